"""What is measured: which work, at which server, over which link."""

import typing

from link import Link


class Task(typing.NamedTuple):
    title: str
    # What the clients are told; see clients.py.
    recipe: str
    # The file or tree that moves.
    name: str
    server: str = "vsftpd"
    tls: bool = False
    link: Link | None = None
    connections: int = 1
    # Whether everything is there already when it counts.
    again: bool = False

    @property
    def is_listing(self):
        return self.server == "listing"

    @property
    def is_upload(self):
        return self.recipe in ("upload", "tree-up")

    @property
    def is_tree(self):
        return self.recipe in ("tree-down", "tree-up", "again")


SLOW = Link(milliseconds=50)
LONG = Link(milliseconds=100, megabits=1000)
LOSSY = Link(milliseconds=60, megabits=200, losses_per_million=1000)

TASKS = {
    "download": Task("{size} down, clear", "download", "big"),
    "upload": Task("{size} up, clear", "upload", "big"),
    "tree-down": Task("{files} × 1 KiB down, one connection", "tree-down", "tree"),
    "tree-up": Task("{files} × 1 KiB up, one connection", "tree-up", "tree"),
    "tree-down-8": Task("{files} × 1 KiB down, 8 connections", "tree-down", "tree", connections=8),
    "tree-up-8": Task("{files} × 1 KiB up, 8 connections", "tree-up", "tree", connections=8),
    "again-vsftpd": Task("{again_files} files that are there already, vsftpd", "again", "many", again=True),
    "download-tls": Task("{size} down, TLS", "download", "big", tls=True),
    "upload-tls": Task("{size} up, TLS", "upload", "big", tls=True),
    "again-proftpd": Task("{again_files} files that are there already, ProFTPD", "again", "many", "proftpd", again=True),
    "list": Task("names of {entries} entries", "list", "", "listing"),
    "list-unsorted": Task("names of {entries} entries as they come", "list-unsorted", "", "listing"),
    "small-down-proftpd": Task("{link_files} × 1 KiB down, 50 ms, ProFTPD", "tree-down", "few", "proftpd", link=SLOW),
    "small-up-proftpd": Task("{link_files} × 1 KiB up, 50 ms, ProFTPD", "tree-up", "few", "proftpd", link=SLOW),
    "small-down-pyftpdlib": Task("{link_files} × 1 KiB down, 50 ms, pyftpdlib", "tree-down", "few", "pyftpdlib", link=SLOW),
    "small-up-pyftpdlib": Task("{link_files} × 1 KiB up, 50 ms, pyftpdlib", "tree-up", "few", "pyftpdlib", link=SLOW),
    "long-down": Task("{long_size} down, 100 ms, 1 Gbit/s", "download", "long", link=LONG),
    "long-down-segments": Task("{long_size} down, 100 ms, 1 Gbit/s, 4 segments", "segments", "long", link=LONG),
    "long-up": Task("{long_size} up, 100 ms, 1 Gbit/s", "upload", "long", link=LONG),
    "lossy-down": Task("{lossy_size} down, 60 ms, 200 Mbit/s, 0.1 % lost", "download", "lossy", link=LOSSY),
    "lossy-up": Task("{lossy_size} up, 60 ms, 200 Mbit/s, 0.1 % lost", "upload", "lossy", link=LOSSY),
}


def groups(names):
    """The tasks that use the same server over the same link, together."""
    found = {}
    for name in names:
        task = TASKS[name]
        found.setdefault((task.server, task.tls, task.link), []).append(name)
    return found


def title(name, options):
    """The task in words, with the numbers that were chosen."""
    values = vars(options)
    sizes = {key: in_words(values[key]) for key in ("size", "long_size", "lossy_size")}
    counts = {key: f"{values[key]:,}" for key in ("files", "link_files", "again_files", "entries")}
    return TASKS[name].title.format(**sizes, **counts)


def in_words(octets):
    for unit, shift in (("GiB", 30), ("MiB", 20), ("KiB", 10)):
        if octets >= 1 << shift and octets % (1 << shift) == 0:
            return f"{octets >> shift} {unit}"
    return f"{octets} octets"
