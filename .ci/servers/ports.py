"""Ports that no other program is given while a server starts."""

import socket

from failure import Failure


class ReservedPort:
    """A port bound by this process, but not listening.

    The kernel gives it to nobody who asks for a free port, and lets the server bind it all the
    same, because both say SO_REUSEADDR and only one listens. So no two servers that start at
    the same time meet at one port.
    """

    def __init__(self, host, number):
        self.family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self.socket = socket.socket(self.family, socket.SOCK_STREAM)
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            self.socket.bind((host, number))
        except OSError as error:
            raise Failure(f"port {number} of {host}: {error.strerror}") from None
        self.number = self.socket.getsockname()[1]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()

    def is_listening(self):
        """Whether a server listens; asked of the kernel, since a connection would be a session."""
        table = "/proc/net/tcp6" if self.family == socket.AF_INET6 else "/proc/net/tcp"
        with open(table, encoding="ascii") as lines:
            next(lines)
            for line in lines:
                fields = line.split()
                if int(fields[1].rpartition(":")[2], 16) == self.number and fields[3] == "0A":
                    return True
        return False
