"""A region answers by its link, on a telephone, in its language, without scripts; then the desk."""

import datetime as dt

import pytest
from axe_playwright_python.sync_playwright import Axe

from events import legal_time
from tests import desk
from tests.e2e.test_public import in_both_schemes
from tests.tour.asking import asked, stop
from tour.models import Answer

pytestmark = pytest.mark.django_db(transaction=True)

WORDS = {"ar": ("rtl", "شكرا، وصل جوابكم"), "fr": ("ltr", "Merci, votre réponse est bien arrivée")}
# Django's style sheets import each other: to look into them, axe would write styles into the page.
DESK = {"resultTypes": ["violations"], "preload": False}


@pytest.mark.parametrize("lang", WORDS)
def test_a_region_answers_on_a_telephone(visit, live_server, lang):
    day = legal_time.today() + dt.timedelta(days=60)
    invitation = asked(stop(day=day), language=lang)
    page = visit(invitation.get_absolute_url(), width=390, color_scheme="light")
    direction, thanks = WORDS[lang]
    assert page.locator("html").get_attribute("dir") == direction
    assert checked(page) == []
    page.check("input[value=confirmed]")
    page.fill("textarea", "Typed with care")
    page.click(".answer__form button")
    page.wait_for_selector(".answer__faults")
    assert page.locator("textarea").input_value() == "Typed with care"
    assert checked(page) == []
    page.fill("#id_contact_name", "Amina Alaoui")
    page.fill("#id_contact_phone", "+212 5 37 00 00 00")
    page.click(".answer__form button")
    page.wait_for_selector(".answer__said")
    assert page.locator(".answer__said h2").inner_text() == thanks
    assert checked(page) == []
    assert page.context.cookies() == []
    page.goto(live_server.url + invitation.get_absolute_url())
    page.click(".answer__change summary")
    page.check("input[value=other_dates]")
    page.fill("#id_first_1", f"{day:%Y-%m-%d}")
    page.click(".answer__form button")
    page.wait_for_selector(".answer__said li")
    assert [each.kind for each in Answer.objects.all()] == ["other_dates", "confirmed"]
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    read_at_the_desk(page, live_server, lang, invitation)


def read_at_the_desk(page, live_server, lang, invitation):
    """The same answers on the page of the stop: nothing wider than the telephone."""
    cookie = desk.signed_in().cookies["mawaid_session"]
    known = {"name": cookie.key, "value": cookie.value, "url": live_server.url}
    page.context.add_cookies([known])
    page.goto(f"{live_server.url}/{lang}/admin/tour/invitation/stop/{invitation.stop_id}/")
    assert page.locator(".staff-said").count() == 2
    assert page.locator("#address").input_value().endswith(invitation.get_absolute_url())
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    main = Axe().run(page, context="#content", options=DESK)
    assert [each["id"] for each in main.response["violations"]] == []


def checked(page):
    """What is hard to use, or wider than the screen."""
    wide = page.evaluate("document.documentElement.scrollWidth") > 390
    return (["too wide"] if wide else []) + in_both_schemes(page)
