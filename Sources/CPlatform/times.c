#define _GNU_SOURCE
#include "CPlatform.h"

#include <fcntl.h>
#include <sys/stat.h>

const long platform_time_left_alone = UTIME_OMIT;

int platform_birth_time(int directory, const char *name, long long *seconds) {
  struct statx status;
  if (statx(directory, name, AT_SYMLINK_NOFOLLOW, STATX_BTIME, &status) != 0) return -1;
  if (!(status.stx_mask & STATX_BTIME)) return 1;
  *seconds = status.stx_btime.tv_sec;
  return 0;
}
