"""What a file would change of the work of others: told before it does."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.utils.translation import pgettext

from events.exchange.plan import UPDATED, Plan


class Others(NamedTuple):
    """How many of their events would be changed, and who they are."""

    number: int
    names: str


def others(plan: Plan, user: Any) -> Others:
    """The authors of what would be changed, where they are not `user`."""
    changed = [one.event for one in plan.outcomes if one.outcome == UPDATED]
    theirs = [event.author for event in changed if event.author and event.author_id != user.pk]
    names = sorted({each.get_full_name() or each.get_username() for each in theirs})
    return Others(len(theirs), pgettext("between items of a list", ", ").join(names))
