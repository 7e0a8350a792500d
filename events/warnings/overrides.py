"""A warning is seen and let stand: kept with who, when and why, and told in the event's log."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from django.db import transaction

from events.models import DeskEntry, Event, Override
from events.warnings.alert import Alert

if TYPE_CHECKING:
    from django.contrib.auth.models import User

SEEN = "seen_"  # before the code of a warning: the step in the log


@transaction.atomic
def let_stand(
    event: Event, alerts: Iterable[Alert], tokens: Collection[str], by: User, reason: str = ""
) -> int:
    """Keep those of `alerts` that are open and ticked (`tokens`). How many there were.

    A token that no alert answers to is of a warning that is no more, or that changed since it was
    shown: nothing is kept of it, and what it became is asked again.
    """
    ticked = [alert for alert in alerts if alert.seen is None and alert.token in tokens]
    return sum(keep(event, alert, by, reason) for alert in ticked)


def keep(event: Event, alert: Alert, by: User, reason: str) -> bool:
    """Whether it was not kept already: two people may tick at the same moment."""
    _override, is_new = Override.objects.get_or_create(
        event=event,
        code=alert.code,
        subject=alert.subject,
        defaults={"by": by, "reason": reason},
    )
    if is_new:
        DeskEntry.objects.create(event=event, step=SEEN + alert.code, by=by, note=reason)
    return is_new
