"""pyftpdlib is a library: this makes a server of it, as the file named on the command line says."""

import ast
import json
import logging
import os
import sys

# What is imported later is out of reach, once the user is changed, where Python is root's own.
import _strptime  # noqa: F401
import encodings.idna  # noqa: F401

from pyftpdlib.authorizers import DummyAuthorizer
from pyftpdlib.handlers import FTPHandler
from pyftpdlib.servers import FTPServer


def value(text):
    """A setting's value: a Python literal, or else the text itself."""
    try:
        return ast.literal_eval(text)
    except (ValueError, SyntaxError):
        return text


def handler(options):
    """The class that serves one session."""
    settings = {"permit_foreign_addresses": False, "auth_failed_timeout": 0}
    if options["passive_range"]:
        first, last = options["passive_range"]
        settings["passive_ports"] = range(first, last + 1)
    base = FTPHandler
    if options["tls"]:
        from pyftpdlib.handlers import TLS_FTPHandler

        base = TLS_FTPHandler
        settings |= {
            "certfile": options["certificate"],
            "keyfile": options["key"],
            "tls_control_required": True,
            "tls_data_required": True,
        }
    if options["tls"] == "implicit":
        base = implicit(base)
    settings |= {
        name: value(text) for name, _, text in (line.partition("=") for line in options["extra"])
    }
    return type("Handler", (base,), settings)


def implicit(base):
    """The library knows only AUTH TLS; this starts TLS before the greeting."""

    class Implicit(base):
        def handle(self):
            self.secure_connection(self.get_ssl_context())
            super().handle()

        def handle_ssl_established(self):
            pass

        def ftp_AUTH(self, line):
            self.respond("550 TLS is in use already.")

    return Implicit


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        options = json.load(file)
    logging.basicConfig(level=logging.DEBUG)
    authorizer = DummyAuthorizer()
    authorizer.add_user(options["user"], options["password"], options["root"], perm="elradfmwMT")
    authorizer.add_anonymous(options["root"])
    sessions = handler(options)
    sessions.authorizer = authorizer
    if options["tls"]:
        # Made now, since only root may read the key.
        sessions.get_ssl_context()
    server = FTPServer((options["host"], options["port"]), sessions)
    os.setgroups([])
    os.setgid(options["gid"])
    os.setuid(options["uid"])
    server.serve_forever()


main()
