"""What the page of an event does in a real browser, and what it never asks of other sites."""

import datetime as dt

import pytest
from axe_playwright_python.sync_playwright import Axe

from events import legal_time
from events.models import HijriMonth
from tests import make

pytestmark = pytest.mark.django_db(transaction=True)

SHARE = """
    navigator.share = (shared) => { window.shared = shared; return Promise.reject(new Error()) };
"""


@pytest.fixture
def event():
    day = legal_time.today() + dt.timedelta(days=9)
    venue = make.venue(latitude="30.42", longitude="-9.6")
    return make.event("Forum", day, starts_at=dt.time(9, 30), ends_at=dt.time(12), venue=venue)


@pytest.fixture
def path(event) -> str:
    return f"/en/events/{event.slug}/"


def test_the_address_of_the_page_is_copied(visit, path):
    page = visit(path, permissions=["clipboard-read", "clipboard-write"])
    page.locator("[data-copy='#page-address']").click()
    page.get_by_text("Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").endswith(path)


def test_the_device_shares_where_it_can_and_may_be_called_off(visit, path):
    page = visit(path)
    page.add_init_script(SHARE)
    page.reload()
    page.locator("[data-share]").click()
    shared = page.evaluate("window.shared")
    assert shared["title"] == "Forum en"
    assert shared["url"].endswith(path)


def test_without_javascript_only_what_works_is_shown(visit, path):
    page = visit(path, java_script_enabled=False)
    assert page.locator("[data-share], [data-copy], [data-android]").count() == 5
    for button in page.locator("[data-share], [data-copy], [data-android]").all():
        assert not button.is_visible()
    assert page.get_by_role("link", name="WhatsApp").is_visible()
    assert page.get_by_role("link", name="Google Calendar").is_visible()


@pytest.mark.parametrize(("agent", "is_seen"), [("Android 15; Mobile", True), ("iPhone", False)])
def test_the_map_application_is_offered_where_it_opens(visit, path, agent, is_seen):
    page = visit(path, user_agent=f"Mozilla/5.0 ({agent})")
    link = page.get_by_role("link", name="Open in my map application")
    assert link.is_visible() is is_seen


def test_the_code_is_seen(visit, path):
    page = visit(path)
    page.locator(".qrbox .qr").scroll_into_view_if_needed()
    page.wait_for_function("document.querySelector('.qr').naturalWidth > 0")


def test_a_reader_goes_on_to_the_next_event_and_back(visit, event, path):
    later = make.event("Later", event.starts_on + dt.timedelta(days=3))
    page = visit(path)
    page.locator(".around a[rel=next]").click()
    page.wait_for_url(f"**/en/events/{later.slug}/")
    page.locator(".around a[rel=prev]").click()
    page.wait_for_url(f"**{path}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("lang", ["ar", "fr", "en"])
def test_an_event_to_come_is_read_by_everybody(visit, event, lang, width, scheme):
    make.event("Later", event.starts_on + dt.timedelta(days=3))
    HijriMonth.objects.create(year=1448, month=1, starts_on=event.starts_on)
    page = visit(f"/{lang}/events/{event.slug}/", width=width, color_scheme=scheme)
    assert page.locator(".ehero__hijri, .around, .panel__links").count() == 3
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    assert [f"{each['id']} {each['nodes'][0]['target']}" for each in found] == []
