#define _GNU_SOURCE
#include "CPlatform.h"

int platform_spawn_in_directory(posix_spawn_file_actions_t *actions, const char *directory) {
  return posix_spawn_file_actions_addchdir_np(actions, directory);
}
