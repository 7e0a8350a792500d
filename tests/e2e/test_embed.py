"""Widgets on a page of another origin: as high as what they hold; and nothing else is framed."""

from __future__ import annotations

from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import StringIO
from threading import Thread

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.management import call_command

from tests.e2e.test_public import first_view

pytestmark = pytest.mark.django_db(transaction=True)

HEAVIEST = 60_000
LIST, MONTH = "embed/list/?past=1", "embed/month/2026/02/"
ODD = ["embed/month/1990/01/", f"{MONTH}?scheme=pink&region=x", "embed/list/?q=nothing"]
OTHERS = ["", "calendar/2026/02/", "embed/", "events/national-crafts-week-9/", "admin/login/"]
FRAME = '<iframe src="{src}" title="Widget" width="{width}" height="300" {mark}></iframe>'
SCRIPT = '<script src="{site}/embed.js" async></script>'


class Handler(BaseHTTPRequestHandler):
    """Answers with the page that was put there."""

    def __init__(self, partner, *arguments) -> None:
        self.partner = partner
        super().__init__(*arguments)

    def do_GET(self) -> None:
        body, headers = self.partner.pages.get(self.path, ("", {}))
        self.send_response(200)
        for name, value in {"Content-Type": "text/html; charset=utf-8", **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_arguments) -> None:
        """Nothing."""


