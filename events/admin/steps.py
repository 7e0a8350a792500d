"""The steps that staff take with an event: one table for list actions, buttons and pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from events import lifecycle, rights
from events.admin.event_pages import refuse_stranger
from events.models import Event

if TYPE_CHECKING:
    from django.contrib.auth.models import User


class StaffStep(NamedTuple):
    """A step: its words, and what the history calls the field that it changes.

    One that cannot be taken back unnoticed asks first, and explains itself with `warning`. With
    `says_why` it is not taken without a note.
    """

    take: Callable[[Event, User | None, str], None]
    label: Any
    done: Any
    changes: str
    warning: Any = ""
    says_why: bool = False


STEPS = {
    "send_to_review": StaffStep(
        lifecycle.send_to_review,
        _("Send to review"),
        ngettext_lazy("%(n)d event was sent to review.", "%(n)d events were sent to review.", "n"),
        "publication",
    ),
    "send_back": StaffStep(
        lifecycle.send_back,
        _("Send back to its author"),
        ngettext_lazy("%(n)d event was sent back.", "%(n)d events were sent back.", "n"),
        "publication",
        _("It becomes a draft again. Say what is to be changed: its author reads it."),
        says_why=True,
    ),
    "publish": StaffStep(
        lifecycle.publish,
        _("Publish"),
        ngettext_lazy("%(n)d event is public now.", "%(n)d events are public now.", "n"),
        "publication",
        _("Everybody will see it: on its page, in lists and in feeds."),
    ),
    "confirm": StaffStep(
        lifecycle.confirm,
        _("Confirm"),
        ngettext_lazy("%(n)d event was confirmed.", "%(n)d events were confirmed.", "n"),
        "status",
    ),
    "hold": StaffStep(
        lifecycle.hold,
        _("Mark as tentative"),
        ngettext_lazy(
            "%(n)d event was marked as tentative.", "%(n)d events were marked as tentative.", "n"
        ),
        "status",
    ),
    "postpone": StaffStep(
        lifecycle.postpone,
        _("Postpone"),
        ngettext_lazy("%(n)d event was postponed.", "%(n)d events were postponed.", "n"),
        "status",
        _(
            "It stays on the calendar, marked as postponed, until a new date is given. "
            "Where the new date is known already, move it instead."
        ),
    ),
    "cancel": StaffStep(
        lifecycle.cancel,
        _("Cancel the event"),
        ngettext_lazy("%(n)d event was cancelled.", "%(n)d events were cancelled.", "n"),
        "status",
        _("It stays on the calendar, struck through, and subscribers are told."),
    ),
    "reinstate": StaffStep(
        lifecycle.reinstate,
        _("Reinstate"),
        ngettext_lazy("%(n)d event was reinstated.", "%(n)d events were reinstated.", "n"),
        "status",
    ),
    "withdraw": StaffStep(
        lifecycle.withdraw,
        _("Withdraw"),
        ngettext_lazy("%(n)d event was withdrawn.", "%(n)d events were withdrawn.", "n"),
        "publication",
        _(
            "It disappears from every page and feed. If people were to come, cancel it instead: "
            "they will then see that it does not take place."
        ),
    ),
}
MOVE = "reschedule"
MOVE_LABEL = _("Move to other days")
# Steps that put an event before people on its days: what it is warned of is shown first.
SHOWING = {"send_to_review", "publish", "confirm", "reinstate"}


class Outcome(NamedTuple):
    """With which events a step was taken, and why not with the others."""

    done: list[Event]
    refused: dict[str, list[Event]]


def take(name: str, events: list[Event], by: Any, note: str = "") -> Outcome:
    """Take a step with each of `events` for which it is open; each is a change of its own."""
    outcome = Outcome([], {})
    for event in events:
        try:
            refuse(name, event, by)
            STEPS[name].take(event, by, note)
        except lifecycle.Refused as refusal:
            outcome.refused.setdefault(str(refusal), []).append(event)
        else:
            outcome.done.append(event)
    return outcome


def weigh(name: str, events: list[Event], by: Any) -> Outcome:
    """With which events the step could be taken, and why not with the others; none is taken."""
    outcome = Outcome([], {})
    for event in events:
        try:
            refuse(name, event, by)
        except lifecycle.Refused as refusal:
            outcome.refused.setdefault(str(refusal), []).append(event)
        else:
            outcome.done.append(event)
    return outcome


def refuse(name: str, event: Event, by: Any) -> None:
    """Refuse what the mandates of `by` do not reach, and what the state of `event` forbids."""
    if lifecycle.may(name, event):
        refuse_stranger(by, name, event)
    lifecycle.refuse(name, event, by)


class Button(NamedTuple):
    """A step that is open to an event: `asks` leads to a page, any other is taken at once."""

    name: str
    label: Any
    asks: bool


def buttons(event: Event, user: Any, *, is_warned: bool = False) -> list[Button]:
    """The steps that are open to `event` and to `user`, in the order of the table; moving first.

    Where the event is warned of something, a step that shows it asks.
    """
    known = [Button(MOVE, MOVE_LABEL, True)]
    for name, step in STEPS.items():
        asks = bool(step.warning) or (is_warned and name in SHOWING)
        known.append(Button(name, step.label, asks))
    return [
        each
        for each in known
        if lifecycle.may(each.name, event) and rights.may(user, each.name, event)
    ]
