"""An FTP server with one directory, whose listing is made once and sent from memory."""

import socket
import socketserver
import threading

LINES = {
    "LIST": b"-rw-r--r--    1 ftp      ftp      %10d Jan 02  2024 f%07d.dat\r\n",
    "MLSD": b"type=file;size=%d;modify=20240102030405; f%07d.dat\r\n",
    "NLST": b"f%07d.dat\r\n",
}


def make_listing(verb, count):
    line = LINES[verb]
    numbers = ((i,) if verb == "NLST" else (1000 + i, i) for i in range(count))
    return b"".join(line % values for values in numbers)


class Session(socketserver.StreamRequestHandler):
    disable_nagle_algorithm = True

    def reply(self, text):
        self.wfile.write(text.encode() + b"\r\n")

    def handle(self):
        self.listener = None
        self.reply("220 ready")
        for line in self.rfile:
            verb, _, argument = line.decode("latin-1").strip().partition(" ")
            if verb.upper() == "QUIT":
                return self.reply("221 goodbye")
            if verb.upper() in LINES:
                self.send(self.server.listings[verb.upper()])
            else:
                self.answer(verb.upper(), argument)

    def answer(self, verb, argument):
        fixed = {
            "USER": "331 password?",
            "PASS": "230 welcome",
            "SYST": "215 UNIX Type: L8",
            "FEAT": "211-Features:\r\n EPSV\r\n MLST type*;size*;modify*;\r\n UTF8\r\n211 End",
            "PWD": '257 "/"',
            "CWD": "250 there",
            "TYPE": "200 as you like",
            "OPTS": "200 as you like",
            "NOOP": "200 yes",
        }
        if verb in ("EPSV", "PASV"):
            return self.listen(verb)
        self.reply(fixed.get(verb, "502 no such command"))

    def listen(self, verb):
        if self.listener:
            self.listener.close()
        self.listener = socket.create_server(("127.0.0.1", 0))
        port = self.listener.getsockname()[1]
        if verb == "EPSV":
            self.reply(f"229 here (|||{port}|)")
        else:
            self.reply(f"227 here (127,0,0,1,{port >> 8},{port & 255})")

    def send(self, octets):
        if not self.listener:
            return self.reply("425 EPSV first")
        self.reply("150 here it comes")
        data, _ = self.listener.accept()
        self.listener.close()
        self.listener = None
        with data:
            data.sendall(octets)
        self.reply("226 done")


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, entries):
        self.listings = {verb: make_listing(verb, entries) for verb in LINES}
        super().__init__(("127.0.0.1", 0), Session)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def port(self):
        return self.server_address[1]
