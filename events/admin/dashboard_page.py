"""The first page of the desk: what waits for whoever opens it, and the way to everything else."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.contrib import admin
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from events.admin.dashboard import CARDS, Desk, shown

GROUPS: dict[Promise, tuple[str, ...]] = {
    _("The calendar"): ("Event", "Agreement", "Import"),
    _("Tours"): ("Tour", "Invitation", "Closure", "Contribution", "Proposal"),
    _("Who and where"): ("Organisation", "Person", "Venue", "Audience", "Source"),
    _("What it rests on"): ("Programme", "Region", "Province", "HijriMonth", "Holiday"),
    _("Partners"): ("Partner", "FeedReading", "FeedCheck"),
    _("Told of changes"): ("Subscriber", "Notice", "Webhook", "Delivery"),
    _("Accounts and records"): ("User", "SignIn", "Change"),
}
OTHERS = _("Everything else")


class Group(NamedTuple):
    """Lists that belong together, as Django's admin describes each."""

    name: Promise
    models: list[Any]


def dashboard(request: HttpRequest) -> HttpResponseBase:
    """Two queries a card, and one for the mandates."""
    desk = Desk.of(request)
    open_to = {model["model"]: model for model in listed(request)}
    cards = [shown(card, desk) for card in CARDS if card.model in open_to]
    context = {
        "cards": [each for each in cards if each.total],
        "done": [each.card.title for each in cards if not each.total],
        "groups": grouped(open_to.values()),
        "may_write": request.user.has_perm("events.add_event"),
    }
    return admin.site.index(request, context)


def listed(request: HttpRequest) -> list[Any]:
    """The models that the user may open."""
    return [model for app in admin.site.get_app_list(request) for model in app["models"]]


def grouped(models: Iterable[Any]) -> list[Group]:
    """The models in the order of the groups; what no group names comes last."""
    left = {model["object_name"]: model for model in models}
    groups = [
        Group(name, [left.pop(each) for each in names if each in left])
        for name, names in GROUPS.items()
    ]
    return [group for group in (*groups, Group(OTHERS, list(left.values()))) if group.models]
