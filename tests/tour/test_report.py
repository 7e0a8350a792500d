"""A tour in one page: dates, attendance, charts with their numbers, sources; and as a PDF."""

from __future__ import annotations

import pytest

from events import legal_time
from events.models import KeyFigure
from tests import make
from tests.pages import Page
from tests.pdf import language, needs_pdf, sizes, text, title
from tests.tour import voiced
from tests.tour.voiced import AFTER, BEFORE, TODAY, YESTERDAY
from tour.bars import bar
from tour.models import Stop, Tour

pytestmark = pytest.mark.django_db

PAGE, SHEET = "tours/round/report/", "print/tours/round/report/"


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr(legal_time, "today", lambda now=None: TODAY)


@pytest.fixture
def visit(client):
    def open_page(path=PAGE, language="en"):
        response = client.get(f"/{language}/{path}")
        assert response.status_code == 200
        return Page(response.content.decode())

    return open_page


@pytest.fixture
def tour():
    """Two stops that were held, one to come; five outcomes of three themes."""
    east = voiced.at_event("oriental", BEFORE, number=1, attendance=120)
    south = voiced.at_event("souss-massa", YESTERDAY, number=2)
    ahead = voiced.at_event("fes-meknes", AFTER, number=3, attendance=999)
    source = make.source(citation="Le Journal")
    for n in range(3):
        voiced.contribution(east, f"Guides {n}", theme="skills", source=source)
    voiced.contribution(south, "Fairs", kind="proposal", theme="promotion")
    voiced.action(south, "Open a line", theme="transport", due_on=BEFORE, source=source)
    make.agreement(east.event, signed_on=BEFORE, **make.in_three("title", "Pact")).sources.add(
        make.source("other", citation="La Gazette")
    )
    KeyFigure.objects.create(
        event=south.event, value=9, source=source, **make.in_three("label", "stands")
    )
    make.agreement(ahead.event, **make.in_three("title", "Too early"))
    return east.tour


def facts(page):
    terms, values = page.all("dt"), page.all("dd")
    return dict(zip((one.text for one in terms), (one.text for one in values), strict=True))


@pytest.mark.parametrize("path", [PAGE, SHEET])
def test_it_counts_what_is_known(visit, tour, path):
    page = visit(path)
    assert facts(page) == {
        "Stops held": "2 of 12",
        "Known days": "10 January to 9 February 2026",
        "Attendance": "120 known of 1 stop",
        "Needs": "3",
        "Proposals": "1",
        "Actions agreed": "1",
        "Agreements": "1",
    }
    heads, numbers = page.all("th", scope="row"), page.all("td", class_="chart__n")
    assert [(head.text, n.text) for head, n in zip(heads, numbers, strict=True)] == [
        ("Training and skills", "3"),
        ("Promotion and marketing", "1"),
        ("Transport, ports and logistics", "1"),
        ("oriental en", "3"),
        ("souss-massa en", "2"),
    ]
    words = page.one("main").text
    for said in ("Guides 2", "Overdue", "Pact en", "9 stands", "Stop by stop", "1 action agreed"):
        assert said in words
    assert "Too early" not in words
    sources = page.all("section")[-1]
    assert sources.text == "Where this is from Le Journal La Gazette"


def test_attendance_is_added_up_no_more_exactly_than_it_was_stated(visit, tour):
    Stop.objects.filter(number=2).update(attendance=1100, attendance_qualifier="more_than")
    assert facts(visit())["Attendance"] == "about 1,220"


def test_a_bar_is_as_long_as_its_share_from_where_a_line_begins():
    def rect(svg):
        return Page(svg).one("rect").attributes

    left, right = (rect(bar(1, 4, "menthe", from_right=side)) for side in (False, True))
    assert (left["x"], left["width"]) == ("0", "25")
    assert (right["x"], right["width"]) == ("75", "25")
    assert rect(bar(0, 0, "menthe", from_right=False))["width"] == "0"


def test_bars_begin_on_the_right_in_arabic(visit, tour):
    for lang, first in (("en", "0"), ("ar", "66.7")):
        found = [one["x"] for one in visit(language=lang).all("rect")]
        assert found[:3] == ["0", first, first]


def test_page_and_sheet_lead_to_each_other_and_the_sheet_to_its_feed(visit, tour):
    assert f"/en/{SHEET}" in visit().links
    page = visit(SHEET, "fr")
    assert page.one("link", rel="canonical")["href"] == f"http://127.0.0.1:8000/fr/{PAGE}"
    assert [one.text for one in page.all("b", class_="address")] == [
        "http://127.0.0.1:8000/feeds/fr/programme/tourism.ics",
        f"http://127.0.0.1:8000/fr/{PAGE}",
    ]


def test_before_the_first_stop_it_says_so_and_is_kept_from_search_engines(visit, client):
    voiced.at_event("oriental", AFTER)
    page = visit()
    assert "No stop of this tour was held yet." in page.one("main").text
    assert page.one("meta", name="robots")["content"] == "noindex"
    assert "No stop of this tour was held yet." in visit(SHEET).one("main").text
    assert "/tours/round/report/" not in client.get("/sitemap-calendar.xml").text


def test_the_sitemap_names_what_there_is_to_read(client, tour):
    listed = client.get("/sitemap-calendar.xml").text
    for lang in ("ar", "fr", "en"):
        for path in (PAGE, "tours/round/follow-up/"):
            assert f"<loc>http://127.0.0.1:8000/{lang}/{path}</loc>" in listed


def test_it_asks_no_more_for_many_outcomes(client, tour, django_assert_num_queries):
    stops = list(Stop.objects.all())
    for more in (0, 9):
        for n in range(more):
            for stop in stops:
                voiced.action(stop, f"Action {n}", source=make.source(f"s-{n}"))
                make.agreement(stop.event)
        # version, tour, stops, regions, contributions, agreements, their sources, figures, actions
        for path in (PAGE, SHEET):
            with django_assert_num_queries(9):
                client.get(f"/en/{path}?{more}")


@needs_pdf
def test_its_pdf_has_shaped_arabic_and_all_numbers(client, tour):
    Tour.objects.update(name_ar="الجولة الجهوية للسياحة")
    response = client.get("/ar/print/tours/round/report.pdf")
    assert response.status_code == 200
    body = response.content
    assert set(sizes(body)) == {(210, 297)}
    assert title(body) == "تقرير الجولة: الجولة الجهوية للسياحة · مواعيد"
    assert language(body) == "ar"
    words = text(body)
    for said in ("الجولة الجهوية للسياحة", "التواريخ المعروفة", "إجراءات متفق عليها", "120"):
        assert said in words
