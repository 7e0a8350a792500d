"""What every sheet has: one address in the head, a date, addresses and a code at its foot."""

from __future__ import annotations

import datetime as dt
import re

import pytest
import segno

from tests import make
from tests.pages import Page

pytestmark = pytest.mark.django_db

SITE = "http://127.0.0.1:8000"
DAY = dt.date(2026, 2, 12)
# The sheet, the page that it prints, and the feed of the same events.
SHEETS = [
    pytest.param("month/2026/02/", "calendar/2026/02/", "all.ics", id="month"),
    pytest.param(
        "month/2026/02/?region=oriental",
        "calendar/2026/02/?region=oriental",
        "region/oriental.ics",
        id="month of a region",
    ),
    pytest.param("list/", "events/", "all.ics", id="list"),
    pytest.param(
        "list/?programme=forums&past=1",
        "events/?programme=forums&past=1",
        "programme/forums.ics",
        id="list of a programme",
    ),
    pytest.param("events/fair/", "events/fair/", "event/fair.ics", id="event"),
    pytest.param("regions/oriental/", "regions/oriental/", "region/oriental.ics", id="region"),
    pytest.param(
        "programmes/forums/", "programmes/forums/", "programme/forums.ics", id="programme"
    ),
]
LANGUAGES = {"ar": "rtl", "fr": "ltr", "en": "ltr"}


@pytest.fixture(autouse=True)
def _events():
    make.event("Fair", DAY, slug="fair", region=make.region("oriental"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("path", "prints", "feed"), SHEETS)
def test_a_sheet_is_of_its_language_and_no_page_for_search_engines(
    visit, path, prints, feed, language
):
    page = visit(path, language)
    html = page.one("html")
    assert (html["lang"], html["dir"]) == (language, LANGUAGES[language])
    assert page.one("meta", name="robots")["content"] == "noindex"
    canonical = page.one("link", rel="canonical")["href"]
    assert canonical == f"{SITE}/{language}/{prints.partition('?')[0]}"
    assert not page.all("link", rel="alternate")
    assert len(page.all("h1")) == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("path", "prints", "feed"), SHEETS)
def test_its_foot_has_the_feed_in_letters_and_as_a_code_and_the_page(
    visit, path, prints, feed, language
):
    page = visit(path, language)
    addresses = [one.text for one in page.all("b", class_="address")]
    subscribe = f"{SITE}/feeds/{language}/{feed}"
    assert addresses == [subscribe, f"{SITE}/{language}/{prints}"]
    assert all(one["dir"] == "ltr" for one in page.all("b", class_="address"))
    assert scanned(page) == lines(subscribe)


def scanned(page):
    """The strokes of the code on a page."""
    (code,) = page.all("svg", class_="qr")
    (strokes,) = page.elements[page.elements.index(code) + 1 :][:1]
    return strokes["d"]


def lines(address):
    """The strokes of the code for an address."""
    drawn = segno.make(address, error="m", micro=False).svg_inline(omitsize=True, border=0)
    return re.search(' d="([^"]+)"', drawn)[1]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "As of 5 February 2026."),
        ("fr", "À jour au 5 février 2026."),
        ("ar", "محيّن إلى غاية 5 فبراير 2026."),
    ],
)
@pytest.mark.parametrize("path", [param.values[0] for param in SHEETS])
def test_it_is_dated_by_the_last_change_on_moroccan_walls(
    visit, last_changed, path, language, words
):
    last_changed(dt.datetime(2026, 2, 4, 23, 30, tzinfo=dt.UTC))
    page = visit(path, language)
    assert words in page.one("footer", class_="sheet__foot").text
    assert page.one("meta", name="dcterms.modified")["content"] == "2026-02-04T23:30:00+00:00"


