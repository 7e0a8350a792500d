"""The public pages in a real browser, with the real events: three languages, two widths."""

import datetime as dt
import gzip
from io import StringIO
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.management import call_command

from events.models import Organisation
from tests.browser import follow
from tests.tour import voiced
from tour.models import Contribution, Stop

pytestmark = pytest.mark.django_db(transaction=True)

PAGES = {
    "home": "",
    "month": "calendar/2026/02/",
    "month with nothing": "calendar/2026/05/",
    "week": "calendar/2026/w07/",
    "week with hours": "calendar/2025/w47/",
    "week with nothing": "calendar/2026/w20/",
    "year": "calendar/2026/",
    "map": "calendar/map/",
    "map of a year": "calendar/2026/map/",
    "list": "events/?past=1",
    "event of a week": "events/national-crafts-week-9/",
    "event without a date": "events/councillors-statement-crafts-2025/",
    "regions": "regions/",
    "region": "regions/rabat-sale-kenitra/",
    "programmes": "programmes/",
    "programme": "programmes/crafts-week/",
    "organisations": "organisations/",
    "organisation": "organisations/state-secretariat-crafts/",
    "people": "people/",
    "person": "people/lahcen-saadi/",
    "tours": "tours/",
    "tour": "tours/mnto-tour-2025/",
    "tour with outcomes": "tours/foreign-trade-forums-2025/",
    "follow-up": "tours/foreign-trade-forums-2025/follow-up/",
    "report": "tours/foreign-trade-forums-2025/report/",
    "subscribe": "subscribe/",
    "notices": "notices/?region=oriental",
    "API": "api/",
    "embed": "embed/?widget=month&kind=forum",
    "widget of a list": "embed/list/?past=1",
    "widget of a month": "embed/month/2026/02/",
    "sheet of a month": "print/month/2026/02/",
    "sheet of the list": "print/list/?past=1",
    "sheet of an event": "print/events/national-crafts-week-9/",
    "sheet of a region": "print/regions/rabat-sale-kenitra/",
    "sheet of a programme": "print/programmes/crafts-week/",
    "sheet of a tour": "print/tours/mnto-tour-2025/",
    "sheet of a report": "print/tours/foreign-trade-forums-2025/report/",
}
LANGUAGES = {"ar": "rtl", "fr": "ltr", "en": "ltr"}
HEAVIEST = 120_000
# Colours are all that differs between the two schemes.
CONTRAST = {
    "resultTypes": ["violations"],
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
}
SETTLED = """() => new Promise(requestAnimationFrame).then(
  () => Promise.all(document.getAnimations().map((one) => one.finished))
)"""
SHIFTED = """() => new Promise((resolve) => {
  const found = []
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries())
      found.push([value, sources.map(({ node }) => `${node?.nodeName} ${node?.className}`).join()])
  }).observe({ type: "layout-shift", buffered: true })
  requestAnimationFrame(() => setTimeout(() => resolve(found), 120))
})"""
# A fifth of what Chromium calls good: where the machine is slow, a heading may swap its font.
MOST_MOVED = 0.02


@pytest.fixture(autouse=True)
def _real_events() -> None:
    """The real events; and promises, of which none is known yet."""
    call_command("seed", stdout=StringIO())
    for stop in Stop.objects.filter(tour__slug="foreign-trade-forums-2025", state="held"):
        for state in Contribution.State:
            due = dt.date(2026, 1, 31)
            voiced.action(stop, state=state, due_on=due, responsible=Organisation.objects.first())


def on_the_wire(response) -> int:
    """The size of an answer as a server in production sends it: texts are compressed."""
    body = response.body()
    packed = response.headers.get("content-type", "").startswith(("text/", "image/svg"))
    return len(gzip.compress(body)) if packed else len(body)


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_page_is_read_by_everybody(visit, lang, width):
    page = visit(f"/{lang}/", width=width, color_scheme="light")
    faults = []
    for name, path in PAGES.items():
        page.goto(f"{origin(page)}/{lang}/{path}")
        moved = page.evaluate(SHIFTED)
        html = page.locator("html")
        assert (html.get_attribute("lang"), html.get_attribute("dir")) == (lang, LANGUAGES[lang])
        if page.evaluate("document.documentElement.scrollWidth") > width:
            faults.append(f"{name}: wider than {width}")
        if sum(by for by, _ in moved) > MOST_MOVED:
            faults.append(f"{name}: moves while it is loading: {moved}")
        faults += [f"{name}: {fault}" for fault in in_both_schemes(page)]
    assert faults == []


