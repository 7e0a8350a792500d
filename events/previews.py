"""Making and closing previews of events that are not public, each told in the log of the desk."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.ledger import Refused
from events.models import DeskEntry, Event, PreviewLink

if TYPE_CHECKING:
    from django.contrib.auth.models import User

TERMS = (1, 7, 30)  # days
MADE, CLOSED = "preview", "preview_closed"


@transaction.atomic
def make(event: Event, days: int, by: User | None) -> PreviewLink:
    """An address that shows `event` for some days, one of `TERMS`."""
    if days not in TERMS:
        raise Refused(_("Choose one of the terms."))
    stored = Event.objects.select_for_update().get(pk=event.pk)
    if stored.is_public:
        raise Refused(_("This event is public: pass on the address of its page."))
    until = timezone.now() + dt.timedelta(days=days)
    link: PreviewLink = PreviewLink.objects.create(event=event, until=until, by=by)
    log(link, MADE, by)
    return link


@transaction.atomic
def close(link: PreviewLink, by: User | None) -> bool:
    """Let an address show nothing any more, from now on. Whether it was still open."""
    now = timezone.now()
    opened = PreviewLink.objects.open(now).filter(pk=link.pk)
    if not opened.update(revoked_at=now, revoked_by=by):
        return False
    log(link, CLOSED, by)
    return True


def log(link: PreviewLink, step: str, by: User | None) -> None:
    """Write the term of the address down, and never the address."""
    until = f"{timezone.localtime(link.until):%Y-%m-%d %H:%M}"
    DeskEntry.objects.create(event=link.event, step=step, by=by, note=until)
