"""Starting a server, waiting for it, and leaving none of its processes behind."""

import ctypes
import os
import select
import signal
import socket
import time

from failure import Failure

START_LIMIT = 20
# Seconds between SIGTERM and SIGKILL: tests lose nothing by the latter, and proftpd takes 0.4.
GRACE = 0.1
PR_SET_CHILD_SUBREAPER = 36


class StopRequest:
    """Wakes this process when a child ends, and remembers that it was told to stop."""

    def __init__(self):
        self.is_set = False
        self.wake, wake_writer = socket.socketpair()
        self.wake.setblocking(False)
        wake_writer.setblocking(False)
        signal.set_wakeup_fd(wake_writer.fileno())
        self.wake_writer = wake_writer
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, self.request)
        signal.signal(signal.SIGCHLD, lambda *_: None)

    def request(self, *_):
        self.is_set = True

    def wait(self, seconds):
        """Waits for a signal, the end of standard input, or the end of the time."""
        ready, _, _ = select.select([self.wake, 0], [], [], seconds)
        if self.wake in ready:
            self.wake.recv(4096)
        if 0 in ready and not os.read(0, 4096):
            self.is_set = True


class ServerProcess:
    """A server and whatever it forks."""

    def __init__(self, command, environment, log, stop):
        self.command, self.environment, self.log, self.stop = command, environment, log, stop
        self.is_running = False

    def __enter__(self):
        # Sessions that outlive the server become children of this process, so that a pid it
        # knows cannot come to mean another process.
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
        # Should this process be killed, the kernel ends the server, unless that changes its user.
        command = ["setpriv", "--pdeathsig", "KILL", *self.command]
        appending = os.O_WRONLY | os.O_CREAT | os.O_APPEND
        self.pid = os.posix_spawnp(
            command[0],
            command,
            os.environ | self.environment,
            file_actions=[
                (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
                (os.POSIX_SPAWN_OPEN, 1, str(self.log), appending, 0o600),
                (os.POSIX_SPAWN_DUP2, 1, 2),
            ],
            setpgroup=0,
            setsigdef=[signal.SIGPIPE],
        )
        self.is_running = True
        return self

    def wait_until_listening(self, port):
        deadline = time.monotonic() + START_LIMIT
        while not port.is_listening():
            self.require_running("did not start")
            if time.monotonic() > deadline:
                raise Failure(f"does not listen after {START_LIMIT} s{self.last_words()}")
            self.stop.wait(0.02)

    def wait_until_stopped(self):
        while True:
            self.require_running("ended by itself")
            self.stop.wait(None)

    def require_running(self, complaint):
        self.reap()
        if self.stop.is_set:
            raise Failure("was told to stop")
        if not self.is_running:
            raise Failure(complaint + self.last_words())

    def last_words(self):
        """The end of the log, for a message."""
        lines = self.log.read_text(encoding="utf-8", errors="replace").splitlines()[-10:]
        return "".join("\n  " + line for line in lines)

    def reap(self):
        """Collects children that ended; returns whether there are others."""
        while True:
            try:
                pid, _ = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                self.is_running = False
                return False
            if pid == 0:
                return True
            if pid == self.pid:
                self.is_running = False

    def __exit__(self, *_):
        deadline = time.monotonic() + GRACE
        end_descendants(signal.SIGTERM)
        while self.reap():
            if time.monotonic() > deadline:
                end_descendants(signal.SIGKILL)
            # Woken at once by SIGCHLD; the time is for sessions that come to be children only now.
            select.select([self.stop.wake], [], [], 0.05)
            drain(self.stop.wake)


def drain(wake):
    try:
        wake.recv(4096)
    except BlockingIOError:
        pass


def end_descendants(number):
    """Sends a signal to all children of this process, and their children."""
    parents = {}
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                with open(f"/proc/{name}/stat", encoding="utf-8", errors="replace") as stat:
                    parents[int(name)] = int(stat.read().rpartition(")")[2].split()[1])
            except OSError:
                continue
    family = [os.getpid()]
    for ancestor in family:
        family += [pid for pid, parent in parents.items() if parent == ancestor]
    for pid in family[1:]:
        try:
            os.kill(pid, number)
        except ProcessLookupError:
            continue
