"""Notices by mail, for administrators: how many want them, and what became of each mail.

No address is shown to anybody. Somebody who asks for it by letter is found by the whole address.
"""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult

from events.admin.bases import ModelAdmin
from events.admin.scoped import Scoped
from events.admin.texts import mark
from events.models import Notice, Subscriber

# Tasks hold nothing of interest: what they do is in the lists below.
admin.site.unregister(DBTaskResult)

SUBSCRIBER = ("asked_at", "language", "cadence", "shown_regions", "shown_programmes")
STATES = ("confirmed_at", "paused_at")
NOTICE = ("at", "kind", "shown_state", "tries", "due_at")


@admin.register(Subscriber)
class SubscriberAdmin(Scoped, ModelAdmin):
    """Who is written to, without saying who: counts by language, cadence and state."""

    list_display = (*SUBSCRIBER, *STATES)
    list_display_links = ["asked_at"]
    list_filter = [
        "language",
        "cadence",
        ("confirmed_at", admin.EmptyFieldListFilter),
        ("paused_at", admin.EmptyFieldListFilter),
    ]
    search_fields = ["=email"]
    search_help_text = _("The whole e-mail address; it is not shown.")
    fields = (*SUBSCRIBER, *STATES)
    readonly_fields = (*SUBSCRIBER, *STATES)
    list_per_page = 50

    def is_permitted(self, request: HttpRequest, act: str, obj: Any = None) -> bool:
        """Readers alone begin and change a subscription."""
        return act in {"view", "delete"} and super().is_permitted(request, act, obj)

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> Any:
        """Addresses are stored in small letters."""
        return super().get_search_results(request, queryset, search_term.strip().lower())

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Its mails go with a subscription; nobody deletes them alone."""
        found, counts, _needed, protected = super().get_deleted_objects(objs, request)
        return found, counts, set(), protected

    @admin.display(description=_("regions"))
    def shown_regions(self, obj: Subscriber) -> str:
        return ", ".join(obj.regions) or str(_("all of them"))

    @admin.display(description=_("programmes"))
    def shown_programmes(self, obj: Subscriber) -> str:
        return ", ".join(obj.programmes) or str(_("all of them"))


@admin.register(Notice)
class NoticeAdmin(Scoped, ModelAdmin):
    """What was sent when, what waits, and what could not be sent; never to whom."""

    list_display = NOTICE
    list_display_links = ["at"]
    list_filter = ["state", "kind", "at"]
    fields = (*NOTICE, "since", "until")
    readonly_fields = (*NOTICE, "since", "until")
    list_per_page = 50
    show_full_result_count = False
    actions = None

    def is_permitted(self, request: HttpRequest, act: str, obj: Any = None) -> bool:
        """The log is written by sending."""
        return act == "view" and super().is_permitted(request, act, obj)

    @admin.display(description=_("state"), ordering="state")
    def shown_state(self, obj: Notice) -> SafeString:
        return mark("mail", obj.state, obj.get_state_display())
