"""An FTP server over TLS with one fault: what no real server shows on demand.

    python3 tls_double.py --certificate FILE --key FILE --log FILE [--fault NAME] COMMAND...

Runs the command, in which {port} stands for the port where it listens on 127.0.0.1, and ends with
its status. With --own-network it listens on 192.0.2.1, in a network of its own and the command's,
where that address is no loopback. The log
has a line for everything of interest: commands with how they came (clear or tls), data
connections with their version, whether they resumed the session, and how they ended.

It has one file, /data.bin, of 300000 octets, takes any user with any password, and throws away
what is stored.
"""

import argparse
import hashlib
import ctypes
import fcntl
import os
import select
import socket
import ssl
import struct
import subprocess
import sys
import threading

DATA = bytes(index * 7 % 251 for index in range(300_000))
LISTING = b"type=file;size=300000;modify=20240102030405; data.bin\r\n"
FAULTS = {
    "none": "everything is as it should be",
    "refuse-auth": "there is no TLS",
    "refuse-later": "there is TLS, but not for the second client",
    "inject": "clear octets follow the answer to AUTH",
    "nonsense": "the answer to AUTH is yes, and to the handshake nonsense",
    "close-in-handshake": "the connection is closed instead of a handshake",
    "refuse-prot": "data connections stay in clear",
    "no-notify": "data connections end without a close-notify",
    "truncate": "data connections end in the middle, without a close-notify",
    "cut-record": "data connections end in the middle of a record",
    "no-size": "as truncate, and nobody tells the size",
    "other-data-certificate": "data connections show another certificate",
    "forget": "the session is forgotten once, after the first data connection",
    "never-resume-13": "data connections must resume, and cannot under TLS 1.3",
    "key-updates": "uploads are read only after ten requests for new keys, at the beginning and the end",
    "hang-up-unresumed": "as forget, and the control connection ends too",
}


class Double:
    def __init__(self, options):
        self.options = options
        self.log_file = open(options.log, "w", buffering=1, encoding="utf-8")
        self.lock = threading.Lock()
        self.clients = 0
        self.has_forgotten = False
        self.context = self.make_context(options.certificate, options.key)

    def make_context(self, certificate, key):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        if self.options.max == "1.2":
            context.maximum_version = ssl.TLSVersion.TLSv1_2
        if self.options.min == "1.3":
            context.minimum_version = ssl.TLSVersion.TLSv1_3
        return context

    def fresh_context(self):
        return self.make_context(self.options.certificate, self.options.key)

    def log(self, line):
        with self.lock:
            self.log_file.write(line + "\n")

    def listen(self):
        self.listener = socket.create_server((self.options.address, 0))
        return self.listener.getsockname()[1]

    def serve(self):
        while True:
            connection, _ = self.listener.accept()
            self.clients += 1
            client = Client(self, connection, self.clients)
            threading.Thread(target=client.run, daemon=True).start()


