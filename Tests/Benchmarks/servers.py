"""The servers that clients are measured against."""

import contextlib
import pathlib
import subprocess

import link
from listing_server import Server

TOP = pathlib.Path(__file__).resolve().parents[2]
# Logs of every command would be measured too.
SETTINGS = {"vsftpd": ["log_ftp_protocol=NO", "xferlog_enable=NO"]}


@contextlib.contextmanager
def running(kind, tls, slow_link, options, folder):
    """Yields what goes in front of a client's command, and what its placeholders stand for."""
    if kind == "listing":
        server = Server(options.entries)
        yield [], described("127.0.0.1", server.port, "anonymous", "x")
        server.shutdown()
    elif slow_link is None:
        with ftp_server(kind, tls, folder, [], "127.0.0.1") as server:
            yield [], server
    else:
        with slow_link.up(folder) as (client, prefix):
            with ftp_server(kind, tls, folder, prefix, link.SERVER) as server:
                yield client, server


@contextlib.contextmanager
def ftp_server(kind, tls, folder, prefix, address):
    run = folder / f"run-{kind}-{'tls' if tls else 'clear'}"
    command = [*prefix, TOP / ".ci/servers/ftp-server", kind, "--root", folder / "root", "--run", run]
    command += ["--bind", address]
    for setting in SETTINGS.get(kind, []):
        command += ["--setting", setting]
    if tls:
        command += ["--tls", "explicit"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        words = process.stdout.readline().split()
        if len(words) != 4:
            raise SystemExit(f"benchmark: {kind} does not start; .ci/setup --tests installs it")
        yield described(*words) | {"certificate": run / "certificate.pem"}
        process.stdin.close()


def described(host, port, user, password):
    return {
        "url": f"ftp://{user}:{password}@{host}:{port}",
        "plain": f"ftp://{host}:{port}",
        "host": host,
        "port": port,
        "user": user,
        "password": password,
        "certificate": "/dev/null",
    }
