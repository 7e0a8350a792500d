"""A mail server as far as one is needed: it takes mails, and can fall silent at a moment."""

from __future__ import annotations

import socketserver
import threading
from typing import Any


class MailServer(socketserver.ThreadingTCPServer):
    """Takes mails at a port of its own; `taken` are the addresses that it has answered for.

    At the `silent_at`-th time that it hears `hears` it does not answer any more.
    """

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, hears: str = "", silent_at: int = 0) -> None:
        super().__init__(("127.0.0.1", 0), Conversation)
        self.hears, self.left = hears, silent_at
        self.silent = threading.Event()
        self.taken: list[str] = []
        self.messages: list[str] = []
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.server_address[1]}"

    def falls_silent(self, word: str) -> bool:
        self.left -= word == self.hears
        if word == self.hears and self.left == 0:
            self.silent.set()
            return True
        return False


class Conversation(socketserver.StreamRequestHandler):
    """One connection."""

    server: Any

    def handle(self) -> None:
        self.say("220 here")
        to = ""
        for line in iter(self.rfile.readline, b""):
            word = line.strip().upper()[:4].decode("ascii")
            if word == "RCPT":
                to = line.decode().partition("<")[2].partition(">")[0]
            if word == "DATA":
                self.say("354 go on")
                text = b"".join(iter(self.rfile.readline, b".\r\n"))
                self.server.messages.append(text.decode())
                self.server.taken.append(to)
            if self.server.falls_silent(word):
                self.rfile.read()
                return
            self.say("221 bye" if word == "QUIT" else "250 well")

    def say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())
