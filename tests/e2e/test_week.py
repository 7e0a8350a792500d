"""The week in a real browser: by keyboard alone, and what takes place at the same time."""

import datetime as dt
from itertools import combinations

import pytest

from tests import make

pytestmark = pytest.mark.django_db(transaction=True)

DAY = dt.date(2026, 2, 10)
FOCUSED = "document.activeElement.matches({!r})"


def tab_to(page, selector):
    """Press the tab key until something of a kind has the focus."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED.format(selector)):
            return
    pytest.fail(f"never reached: {selector}")


def test_by_keyboard_alone_a_reader_turns_the_week_and_opens_an_event(visit):
    made = make.event("Forum", DAY, starts_at=dt.time(9, 30), ends_at=dt.time(12))
    make.event("Before", DAY - dt.timedelta(weeks=1))
    page = visit("/en/calendar/2026/w07/")
    tab_to(page, "a[rel=prev]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/calendar/2026/w06/")
    tab_to(page, "a[rel=next]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/calendar/2026/w07/")
    tab_to(page, ".slot a")
    assert "Forum en" in page.locator(":focus").inner_text()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/en/events/{made.slug}/")


@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_what_takes_place_at_the_same_time_covers_nothing(visit, lang):
    for hour in (9, 9, 10, 10, 14):
        make.event("Forum", DAY, starts_at=dt.time(hour), ends_at=dt.time(hour + 2))
    page = visit(f"/{lang}/calendar/2026/w07/")
    boxes = [slot.bounding_box() for slot in page.locator(".slot").all()]
    assert len(boxes) == 5
    for one, other in combinations(boxes, 2):
        assert beside(one, other, "x", "width") or beside(one, other, "y", "height")


def beside(one, other, start, size):
    """Whether two boxes do not touch on an axis, but for rounding."""
    first, second = sorted((one, other), key=lambda box: box[start])
    return first[start] + first[size] <= second[start] + 1
