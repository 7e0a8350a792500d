"""How long a session lasts. Django ends it when it was idle; its whole length ends here."""

from __future__ import annotations

import time
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest

BEGAN, SEEN = "began", "seen"
# A session is written anew once a minute at most, which is enough to know that it is in use.
SECONDS = 60


def begin(request: HttpRequest, **_: Any) -> None:
    """Note when a session begins: Django tells so whenever somebody signs in."""
    request.session[BEGAN] = request.session[SEEN] = int(time.time())


def is_over(session: SessionBase) -> bool:
    """Whether a session has lasted as long as any may."""
    began: int = session.get(BEGAN, 0)
    return time.time() - began > settings.SESSION_TERM


def keep(session: SessionBase) -> None:
    """Note that a session is in use, which puts off its idle end."""
    now = int(time.time())
    if now - session[SEEN] >= SECONDS:
        session[SEEN] = now