@pytest.mark.parametrize(("path", "prints", "feed"), SHEETS)
def test_it_leads_back_to_its_page_to_its_pdf_and_to_its_translations(visit, path, prints, feed):
    page = visit(path)
    before, _, query = path.partition("?")
    assert page.one("p", class_="sheetbar__back").text == "Back"
    assert f"/en/{prints}" in {link["href"] for link in page.all("a")}
    file = page.one("a", type="application/pdf")
    assert file["href"] == f"/en/print/{before.rstrip('/')}.pdf" + (f"?{query}" if query else "")
    assert [link["href"] for link in page.all("a", hreflang="ar")] == [f"/ar/print/{path}"]


@pytest.mark.parametrize(("path", "prints", "feed"), SHEETS)
def test_where_no_pdf_can_be_made_none_is_offered(visit, offered, path, prints, feed):
    offered[0] = False
    assert not visit(path).all("a", type="application/pdf")


def test_a_choice_of_days_has_no_feed_but_the_code_of_its_page(visit):
    page = visit("list/?from=2026-02-01&to=2026-02-28")
    (address,) = page.all("b", class_="address")
    assert scanned(page) == lines(address.text)
    assert page.one("span", role="img")["aria-label"] == ("Code to scan: the address of the page")


@pytest.mark.parametrize(
    ("path", "feed"),
    [
        ("month/2026/02/?kind=forum", "/feeds/en/kind/forum.ics"),
        ("month/2026/02/?q=fair", "/feeds/en/q/fair.ics"),
    ],
)
def test_any_other_choice_has_the_code_of_its_feed(visit, path, feed):
    page = visit(path)
    address, _page = page.all("b", class_="address")
    assert address.text.endswith(feed)
    assert scanned(page) == lines(address.text)


@pytest.mark.parametrize(
    "path",
    [
        "month/2026/13/",
        "month/1999/01/",
        "month/2031/01/",
        "events/none/",
        "regions/none/",
        "programmes/none/",
        "",
        "week/2026/07/",
    ],
)
@pytest.mark.parametrize("form", ["/", ".pdf"])
def test_what_is_not_there_has_no_sheet(client, path, form):
    assert client.get(f"/en/print/{path.rstrip('/')}{form}").status_code == 404


@pytest.mark.parametrize("path", [param.values[0] for param in SHEETS])
def test_a_sheet_is_kept_without_cookies_until_the_calendar_changes(client, path):
    address = f"/en/print/{path}"
    first = client.get(address)
    assert not first.cookies
    assert first["Vary"] == "Accept-Encoding"
    assert client.get(address, headers={"if-none-match": first["ETag"]}).status_code == 304
    make.event("New", DAY)
    assert client.get(address)["ETag"] != first["ETag"]


@pytest.mark.parametrize("path", [param.values[0] for param in SHEETS])
def test_what_people_wrote_is_never_markup(visit, path):
    programme = make.programme("hostile", **make.in_three("short_name", "<b>S"))
    make.event("<script>1</script>", DAY, region=make.region("oriental"), programme=programme)
    make.event("<script>1</script>", DAY, region=make.region("oriental"))
    page = visit(path)
    assert len(page.all("script")) == 1
    assert "<script>1" not in page.one("footer", class_="sheet__foot").text


@pytest.mark.parametrize(
    ("path", "sheet"),
    [
        ("calendar/2026/02/", "month/2026/02/"),
        (
            "calendar/2026/02/?kind=forum&region=oriental",
            "month/2026/02/?region=oriental&kind=forum",
        ),
        ("events/", "list/"),
        ("events/?past=1", "list/?past=1"),
        ("events/?q=fair&past=1", "list/?q=fair&past=1"),
        ("events/?from=2026-02-01&region=oriental", "list/?region=oriental&from=2026-02-01"),
        ("events/fair/", "events/fair/"),
        ("regions/oriental/", "regions/oriental/"),
        ("programmes/forums/", "programmes/forums/"),
    ],
)
def test_each_page_leads_to_the_sheet_of_exactly_what_it_shows(client, path, sheet):
    page = Page(client.get(f"/en/{path}").content.decode())
    assert [link for link in page.links if "/print/" in link] == [f"/en/print/{sheet}"]
