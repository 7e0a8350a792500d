"""The planning behind a partner's secret address: what its feeds may tell, with what clashes."""

import datetime as dt

import pytest

from events import legal_time, lifecycle, partner_links
from events.models import Event, EventPerson, Partner, PartnerLink
from tests import make
from tests.pages import Page

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 2, 2)
DAY = dt.date(2026, 2, 10)


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr(legal_time, "today", lambda now=None: TODAY)


@pytest.fixture
def partner() -> Partner:
    return make.partner()


@pytest.fixture
def link(partner) -> PartnerLink:
    return partner_links.make(partner, "", None)


@pytest.fixture
def region():
    return make.region("oriental")


def planned(title, day=DAY, **values):
    return make.draft(title, day, status="tentative", **values)


def plans(client, link, **query):
    answer = client.get(address(link), query)
    assert answer.status_code == 200
    return answer.context["board"].plans


def address(link, language="en"):
    return f"/{language}/partner/{link.token}/planning/"


def test_it_tells_what_is_public_or_planned_in_its_regions(client, link, region) -> None:
    public = make.event("Open", region=region)
    planned("Held", region=region)
    lifecycle.send_to_review(make.draft("Asked", DAY + dt.timedelta(1), region=region))
    make.draft("Unmarked", region=region)
    planned("Elsewhere")
    make.event("Open elsewhere")
    found = {str(plan.title): plan for plan in plans(client, link)}
    assert set(found) == {"Open en", "Held en", "Asked en"}
    assert [str(plan.state) for plan in found.values()] == ["Public", "Planned", "Planned"]
    addresses = {title: plan.address for title, plan in found.items()}
    assert addresses == {"Open en": public.get_absolute_url(), "Held en": "", "Asked en": ""}
    response = client.get(address(link))
    assert "lsewhere" not in response.text
    assert "Unmarked" not in response.text
    assert "souss-massa" not in response.text
    assert "Nadia" not in response.text
    assert "/admin/" not in response.text


def test_a_partner_of_one_programme_is_told_of_no_other(client, partner, link, region) -> None:
    own = make.programme("own")
    partner.programmes.add(own)
    hall = make.venue(region=region)
    planned("Held", region=region, programme=own, venue=hall)
    planned("Foreign", region=region, programme=make.programme("secret"), venue=hall)
    (plan,) = plans(client, link)
    assert (str(plan.title), plan.clashes) == ("Held en", [])
    text = client.get(address(link)).text
    assert "Foreign" not in text
    assert "secret" not in text
    assert "Select a valid choice" in client.get(address(link), {"programme": "secret"}).text


def test_clashes_are_told_without_anybodys_name(client, link, region) -> None:
    one, two = planned("Held", region=region), make.event("Open", region=region)
    person = make.person("minister")
    for event in (one, two):
        EventPerson.objects.create(event=event, person=person, role="speaker")
    planned("Later", dt.date(2026, 2, 21), region=region)
    make.draft("Unmarked", region=region)
    told = {str(plan.title): plan.clashes for plan in plans(client, link)}
    ((of_one,), (of_two,)) = told["Held en"], told["Open en"]
    assert of_one.startswith("In \u2068oriental en\u2069 there is also “\u2068Open en")
    assert of_two.startswith("In \u2068oriental en\u2069 there is also “\u2068Held en")
    assert told["Later en"] == []
    page = client.get(address(link), {"clashes": "on"}).text
    assert "minister" not in page
    assert "Later" not in page
    assert "Events: 3 · With clashes: 2" in Page(page).one("p", class_="plans__count").text


def test_the_answer_is_private_and_linked_from_the_page_of_the_partner(client, link) -> None:
    response = client.get(address(link))
    page = Page(response.text)
    assert "noindex" in page.one("meta", name="robots")["content"]
    assert response["Cache-Control"] == "no-store, private"
    assert response["Referrer-Policy"] == "no-referrer"
    assert "noindex" in response["X-Robots-Tag"]
    assert not client.cookies
    own = f"/en/partner/{link.token}/"
    assert own in page.links
    assert address(link) in Page(client.get(own).text).links


def test_nothing_is_told_behind_any_other_address(client, partner, link) -> None:
    feed = partner_links.make(partner, "fr", None)
    assert client.get(address(feed)).status_code == 404
    assert client.get(f"/en/partner/{link.token.swapcase()}/planning/").status_code == 404
    assert client.post(address(link)).status_code == 405
    partner_links.close(link, None)
    response = client.get(address(link))
    assert response.status_code == 410
    assert "council" not in response.text
    assert response["Cache-Control"] == "no-store, private"


@pytest.mark.parametrize("events", [1, 3, 300])
def test_the_number_of_queries_does_not_grow(
    client, link, region, events, django_assert_num_queries
) -> None:
    planned("Number", region=region)
    columns = Event.objects.values().get()
    for name in ("id", "uid"):
        del columns[name]
    Event.objects.bulk_create(Event(**columns | numbered(n)) for n in range(1, events))
    client.get("/fr/")
    with django_assert_num_queries(QUERIES):
        assert len(plans(client, link)) == events


def numbered(n):
    day = dt.date(2026, 2, 1 + n % 28)
    title = make.in_three("title", f"Number {n}")
    return {"slug": f"number-{n}", "starts_on": day, "ends_on": day, **title}


# The link; regions and programmes, twice: to choose from and to narrow by; all programmes; the
# events, what may be known of, and the six of warnings.
QUERIES = 14


@pytest.mark.parametrize(
    ("language", "title"),
    [("ar", "تخطيط جميع المؤسسات"), ("fr", "Planification de toutes les institutions")],
)
def test_it_is_written_in_each_language(client, link, language, title) -> None:
    assert title in Page(client.get(address(link, language)).text).headings
