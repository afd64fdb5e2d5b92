#define _GNU_SOURCE
#include "CPlatform.h"

#include <fcntl.h>
#include <sys/sendfile.h>
#include <unistd.h>

long platform_pipe(int ends[2], int capacity) {
  if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) == -1) return -1;
  // A user who has many large pipes already gets a small one.
  fcntl(ends[1], F_SETPIPE_SZ, capacity);
  return fcntl(ends[1], F_GETPIPE_SZ);
}

long platform_splice(int from, int to, unsigned long count) {
  return splice(from, NULL, to, NULL, count, SPLICE_F_MOVE | SPLICE_F_NONBLOCK);
}

long platform_sendfile(int file, int socket, long *offset, unsigned long count) {
  return sendfile(socket, file, offset, count);
}
