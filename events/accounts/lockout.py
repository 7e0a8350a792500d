"""Lock-out after failures: django-axes counts them by name and address, in the database."""

from __future__ import annotations

import math
from typing import Any

from axes.handlers.proxy import AxesProxyHandler
from axes.helpers import get_credentials
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth.signals import user_login_failed
from django.core.exceptions import ValidationError
from django.db.models import Max, Sum
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import ngettext

from events.accounts.address import client_address


def minutes_left(request: HttpRequest, username: str) -> int:
    """For how many minutes `username` is still locked for the address of `request`; 0 if not."""
    if not AxesProxyHandler.is_locked(request, get_credentials(username)):
        return 0
    here = client_address(request)
    attempts = AccessAttempt.objects.filter(username=username, ip_address=here)
    last = attempts.aggregate(last=Max("attempt_time"))["last"]
    seconds = (last + settings.AXES_COOLOFF_TIME - timezone.now()).total_seconds()
    minutes: int = max(1, math.ceil(seconds / 60))
    return minutes


def refused(minutes: int) -> ValidationError:
    """The sentence that says so, and for how long."""
    sentence = ngettext(
        "Too many attempts failed. For your safety, signing in with this name is locked for %(n)d "
        "more minute. An administrator can unlock it.",
        "Too many attempts failed. For your safety, signing in with this name is locked for %(n)d "
        "more minutes. An administrator can unlock it.",
        minutes,
    )
    return ValidationError(sentence % {"n": minutes}, code="locked")


def refuse(request: Any) -> None:
    """Let the answer be that of a locked name, though axes was not asked."""
    request.axes_locked_out = True


def count_failure(request: HttpRequest, username: str) -> None:
    """Count a failure that is not of a password."""
    credentials = {"username": username}
    user_login_failed.send(sender=__name__, credentials=credentials, request=request)


def was_counted(request: HttpRequest) -> bool:
    """Whether this request added a failure; while a name is locked, none is added."""
    return getattr(request, "axes_failures_since_start", None) is not None


def is_locked(username: str) -> bool:
    """Whether failures have locked a name for some address."""
    since = timezone.now() - settings.AXES_COOLOFF_TIME
    attempts = AccessAttempt.objects.filter(username=username, attempt_time__gte=since)
    counts = attempts.order_by().values("ip_address").annotate(n=Sum("failures_since_start"))
    found: bool = counts.filter(n__gte=settings.AXES_FAILURE_LIMIT).exists()
    return found


def unlock(username: str) -> int:
    """Forget the failures of a name, from wherever; return how many rows there were."""
    return int(AxesProxyHandler.reset_attempts(username=username))


def as_refused(_request: HttpRequest, response: HttpResponse, _credentials: Any) -> HttpResponse:
    """The page as it was built, with what was typed and the sentence above: 429 to programs."""
    response.status_code = 429
    return response
