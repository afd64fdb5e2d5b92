#pragma once

#include <stdint.h>

/// Creates an eventfd that is non-blocking and closed on exec.
/// eventfd(2) is not in Swift's Glibc module.
int platform_eventfd(void);

/// Makes `signal` write 1 to `descriptor` (an eventfd) and increment the counter that
/// platform_signal_count returns. The handler saves errno and is async-signal-safe.
/// Returns -1 with errno when the signal cannot be handled.
int platform_watch_signal(int signal, int descriptor);

/// The number of times `signal` has arrived since platform_watch_signal.
int platform_signal_count(int signal);
