"""A server that breaks off, lies or falls silent, in one way at a time, while a command runs.

    lying_server.py FAULT FOLDER COMMAND...

The files of FOLDER are what it has at first and what it leaves there; {port} in the command becomes its port. Ends with
the command's status. What a fault does stands beside its name below.
"""

import hashlib
import pathlib
import socket
import socketserver
import subprocess
import sys
import threading

FAULTS = {
    "none",
    "short-226",  # half of the file, and 226
    "short-426",  # half of the file, and 426, every time
    "short-451",  # half of the file, and 451, every time
    "silent-end",  # all octets, and then not a word
    "closed-end",  # all octets, and the end of the control connection
    "silent-store",  # takes all octets, and then not a word
    "closed-store",  # takes all octets, and the end of the control connection
    "size-larger",  # SIZE is one too many
    "size-refused",  # SIZE is refused
    "early-226",  # 226 before the data
    "cut-then-rest-refused",  # half of the file at first; later REST is refused
    "cut-then-rest-ignored",  # half of the file at first; later REST is taken, and the file sent from its beginning
    "cut-then-changed",  # half of the file at first; later another file of the same size
    "cut-then-fine",  # half of the file at first
    "wrong-digest",  # XSHA256 tells another digest
    "changing",  # the modification time is another one after each transfer
    "store-552",  # no room after some octets
    "store-452",  # no room for now after some octets
    "store-short",  # keeps half of what it takes, and says 226
    "rename-needs-free-name",  # RNTO does not replace a file
    "rename-refused",  # RNTO is refused, whatever is there
    "rename-refused-full",  # RNTO is refused, and there is no room for a second copy
}


class Session(socketserver.StreamRequestHandler):
    disable_nagle_algorithm = True

    def say(self, text):
        self.wfile.write(text.encode() + b"\r\n")

    def handle(self):
        self.listener, self.offset, self.renamed = None, 0, None
        self.fault, self.files, self.state = self.server.fault, self.server.files, self.server.state
        self.say("220 ready")
        for line in self.rfile:
            verb, _, argument = line.decode("latin-1").rstrip("\r\n").partition(" ")
            method = getattr(self, "do_" + verb.lower(), None)
            if method is None:
                self.say("502 not known")
            elif method(argument.lstrip("/")) == "end":
                return

    def do_user(self, argument):
        self.say("331 password?")

    def do_pass(self, argument):
        self.say("230 in")

    def do_feat(self, argument):
        extra = " XSHA256\r\n" if self.fault == "wrong-digest" else ""
        self.say(f"211-Features:\r\n SIZE\r\n MDTM\r\n REST STREAM\r\n{extra}211 End")

    def do_type(self, argument):
        self.say("200 ok")

    def do_pwd(self, argument):
        self.say('257 "/"')

    def do_cwd(self, argument):
        self.say("550 no directory" if argument else "250 ok")

    def do_noop(self, argument):
        self.say("200 ok")

    def do_quit(self, argument):
        self.say("221 bye")
        return "end"

    def do_size(self, argument):
        if argument not in self.files or self.fault == "size-refused":
            return self.say("550 no size")
        self.say(f"213 {len(self.files[argument]) + (self.fault == 'size-larger')}")

    def do_mdtm(self, argument):
        if argument not in self.files:
            return self.say("550 not there")
        self.say(f"213 202401020304{self.state['transfers'] if self.fault == 'changing' else 5:02}")

    def do_xsha256(self, argument):
        octets = self.files.get(argument.strip('"'), b"")
        self.say("213 " + hashlib.sha256(octets + b"!").hexdigest())

    def do_dele(self, argument):
        self.say("250 gone" if self.files.pop(argument, None) is not None else "550 not there")

    def do_rnfr(self, argument):
        self.renamed = argument if argument in self.files else None
        self.say("350 to what?" if self.renamed else "550 not there")

    def do_rnto(self, argument):
        taken = self.fault == "rename-needs-free-name" and argument in self.files
        if self.renamed is None or taken or self.fault.startswith("rename-refused"):
            return self.say("553 not so")
        self.files[argument] = self.files.pop(self.renamed)
        self.say("250 renamed")

    def do_rest(self, argument):
        if self.fault == "cut-then-rest-refused":
            return self.say("502 no restarts")
        self.offset = int(argument)
        self.say("350 restarting")

    def do_epsv(self, argument):
        if self.listener:
            self.listener.close()
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.say(f"229 port (|||{self.listener.getsockname()[1]}|)")

    def open_data(self):
        data, _ = self.listener.accept()
        self.listener.close()
        self.listener = None
        return data

    def do_retr(self, argument):
        offset, self.offset = self.offset, 0
        if argument not in self.files:
            return self.say("550 not there")
        octets, first = self.files[argument], self.state["transfers"] == 0
        self.state["transfers"] += 1
        half, end = octets[: len(octets) // 2], "226 done"
        if self.fault == "cut-then-rest-ignored":
            offset = 0
        if self.fault == "cut-then-changed" and not first:
            octets = octets[::-1]
        octets = octets[offset:]
        if self.fault.startswith("short"):
            octets, end = half[offset:], self.fault[-3:] + " so it is"
        elif self.fault.startswith("cut") and first:
            octets, end = half, "426 broken"
        self.say("150 here it comes")
        if self.fault == "early-226":
            self.say(end)
        with self.open_data() as data:
            data.sendall(octets)
        return self.end_transfer("end", end)

    def do_stor(self, argument):
        offset, self.offset = self.offset, 0
        if self.fault == "rename-refused-full" and self.files:
            if any(len(octets) > 100_000 for octets in self.files.values()):
                return self.say("552 no room")
        self.say("150 send it")
        octets = b""
        with self.open_data() as data:
            while part := data.recv(65536):
                octets += part
                if self.fault in ("store-552", "store-452") and len(octets) > 100_000:
                    self.files[argument] = octets
                    self.say(self.fault[-3:] + " no room")
                    return None
        if self.fault == "store-short":
            octets = octets[: len(octets) // 2]
        self.files[argument] = self.files.get(argument, b"")[:offset] + octets
        return self.end_transfer("store", "226 done")

    def end_transfer(self, what, end):
        """Ends a transfer as the fault has it; later ones are as they should be."""
        if self.fault in ("silent-" + what, "closed-" + what) and not self.state["broken"]:
            self.state["broken"] = True
            if self.fault.startswith("silent"):
                self.rfile.read()
            return "end"
        if self.fault != "early-226" or what == "store":
            self.say(end)
        return None


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = True

    def __init__(self, fault, folder):
        self.fault, self.folder = fault, folder
        self.files = {path.name: path.read_bytes() for path in folder.iterdir()}
        self.state = {"transfers": 0, "broken": False}
        super().__init__(("127.0.0.1", 0), Session)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def leave(self):
        for path in self.folder.iterdir():
            path.unlink()
        for name, octets in self.files.items():
            (self.folder / name).write_bytes(octets)


def main():
    fault, folder, command = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3:]
    if fault not in FAULTS:
        sys.exit(f"lying_server.py: no such fault: {fault}")
    server = Server(fault, folder)
    words = [word.replace("{port}", str(server.server_address[1])) for word in command]
    status = subprocess.run(words, check=False).returncode
    server.leave()
    sys.exit(status)


main()
