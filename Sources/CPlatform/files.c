#define _GNU_SOURCE
#include "CPlatform.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>

int platform_reserve(int file, long offset, long length) {
  return fallocate(file, FALLOC_FL_KEEP_SIZE, offset, length);
}

int platform_lock(int file) { return flock(file, LOCK_EX | LOCK_NB); }

int platform_rename_in(int directory, const char *name, const char *new_name, int exclusively) {
  return renameat2(directory, name, directory, new_name, exclusively ? RENAME_NOREPLACE : 0);
}

const int platform_search_only = O_PATH;
