"""Between password and code: who has given the one and is asked for the other.

Until the code is right nobody is signed in: the session holds only whom to ask.
"""

from __future__ import annotations

import time

from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

KEY = "second_step"
SECONDS = 10 * 60


def begin(request: HttpRequest, user: User) -> None:
    """Remember, in a session of its own, whose password was right."""
    request.session.flush()
    request.session[KEY] = {
        "user": user.pk,
        "hash": user.get_session_auth_hash(),
        "until": time.time() + SECONDS,
    }


def user(request: HttpRequest) -> User | None:
    """Who is asked for a code; nobody after ten minutes, or after a change of the password."""
    held = request.session.get(KEY)
    if held is None or held["until"] < time.time():
        return None
    found = User.objects.filter(pk=held["user"], is_active=True, is_staff=True).first()
    if found is None or not constant_time_compare(held["hash"], found.get_session_auth_hash()):
        return None
    return found


def end(request: HttpRequest) -> None:
    """Forget it."""
    request.session.pop(KEY, None)
