#define _GNU_SOURCE
#include "CPlatform.h"

#include <spawn.h>

int platform_spawn_in_directory(void *actions, const char *directory) {
  return posix_spawn_file_actions_addchdir_np(actions, directory);
}
