"""What a visitor narrows by is what is found; what is not understood is said."""

import datetime as dt

import pytest
from django.http import QueryDict
from django.utils import translation

from events import lifecycle
from events.filters import EventFilter
from events.models import Audience, Event, EventOrganisation, EventPerson, Organisation
from events.reference import known
from tests import make

pytestmark = pytest.mark.django_db

DAY = dt.date(2026, 2, 10)


@pytest.fixture(autouse=True)
def _events() -> None:
    souss, oriental = make.region("souss-massa"), make.region("oriental")
    tours = make.programme("tours")
    forum = make.event("Forum", DAY, slug="forum", region=souss)
    forum.audiences.add(
        Audience.objects.create(slug="hoteliers", name_fr="Hôteliers"),
        Audience.objects.create(slug="exporters", name_fr="Exportateurs"),
    )
    make.event(
        "Étape",
        DAY + dt.timedelta(days=5),
        slug="stop",
        region=oriental,
        programme=tours,
        kind="tour_stop",
        title_ar="محطة أكادير",
    )
    lifecycle.cancel(make.event("Fair", DAY + dt.timedelta(days=9), slug="fair", kind="fair"))
    office, council, secret = map(make.organisation, ("office", "council", "secret"))
    take_part(office, ("forum", "organiser"), ("forum", "patron"), ("fair", "partner"))
    take_part(council, ("stop", "organiser"))
    make.draft(slug="draft")
    take_part(secret, ("draft", "organiser"))
    stop = Event.objects.get(slug="stop")
    EventPerson.objects.create(event=stop, person=make.person(), role="chair")


def take_part(organisation: Organisation, *roles: tuple[str, str]) -> None:
    for slug, role in roles:
        event = Event.objects.get(slug=slug)
        EventOrganisation.objects.create(event=event, organisation=organisation, role=role)


def filtered(query: str) -> EventFilter:
    return EventFilter(QueryDict(query), Event.objects.public().in_order(), known(1))


@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ("", ["forum", "stop", "fair"]),
        ("region=oriental", ["stop"]),
        ("region=oriental&region=souss-massa", ["forum", "stop", "fair"]),
        ("programme=tours", ["stop"]),
        ("kind=fair", ["fair"]),
        ("audience=hoteliers&audience=exporters", ["forum"]),
        ("status=cancelled", ["fair"]),
        ("from=2026-02-11", ["stop", "fair"]),
        ("to=2026-02-15", ["forum", "stop"]),
        ("q=etape", ["stop"]),
        ("q=أكَادِير", ["stop"]),
        ("q=اكادير+محطه", ["stop"]),
        ("q=nothing", []),
        ("region=oriental&kind=fair", []),
        ("organisation=office", ["forum", "fair"]),
        ("organisation=office&organisation=council", ["forum", "stop", "fair"]),
        ("organisation=office&region=oriental", []),
        ("person=director", ["stop"]),
        ("page=2&other=x", ["forum", "stop", "fair"]),
    ],
)
def test_the_query_narrows_to_what_it_says(query: str, slugs: list[str]) -> None:
    events = filtered(query)
    assert events.form.errors == {}
    assert [event.slug for event in events.qs] == slugs


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("region=atlantis", "region"),
        ("programme=tours&programme=x", "programme"),
        ("from=yesterday", "from"),
        ("organisation=secret", "organisation"),
        ("organisation=office&organisation=nobody", "organisation"),
        ("organisation=%00", "organisation"),
        ("person=nobody", "person"),
        ("to=2026-02-30", "to"),
        (f"q={'x' * 101}", "q"),
        ("q=%00", "q"),
    ],
)
def test_a_value_that_is_not_understood_is_an_error_and_narrows_nothing(
    query: str, name: str
) -> None:
    events = filtered(query)
    assert list(events.form.errors) == [name]
    assert events.qs.count() == 3


def test_errors_are_in_the_language_of_the_reader() -> None:
    with translation.override("fr"):
        assert "Saisissez" in str(filtered("from=x").form.errors["from"])


def test_an_organisation_and_a_person_are_told_by_name() -> None:
    active = filtered("organisation=office&person=director").active
    assert [(item.label, item.value) for item in active] == [
        ("Organisation", "office en"),
        ("Person", "Office en"),
    ]


def test_active_filters_are_told_and_dropped_one_by_one() -> None:
    with translation.override("fr"):
        active = filtered("region=oriental&region=souss-massa&kind=fair&page=3").active
    assert [(item.label, item.value, item.query) for item in active] == [
        ("Région", "oriental fr", "?region=souss-massa&kind=fair"),
        ("Région", "souss-massa fr", "?region=oriental&kind=fair"),
        ("Type", "Salon", "?region=oriental&region=souss-massa"),
    ]
