#pragma once

#include <stdbool.h>

/// Creates an eventfd that is non-blocking and closed on exec.
/// eventfd(2) is not in Swift's Glibc module.
int platform_eventfd(void);

/// Makes each `signal` add 1 to the eventfd `descriptor`. The handler saves errno and is
/// async-signal-safe. Returns -1 with errno when the signal cannot be handled.
int platform_watch_signal(int signal, int descriptor);

/// The eventfd that a signal adds to; -1 where it does something else.
int platform_watched_descriptor(int signal);

/// Whether a signal does nothing at all.
bool platform_ignores_signal(int signal);


/// Makes a child start in `directory`; posix_spawn_file_actions_addchdir_np is hidden from Swift
/// because it is declared for _GNU_SOURCE only. `actions` is a posix_spawn_file_actions_t, whose
/// header would make its types belong to this module too. Returns 0 or an errno value.
int platform_spawn_in_directory(void *actions, const char *directory);

/// Returns a descriptor that is readable when a child has ended, or -1 with errno. glibc has no
/// pidfd_open(2) before 2.36. The descriptor is closed on exec.
int platform_process_descriptor(int process);

/// UTIME_OMIT, a macro too complex for Swift: the time that futimens is to leave alone.
extern const long platform_time_left_alone;

/// Creates a pipe whose ends are non-blocking and closed on exec, as large as the system grants.
/// F_SETPIPE_SZ is for _GNU_SOURCE only. Returns its capacity in octets, or -1 with errno.
long platform_pipe(int ends[2], int capacity);

/// Moves octets between two descriptors, one of which is a pipe, inside the kernel; never waits for
/// the pipe. splice(2) is not in Swift's Glibc module.
long platform_splice(int from, int to, unsigned long count);

/// Sends octets of a file from `*offset` on, which moves on. sendfile(2) is not in Swift's Glibc
/// module.
long platform_sendfile(int file, int socket, long *offset, unsigned long count);

/// Reserves room on the disk behind a file's end, which stays where it is. FALLOC_FL_KEEP_SIZE is
/// for _GNU_SOURCE only.
int platform_reserve(int file, long offset, long length);

/// Locks an open file for this process alone, without waiting. flock(2) is not in Swift's Glibc
/// module.
int platform_lock(int file);

/// Renames a file within a directory; with `exclusively` unless the new name is taken: -1 with EEXIST
/// then. renameat2(2) is for _GNU_SOURCE only.
int platform_rename_in(int directory, const char *name, const char *new_name, int exclusively);

/// Tells when a file was made, in seconds since 1970: 1 where the file system does not know. statx(2)
/// is for _GNU_SOURCE only.
int platform_birth_time(int directory, const char *name, long long *seconds);

/// O_PATH, which is for _GNU_SOURCE only: a directory opened so serves to find names in it, even
/// where it may not be read.
extern const int platform_search_only;
