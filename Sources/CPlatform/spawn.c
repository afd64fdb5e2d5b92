#define _GNU_SOURCE
#include "CPlatform.h"

#include <spawn.h>
#include <sys/syscall.h>
#include <unistd.h>

int platform_spawn_in_directory(void *actions, const char *directory) {
  return posix_spawn_file_actions_addchdir_np(actions, directory);
}

int platform_process_descriptor(int process) {
  return (int)syscall(SYS_pidfd_open, process, 0);
}
