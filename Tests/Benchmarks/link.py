"""A slow link between two network namespaces, made by link.c; see README.md for what it cannot do."""

import contextlib
import os
import pathlib
import subprocess
import typing

CLIENT, SERVER = "10.91.0.1", "10.91.0.2"


class Link(typing.NamedTuple):
    """The time of a round trip, and what the link can carry in each direction."""

    milliseconds: int
    megabits: int = 0
    losses_per_million: int = 0

    @property
    def queue(self):
        """Octets that wait for the rate: as many as are on their way, as routers are built for."""
        return max(256 << 10, self.megabits * self.milliseconds * 125)

    @contextlib.contextmanager
    def up(self, folder):
        """Yields what goes in front of a command of the client, and of one of the server."""
        program = build(folder)
        names = [f"ferry-{os.getpid()}-{side}" for side in ("client", "server")]
        with contextlib.ExitStack() as stack:
            for name in names:
                ip("netns", "add", name)
                stack.callback(ip, "netns", "del", name)
            command = [program, names[0], "link0", names[1], "link0", self.milliseconds * 500]
            command += [self.megabits * 1_000_000, self.losses_per_million, self.queue]
            process = subprocess.Popen(list(map(str, command)), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
            stack.enter_context(process)
            if process.stdout.readline() != "ready\n":
                raise Unavailable("the link does not come up; it needs root and /dev/net/tun")
            for name, own, other in ((names[0], CLIENT, SERVER), (names[1], SERVER, CLIENT)):
                ip("-n", name, "addr", "add", own, "peer", other, "dev", "link0")
                ip("-n", name, "link", "set", "link0", "up", "txqueuelen", "10000")
                ip("-n", name, "link", "set", "lo", "up")
                # What one run learns of the way is not for the next one.
                ip("netns", "exec", name, "sh", "-c", "echo 1 >/proc/sys/net/ipv4/tcp_no_metrics_save")
            yield [["ip", "netns", "exec", name] for name in names]


class Unavailable(Exception):
    """Why there is no link here."""


def ip(*words):
    try:
        done = subprocess.run(["ip", *words], capture_output=True, text=True, check=False)
    except OSError as error:
        raise Unavailable(f"ip: {error.strerror}; it is in the package iproute2") from None
    if done.returncode != 0:
        raise Unavailable(f"ip {' '.join(words)}: {done.stderr.strip()}")


def build(folder):
    program = folder / "link"
    if not program.exists():
        source = pathlib.Path(__file__).with_name("link.c")
        subprocess.run(["cc", "-O2", "-o", program, source], check=True)
    return program
