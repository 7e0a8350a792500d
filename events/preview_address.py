"""The secret part of the address of a preview."""

from __future__ import annotations

from events.signed_keys import SignedKeys, new_key

__all__ = ["key_of", "new_key", "token_of"]

PREVIEWS = SignedKeys("events.preview")
token_of, key_of = PREVIEWS.token_of, PREVIEWS.key_of
