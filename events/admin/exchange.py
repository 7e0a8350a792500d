"""Events out of the list into files, and out of files into drafts: first shown, then confirmed.

The libraries of spreadsheets take 17 MB: a process loads them with its first file, not before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from django.contrib import messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.urls.resolvers import URLPattern
from django.utils.translation import gettext_lazy as _

from events import legal_time
from events.admin.event_pages import EventPages
from events.admin.exchange_forms import CalendarForm, SheetForm
from events.exchange.table import Table
from events.ledger import Refused

if TYPE_CHECKING:
    from events.exchange.plan import Plan

SALT = "events.exchange"
PATIENCE = 60 * 60  # seconds between the dry run and the confirmation
LONGEST = 2_000_000  # letters of what is sent along; Django takes 2.5 MB
FORMS: dict[str, type[SheetForm]] = {"sheet": SheetForm, "calendar": CalendarForm}
TITLES = {"sheet": _("Import a spreadsheet"), "calendar": _("Import a calendar")}
EXPIRED = _("The dry run is too old, or was not yours. Choose the file again.")


class Shown(NamedTuple):
    """What was shown in a dry run, and is sent along until it is confirmed."""

    user: int
    file_name: str
    table: Table
    seen: str


class ExchangePages(EventPages):
    """The part of the event's admin that reads and writes files."""

    change_list_template = "admin/events/event/change_list.html"

    def get_urls(self) -> list[URLPattern]:
        pages: dict[str, Any] = {
            "export/<slug:kind>/": (self.export_view, "export"),
            "import/template/": (self.template_view, "import_template"),
            "import/<slug:kind>/": (self.import_view, "import"),
        }
        own = [
            path(route, self.admin_site.admin_view(view), name=f"events_event_{name}")
            for route, (view, name) in pages.items()
        ]
        return [*own, *super().get_urls()]

    def export_view(self, request: HttpRequest, kind: str) -> HttpResponse:
        """The list as it is filtered and searched, on all of its pages."""
        from events.exchange import files

        if not self.has_view_permission(request):
            raise PermissionDenied
        try:
            events: Any = self.get_changelist_instance(request).queryset
        except IncorrectLookupParameters as error:
            raise Http404 from error
        if kind not in files.WRITERS:
            raise Http404
        content_type, write = files.WRITERS[kind]
        return attached(write(events), content_type, f"mawaid-{legal_time.today()}.{kind}")

    def template_view(self, request: HttpRequest) -> HttpResponse:
        from events.exchange.template import CONTENT_TYPE, template

        self.refuse_readers(request)
        return attached(template(request.user), CONTENT_TYPE, "mawaid.xlsx")

    def refuse_readers(self, request: HttpRequest) -> None:
        if not self.has_add_permission(request):
            raise PermissionDenied

    def import_view(self, request: HttpRequest, kind: str) -> HttpResponse:
        """A file is asked for, shown as a dry run and, once confirmed, stored."""
        from events.exchange.plan import plan

        self.refuse_readers(request)
        if kind not in FORMS:
            raise Http404
        if "shown" in request.POST:
            return self.confirm_import(request, kind)
        sent = (request.POST, request.FILES) if request.method == "POST" else ()
        form = FORMS[kind](request.user, *sent)
        if not form.is_valid():
            return self.ask_import(request, kind, form)
        found = plan(request.user, form.table)
        return self.show(request, kind, form.cleaned_data["file"].name, form.table, found)

    def ask_import(self, request: HttpRequest, kind: str, form: SheetForm) -> HttpResponse:
        context = {"title": TITLES[kind], "events": [], "form": form, "kind": kind}
        return self.page(request, "import", context)

    def show(
        self, request: HttpRequest, kind: str, file_name: str, table: Table, found: Plan
    ) -> HttpResponse:
        """The dry run: what would be done, or all that is wrong."""
        from events.exchange.others import others

        shown = Shown(request.user.pk, file_name[:200], table, found.fingerprint)  # type: ignore[arg-type]
        context = {
            "title": TITLES[kind],
            "events": [],
            "kind": kind,
            "file_name": file_name,
            "notes": table.notes,
            "plan": found,
            "others": others(found, request.user),
            "counts": {one: found.count(one) for one in ("created", "updated", "unchanged")},
            "shown": "" if found.faults else sealed(shown),
        }
        return self.page(request, "import_plan", context)

    def confirm_import(self, request: HttpRequest, kind: str) -> HttpResponse:
        """Store what was shown; where the calendar changed since, it is shown anew."""
        from events.exchange.plan import plan
        from events.exchange.storing import store

        shown = opened(request.POST["shown"], request.user)
        if shown is None:
            self.message_user(request, str(EXPIRED), messages.ERROR)
            return redirect("admin:events_event_import", kind)
        try:
            batch = store(request.user, shown.table, shown.file_name, shown.seen)
        except Refused as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
            again = plan(request.user, shown.table)
            return self.show(request, kind, shown.file_name, shown.table, again)
        said = _("The file was imported. Its events are below: new ones are drafts.")
        self.message_user(request, str(said), messages.SUCCESS)
        return redirect("admin:events_import_change", batch.pk)


def attached(content: bytes, content_type: str, name: str) -> HttpResponse:
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=content_type, headers=disposition)


def sealed(shown: Shown) -> str:
    """What was shown, signed: no table is stored before it is confirmed. Empty where too long."""
    text = signing.dumps(shown, salt=SALT, compress=True)
    return text if len(text) <= LONGEST else ""


def opened(text: str, user: Any) -> Shown | None:
    """What was shown to this user in the last hour."""
    try:
        user_id, file_name, table, seen = signing.loads(text, salt=SALT, max_age=PATIENCE)
    except signing.BadSignature:
        return None
    return Shown(user_id, file_name, Table.loaded(table), seen) if user_id == user.pk else None