class Partner:
    """The site of somebody else: another port is another origin."""

    def __init__(self) -> None:
        self.pages = {}
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, self))
        self.thread = Thread(target=self.server.serve_forever)
        self.thread.start()

    def put(self, body: str, path: str = "/", **headers: str) -> str:
        """Publish a page; return its address."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        icon = '<link rel="icon" href="data:,">'
        whole = f"<!doctype html><html lang=en><title>Partner</title>{icon}<body>{body}"
        self.pages[path] = (whole, named)
        return f"http://127.0.0.1:{self.server.server_port}{path}"

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


@pytest.fixture(autouse=True)
def _real_events() -> None:
    call_command("seed", stdout=StringIO())


@pytest.fixture
def partner():
    made = Partner()
    yield made
    made.close()


@pytest.fixture
def site(live_server, settings) -> str:
    """The address of the calendar, which it gives to partners as its own."""
    settings.SITE_URL = live_server.url
    return live_server.url


@pytest.fixture
def look(browser):
    """Open any address in a context of its own."""
    contexts = []

    def open_page(address, **options):
        context = browser.new_context(viewport={"width": 800, "height": 600}, **options)
        context.set_default_timeout(15_000)
        contexts.append(context)
        page = context.new_page()
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()


def frame(src, mark="data-mawaid", width="100%"):
    return FRAME.format(src=src, mark=mark, width=width)


def inside(page):
    """The document in the first frame of a page."""
    return page.query_selector("iframe").content_frame()


def is_scrolled(document) -> bool:
    """Whether a document is higher than the place it has, and so has a scrollbar."""
    return document.evaluate("document.documentElement.scrollHeight > innerHeight")


def until_it_fits(page) -> float:
    """Wait until the frame is as high as what it holds; return that height."""
    for _attempt in range(100):
        high = page.locator("iframe").first.evaluate("one => one.clientHeight")
        held = inside(page).evaluate(
            "[...document.body.children].reduce((sum, one) => sum + one.offsetHeight, 0)"
        )
        if held and abs(high - held) < 4:
            return high
        page.wait_for_timeout(50)
    raise AssertionError(f"The frame is {high} high and holds {held}.")


@pytest.mark.parametrize("lang", ["ar", "fr"])
@pytest.mark.parametrize("form", [LIST, MONTH])
def test_a_frame_is_as_high_as_what_it_holds(look, partner, site, form, lang):
    page = look(partner.put(frame(f"{site}/{lang}/{form}") + SCRIPT.format(site=site)))
    assert until_it_fits(page) > 300
    document = inside(page)
    assert document.locator(".item").first.is_visible()
    assert document.locator("html").get_attribute("dir") == ("rtl" if lang == "ar" else "ltr")
    assert not is_scrolled(document)
    assert document.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_height_follows_up_and_down_when_months_are_turned(look, partner, site):
    page = look(partner.put(frame(f"{site}/ar/{MONTH}") + SCRIPT.format(site=site)))
    full = until_it_fits(page)
    inside(page).locator("a[rel=next]").click()
    page.wait_for_function("high => document.querySelector('iframe').clientHeight < high", arg=full)
    assert until_it_fits(page) < full
    assert inside(page).url.endswith("/ar/embed/month/2026/03/")
    inside(page).locator("a[rel=prev]").click()
    page.wait_for_function(
        "high => document.querySelector('iframe').clientHeight === high", arg=full
    )
    assert not is_scrolled(inside(page))
    assert page.url.startswith("http://127.0.0.1")


def test_the_height_follows_the_width_of_the_page(look, partner, site):
    page = look(partner.put(frame(f"{site}/fr/{LIST}") + SCRIPT.format(site=site)))
    wide = until_it_fits(page)
    page.set_viewport_size({"width": 320, "height": 600})
    page.wait_for_function("high => document.querySelector('iframe').clientHeight > high", arg=wide)
    until_it_fits(page)
    assert not is_scrolled(inside(page))


def test_a_frame_that_was_there_before_the_script_is_asked(look, partner, site):
    page = look(partner.put(frame(f"{site}/en/{LIST}")))
    inside(page).wait_for_load_state()
    assert page.locator("iframe").evaluate("one => one.clientHeight") == 300
    page.add_script_tag(url=f"{site}/embed.js")
    until_it_fits(page)


def test_without_the_script_a_frame_keeps_its_height_and_scrolls_by_itself(look, partner, site):
    page = look(partner.put(frame(f"{site}/en/{LIST}")))
    document = inside(page)
    document.locator(".item").first.wait_for()
    assert page.locator("iframe").evaluate("one => one.clientHeight") == 300
    assert is_scrolled(document)
    assert not is_scrolled(page)


def test_only_marked_frames_are_sized_and_only_by_themselves(look, partner, site):
    liar = "<script>parent.postMessage({mawaid: 'height', height: 5000}, '*')</script>"
    other = partner.put(liar, "/liar")
    body = frame(f"{site}/en/{LIST}") + frame(other, mark="") + frame(f"{site}/en/{LIST}", mark="")
    page = look(partner.put(body + SCRIPT.format(site=site)))
    until_it_fits(page)
    heights = page.locator("iframe").evaluate_all("all => all.map(one => one.clientHeight)")
    assert heights[0] > 300
    assert heights[1:] == [300, 300]


@pytest.mark.parametrize(
    "said", ["{height: 900}", "{mawaid: 'height', height: 'tall'}", "null", "'height'",
             "{mawaid: 'height', height: 1e9}", "{mawaid: 'height', height: -5}"]
)  # fmt: skip
def test_what_is_no_height_changes_nothing(look, partner, site, said):
    other = partner.put(f"<script>parent.postMessage({said}, '*')</script>", "/liar")
    script = f'<script src="{site}/embed.js"></script>'
    page = look(partner.put(script + frame(other)))
    faults = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.reload(wait_until="networkidle")
    assert page.locator("iframe").evaluate("one => one.clientHeight") == 300
    assert faults == []


@pytest.mark.parametrize("lang", ["ar", "fr", "en"])
@pytest.mark.parametrize("widget", ["list", "month"])
def test_the_lines_that_are_made_work_as_they_are_pasted(look, partner, site, widget, lang):
    made = look(f"{site}/{lang}/embed/?widget={widget}&programme=crafts-week&scheme=dark")
    lines = made.locator("#lines").input_value()
    # As the page says that a site with a policy has to allow it.
    policy = made.locator(".embed__how code", has_text="frame-src").inner_text()
    address = partner.put(
        lines, Content_Security_Policy=f"default-src 'none'; img-src data:; {policy}"
    )
    page = look(address)
    until_it_fits(page)
    document = inside(page)
    assert document.locator("html").get_attribute("data-theme") == "dark"
    assert document.locator(".item").count() > 2
    assert not is_scrolled(document)
    link = page.locator("p a")
    assert link.get_attribute("href").startswith(f"{site}/{lang}/")
    assert link.inner_text() == page.locator("iframe").get_attribute("title")


def test_the_preview_is_as_high_as_the_widget(visit):
    page = visit("/ar/embed/?widget=month&height=200")
    until_it_fits(page)
    assert not is_scrolled(inside(page))


def test_the_page_works_without_javascript(visit):
    page = visit("/fr/embed/", java_script_enabled=False)
    page.locator("select[name=widget]").select_option("month")
    page.locator("select[name=lang]").select_option("ar")
    page.locator("summary", has_text="Programmes").click()
    page.locator("input[value=crafts-week]").check()
    page.locator(".embed__form button").click()
    lines = page.locator("#lines").input_value()
    assert "/ar/embed/month/?programme=crafts-week" in lines
    assert page.frame_locator("iframe").locator("html").get_attribute("dir") == "rtl"


@pytest.mark.parametrize("form", [LIST, MONTH])
def test_a_widget_shows_everything_without_javascript(look, partner, site, form):
    page = look(partner.put(frame(f"{site}/fr/{form}")), java_script_enabled=False)
    items = page.frame_locator("iframe").locator(".item")
    items.first.wait_for()
    assert items.count() > 2


@pytest.mark.parametrize("path", OTHERS)
def test_any_other_page_refuses_to_be_framed(look, partner, site, path):
    page = look(partner.put(frame(f"{site}/fr/{path}")))
    page.wait_for_function("document.readyState === 'complete'")
    assert inside(page).url.startswith("chrome-error:")
    widget = look(partner.put(frame(f"{site}/fr/{LIST}")))
    assert inside(widget).url == f"{site}/fr/{LIST}"


def test_a_link_opens_beside_the_page_of_the_partner(look, partner, site):
    page = look(partner.put(frame(f"{site}/fr/{LIST}")))
    with page.context.expect_page() as opened:
        inside(page).locator(".item a").first.click()
    opened.value.wait_for_load_state()
    assert opened.value.url.startswith(f"{site}/fr/events/")
    assert opened.value.evaluate("window.opener") is None
    assert inside(page).url == f"{site}/fr/{LIST}"


def test_a_widget_leaves_nothing_with_the_visitor_and_asks_nobody_else(look, partner, site):
    address, asked = partner.put(frame(f"{site}/fr/{MONTH}") + SCRIPT.format(site=site)), []
    page = look(address)
    page.on("request", lambda request: asked.append(request.url))
    page.reload(wait_until="networkidle")
    assert asked
    assert all(url.startswith((site, address, "data:")) for url in asked)
    assert page.context.cookies() == []
    assert inside(page).locator(".item").count() > 2
    page.goto(f"{site}/fr/{MONTH}")
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


@pytest.mark.parametrize("lang", ["ar", "fr", "en"])
def test_a_widget_fits_the_narrowest_column(look, site, lang):
    page, faults = look(f"{site}/{lang}/{LIST}"), []
    for form in (LIST, MONTH, *ODD):
        page.goto(f"{site}/{lang}/{form}")
        for width in (280, 390, 800):
            page.set_viewport_size({"width": width, "height": 700})
            wide = page.evaluate("document.documentElement.scrollWidth")
            faults += [f"{form}: {wide} in {width}"] if wide > width else []
    assert faults == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["ar", "fr", "en"])
def test_axe_finds_nothing_where_a_widget_has_something_to_say(look, site, lang, scheme):
    page, faults = look(f"{site}/{lang}/{LIST}", color_scheme=scheme), []
    for form in ODD:
        page.goto(f"{site}/{lang}/{form}")
        found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
        faults += [f"{form}: {each['id']} {each['nodes'][0]['target']}" for each in found]
    assert faults == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_scheme_is_shown_against_that_of_the_visitor(look, site, scheme):
    against = {"light": "dark", "dark": "light"}[scheme]
    page = look(f"{site}/fr/{MONTH}?scheme={scheme}", color_scheme=against)
    ground = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert ground == {"light": "rgb(251, 248, 242)", "dark": "rgb(14, 19, 41)"}[scheme]


@pytest.mark.parametrize("lang", ["ar", "fr", "en"])
@pytest.mark.parametrize("form", [LIST, MONTH])
def test_a_widget_is_light(browser, site, form, lang):
    answers, cookies = first_view(browser, f"{site}/{lang}/{form}")
    assert 20_000 < sum(size for _answer, size in answers) < HEAVIEST
    assert cookies == []
