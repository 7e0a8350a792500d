"""A real browser: `visit("/fr/", width=390)` gives a page that must stay free of errors."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.browser import CHROMIUM

# The browser's own loop runs in the thread of the tests; Django would refuse the database there.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"


def pytest_collection_modifyitems(items) -> None:
    """Mark every test of this folder; without a browser they cannot run."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.e2e)
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="no Chromium is installed"))


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """Return the browser, started once."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield browser
        browser.close()


@pytest.fixture
def visit(browser, live_server) -> Iterator[Callable]:
    """Return a function that opens a path; at the end no page may have complained."""
    contexts, complaints = [], []

    def open_page(path: str, *, width: int = 1280, height: int = 900, **options):
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        context.set_default_timeout(15_000)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: _note(complaints, message))
        page.on("pageerror", lambda error: _note_error(complaints, str(error)))
        page.goto(live_server.url + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not complaints


def _note_error(complaints: list[str], error: str) -> None:
    """A machine under load may miss the moment of a view transition: the page is shown without."""
    if not error.startswith("Transition was"):
        complaints.append(error)


def _note(complaints: list[str], message) -> None:
    if message.type in {"error", "warning"}:
        complaints.append(f"{message.type}: {message.text} ({message.location.get('url')})")
