"""The secret part of addresses that open something by themselves: signed, and kept out of logs.

A key that was stolen from the database opens nothing without the secret key of the site, and what
is guessed or altered is refused before the database is asked. Each kind of address has a salt of
its own: what opens one kind opens no other.
"""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass

from django.core.signing import BadSignature, Signer

# A key of sixteen bytes and its signature of thirty-two, as they stand in an address.
TOKEN = re.compile(r"[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}")


def new_key() -> str:
    """What nobody guesses: sixteen random bytes as 22 letters."""
    return secrets.token_urlsafe(16)


def hidden(text: str) -> str:
    """`text` without any token: what may be written to a log."""
    return TOKEN.sub("…", text)


@dataclass(frozen=True, slots=True)
class SignedKeys:
    """The addresses of one kind."""

    salt: str

    def token_of(self, key: str) -> str:
        """The key as it stands in an address."""
        return self.signer().sign(key)

    def key_of(self, token: str) -> str | None:
        """The key that a token was made of; None where this site did not make it."""
        try:
            return self.signer().unsign(token)
        except BadSignature:
            return None

    def signer(self) -> Signer:
        return Signer(sep=".", salt=self.salt)
