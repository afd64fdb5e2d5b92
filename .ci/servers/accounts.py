"""The user whom a server lets in."""

import contextlib
import fcntl
import pwd
import subprocess
import time

from failure import Failure

# Shared by all checkouts on this machine, as the accounts are.
LOCK = "/run/lock/ferry-accounts.lock"
# useradd and userdel fail while some other program changes /etc/passwd.
PATIENCE = 30


@contextlib.contextmanager
def turn():
    """Waits until no other server's account is being made or removed."""
    with open(LOCK, "w", encoding="ascii") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def run_patiently(command, done):
    """Repeats a command until it succeeds or is needless."""
    deadline = time.monotonic() + PATIENCE
    while not done():
        result = subprocess.run(command, capture_output=True, text=True, check=False)
        if result.returncode == 0 or done():
            return
        if time.monotonic() > deadline:
            raise Failure(f"{command[0]}: {result.stderr.strip()}")
        time.sleep(0.1)


def exists(user):
    try:
        pwd.getpwnam(user)
        return True
    except KeyError:
        return False


def hashed(password):
    """The password as /etc/shadow and the servers' own user files have it."""
    return subprocess.run(
        ["openssl", "passwd", "-5", "-stdin"],
        input=password,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()


def remove(user):
    with turn():
        run_patiently(["userdel", user], lambda: not exists(user))


class Account:
    """A user with a password, in the system only for servers that know no other users.

    The others have users of their own, who act in the system as 'daemon'.
    """

    def __init__(self, user, password, home, is_in_system):
        self.user, self.home, self.is_in_system = user, home, is_in_system
        self.hash = hashed(password)

    def __enter__(self):
        if self.is_in_system:
            command = ["useradd", "--system", "--no-user-group", "--gid", "nogroup"]
            command += ["--no-create-home", "--home-dir", str(self.home), "--shell", "/bin/sh"]
            command += ["--no-log-init", "--password", self.hash, self.user]
            with turn():
                run_patiently(command, lambda: exists(self.user))
        entry = pwd.getpwnam(self.user if self.is_in_system else "daemon")
        self.uid, self.gid = entry.pw_uid, entry.pw_gid
        return self

    def __exit__(self, *_):
        if self.is_in_system:
            remove(self.user)