class Client:
    """One control connection."""

    def __init__(self, double, connection, number):
        self.double = double
        self.fault = double.options.fault
        self.socket = connection
        self.socket.settimeout(20)
        self.number = number
        self.is_private = False
        self.is_cleared = False
        self.listener = None
        self.received = b""
        self.transfers = 0
        self.context = double.context

    def say(self, line):
        self.socket.sendall(line.encode() + b"\r\n")

    def line(self):
        while b"\n" not in self.received:
            part = self.socket.recv(4096)
            if not part:
                return None
            self.received += part
        line, _, self.received = self.received.partition(b"\n")
        return line.strip().decode("utf-8", "replace")

    def run(self):
        try:
            if self.double.options.implicit:
                self.protect()
            self.say("220 double")
            while (line := self.line()) is not None:
                is_protected = isinstance(self.socket, ssl.SSLSocket) and not self.is_cleared
                how = "tls" if is_protected else "clear"
                self.double.log(f"{self.number} {how} {line}")
                verb, _, argument = line.partition(" ")
                method = getattr(self, "do_" + verb.lower(), None)
                if method is None:
                    self.say("502 not known")
                elif method(argument) == "end":
                    break
        except (OSError, ValueError) as error:
            self.double.log(f"{self.number} ended: {type(error).__name__} {error}")
        finally:
            self.socket.close()

    def protect(self):
        self.socket = self.context.wrap_socket(self.socket, server_side=True)
        self.double.log(f"{self.number} handshake {self.socket.version()}")

    def do_auth(self, argument):
        if self.fault == "refuse-auth" or (self.fault == "refuse-later" and self.number > 1):
            return self.say("534 no TLS here")
        if self.fault == "inject":
            self.socket.sendall(b"234 go on\r\n230 You are in already.\r\n")
        else:
            self.say("234 go on")
        if self.fault == "nonsense":
            self.socket.recv(4096)
            self.socket.sendall(b"220 this is no TLS at all\r\n" * 4)
            self.socket.recv(4096)
            return "end"
        if self.fault == "close-in-handshake":
            self.socket.recv(4096)
            return "end"
        self.protect()

    def do_user(self, argument):
        self.say("331 password?")

    def do_pass(self, argument):
        self.say("230 in")

    def do_feat(self, argument):
        self.socket.sendall(b"211-Features\r\n MLST type*;size*;modify*;\r\n SIZE\r\n211 End\r\n")

    def do_opts(self, argument):
        self.say("200 ok")

    def do_syst(self, argument):
        self.say("215 UNIX Type: L8")

    def do_pwd(self, argument):
        self.say('257 "/"')

    def do_cwd(self, argument):
        self.say("550 no such directory" if "." in argument else "250 ok")

    def do_noop(self, argument):
        self.say("200 ok")

    def do_pbsz(self, argument):
        self.say("200 PBSZ=0")

    def do_prot(self, argument):
        if self.fault == "refuse-prot" and argument == "P":
            return self.say("536 no")
        self.is_private = argument == "P"
        self.say("200 ok")

    def do_ccc(self, argument):
        self.say("200 ok")
        # What comes back is of the same class, but clear from now on.
        self.socket = self.socket.unwrap()
        self.is_cleared = True

    def do_type(self, argument):
        self.say("200 ok")

    def do_size(self, argument):
        if self.fault == "no-size":
            return self.say("502 not known")
        self.say(f"213 {len(DATA)}" if argument.endswith("data.bin") else "550 not there")

    def do_mdtm(self, argument):
        self.say("213 20240102030405" if argument.endswith("data.bin") else "550 not there")

    def do_epsv(self, argument):
        self.listener = socket.create_server((self.double.options.address, 0))
        self.say(f"229 port (|||{self.listener.getsockname()[1]}|)")

    def do_retr(self, argument):
        return self.send(DATA) if argument.endswith("data.bin") else self.say("550 not there")

    def do_mlsd(self, argument):
        return self.send(LISTING)

    def do_list(self, argument):
        return self.send(b"-rw-r--r-- 1 a a 300000 Jan 02 2024 data.bin\r\n")

    def do_nlst(self, argument):
        return self.send(b"data.bin\r\n")

    def do_stor(self, argument):
        data = self.open_data()
        if isinstance(data, str):
            return data
        if self.fault == "key-updates":
            self.ask_for_keys(data)
            # The client has written all by now: it is there, or on its way.
            self.poll(data, select.POLLRDHUP, 1_000)
            self.ask_for_keys(data)
            # A reset would be the end of what was not read yet.
            self.poll(data, select.POLLHUP | select.POLLERR, 500)
        digest, count, end = hashlib.sha256(), 0, "close-notify"
        try:
            while part := data.recv(65536):
                digest.update(part)
                count += len(part)
        except ssl.SSLEOFError:
            end = "no close-notify"
        self.double.log(f"{self.number} stored {count} {digest.hexdigest()} {end}")
        self.finish(data)
        self.say("226 done")

    def ask_for_keys(self, data):
        """Asks ten times for new keys of the client's side, which Python's own module cannot."""
        library = ctypes.CDLL("libssl.so.3")
        # What a socket object of this module has behind its header and its owner.
        connection = ctypes.c_void_p.from_address(id(data._sslobj) + object.__basicsize__ + 8)
        for _ in range(10):
            if library.SSL_key_update(connection, 1) == 1:
                library.SSL_do_handshake(connection)

    def poll(self, data, events, milliseconds):
        poll = select.poll()
        poll.register(data.fileno(), events)
        poll.poll(milliseconds)

    def do_rnfr(self, argument):
        self.say("350 to what?")

    def do_rnto(self, argument):
        self.say("250 so it is")

    def do_quit(self, argument):
        self.say("221 bye")
        return "end"

    def open_data(self):
        """Accepts the data connection; a text is what to do instead."""
        self.transfers += 1
        self.say("150 now")
        data, _ = self.listener.accept()
        data.settimeout(20)
        self.listener.close()
        if not self.is_private:
            self.double.log(f"{self.number} data clear")
            return data
        context = self.data_context()
        data = context.wrap_socket(data, server_side=True)
        resumed = "resumed" if data.session_reused else "new"
        self.double.log(f"{self.number} data {data.version()} {resumed}")
        demands = ("forget", "never-resume-13", "hang-up-unresumed")
        if self.fault not in demands or data.session_reused:
            return data
        if self.fault == "hang-up-unresumed":
            self.finish(data)
            self.say("522 session reuse required")
            return "end"
        data.close()
        self.say("425 session not resumed")
        return "go on"

    def data_context(self):
        double = self.double
        if self.fault == "other-data-certificate":
            return double.make_context(double.options.other, double.options.other_key)
        if self.fault == "never-resume-13" and self.socket.version() == "TLSv1.3":
            return double.fresh_context()
        if self.fault in ("forget", "hang-up-unresumed"):
            if self.transfers > 1 and not double.has_forgotten:
                double.has_forgotten = True
                return double.fresh_context()
        return self.context

    def send(self, octets):
        data = self.open_data()
        if isinstance(data, str):
            return data if data == "end" else None
        is_protected = isinstance(data, ssl.SSLSocket)
        if self.fault in ("truncate", "no-size", "cut-record"):
            octets = octets[: len(octets) // 2]
        try:
            data.sendall(octets)
            if self.fault == "cut-record":
                # The header of a record whose octets never come.
                raw = socket.socket(fileno=data.detach())
                raw.sendall(struct.pack("!BHH", 23, 0x303, 4096) + b"cut")
                raw.close()
            elif self.fault in ("no-notify", "truncate", "no-size"):
                data.shutdown(socket.SHUT_RDWR) if not is_protected else None
                socket.socket(fileno=data.detach()).close()
            else:
                self.finish(data)
        except OSError as error:
            self.double.log(f"{self.number} data failed: {error}")
        self.say("226 done")

    def finish(self, data):
        try:
            if isinstance(data, ssl.SSLSocket):
                data = data.unwrap()
        except OSError:
            pass
        data.close()


def make_network(address):
    """Gives this process, and those it starts, a network with nothing but this address."""
    clone_newnet = 0x40000000
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(clone_newnet) != 0:
        sys.exit(f"tls_double: no network of its own: {os.strerror(ctypes.get_errno())}")
    siocsifaddr, siocsifflags, up_and_running = 0x8916, 0x8914, 0x41
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
        flags = struct.pack("16sh14x", b"lo", up_and_running)
        fcntl.ioctl(control, siocsifflags, flags)
        number = struct.pack("HH4s8x", socket.AF_INET, 0, socket.inet_aton(address))
        fcntl.ioctl(control, siocsifaddr, struct.pack("16s16s", b"lo:1", number))


def main():
    parser = argparse.ArgumentParser(allow_abbrev=False)
    parser.add_argument("--certificate", required=True)
    parser.add_argument("--key", required=True)
    parser.add_argument("--log", required=True)
    parser.add_argument("--fault", choices=FAULTS, default="none")
    parser.add_argument("--other", help="the certificate of data connections, if it is another")
    parser.add_argument("--other-key")
    parser.add_argument("--implicit", action="store_true")
    parser.add_argument("--min", choices=["1.2", "1.3"])
    parser.add_argument("--max", choices=["1.2", "1.3"])
    parser.add_argument("--own-network", action="store_true")
    parser.add_argument("command", nargs=argparse.REMAINDER)
    options = parser.parse_args()
    options.address = "192.0.2.1" if options.own_network else "127.0.0.1"
    if options.own_network:
        make_network(options.address)
    double = Double(options)
    port = str(double.listen())
    threading.Thread(target=double.serve, daemon=True).start()
    command = [word.replace("{port}", port) for word in options.command]
    sys.exit(subprocess.run(command, check=False).returncode)


main()
