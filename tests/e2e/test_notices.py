"""A visitor asks for notices by e-mail in a real browser, confirms, changes them and leaves."""

import re
from io import StringIO

import pytest
from django.core.management import call_command

from events.models import Subscriber
from events.notices import sending
from tests.browser import follow
from tests.e2e.test_public import in_both_schemes

pytestmark = pytest.mark.django_db(transaction=True)

ADDRESS = "amina@example.ma"
SUBMIT = ".builder__form button"
WORDS = {
    "fr": ("Regardez votre messagerie", "Souss-Massa", "Vous êtes désabonné"),
    "ar": ("اطلعوا على بريدكم", "سوس-ماسة", "أُلغي اشتراككم"),
}


@pytest.fixture(autouse=True)
def _site_that_sends_mail(settings, live_server) -> None:
    """The real regions and programmes; links in mails lead to the server of the test."""
    call_command("seed", stdout=StringIO())
    settings.SITE_URL = live_server.url


@pytest.mark.parametrize(("lang", "width"), [("fr", 1280), ("ar", 390)])
def test_a_visitor_asks_confirms_changes_and_leaves(visit, mailoutbox, lang, width):
    page = visit(f"/{lang}/subscribe/", width=width, color_scheme="light")
    follow(page, f".subpage a[href^='/{lang}/notices/']")
    told, region, left = WORDS[lang]
    faults = checked(page, width)
    ask(page)
    assert page.locator("h1").inner_text() == told
    faults += checked(page, width)
    page.goto(link_in(mailoutbox))
    assert region in page.locator(".notices__chosen").inner_text()
    assert not Subscriber.objects.confirmed().exists()
    faults += checked(page, width)
    follow(page, "main form button")
    assert chosen(page) == {"souss-massa", "once", lang}
    faults += checked(page, width)
    page.locator(".tile").filter(has=page.locator("input[value=oriental]")).click()
    follow(page, SUBMIT)
    page.wait_for_selector("[role=status]")
    assert chosen(page) == {"oriental", "souss-massa", "once", lang}
    faults += checked(page, width)
    follow(page, ".notices__leave button")
    assert page.locator("h1").inner_text() == left
    assert not Subscriber.objects.exists()
    assert [*faults, *checked(page, width)] == []
    assert page.context.cookies() == []


def test_without_javascript_a_visitor_confirms_and_leaves_by_the_link_of_a_mail(visit, mailoutbox):
    page = visit("/fr/notices/", java_script_enabled=False)
    ask(page)
    page.goto(link_in(mailoutbox))
    follow(page, "main form button")
    assert chosen(page) == {"souss-massa", "once", "fr"}
    page.goto(f"{page.url.partition('?')[0]}leave/")
    follow(page, "main form button")
    assert page.locator("h1").inner_text() == WORDS["fr"][2]
    assert not Subscriber.objects.exists()
    assert page.context.cookies() == []


def ask(page) -> None:
    """Choose a region and mails at each change, type an address, and send the form."""
    for value in ("souss-massa", "once"):
        label = page.locator("label").filter(has=page.locator(f"input[value={value}]"))
        label.click()
    page.fill("#email", ADDRESS)
    follow(page, SUBMIT)


def link_in(mailoutbox) -> str:
    """Send what waits; the link of the only mail."""
    sending.send_all()
    (mail,) = mailoutbox
    assert mail.to == [ADDRESS]
    (link,) = re.findall(r"https?://\S+/confirm/", mail.body)
    return str(link)


def chosen(page) -> set[str]:
    """What is ticked on the page of a subscription."""
    ticked = page.locator(".builder__form input:checked")
    return set(ticked.evaluate_all("all => all.map((one) => one.value)"))


def checked(page, width: int) -> list[str]:
    """What is hard to use on a page, or wider than the screen."""
    wide = page.evaluate("document.documentElement.scrollWidth") > width
    found = [*(["too wide"] if wide else []), *in_both_schemes(page)]
    return [f"{page.locator('h1').inner_text()}: {fault}" for fault in found]
