"""Opens the views of a period in tests."""

from __future__ import annotations

import datetime as dt

from tests.pages import Page

TODAY = dt.date(2026, 2, 12)


def at(number: int, month: int = 2, year: int = 2026) -> dt.date:
    return dt.date(year, month, number)


def opened(client, path: str, language: str = "en") -> Page:
    """A page of the calendar, which must be there."""
    response = client.get(f"/{language}/calendar/{path}")
    assert response.status_code == 200, response
    return Page(response.content.decode())


def count(page: Page) -> str:
    return page.one("p", class_="count").text


def view(page: Page, name: str) -> str:
    """The address of another view."""
    (link,) = [one for one in page.all("a") if one.text == name]
    return link["href"]