def in_both_schemes(page):
    """What axe finds in the light, and what is hard to read in the dark."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    page.emulate_media(color_scheme="dark")
    page.evaluate(SETTLED)
    found += Axe().run(page, options=CONTRAST).response["violations"]
    page.emulate_media(color_scheme="light")
    return [f"{each['id']} {each['nodes'][0]['target']}" for each in found]


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
    """What a visitor who comes for the first time is sent: answers and cookies.

    What a frame on the page asks for again, the browser has.
    """
    context, answers = browser.new_context(viewport={"width": 390, "height": 800}), {}
    page = context.new_page()
    page.on("response", lambda answer: answers.setdefault(answer.url, answer))
    page.goto(address, wait_until="networkidle")
    sent = [answer for url, answer in answers.items() if url[:5] != "data:"]
    kept = [(answer, on_the_wire(answer)) for answer in sent]
    cookies = context.cookies()
    context.close()
    return kept, cookies


def origin(page) -> str:
    address = urlsplit(page.url)
    return f"{address.scheme}://{address.netloc}"


def test_without_javascript_a_reader_goes_from_the_month_to_an_event_and_its_feed(visit):
    page = visit("/fr/calendar/2026/02/", java_script_enabled=False)
    follow(page, "a[rel=prev] >> nth=0")
    assert page.url.endswith("/fr/calendar/2026/01/")
    follow(page, "a[rel=next] >> nth=0")
    follow(page, ".bar a >> nth=0")
    assert page.locator("h1").inner_text().startswith("9")
    feed = page.locator("a[href$='.ics']").first.get_attribute("href")
    answer = page.request.get(f"{origin(page)}{urlsplit(feed).path}")
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert "DTSTART;VALUE=DATE:20260209" in answer.text()


def test_without_javascript_a_reader_narrows_the_month_to_a_region(visit):
    page = visit("/fr/calendar/2025/11/", java_script_enabled=False)
    page.locator("select[name=region]").select_option("draa-tafilalet")
    follow(page, ".filters__form button")
    assert page.url.endswith("region=draa-tafilalet") or "region=draa-tafilalet&" in page.url
    assert page.locator(".one").count() + page.locator(".bar").count() == 1


def test_by_keyboard_alone_a_reader_skips_to_the_content_and_opens_an_event(visit):
    page = visit("/en/calendar/2026/02/")
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Skip to content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    tab_to(page, ".bar a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/events/national-crafts-week-9/")


def test_by_keyboard_alone_a_reader_narrows_the_month_and_turns_it(visit):
    page = visit("/fr/calendar/2025/11/")
    tab_to(page, "select[name=region]")
    page.keyboard.type("Dr")
    tab_to(page, ".filters__form button")
    page.keyboard.press("Enter")
    page.wait_for_url("**region=draa-tafilalet**")
    assert page.locator("td :is(.bar, .one)").count() == 1
    tab_to(page, "a[rel=prev]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/fr/calendar/2025/10/?region=draa-tafilalet**")


def tab_to(page, selector: str) -> None:
    """Go from link to link until what is looked for has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.locator(f"{selector}:focus").count():
            return
    pytest.fail(f"No way leads to {selector} by keyboard.")


def test_links_between_languages_keep_the_page(visit):
    page = visit("/fr/events/national-crafts-week-9/")
    page.locator(".site-header .langs a[hreflang=ar]").click()
    page.wait_for_url("**/ar/events/national-crafts-week-9/")
    assert page.locator("html").get_attribute("dir") == "rtl"
