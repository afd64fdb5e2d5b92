"""What a server would leave behind if the program that watches it were killed."""

import contextlib
import fcntl
import json
import os
import signal

import accounts


def start_time(pid):
    """When a process started, in ticks since boot: with the pid, it names a process for good."""
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8", errors="replace") as stat:
            return int(stat.read().rpartition(")")[2].split()[19])
    except OSError:
        return None


class Record:
    """A file that is locked as long as the program that watches the server lives.

    One that is not locked any more tells what to clear away; whoever starts next does it.
    """

    def __init__(self, folder, user, has_account):
        folder.mkdir(parents=True, exist_ok=True)
        self.path = folder / user
        self.folder = folder
        self.content = {"account": user if has_account else None}

    def __enter__(self):
        with open(self.folder / ".lock", "w", encoding="ascii") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            for path in self.folder.glob("ferry-*"):
                clear_abandoned(path)
            self.file = open(self.path, "w", encoding="utf-8")
            fcntl.flock(self.file, fcntl.LOCK_EX)
        self.write()
        return self

    def note(self, pid):
        """Remembers the server's process."""
        self.content |= {"pid": pid, "started": start_time(pid)}
        self.write()

    def write(self):
        self.file.seek(0)
        self.file.truncate()
        json.dump(self.content, self.file)
        self.file.flush()

    def __exit__(self, *_):
        self.path.unlink(missing_ok=True)
        self.file.close()


def clear_abandoned(path):
    """Ends the server, and removes the account, of a record that nobody holds any more."""
    # Another program may be removing its own record at the same time.
    with contextlib.suppress(FileNotFoundError), open(path, encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        with contextlib.suppress(ValueError):
            clear_away(**json.load(file))
        path.unlink()


def clear_away(account=None, pid=None, started=None):
    if started is not None and start_time(pid) == started:
        # The server was started as the leader of a process group of its own.
        with contextlib.suppress(ProcessLookupError):
            os.killpg(pid, signal.SIGKILL)
    if account is not None:
        accounts.remove(account)
