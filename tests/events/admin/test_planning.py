"""The planning at the desk: everybody's plans together, and of foreign ones no more than is due."""

import datetime as dt

import pytest

from events import legal_time, lifecycle
from events.models import Event, EventPerson, Role
from tests import desk, make
from tests.pages import Page

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 2, 2)
DAY = dt.date(2026, 2, 10)
ADDRESS = "/en/admin/planning/"


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr(legal_time, "today", lambda now=None: TODAY)


def tentative(title, day=DAY, **values):
    return make.draft(title, day, status="tentative", **values)


def board(client, **query):
    answer = client.get(ADDRESS, query)
    assert answer.status_code == 200
    return answer.context["board"]


def titles(client, **query):
    found = [plan for week in board(client, **query).weeks for plan in week.plans]
    return [str(plan.title).removesuffix(" en") for plan in found]


@pytest.fixture
def oriental():
    """What a reader for Souss-Massa is told of by region alone: a draft held in Oriental."""
    office = make.organisation("wilaya")
    programme = make.programme("secret-programme", lead_organisation=office)
    region = make.region("oriental")
    return tentative("Hidden", region=region, programme=programme)


def test_only_staff_with_a_mandate_open_it(client):
    assert client.get(ADDRESS).status_code == 302
    nobody = desk.signed_in(desk.member())
    assert nobody.get(ADDRESS).status_code == 403
    assert ADDRESS not in nobody.get("/en/admin/").text
    for role in Role:
        member = desk.signed_in(desk.member(role, region=make.region()))
        assert member.get(ADDRESS).status_code == 200
        assert ADDRESS in member.get("/en/admin/").text
    assert desk.signed_in().get(ADDRESS).status_code == 200
    assert desk.signed_in().post(ADDRESS).status_code == 405


def test_it_tells_what_is_public_and_what_is_planned_and_no_unmarked_draft():
    make.event("Open")
    tentative("Held", DAY + dt.timedelta(1))
    asked = make.draft("Asked", DAY + dt.timedelta(2))
    lifecycle.send_to_review(asked)
    make.draft("Unmarked")
    gone = make.event("Gone")
    lifecycle.withdraw(gone, None, "Wrong.")
    make.event("Next month", dt.date(2026, 3, 3))
    make.event("Long", dt.date(2026, 1, 30), ends_on=dt.date(2026, 2, 3))
    client = desk.signed_in()
    assert titles(client) == ["Long", "Open", "Held", "Asked"]
    states = [str(plan.state) for plan in board(client).plans]
    assert states == ["Public", "Public", "Planned", "In review"]
    assert [week.title for week in board(client).weeks] == [
        "26 January – 1 February 2026",
        "9–15 February 2026",
    ]


def test_of_a_foreign_plan_institution_region_and_days_are_told_alone(oriental):
    venue = make.venue("secret-hall", region=oriental.region)
    person = make.person("secret-guest")
    mine = make.event("Beside", region=oriental.region, venue=venue)
    Event.objects.filter(pk=oriental.pk).update(venue=venue)
    EventPerson.objects.create(event=oriental, person=person, role="speaker")
    EventPerson.objects.create(event=mine, person=person, role="speaker")
    client = desk.signed_in(desk.member(Role.PUBLISHER, region=make.region()))
    shown = {plan.title: plan for plan in board(client).plans}
    plan = shown.pop("")
    assert (str(plan.region), str(plan.institution)) == ("oriental en", "wilaya en")
    assert (plan.programme, plan.address, str(plan.state)) == ("", "", "Planned")
    (clash,) = plan.clashes
    assert clash.startswith("In \u2068oriental en")
    assert "Beside" in clash
    text = client.get(ADDRESS).text
    assert "An event that is not public yet" in text
    for secret in ("Hidden", oriental.slug):
        assert secret not in text
    assert f"/event/{oriental.pk}/change/" not in text
    assert "Hidden" in desk.signed_in().get(ADDRESS).text


def test_no_filter_tells_the_programme_of_a_foreign_plan(oriental):
    client = desk.signed_in(desk.member(Role.EDITOR, region=make.region()))
    assert titles(client, region="oriental") == [""]
    assert titles(client, programme="secret-programme") == []
    assert titles(client, q="nothing of this") == [""]
    assert titles(desk.signed_in(), programme="secret-programme") == ["Hidden"]


def test_a_foreign_draft_that_nobody_marked_is_told_in_no_clash(oriental):
    Event.objects.filter(pk=oriental.pk).update(status="confirmed")
    make.event("Beside", region=oriental.region)
    (plan,) = board(desk.signed_in(desk.member(Role.EDITOR, region=make.region()))).plans
    assert (str(plan.title), plan.clashes) == ("Beside en", [])


