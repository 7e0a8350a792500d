"""A spreadsheet with three kinds of errors is corrected, imported and taken back, in a browser."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from events.models import Event
from tests import desk, make, sheets
from tests.sheets import row

pytestmark = pytest.mark.django_db(transaction=True)
WORDS = {
    "fr": ("3 erreurs trouvées", "Ce n’est pas une date", "2 brouillons ont été supprimés"),
    "ar": ("عُثر على 3 أخطاء", "ليس تاريخا", "حُذفت مسودتان"),
}


@pytest.fixture
def enter(visit, live_server):
    """Return a function that opens a page of the staff desk, signed in."""

    def open_page(path: str, **options):
        cookie = desk.signed_in().cookies["mawaid_session"]
        known = {"name": cookie.key, "value": cookie.value, "url": live_server.url}
        page = visit("/fr/admin/login/", **options)
        page.context.add_cookies([known])
        page.goto(live_server.url + path)
        return page

    return open_page


def choose(page, *rows):
    file = {"name": "agenda.xlsx", "mimeType": "", "buffer": sheets.xlsx(*rows)}
    page.set_input_files("#id_file", file)
    page.click("input[type=submit].default")


def fits(page, width):
    page.wait_for_load_state()
    page.wait_for_selector("#footer", state="attached")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(("language", "width"), [("fr", 1280), ("ar", 390)])
def test_a_spreadsheet_is_corrected_imported_and_taken_back(enter, language, width):
    make.region()
    make.programme()
    wrong, date, undone = WORDS[language]
    page = enter(f"/{language}/admin/events/event/", width=width)
    page.click(".object-tools a[href*='import/sheet']")
    fits(page, width)
    choose(page, row(1, starts_on="31/02/2026"), row(2, region="Atlantide"), row(3, title_fr=""))
    page.wait_for_selector("#faults")
    for words in (wrong, date, "31/02/2026", "Atlantide", "F · starts_on"):
        assert words in page.inner_text("#content")
    assert page.locator("#faults tbody tr").count() == 3
    fits(page, width)
    page.click("a.closelink")
    choose(page, row(1), row(2, title_fr="Foire"))
    page.wait_for_selector("#outcomes")
    fits(page, width)
    assert not Event.objects.exists()
    page.click("input[type=submit].default")
    page.wait_for_selector(".messagelist .success")
    assert Event.objects.count() == 2
    fits(page, width)
    page.click("a[href$='/undo/']")
    page.click("input[type=submit].default")
    page.wait_for_selector(".messagelist .success")
    assert undone in page.inner_text(".messagelist").replace("\u202f", " ")
    assert not Event.objects.exists()


def test_it_works_without_scripts(enter):
    make.region()
    make.programme()
    page = enter("/fr/admin/events/event/import/sheet/", java_script_enabled=False)
    choose(page, row(1))
    page.click("input[type=submit].default")
    page.wait_for_selector(".messagelist .success")
    assert Event.objects.count() == 1


def test_a_list_is_downloaded(enter):
    make.event()
    page = enter("/fr/admin/events/event/?q=forum")
    with page.expect_download() as download:
        page.click(".staff-export a >> nth=0")
    assert download.value.suggested_filename.endswith(".xlsx")


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_axe_finds_no_fault(enter, language):
    """With the policy bypassed: axe writes styles of its own."""
    make.region()
    make.programme()
    address = f"/{language}/admin/events/event/import/"
    page = enter(f"{address}calendar/", bypass_csp=True)
    faults(page)
    page.click(f"a[href='{address}sheet/']")
    faults(page)
    choose(page, row(1, region="x"))
    page.wait_for_selector("#faults")
    faults(page)
    page.click("a.closelink")
    choose(page, row(1))
    page.wait_for_selector("#outcomes")
    faults(page)
    page.click("input[type=submit].default")
    page.wait_for_selector("a[href$='/undo/']")
    page.click("a[href$='/undo/']")
    faults(page)


def faults(page):
    found = Axe().run(page, context="#content", options={"resultTypes": ["violations"]})
    assert found.violations_count == 0, found.generate_report()
