"""The public pages in a real browser, with the real events: three languages, two widths."""

import gzip
from io import StringIO
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.management import call_command

pytestmark = pytest.mark.django_db(transaction=True)

PAGES = {
    "home": "",
    "month": "calendar/2026/02/",
    "month with nothing": "calendar/2026/05/",
    "list": "events/?past=1",
    "event of a week": "events/national-crafts-week-9/",
    "event without a date": "events/councillors-statement-crafts-2025/",
    "regions": "regions/",
    "region": "regions/rabat-sale-kenitra/",
    "programmes": "programmes/",
    "programme": "programmes/crafts-week/",
    "tours": "tours/",
    "tour": "tours/mnto-tour-2025/",
    "subscribe": "subscribe/",
}
LANGUAGES = {"ar": "rtl", "fr": "ltr", "en": "ltr"}
HEAVIEST = 120_000


@pytest.fixture(autouse=True)
def _real_events() -> None:
    call_command("seed", stdout=StringIO())


def on_the_wire(response) -> int:
    """The size of an answer as a server in production sends it: texts are compressed."""
    body = response.body()
    packed = response.headers.get("content-type", "").startswith(("text/", "image/svg"))
    return len(gzip.compress(body)) if packed else len(body)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_page_is_read_by_everybody(visit, lang, width, scheme):
    page = visit(f"/{lang}/", width=width, color_scheme=scheme)
    faults = []
    for name, path in PAGES.items():
        page.goto(f"{origin(page)}/{lang}/{path}")
        html = page.locator("html")
        assert (html.get_attribute("lang"), html.get_attribute("dir")) == (lang, LANGUAGES[lang])
        if page.evaluate("document.documentElement.scrollWidth") > width:
            faults.append(f"{name}: wider than {width}")
        found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
        faults += [f"{name}: {each['id']} {each['nodes'][0]['target']}" for each in found]
    assert faults == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_first_view_is_light_and_asks_nobody_else(browser, live_server, lang):
    here, faults = urlsplit(live_server.url).netloc, []
    for name, path in PAGES.items():
        answers, cookies = first_view(browser, f"{live_server.url}/{lang}/{path}")
        weight = sum(size for _, size in answers)
        faults += [f"{name}: {weight} bytes"] if weight > HEAVIEST else []
        faults += [
            f"{name}: {each.url}" for each, _ in answers if urlsplit(each.url).netloc != here
        ]
        faults += [f"{name}: cookie {cookie['name']}" for cookie in cookies]
    assert faults == []


def first_view(browser, address: str):
    """What a visitor who comes for the first time is sent: answers and cookies."""
    context, answers = browser.new_context(viewport={"width": 390, "height": 800}), []
    page = context.new_page()
    page.on("response", lambda answer: answers.extend([answer]))
    page.goto(address, wait_until="networkidle")
    kept = [(answer, on_the_wire(answer)) for answer in answers if answer.url[:5] != "data:"]
    cookies = context.cookies()
    context.close()
    return kept, cookies


def origin(page) -> str:
    address = urlsplit(page.url)
    return f"{address.scheme}://{address.netloc}"


def test_without_javascript_a_reader_goes_from_the_month_to_an_event_and_its_feed(visit):
    page = visit("/fr/calendar/2026/02/", java_script_enabled=False)
    page.locator("a[rel=prev]").first.click()
    assert page.url.endswith("/fr/calendar/2026/01/")
    page.locator("a[rel=next]").first.click()
    page.locator(".bar a").first.click()
    assert page.locator("h1").inner_text().startswith("9")
    feed = page.locator("a[href$='.ics']").first.get_attribute("href")
    answer = page.request.get(f"{origin(page)}{urlsplit(feed).path}")
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert "DTSTART;VALUE=DATE:20260209" in answer.text()


def test_without_javascript_a_reader_narrows_the_month_to_a_region(visit):
    page = visit("/fr/calendar/2025/11/", java_script_enabled=False)
    page.locator("select[name=region]").select_option("draa-tafilalet")
    page.locator(".filters__form button").click()
    assert page.url.endswith("region=draa-tafilalet") or "region=draa-tafilalet&" in page.url
    assert page.locator(".one").count() + page.locator(".bar").count() == 1


def test_by_keyboard_alone_a_reader_skips_to_the_content_and_opens_an_event(visit):
    page = visit("/en/calendar/2026/02/")
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Skip to content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.bar') !== null"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/events/national-crafts-week-9/")


def test_links_between_languages_keep_the_page(visit):
    page = visit("/fr/events/national-crafts-week-9/")
    page.locator(".site-header .langs a[hreflang=ar]").click()
    page.wait_for_url("**/ar/events/national-crafts-week-9/")
    assert page.locator("html").get_attribute("dir") == "rtl"