def test_clashes_are_counted_told_and_asked_for():
    hall = make.venue()
    make.event("First", venue=hall)
    tentative("Second", venue=hall)
    tentative("Third", programme=make.programme("other"))
    make.event("Alone", dt.date(2026, 2, 21))  # a Saturday: a warning, and about no other event
    client = desk.signed_in()
    found = board(client)
    assert (len(found.plans), len(found.clashing)) == (4, 3)
    told = {str(plan.title).removesuffix(" en"): plan.clashes for plan in found.plans}
    assert told["Alone"] == []
    assert any("hall en\u2069 is also taken by" in said for said in told["First"])
    assert any("Second" in said for said in told["Third"])
    assert titles(client, clashes="on") == ["First", "Second", "Third"]
    counted = Page(client.get(ADDRESS).text).one("p", class_="plans__count").text
    assert counted == "Events: 4 · With clashes: 3"


def test_what_is_over_or_called_off_clashes_with_nothing():
    for day, region in ((TODAY - dt.timedelta(1), make.region()), (DAY, make.region("oriental"))):
        make.event("One", day, region=region)
        lifecycle.cancel(make.event("Two", day, region=region))
    make.event("Three", TODAY - dt.timedelta(1))
    assert board(desk.signed_in()).clashing == []


def test_of_many_clashes_the_first_are_told():
    for n in range(8):
        make.event(f"Number{n}", programme=make.programme(f"programme-{n}"))
    text = desk.signed_in().get(ADDRESS).text
    assert text.count("And 2 more clashes.") == 8


@pytest.mark.parametrize(
    ("query", "title", "ways"),
    [
        ({}, "February 2026", ["?month=2026-01", "?month=2026-03"]),
        (
            {"month": "2026-12", "region": "oriental", "clashes": "on"},
            "December 2026",
            [
                "?month=2026-11&region=oriental&clashes=on",
                "?region=oriental&clashes=on",
                "?month=2027-01&region=oriental&clashes=on",
            ],
        ),
        ({"month": "2024-02"}, "February 2024", ["?", "?month=2024-03"]),
        ({"month": "2029-02"}, "February 2029", ["?month=2029-01", "?"]),
    ],
)
def test_it_leads_from_month_to_month_and_no_farther_than_it_goes(query, title, ways):
    make.region("oriental")
    page = Page(desk.signed_in().get(ADDRESS, query).text)
    assert title in page.headings
    found = [each["href"] for each in page.all("a") if each["href"].startswith("?")]
    assert sorted(found) == sorted(ways)


@pytest.mark.parametrize(
    "month", ["2024-01", "2029-03", "2026-13", "2026-2", "0000-01", "x", "٢٠٢٦-٠٢"]
)
def test_a_month_beyond_is_told_and_this_one_shown(month):
    text = desk.signed_in().get(ADDRESS, {"month": month, "region": "nowhere"}).text
    assert "Choose a month from February 2024 to February 2029." in text
    assert "Select a valid choice" in text
    assert "February 2026" in Page(text).headings


def numbered(n):
    day = dt.date(2026, 2, 1 + n % 28)
    title = make.in_three("title", f"Number {n}")
    return {"slug": f"number-{n}", "starts_on": day, "ends_on": day, **title}


@pytest.mark.parametrize("events", [1, 3, 300])
def test_the_number_of_queries_does_not_grow(events, django_assert_num_queries):
    regions = [make.region(), make.region("oriental")]
    make.event("Number")
    columns = Event.objects.values().get()
    for name in ("id", "uid"):
        del columns[name]
    Event.objects.bulk_create(
        Event(**columns | numbered(n) | {"region_id": regions[n % 2].pk}) for n in range(1, events)
    )
    user = desk.member(Role.EDITOR, region=regions[0])
    client = desk.signed_in(user)
    client.get(ADDRESS)
    with django_assert_num_queries(QUERIES):
        assert len(board(client).plans) == events


# The session, its user, the mandates; regions, programmes; the events, what may be known of, and
# the six of warnings.
QUERIES = 13


@pytest.mark.parametrize(
    ("language", "title", "state"),
    [
        ("ar", "تخطيط جميع المؤسسات", "مرتقب"),
        ("fr", "Planification de toutes les institutions", "Prévu"),
    ],
)
def test_it_is_written_in_each_language(language, title, state):
    tentative("Held")
    page = Page(desk.signed_in().get(f"/{language}/admin/planning/").text)
    assert title in page.headings
    assert page.one("span", class_="plan__state").text == state
