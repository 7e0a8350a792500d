"""A crawl of the whole site, with the real events: each link leads somewhere, to what it names."""

from __future__ import annotations

import datetime as dt
from collections import deque
from http import HTTPStatus
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client

from events import legal_time
from tests.pages import Page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_data", "_a_day")]
LANGUAGES = ("ar", "fr", "en")
# What is made of a page, and tested beside it: a PDF takes a second each.
TOO_DEAR = (".pdf",)
LEADING = {"a": "href", "link": "href", "img": "src", "script": "src", "form": "action"}
LEADING |= {"iframe": "src", "meta": "content"}


@pytest.fixture
def _a_day(monkeypatch) -> None:
    monkeypatch.setattr(legal_time, "today", lambda: dt.date(2026, 3, 2))


class Crawl:
    """Follows every link of a language; the choices of filters are looked at once.

    A link to another language must lead to a page that this language has as well.
    """

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.elsewhere: dict[str, str] = {}
        self.client = Client()
        self.found_at: dict[str, str] = {}
        self.ids: dict[str, set[str]] = {}
        self.fragments: dict[str, str] = {}
        self.faults: list[str] = []
        self.waiting: deque[str] = deque()

    def run(self, *starts: str) -> None:
        for start in starts:
            self.lead_to(start, "")
        while self.waiting:
            self.visit(self.waiting.popleft())
        for address, page in self.fragments.items():
            path, _, fragment = address.partition("#")
            if unquote(fragment) not in self.ids.get(path, {fragment}):
                self.faults.append(f"{page} → {address}: no such place")
        for address, page in self.elsewhere.items():
            if f"/{self.lang}/{address[4:]}" not in self.found_at:
                self.faults.append(f"{page} → {address}: not in this language")

    def lead_to(self, address: str, page: str) -> None:
        """Note one address of this site, and visit it unless it was seen."""
        address, _, fragment = address.partition("#")
        if fragment:
            self.fragments.setdefault(f"{address}#{fragment}", page)
        if address[1:3] in LANGUAGES and address[1:3] != self.lang:
            self.elsewhere.setdefault(address, page)
        elif address not in self.found_at and not address.endswith(TOO_DEAR):
            self.found_at[address] = page
            self.waiting.append(address)

    def visit(self, address: str) -> None:
        if address.startswith(settings.STATIC_URL):
            if not finders.find(address.removeprefix(settings.STATIC_URL)):
                self.fault(address, "no such file")
            return
        if "/admin/" in address:
            return
        answer = self.client.get(address)
        if answer.status_code in {HTTPStatus.FOUND, HTTPStatus.MOVED_PERMANENTLY}:
            self.lead_to(urljoin(address, answer["Location"]), address)
        elif answer.status_code != HTTPStatus.OK:
            self.fault(address, answer.status_code)
        elif answer["Content-Type"].startswith("text/html"):
            self.read(address, Page(answer.content.decode()))

    def fault(self, address: str, what: object) -> None:
        self.faults.append(f"{self.found_at[address]} → {address}: {what}")

    def read(self, address: str, page: Page) -> None:
        """Note where a page leads. From one choice to the next there is no end; and an empty
        week, month or year, which tells crawlers to pass on, leads to hundreds of others."""
        self.ids[address] = {e.attributes["id"] for e in page.elements if "id" in e.attributes}
        if page.all("meta", name="robots", content="noindex"):
            return
        for element in page.elements:
            target = element.attributes.get(LEADING.get(element.tag, ""), "")
            if element.tag == "meta" and not target.startswith(settings.SITE_URL):
                continue
            inside = self.inside(address, target)
            if inside and not ("?" in address and "?" in inside):
                self.lead_to(inside, address)

    @staticmethod
    def inside(address: str, target: str) -> str:
        """The path of a target on this site, or nothing."""
        parts = urlsplit(urljoin(settings.SITE_URL + address, target))
        here = urlsplit(settings.SITE_URL)
        hosts = {here.netloc, urlsplit(settings.FEED_URL).netloc}
        if not target or parts.scheme not in {here.scheme, "webcal"} or parts.netloc not in hosts:
            return ""
        return parts._replace(scheme="", netloc="").geturl()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_link_of_the_site_leads_to_what_it_names(lang):
    crawl = Crawl(lang)
    crawl.run("/", f"/{lang}/", "/sitemap.xml")
    assert crawl.faults == []
    assert f"/{lang}/events/national-crafts-week-9/" in crawl.found_at
    assert len(crawl.found_at) > 500
