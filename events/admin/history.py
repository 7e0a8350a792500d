"""What was done with an event, by whom and when; and the way back to what it was."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple, Protocol

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from django.urls.resolvers import URLPattern
from django.utils.safestring import SafeString
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from events.admin.differences import differences
from events.admin.event_pages import EventPages
from events.admin.preview_pages import STEP_LABELS
from events.admin.snapshot_words import Names
from events.admin.steps import MOVE, MOVE_LABEL, STEPS
from events.exchange import steps as exchange
from events.ledger import Refused
from events.models import DeskEntry, Edit, Event, WarningCode
from events.restore import STATE, restore
from events.review import STEP as REVIEW
from events.snapshot import Snapshot, difference, snapshot
from events.warnings.overrides import SEEN
from events.wording.readiness import which_texts

PER_PAGE = 20
LET_STAND = {
    SEEN + code: format_lazy(_("Warning let stand: {warning}"), warning=code.label)
    for code in WarningCode
}


class Logged(Protocol):
    """What a log holds of a step: when, and by whom."""

    at: Any
    by: Any


class Step(NamedTuple):
    """A step taken, in words."""

    entry: Logged
    label: Any
    note: str


# What other apps tell of an event, beside the steps of its own log.
BESIDE: list[Callable[[Event], list[Step]]] = []


class Told(NamedTuple):
    """An edit, and what it changed."""

    edit: Edit
    changed: SafeString


class HistoryPages(EventPages):
    """The part of the event's admin that tells its history."""

    def get_urls(self) -> list[URLPattern]:
        page = self.admin_site.admin_view(self.version_view)
        own = path("<path:object_id>/history/<int:number>/", page, name="events_event_version")
        return [own, *super().get_urls()]

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """Every save with what it changed, latest first, and every step."""
        event = self.known(request, object_id)
        pages = Paginator(event.edits.select_related("by"), PER_PAGE)
        page = pages.get_page(request.GET.get("p"))
        context = {
            "title": _("History"),
            "events": [event],
            "edits": told(list(page)),
            "page": page,
            "steps": named(event) if page.number == 1 else [],
        }
        return self.page(request, "history", context | (extra_context or {}))

    def version_view(self, request: HttpRequest, object_id: str, number: int) -> HttpResponse:
        """An earlier state beside the present one: read by GET, restored by POST."""
        event = self.known(request, object_id)
        edit = get_object_or_404(
            Edit.objects.select_related("by", "event"), event=event, number=number
        )
        if request.method == "POST":
            return self.restore(request, edit)
        was, then = difference(written(snapshot(event)), written(edit.values))
        context = {
            "title": _("Restore this version"),
            "events": [event],
            "edit": edit,
            "changed": differences(was, then) if then else "",
            "may_restore": self.has_change_permission(request, event),
        }
        return self.page(request, "version", context)

    def restore(self, request: HttpRequest, edit: Edit) -> HttpResponse:
        if not self.has_change_permission(request, edit.event):
            raise PermissionDenied
        try:
            restore(edit, request.user)  # type: ignore[arg-type]  # staff is signed in
        except Refused as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
        else:
            self.log_change(request, edit.event, [{"changed": {"fields": ["version"]}}])
            done = _("The version was restored: what was written since is in the history.")
            self.message_user(request, str(done), messages.SUCCESS)
        return self.back_to(edit.event)


def told(edits: list[Edit]) -> list[Told]:
    """Edits, latest first, each with what it changed of the one before it."""
    if not edits:
        return []
    first = edits[-1]
    before = Edit.objects.filter(event=first.event_id, number__lt=first.number).first()
    earlier = [*edits[1:], *([before] if before else [])]
    changed = [
        difference(last.values, edit.values) for edit, last in zip(edits, earlier, strict=False)
    ]
    names = Names(values for both in changed for values in both)
    shown = [differences(*both, names) for both in changed]
    nothing = [SafeString("")]  # is said of the first state that is known
    return [Told(*each) for each in zip(edits, shown + nothing, strict=False)]


def named(event: Event) -> list[Step]:
    labels = {name: step.label for name, step in STEPS.items()}
    labels |= {MOVE: MOVE_LABEL, REVIEW: _("Mark as reviewed")}
    labels |= exchange.LABELS | LET_STAND | STEP_LABELS
    log = event.desk_log.select_related("by")
    steps = [Step(entry, labels.get(entry.step, entry.step), noted(entry)) for entry in log]
    steps += [step for told in BESIDE for step in told(event)]
    return sorted(steps, key=lambda step: step.entry.at, reverse=True)


def noted(entry: DeskEntry) -> str:
    """What was said, or which texts were reviewed."""
    return which_texts(entry.note.split()) if entry.step == REVIEW else entry.note


def written(values: Snapshot) -> Snapshot:
    """What restoring writes of a snapshot."""
    return {name: value for name, value in values.items() if name not in STATE}
