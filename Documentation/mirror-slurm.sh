#!/bin/bash
# One mirror by many tasks of Slurm: each does a part of its own, and they need not talk to each other.
#
#   sbatch --array=1-16 mirror-slurm.sh ftp://me@ftp.example.org/archive /data/archive
#   sbatch --array=1-16 mirror-slurm.sh /data/site ftp://me@ftp.example.org/www --delete
#
# The words are those of 'ferry mirror'. The password is in ~/.netrc, or in FERRY_PASSWORD, which Slurm
# hands on. Each part leaves a summary; when all have ended, this says which are missing or failed:
#
#   ferry mirror --report mirror-summaries
#
# Parts 3 and 7 of those 16 once more: 'scontrol requeue JOB_3', or, since a new array would count for
# itself, with the number of all parts:
#
#   SHARDS=16 sbatch --array=3,7 mirror-slurm.sh ftp://me@ftp.example.org/archive /data/archive
#
# SUMMARIES is another directory for the summaries, FERRY another program, and PAUSE the seconds between
# two attempts where the connection or the server failed for the time being.
#
#SBATCH --job-name=ferry-mirror
#SBATCH --ntasks=1
#SBATCH --requeue
#SBATCH --open-mode=append
set -u

part=auto
[ -z "${SHARDS-}" ] || part=$SLURM_ARRAY_TASK_ID/$SHARDS

for attempt in 1 2 3; do
  "${FERRY:-ferry}" mirror "$@" --shard "$part" --summary "${SUMMARIES:-mirror-summaries}/"
  status=$?
  case $status in
    3 | 8) [ "$attempt" = 3 ] || sleep "${PAUSE:-60}" ;;
    *) break ;;
  esac
done
exit "$status"
