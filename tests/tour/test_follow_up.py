"""What was promised on a tour: the page, its choices, and the same as a spreadsheet."""

from __future__ import annotations

import datetime as dt
import io

import openpyxl
import pytest

from events import ledger, legal_time
from tests import make
from tests.pages import Page
from tests.tour import voiced
from tests.tour.voiced import TODAY, TOMORROW, YESTERDAY
from tour.models import Contribution, Tour

pytestmark = pytest.mark.django_db

PATH, FILE = "tours/round/follow-up/", "tours/round/follow-up.xlsx"


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr(legal_time, "today", lambda now=None: TODAY)


@pytest.fixture
def visit(client):
    def open_page(query="", language="en"):
        response = client.get(f"/{language}/{PATH}{query}")
        assert response.status_code == 200
        return Page(response.content.decode())

    return open_page


@pytest.fixture
def promises():
    """Four promises to two regions: one overdue, one without a day, one done, one given up."""
    make.region("oriental", order=2)
    make.region("souss-massa", order=9)
    south, east = voiced.held("souss-massa"), voiced.held("oriental")
    office = make.organisation("office")
    voiced.action(south, "Coaches", due_on=YESTERDAY, state="under_way", responsible=office)
    voiced.action(south, "Signs", source=make.source(citation="Le Journal"))
    voiced.action(south, "Map", due_on=dt.date(2026, 1, 2), state="done")
    voiced.action(east, "Ferry", due_on=TOMORROW, state="dropped", sector="transporters")
    voiced.contribution(east, "Only a need")


def texts(page):
    return [one.text for one in page.all("div", class_="prose")]


def test_it_says_what_was_promised_to_whom_by_whom_and_by_when(visit, promises):
    page = visit()
    assert [
        one.text for one in page.all("h2") if one.attributes.get("id", "").startswith("region")
    ] == [
        "oriental en",
        "souss-massa en",
    ]
    # What is due first stands first.
    assert texts(page) == ["Ferry en", "Map en", "Coaches en", "Signs en"]
    ferry, done, coaches, signs = (one.text for one in page.all("li", class_="promised"))
    assert ferry.startswith("Given up")
    assert done.startswith("Done")
    assert coaches.startswith("Overdue Under way")
    assert "Responsible office en To be done by 9 February 2026" in coaches
    assert "Source: Le Journal" in signs
    assert "Responsible not named To be done by no day named" in signs
    assert page.one(class_="followup__n").text == (
        "4 actions agreed 1 done 2 not done yet 1 of them overdue 1 given up"
    )
    assert {"/en/tours/round/", "/en/regions/oriental/"} <= page.links
    assert not page.all("meta", name="robots")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?region=oriental", ["Ferry en"]),
        ("?state=overdue", ["Coaches en"]),
        ("?state=under_way", ["Coaches en"]),
        ("?state=open", ["Signs en"]),
        ("?state=done&region=souss-massa", ["Map en"]),
        ("?region=&state=", ["Ferry en", "Map en", "Coaches en", "Signs en"]),
        ("?state=done&region=oriental", []),
    ],
)
def test_it_is_narrowed_to_a_region_and_a_state(visit, client, promises, query, found):
    page = visit(query)
    assert texts(page) == found
    asked = {option["value"] for option in page.all("option") if "selected" in option.attributes}
    assert asked - {""} == {part.partition("=")[2] for part in query[1:].split("&")} - {""}
    assert bool(page.all("meta", name="robots", content="noindex")) == (not found)
    assert [row[1] for row in rows(client, query)[1:]] == found
    if not found:
        assert "Nothing that was promised matches this choice." in page.one("main").text


def test_what_is_not_understood_is_said_and_narrows_nothing(visit, promises):
    page = visit("?region=atlantis&state=done")
    assert texts(page) == ["Map en"]
    said = page.one("div", class_="faults").text
    assert said.startswith("Region: Select a valid choice. atlantis is not one of")
    assert page.one("meta", name="robots")["content"] == "noindex"


