"""The people whom public events show, and the page of one."""

from __future__ import annotations

from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from events import legal_time
from events.conditional import follows_ledger
from events.models import KeyFigure, Person, Publication
from events.views.directory import Directory, letter
from events.views.entity_page import EntityPage, Part


@follows_ledger
def people(request: HttpRequest) -> HttpResponse:
    """Those who chair, speak and attend, by the alphabet."""
    directory = Directory.of(Person.objects.public().counted(), request.GET, letter)
    return render(request, "events/people.html", {"directory": directory})


@follows_ledger
def person(request: HttpRequest, slug: str) -> HttpResponse:
    """At which events a person appears, in which role, and what figures the person stated."""
    found, today = get_object_or_404(Person.objects.public(), slug=slug), legal_time.today()
    context = {
        "person": found,
        "page": EntityPage(found, today),
        "figures": Part.of("figures", stated_by(found), request.GET),
        "today": today,
    }
    return render(request, "events/person.html", context)


def stated_by(found: Person) -> QuerySet[KeyFigure]:
    """The figures of public events that a person stated, those of the latest event first."""
    figures = KeyFigure.objects.filter(stated_by=found, event__publication=Publication.PUBLIC)
    figures = figures.select_related("source", "event")
    latest = F("event__starts_on").desc(nulls_last=True)
    return figures.order_by(latest, "event", "source", "order", "pk")
