"""From page to page: what a link leads to is there before it is followed."""

from io import StringIO

import pytest
from django.core.management import call_command

pytestmark = pytest.mark.django_db(transaction=True)

DELIVERY = "performance.getEntriesByType('navigation')[0].deliveryType"


@pytest.fixture(autouse=True)
def _real_events() -> None:
    call_command("seed", stdout=StringIO())


def test_the_page_behind_a_link_is_fetched_while_the_pointer_rests_on_it(visit):
    page = visit("/fr/calendar/2026/02/")
    assert page.evaluate(DELIVERY) == ""
    link = page.locator(".bar a").first
    link.hover()
    page.wait_for_timeout(1500)
    link.click()
    page.wait_for_url("**/events/**")
    assert page.evaluate(DELIVERY) == "navigational-prefetch"