def test_without_a_promise_it_says_so_and_is_kept_from_search_engines(visit, client):
    voiced.contribution(voiced.held())
    page = visit()
    assert "No action agreed on this tour is published for now." in page.one("main").text
    assert page.one("meta", name="robots")["content"] == "noindex"
    assert "/tours/round/follow-up/" not in client.get("/sitemap-calendar.xml").text


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
@pytest.mark.parametrize("path", [PATH, FILE, "tours/round/report/"])
def test_a_tour_that_is_not_public_has_none(client, promises, language, path):
    assert client.get(f"/{language}/{path}").status_code == 200
    Tour.objects.update(is_public=False)
    assert client.get(f"/{language}/{path.replace('round', 'other')}").status_code == 404
    with ledger.reference(make.region()) as region:  # what was kept is not asked for any more
        region.name_en = "Renamed"
        region.save()
    assert client.get(f"/{language}/{path}").status_code == 404


@pytest.mark.parametrize("path", [PATH, FILE])
def test_it_has_a_validator_that_moves_with_the_ledger(client, promises, path):
    first = client.get(f"/en/{path}")
    again = client.get(f"/en/{path}", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    with ledger.reference(Tour.objects.get()):
        Contribution.objects.filter(state="open").update(state="done")
    after = client.get(f"/en/{path}", headers={"If-None-Match": first["ETag"]})
    assert after.status_code == 200
    assert after["ETag"] != first["ETag"]


def test_a_day_later_more_is_overdue_though_nothing_changed(visit, promises, monkeypatch):
    Contribution.objects.filter(state="open").update(due_on=TODAY)
    assert "1 of them overdue" in visit().one(class_="followup__n").text
    monkeypatch.setattr(legal_time, "today", lambda now=None: TOMORROW)
    assert "2 of them overdue" in visit().one(class_="followup__n").text


def rows(client, query="", language="en"):
    response = client.get(f"/{language}/{FILE}{query}")
    assert response.status_code == 200
    assert response["Content-Type"].endswith("spreadsheetml.sheet")
    book = openpyxl.load_workbook(io.BytesIO(response.content))
    return [[cell.value for cell in row] for row in book.active.iter_rows()]


def test_the_spreadsheet_has_a_row_for_each_promise(client, promises):
    heads, ferry, done, coaches, _signs = rows(client)
    assert heads[:5] == ["Region", "What was promised", "Theme", "Sector", "Responsible"]
    assert ferry[:4] == ["oriental en", "Ferry en", "Other subjects", "Transporters"]
    assert done[5:8] == [dt.datetime(2026, 1, 2), "Done", None]
    assert coaches[4:8] == ["office en", dt.datetime(2026, 2, 9), "Under way", "yes"]


def test_in_arabic_it_is_written_from_right_to_left_and_named_for_its_language(client, promises):
    response = client.get(f"/ar/{FILE}")
    sheet = openpyxl.load_workbook(io.BytesIO(response.content)).active
    assert sheet.sheet_view.rightToLeft
    assert sheet["A1"].value == "الجهة"
    assert sheet["B2"].value == "Ferry ع"
    assert response["Content-Disposition"].endswith('filename="mawaid-round-follow-up-ar.xlsx"')


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x")'])
def test_no_cell_is_ever_a_formula(client, text):
    voiced.action(voiced.held(), text_en=text)
    response = client.get(f"/en/{FILE}")
    cell = openpyxl.load_workbook(io.BytesIO(response.content)).active["B2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_pages_ask_no_more_for_many_promises(client, promises, django_assert_num_queries):
    south = Contribution.objects.get(text_en="Map en").stop
    for more in (0, 9):
        for n in range(more):
            voiced.action(
                south,
                f"Action {n}",
                source=make.source(f"s-{n}"),
                responsible=make.organisation(f"o-{n}"),
            )
        for path in (PATH, FILE):
            with django_assert_num_queries(3):  # version, tour, actions
                client.get(f"/en/{path}?{more}")
