#define _GNU_SOURCE
#include "CPlatform.h"

#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/eventfd.h>
#include <unistd.h>

enum { HIGHEST_SIGNAL = 64 };

static atomic_int wakeup_descriptors[HIGHEST_SIGNAL + 1];

int platform_eventfd(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }

static void wake(int signal) {
  int saved = errno;
  uint64_t one = 1;
  // A full counter is fine: whoever waits is awake already.
  ssize_t written = write(atomic_load(&wakeup_descriptors[signal]), &one, sizeof one);
  (void)written;
  errno = saved;
}

int platform_watched_descriptor(int signal) {
  if (signal < 1 || signal > HIGHEST_SIGNAL) return -1;
  struct sigaction action;
  if (sigaction(signal, NULL, &action) != 0 || action.sa_handler != wake) return -1;
  return atomic_load(&wakeup_descriptors[signal]);
}

bool platform_ignores_signal(int signal) {
  struct sigaction action;
  return sigaction(signal, NULL, &action) == 0 && action.sa_handler == SIG_IGN;
}

int platform_watch_signal(int signal, int descriptor) {
  if (signal < 1 || signal > HIGHEST_SIGNAL) {
    errno = EINVAL;
    return -1;
  }
  atomic_store(&wakeup_descriptors[signal], descriptor);
  struct sigaction action = {.sa_handler = wake};
  sigemptyset(&action.sa_mask);
  // No SA_RESTART: a blocking call is to return, so that its caller sees the wake-up.
  return sigaction(signal, &action, NULL);
}
