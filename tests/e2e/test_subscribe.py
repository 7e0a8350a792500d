"""From a choice to an address in a real browser: by keyboard alone, and without a script."""

from io import StringIO
from urllib.parse import urlsplit

import pytest
from django.core.management import call_command

from tests.browser import follow

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _real_events() -> None:
    call_command("seed", stdout=StringIO())


def tab_to(page, selector: str) -> None:
    """Press Tab until what `selector` names has the focus."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
    pytest.fail(f"Tab never comes to {selector}")


def test_by_keyboard_alone_a_reader_chooses_a_region_and_copies_its_address(visit):
    page = visit("/fr/subscribe/", permissions=["clipboard-read", "clipboard-write"])
    tab_to(page, "input[value=souss-massa]")
    page.keyboard.press("Space")
    tab_to(page, ".builder__form button")
    page.keyboard.press("Enter")
    page.wait_for_url("**/fr/subscribe/?region=souss-massa&q=&lang=fr#result")
    assert page.locator("input[value=souss-massa]").is_checked()
    tab_to(page, "[data-copy='#feed']")
    page.keyboard.press("Enter")
    page.get_by_text("Copié").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert urlsplit(copied).path == "/feeds/fr/region/souss-massa.ics"


@pytest.mark.parametrize("lang", ["ar", "fr", "en"])
def test_without_javascript_a_choice_becomes_an_address_that_answers(visit, lang):
    page = visit(f"/{lang}/subscribe/", java_script_enabled=False)
    page.locator(".tile").filter(has=page.locator("input[value=oriental]")).click()
    page.locator(".pick").filter(has=page.locator("input[value=foreign-trade]")).click()
    follow(page, ".builder__form button")
    address = urlsplit(page.locator("#feed").input_value())
    assert address.path == f"/feeds/{lang}/region/oriental/programme/foreign-trade.ics"
    assert not page.locator("[data-copy='#feed']").is_visible()
    origin = urlsplit(page.url)
    answer = page.request.get(f"{origin.scheme}://{origin.netloc}{address.path}")
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert "BEGIN:VEVENT" in answer.text()


def test_the_code_of_a_choice_is_seen(visit):
    page = visit("/fr/subscribe/?region=oriental")
    picture = page.locator(".result .qr")
    picture.scroll_into_view_if_needed()
    page.wait_for_function("document.querySelector('.result .qr').naturalWidth > 0")
    assert picture.bounding_box()["width"] > 100
