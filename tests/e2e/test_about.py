"""The change log and the pages about the site: nothing that axe finds, nothing that is kept."""

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from axe_playwright_python.sync_playwright import Axe

from events import lifecycle
from tests import make

pytestmark = pytest.mark.django_db(transaction=True)

PAGES = ["changes", "about", "accessibility", "privacy", "contact"]


@pytest.fixture
def _changes():
    """Every look that an entry can have."""
    event = make.event("Fair")
    lifecycle.postpone(event)
    lifecycle.cancel(event)
    lifecycle.withdraw(make.event("Gone"))
    with lifecycle.reference(event.region):
        event.region.name_en = "East"
        event.region.save()


@pytest.mark.usefixtures("_changes")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_axe_finds_nothing_and_no_page_scrolls_sideways(visit, language, width, scheme):
    page = visit(f"/{language}/{PAGES[0]}/", width=width, color_scheme=scheme)
    for name in PAGES:
        page.goto(page.url.replace(f"/{page.url.split('/')[-2]}/", f"/{name}/"))
        results = Axe().run(page)
        assert not results.violations_count, results.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.usefixtures("_changes")
def test_reading_leaves_nothing_with_the_visitor_and_asks_nobody_else(visit, live_server):
    page = visit("/fr/privacy/")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    for name in PAGES:
        page.goto(f"{live_server.url}/fr/{name}/")
    assert asked
    assert all(url.startswith((live_server.url, "data:")) for url in asked)
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length") == 0


@pytest.mark.usefixtures("_changes")
def test_the_changes_are_found_with_the_keyboard_alone(visit):
    page = visit("/en/about/")
    link = page.locator("footer a", has_text="Changes to the calendar")
    for _press in range(60):
        page.keyboard.press("Tab")
        if link.evaluate("element => element === document.activeElement"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/changes/")
    assert page.locator("h1").inner_text() == "Changes to the calendar"


class AnotherSite(BaseHTTPRequestHandler):
    """A site whose pages are empty."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()

    def log_message(self, *_words) -> None:
        """Say nothing."""


@pytest.fixture
def another_site():
    """The address of a site at another origin."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), AnotherSite)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_the_example_for_web_pages_works_on_another_site(
    browser, visit, live_server, settings, another_site
):
    settings.SITE_URL = live_server.url
    make.event("Fair")
    script = visit("/fr/api/").locator("[data-example=web]").inner_text()
    page, said = browser.new_context().new_page(), []
    page.on("console", lambda message: said.append(message.text))
    page.goto(another_site)
    page.evaluate(f"(async () => {{ {script} }})()")
    page.context.close()
    assert "2026-02-10 Fair fr" in said
