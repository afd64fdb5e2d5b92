#pragma once

/// Creates an eventfd that is non-blocking and closed on exec.
/// eventfd(2) is not in Swift's Glibc module.
int platform_eventfd(void);

/// Makes each `signal` add 1 to the eventfd `descriptor`. The handler saves errno and is
/// async-signal-safe. Returns -1 with errno when the signal cannot be handled.
int platform_watch_signal(int signal, int descriptor);


/// Makes a child start in `directory`; posix_spawn_file_actions_addchdir_np is hidden from Swift
/// because it is declared for _GNU_SOURCE only. `actions` is a posix_spawn_file_actions_t, whose
/// header would make its types belong to this module too. Returns 0 or an errno value.
int platform_spawn_in_directory(void *actions, const char *directory);

/// UTIME_OMIT, a macro too complex for Swift: the time that futimens is to leave alone.
extern const long platform_time_left_alone;
