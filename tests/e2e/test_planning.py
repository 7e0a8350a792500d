"""The planning of all institutions on a telephone: nothing that axe finds, nothing too wide."""

import datetime as dt

import pytest
from axe_playwright_python.sync_playwright import Axe

from events import legal_time, partner_links
from tests import desk, make
from tests.e2e.test_answer import DESK, checked

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("lang", ["ar", "fr"])
def test_the_planning_at_the_desk_and_for_a_partner(visit, live_server, lang):
    day = legal_time.today() + dt.timedelta(days=1)
    region = make.region("oriental")
    make.programme("forums", name_fr="Nom de programme " * 6, name_ar="اسم برنامج طويل " * 6)
    make.event("A forum with a title that is long enough for two lines", day, region=region)
    make.draft("Held", day, region=region, status="tentative")
    link = partner_links.make(make.partner(), "", None)
    query = f"?month={day:%Y-%m}"
    address = f"/{lang}/partner/{link.token}/planning/{query}"
    page = visit(address, width=390, color_scheme="light", bypass_csp=True)
    assert page.locator(".plan--clashing").count() == 2
    assert checked(page) == []
    cookie = desk.signed_in().cookies["mawaid_session"]
    known = {"name": cookie.key, "value": cookie.value, "url": live_server.url}
    page.context.add_cookies([known])
    page.goto(f"{live_server.url}/{lang}/admin/planning/{query}")
    assert page.locator(".plan--clashing").count() == 2
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    main = Axe().run(page, context="#content", options=DESK)
    assert [each["id"] for each in main.response["violations"]] == []
