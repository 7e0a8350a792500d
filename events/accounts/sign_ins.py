"""Signing in and what fails on the way, each with its line in the log of sign-ins."""

from __future__ import annotations

import datetime as dt
from typing import Any

import django_otp
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils import timezone

from events.accounts import lockout, second_step
from events.accounts.address import network, program
from events.models import SignIn

BACKEND = "events.accounts.backend.Staff"


def enter(request: HttpRequest, user: User, *, device: Any = None, recovery: bool = False) -> None:
    """Sign a user in; `device` is the second factor that the session was opened with."""
    second_step.end(request)
    login(request, user, backend=BACKEND)
    django_otp.login(request, device)
    record(request, SignIn.Outcome.RECOVERY if recovery else SignIn.Outcome.SIGNED_IN, user)


def failed(request: HttpRequest, outcome: str, username: str, minutes: int) -> None:
    """Write a failure down, unless it was not tried: a locked name adds no lines."""
    if lockout.was_counted(request):
        user = User.objects.filter(username=username).first()
        record(request, SignIn.Outcome.LOCKED if minutes else outcome, user)


def record(request: HttpRequest, outcome: str, user: User | None = None) -> None:
    """Write one line."""
    SignIn.objects.create(
        user=user, outcome=outcome, network=network(request), program=program(request)
    )


def prune(now: dt.datetime | None = None) -> tuple[int, int]:
    """Forget lines older than their term, and failures that count no more; return how many."""
    now = now or timezone.now()
    term = dt.timedelta(days=settings.SIGN_IN_LOG_DAYS)
    lines, _ = SignIn.objects.filter(at__lt=now - term).delete()
    over = now - settings.AXES_COOLOFF_TIME
    attempts, _ = AccessAttempt.objects.filter(attempt_time__lt=over).delete()
    return lines, attempts
