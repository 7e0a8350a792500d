"""What came of stops in words: kinds in the plural and counted, attendance as it was stated."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from events.wording import figures
from tour.models import Contribution, Stop

Kind = Contribution.Kind

HEADINGS: dict[str, Promise] = {
    Kind.NEED: _("Needs"),
    Kind.OPPORTUNITY: _("Opportunities"),
    Kind.CHALLENGE: _("Challenges"),
    Kind.PROPOSAL: _("Proposals"),
    Kind.ACTION: _("Actions agreed"),
}
COUNTED: dict[str, Any] = {
    Kind.NEED: ngettext_lazy("%(n)d need", "%(n)d needs", "n"),
    Kind.OPPORTUNITY: ngettext_lazy("%(n)d opportunity", "%(n)d opportunities", "n"),
    Kind.CHALLENGE: ngettext_lazy("%(n)d challenge", "%(n)d challenges", "n"),
    Kind.PROPOSAL: ngettext_lazy("%(n)d proposal", "%(n)d proposals", "n"),
    Kind.ACTION: ngettext_lazy("%(n)d action", "%(n)d actions", "n"),
}
NOUNS: dict[str, Any] = {
    Kind.NEED: ngettext_lazy("need voiced", "needs voiced", "n"),
    Kind.OPPORTUNITY: ngettext_lazy("opportunity seen", "opportunities seen", "n"),
    Kind.CHALLENGE: ngettext_lazy("challenge named", "challenges named", "n"),
    Kind.PROPOSAL: ngettext_lazy("proposal made", "proposals made", "n"),
    Kind.ACTION: ngettext_lazy("action agreed", "actions agreed", "n"),
}


def noun(kind: str, n: int) -> str:
    """What stands under a number: “needs voiced”."""
    return str(NOUNS[kind] % {"n": n})


def counted(kind: str, n: int) -> str:
    """Such as “3 needs”."""
    return str(COUNTED[kind] % {"n": n})


def attendance(stop: Stop) -> str:
    """Such as “about 120”; empty where it is not known."""
    if stop.attendance is None:
        return ""
    return figures.qualified(Decimal(stop.attendance), stop.attendance_qualifier)
