"""A tour from its first day at the desk to its report: what staff, a region and the public see."""

import datetime as dt

import pytest
from django.utils import translation

from events import legal_time, wording
from events.models import Event, EventStatus
from tests import desk, make
from tests.browser import follow
from tests.e2e.test_story import confirm, enter, take  # noqa: F401
from tour.models import Stop, Tour

pytestmark = pytest.mark.django_db(transaction=True)

NAMED = {"ar": "جولة 2027", "fr": "Tournée 2027", "en": "Round 2027"}
NAMES = ("north", "coast", "plain", "south")


@pytest.fixture
def regions():
    return [make.region(name) for name in NAMES]


@pytest.fixture
def visitor(visit):
    """Return a reader of the tour's page, which is opened anew."""

    def read(path: str = "tours/round-2027/") -> str:
        page = visit(f"/fr/{path}")
        text = page.locator("main").inner_text()
        assert page.context.cookies() == []
        page.context.close()
        return text

    return read


@pytest.mark.usefixtures("regions")
def test_a_tour_is_planned_asked_published_moved_and_reported(enter, visit, visitor, live_server):  # noqa: F811
    programme = make.programme("round")
    start = legal_time.today() + dt.timedelta(days=30)
    page = enter(desk.administrator(), "/fr/admin/tour/tour/add/")
    create(page, programme, start)
    tour = Tour.objects.get()
    assert visitor().count("À programmer") == 1 + len(NAMES)

    page.goto(f"{live_server.url}/fr/admin/tour/tour/{tour.pk}/plan/")
    first = propose(page)
    assert set(first) == set(NAMES)
    later = {name: first[name] + dt.timedelta(days=14) for name in ("coast", "south")}
    for name, day in later.items():
        page.fill(f"#{name} input[type=date]", f"{day:%Y-%m-%d}")
        page.check(f"#{name} input[type=checkbox]")
    second = propose(page)
    assert {name: second[name] for name in later} == later
    assert Event.objects.count() == 0
    accept(page)
    assert {stop.region.slug: stop.event.starts_on for stop in Stop.objects.all()} == second
    assert set(Event.objects.values_list("status", "publication")) == {("tentative", "draft")}
    assert Event.objects.first().title_fr not in visitor()

    stop = Stop.objects.get(region__slug="coast")
    page.locator("#coast a", has_text="Réponse de la région").click()
    page.fill("#id_name", "Conseil régional")
    page.click(".submit-row input[type=submit]")
    path = "/" + page.locator("#address").input_value().split("/", 3)[3]
    answer(visit(path, width=390))
    page.reload()
    page.click("button[name=accept]")
    page.wait_for_selector(".messagelist .success")
    stop.event.refresh_from_db()
    assert (stop.event.status, stop.event.is_public) == (EventStatus.CONFIRMED, False)
    assert stop.event.title_fr not in visitor()

    page.goto(f"{live_server.url}/fr/admin/events/event/{stop.event.pk}/change/")
    take(page, "Publier")
    confirm(page)
    assert f"{second['coast'].day} " in visitor()

    take(page, "Reporter")
    confirm(page)
    assert "Reporté" in visitor(f"events/{stop.event.slug}/")
    page.goto(f"{live_server.url}/fr/admin/tour/tour/{tour.pk}/plan/?move=coast")
    third = propose(page)
    assert third["coast"] != second["coast"]
    assert {name: third[name] for name in NAMES if name != "coast"} == {
        name: second[name] for name in NAMES if name != "coast"
    }
    accept(page)
    stop.refresh_from_db()
    assert stop.event.starts_on == third["coast"]
    assert wording_of(third["coast"]) in visitor(f"events/{stop.event.slug}/").lower()

    page.goto(f"{live_server.url}/fr/admin/tour/contribution/add/?stop={stop.pk}")
    page.click(".text-tabs button[value=fr]")
    page.select_option("#id_stop", str(stop.pk))
    page.select_option("#id_kind", "need")
    page.fill("#id_text_fr", "Des vols directs toute l’année")
    page.click("input[name=_save]")
    page.wait_for_selector(".messagelist .success")
    assert "Des vols directs" not in visitor(f"events/{stop.event.slug}/")
    contribution = stop.contributions.get()
    page.goto(f"{live_server.url}/fr/admin/tour/contribution/{contribution.pk}/change/")
    page.check("#id_is_published")
    page.click("input[name=_save]")
    page.wait_for_selector(".messagelist .success")
    assert "Des vols directs" in visitor(f"events/{stop.event.slug}/")
    assert "Des vols directs" in visitor("tours/round-2027/report/")
    sheet = visit("/fr/print/tours/round-2027/report/")
    assert "Des vols directs" in sheet.locator("body").inner_text()


def wording_of(day: dt.date) -> str:
    with translation.override("fr"):
        return wording.dates(day, day)


def create(page, programme, start):
    """Write a tour in three languages, and make it public."""
    for code in NAMED:
        page.click(f".text-tabs button[value={code}]")
        page.fill(
            f"#id_name_{code}", {"ar": "جولة 2027", "fr": "Tournée 2027", "en": "Round 2027"}[code]
        )
    page.fill("#id_slug", "round-2027")
    page.select_option("#id_programme", str(programme.pk))
    page.fill("#id_starts_on", f"{start:%Y-%m-%d}")
    page.fill("#id_ends_on", f"{start + dt.timedelta(days=90):%Y-%m-%d}")
    page.check("#id_is_public")
    page.click("input[name=_save]")
    page.wait_for_selector(".messagelist .success")


def propose(page) -> dict[str, dt.date]:
    """Ask for a plan, and read the days that are proposed, by region."""
    follow(page, ".tour-plan .submit-row button:not([form])")
    page.wait_for_selector("button[form=accept]")
    days = page.locator("[name^=day-]").evaluate_all("all => all.map(one => [one.name, one.value])")
    return {name.removeprefix("day-"): dt.date.fromisoformat(day) for name, day in days}


def accept(page) -> None:
    page.click("button[form=accept]")
    page.wait_for_selector(".messagelist .success")


def answer(page) -> None:
    """The region agrees by its link."""
    page.check("input[value=confirmed]")
    page.fill("#id_contact_name", "Amina Alaoui")
    page.fill("#id_contact_phone", "+212 5 37 00 00 00")
    page.click(".answer__form button")
    page.wait_for_selector(".answer__said")
