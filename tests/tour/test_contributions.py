"""What came of a stop: what the database holds of it, who sees it, and what the ledger tells."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from events import ledger, legal_time, lifecycle
from events.models import Change, PublicCalendar
from tests import make
from tests.pages import Page
from tests.tour import voiced
from tests.tour.voiced import AFTER, BEFORE, TODAY, TOMORROW, YESTERDAY
from tour.models import Contribution, Stop, Tour

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr(legal_time, "today", lambda now=None: TODAY)


def read(client, path):
    response = client.get(f"/en/{path}")
    assert response.status_code == 200
    return Page(response.content.decode())


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"kind": "need", "due_on": TODAY}, "Only an action has a day"),
        ({"kind": "challenge", "state": "open"}, "Only an action has a state"),
        ({"kind": "action", "state": ""}, "Say how far the action is"),
        ({"kind": "need", "text_ar": "", "text_fr": "", "text_en": ""}, "has a text in one"),
        ({"kind": "wish"}, "is not a valid choice"),
        ({"theme": "weather"}, "is not a valid choice"),
        ({"sector": "astronauts"}, "is not a valid choice"),
    ],
)
def test_a_rule_is_said_and_what_must_hold_the_database_holds(values, said):
    stop = voiced.held()
    given = {"stop": stop, "kind": "need", "is_published": True, **make.in_three("text", "Guides")}
    broken = Contribution(**(given | values))
    with pytest.raises(ValidationError, match=said):
        broken.full_clean()
    if "valid choice" not in said:
        with pytest.raises(IntegrityError), transaction.atomic():
            broken.save()


def test_a_draft_needs_no_text_and_an_action_no_day():
    voiced.contribution(
        voiced.held(), is_published=False, text_ar="", text_fr="", text_en="", kind="proposal"
    )
    assert voiced.action(Stop.objects.get()).due_on is None


def test_a_stop_of_which_something_came_is_not_deleted_in_passing():
    voiced.contribution(voiced.held())
    with pytest.raises(ProtectedError):
        Tour.objects.get().delete()


@pytest.mark.parametrize(
    ("state", "due", "is_overdue"),
    [
        ("open", YESTERDAY, True),
        ("under_way", YESTERDAY, True),
        ("open", TODAY, False),
        ("open", TOMORROW, False),
        ("open", None, False),
        ("done", YESTERDAY, False),
        ("dropped", YESTERDAY, False),
    ],
)
def test_an_action_is_overdue_from_the_day_after_its_day(state, due, is_overdue):
    assert Contribution(kind="action", state=state, due_on=due).is_overdue(TODAY) is is_overdue


def everywhere(client) -> dict[str, str]:
    """The text of each public page that tells what came of the stop in the Oriental."""
    stop = Stop.objects.select_related("event").get()
    pages = ["tours/round/", "tours/round/follow-up/", "tours/round/report/"]
    pages += ["print/tours/round/report/", "regions/oriental/"]
    if stop.event and stop.event.is_public:
        pages.append(f"events/{stop.event.slug}/")
    answers = {path: client.get(f"/en/{path}") for path in pages}
    return {path: one.text for path, one in answers.items() if one.status_code == 200}


@pytest.fixture
def stop():
    """A held stop with an event: one need and one action published, another not."""
    made = voiced.at_event(attendance=120, attendance_qualifier="about")
    voiced.contribution(made, "Sesame need")
    voiced.action(made, "Sesame action", responsible=make.organisation(), due_on=YESTERDAY)
    voiced.contribution(made, "Hidden", is_published=False)
    return made


def test_what_is_published_is_told_everywhere_and_nothing_else(client, stop):
    pages = everywhere(client)
    assert len(pages) == 6
    for path, text in pages.items():
        assert ("Sesame need" in text) == ("follow-up" not in path), path
        assert "Sesame action" in text, path
        assert "Overdue" in text, path
        assert "Hidden" not in text, path


@pytest.mark.parametrize(
    "hide",
    [
        lambda stop: Tour.objects.update(is_public=False),
        lambda stop: lifecycle.withdraw(stop.event),
        lambda stop: Contribution.objects.update(is_published=False),
    ],
    ids=["tour not public", "event withdrawn", "not published"],
)
def test_what_is_not_public_is_told_nowhere(client, stop, hide):
    hide(stop)
    for path, text in everywhere(client).items():
        assert "Sesame" not in text, path


def test_outcomes_of_a_stop_whose_event_is_still_a_draft_wait_for_it(client):
    event = make.draft("Secret", AFTER, region=make.region("oriental"))
    made = voiced.held(event=event, state="planned")
    voiced.contribution(made, "Early bird")
    assert all("Early bird" not in text for text in everywhere(client).values())
    lifecycle.publish(event)
    assert "Early bird" in client.get("/en/tours/round/").text


def test_a_text_that_is_not_there_in_a_language_shows_another_one_marked(client):
    voiced.action(voiced.held(), text_en="", text_ar="", text_fr="Former des guides")
    for path in ("tours/round/", "tours/round/follow-up/", "tours/round/report/"):
        (prose,) = read(client, path).all(class_="prose")
        assert (prose["lang"], prose.text) == ("fr", "Former des guides")


def test_a_stop_counts_its_outcomes_by_kind_and_names_each_source_once(client, stop):
    source = make.source(citation="Le Journal")
    for n in range(2):
        voiced.contribution(stop, f"Buses {n}", kind="challenge", source=source)
    page = read(client, "tours/round/")
    outcome = page.one("details", class_="outc")
    assert outcome.text.startswith("1 need, 2 challenges, 1 action")
    assert outcome.text.count("Le Journal") == 1
    assert "Attendance: about 120" in page.one("li", id="stop-oriental").text
    known = page.one("ul", class_="tri").text
    for said in ("1need voiced", "2challenges named", "1action agreed"):
        assert said in known
    assert {"/en/tours/round/report/", "/en/tours/round/follow-up/"} <= page.links


def test_a_tour_without_outcomes_leads_to_no_list_of_them(client):
    voiced.at_event("souss-massa", AFTER)
    links = read(client, "tours/round/").links
    assert not {"/en/tours/round/report/", "/en/tours/round/follow-up/"} & links


def saved(change):
    """The entry that a change of the tour leaves in the ledger."""
    with ledger.reference(Tour.objects.get()):
        change()
    return Change.objects.filter(kind=Change.Kind.REFERENCE, subject="tour:round").first()


def test_the_ledger_tells_of_published_outcomes_alone(stop):
    need = Contribution.objects.get(text_en="Sesame need en")
    hidden = Contribution.objects.get(is_published=False)
    version = PublicCalendar.objects.current().number
    assert saved(lambda: Contribution.objects.filter(pk=hidden.pk).update(text_en="More")) is None
    assert PublicCalendar.objects.current().number == version
    entry = saved(lambda: Contribution.objects.filter(pk=need.pk).update(text_en="Less"))
    assert list(entry.after) == [f"outcome {need.pk}"]
    assert entry.before[f"outcome {need.pk}"]["text_en"] == "Sesame need en"
    assert entry.after[f"outcome {need.pk}"]["text_en"] == "Less"
    assert PublicCalendar.objects.current().number == version + 1


def test_the_page_of_an_event_is_built_anew_by_each_outcome_and_kept_otherwise(client, stop):
    address = f"/en/events/{stop.event.slug}/"
    organisation, source = make.organisation(), make.source()
    Contribution.objects.filter(kind="need").update(source=source)
    changes = [
        lambda: Contribution.objects.filter(kind="need").update(text_en="Changed"),
        lambda: Contribution.objects.filter(kind="action").update(state="done"),
        lambda: Contribution.objects.filter(kind="action").update(due_on=dt.date(2027, 5, 1)),
        lambda: Stop.objects.update(attendance=77),
        lambda: Contribution.objects.filter(kind="need").delete(),
    ]
    before = client.get(address).text
    for change in changes:
        saved(change)
        after = client.get(address).text
        assert after != before, change
        before = after
    with ledger.reference(organisation):
        organisation.name_en = "Renamed office"
        organisation.save()
    assert "Renamed office" in client.get(address).text


def test_pages_ask_no_more_for_many_outcomes(client, stop, django_assert_num_queries):
    asked = {f"events/{stop.event.slug}/": 19, "regions/oriental/": 11, "tours/round/": 7}
    for more in (0, 9):
        for n in range(more):
            voiced.contribution(stop, f"Need {n}", responsible=make.organisation(f"office-{n}"))
            voiced.action(stop, f"Action {n}", source=make.source(f"press-{n}"))
        for path, queries in asked.items():
            client.get(f"/en/{path}?warm={more}")
            with django_assert_num_queries(queries):
                client.get(f"/en/{path}?{more}")


def test_an_event_that_is_no_stop_asks_once_more_and_says_nothing(client):
    event = make.event("Alone", BEFORE)
    assert not read(client, f"events/{event.slug}/").all("h2", id="outcomes")
