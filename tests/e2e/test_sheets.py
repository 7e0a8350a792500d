"""Sheets as a browser prints them: the size of the paper, one page for a month and for a tour."""

from io import StringIO

import pytest
from django.core.management import call_command

from tests.browser import follow
from tests.pdf import sizes

pytestmark = pytest.mark.django_db(transaction=True)

A4, A4_LYING, A3 = (210, 297), (297, 210), (297, 420)


@pytest.fixture(autouse=True)
def _real_events() -> None:
    call_command("seed", stdout=StringIO())


@pytest.mark.parametrize("lang", ["ar", "fr", "en"])
def test_a_browser_prints_each_sheet_on_its_paper(visit, lang):
    page = visit(f"/{lang}/print/month/2026/02/")
    assert printed(page) == [A4_LYING]
    page.goto(page.url.replace("month/2026/02", "tours/mnto-tour-2025"))
    assert printed(page) == [A3]
    page.goto(page.url.replace("tours/mnto-tour-2025", "events/national-crafts-week-9"))
    assert set(printed(page)) == {A4}


def printed(page) -> list[tuple[int, int]]:
    return sizes(page.pdf(prefer_css_page_size=True))


def test_the_bar_of_a_sheet_is_not_printed_and_prints(visit):
    page = visit("/fr/print/month/2026/02/")
    page.evaluate("window.print = () => { document.title = 'printed' }")
    page.locator("[data-print]").click()
    assert page.title() == "printed"
    page.emulate_media(media="print")
    assert not page.locator(".sheetbar").is_visible()
    assert page.locator(".sheet__foot").is_visible()


def test_without_javascript_a_reader_goes_from_a_view_to_its_sheet_and_back(visit):
    page = visit("/fr/calendar/2026/02/?region=rabat-sale-kenitra", java_script_enabled=False)
    follow(page, "a[href*='/print/month/']")
    assert page.url.endswith("/fr/print/month/2026/02/?region=rabat-sale-kenitra")
    assert not page.locator("[data-print]").is_visible()
    follow(page, ".sheetbar__back a")
    assert page.url.endswith("/fr/calendar/2026/02/?region=rabat-sale-kenitra")
