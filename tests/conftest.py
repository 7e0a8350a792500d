"""What every test gets, and two promises about the whole run: nothing is skipped in silence."""

import os
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import transaction
from django.utils import translation
from hypothesis import settings as hypothesis

from events import feed_body, feed_health, kept
from events.reference import hijri_months, known, span
from events.views.calendar import frame, weeks
from events.views.calendar.filter_bar import drawn_once, legend
from events.views.event_key import places
from tests.browser import CHROMIUM
from tests.pdf import MISSING

ROOT = Path(__file__).resolve().parent.parent
REQUIRE_ALL = os.environ.get("REQUIRE_ALL") == "1" or os.environ.get("REQUIRE_BROWSER") == "1"

# A slow machine is no fault; and in CI the same source must give the same verdict twice.
hypothesis.register_profile("mawaid", deadline=None, derandomize="CI" in os.environ)
hypothesis.load_profile("mawaid")


@pytest.fixture
def root() -> Path:
    """Return the folder of the project."""
    return ROOT


def _skipped(config) -> int:
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    return len(reporter.stats.get("skipped", ())) if reporter else 0


def pytest_sessionfinish(session) -> None:
    """With REQUIRE_ALL=1 a skipped test is a failure."""
    if REQUIRE_ALL and _skipped(session.config):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter, config) -> None:
    """Say loudly what did not run."""
    if CHROMIUM is None and _skipped(config):
        terminalreporter.section("NO BROWSER: THE BROWSER TESTS DID NOT RUN", sep="!", red=True)
        terminalreporter.line("Install Chromium, or name one: CHROMIUM=/path/to/chromium make test")
    if MISSING and _skipped(config):
        terminalreporter.section("THE TESTS OF PDFS DID NOT RUN", sep="!", red=True)
        terminalreporter.line(f"Install what is missing: {', '.join(MISSING)}.")
    if REQUIRE_ALL and _skipped(config):
        terminalreporter.line("Tests were skipped, and REQUIRE_ALL makes that a failure.", red=True)


@pytest.fixture(autouse=True)
def _starts_fresh() -> Iterator[None]:
    """Start each test in English, with nothing kept of another test's calendar."""
    cache.clear()
    for read in (known, hijri_months, span, drawn_once, legend):
        read.cache_clear()
    for latest in (frame.drawn, weeks.drawn, places, kept.near):
        latest.clear()
    feed_body.forget()
    feed_health.readings.take()
    kept.care.failed_at = -kept.REST
    with translation.override("en"):
        yield


@pytest.fixture(scope="module")
def real_data(django_db_setup, django_db_blocker) -> Iterator[None]:
    """Load the regions and the real events once for a module; nothing stays behind."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("seed", stdout=StringIO())
        yield
        transaction.set_rollback(True)
