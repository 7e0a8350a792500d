"""A proposal is sent in a real browser, on a telephone and without a script."""

import datetime as dt

import pytest

from events import legal_time
from tests import calls, make
from tests.e2e.test_public import in_both_schemes
from tour.models import Proposal

pytestmark = pytest.mark.django_db(transaction=True)

LINKS = " https://a.example https://b.example https://c.example"


@pytest.fixture
def stop(monkeypatch):
    monkeypatch.setattr("tour.call.seal.LEAST", dt.timedelta(0))
    event = make.event("Stop", legal_time.today() + dt.timedelta(days=30))
    return calls.stop(event)


@pytest.mark.parametrize(("lang", "width"), [("fr", 1280), ("ar", 390)])
def test_the_form_is_read_by_everybody_before_and_after_a_mistake(visit, stop, lang, width):
    page = visit(calls.address(stop, lang), width=width, color_scheme="light")
    faults = in_both_schemes(page)
    page.evaluate("document.querySelectorAll('[required]').forEach((one) => one.required = false)")
    page.locator("form.call button").click()
    page.locator(".call__wrong").wait_for()
    faults += in_both_schemes(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator(".call__trap").bounding_box()["width"] < 2
    assert faults == []
    assert page.context.cookies() == []


def test_without_javascript_a_proposal_is_sent_from_the_page_of_the_event(visit, stop):
    page = visit(f"/fr/events/{stop.event.slug}/", width=390, java_script_enabled=False)
    page.get_by_role("link", name="Envoyer une proposition").click()
    page.locator(".pick").filter(has=page.locator("[value=challenge]")).click()
    page.select_option("[name=sector]", "transporters")
    text = "Peu de vols en hiver, et des routes coupées."
    page.fill("[name=text]", text + LINKS)
    page.fill("[name=name]", "Amina Alaoui")
    page.fill("[name=email]", "amina@hotel.example")
    page.check("[name=consent]")
    page.locator("form.call button").click()
    assert "deux liens au plus" in page.locator(".call__wrong").inner_text()
    assert page.locator("[name=text]").input_value() == text + LINKS
    assert page.locator("[name=consent]").is_checked()
    page.fill("[name=text]", text)
    page.locator("form.call button").click()
    page.wait_for_url("**/propose/thanks/**")
    assert page.locator("h1").inner_text() == "Votre proposition est arrivée"
    found = Proposal.objects.get()
    assert (found.kind, found.sector, found.text) == ("challenge", "transporters", text)
    assert page.context.cookies() == []
