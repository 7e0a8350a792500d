"""A stop from the first word to its cancellation, as an editor and a publisher live it."""

import datetime as dt

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import translation

from events import legal_time, previews
from events.admin.steps import MOVE_LABEL, STEPS
from events.models import Event, Role
from tests import desk, make

pytestmark = pytest.mark.django_db(transaction=True)

PATIENCE = 60_000  # milliseconds: a story is long, and the machine may be busy
TITLES = {"fr": "Étape d’Agadir", "ar": "محطة أكادير", "en": "Agadir stop"}


@pytest.fixture
def enter(visit, live_server):
    """Return a function that opens a page of the desk for somebody."""

    def open_page(user, path: str, **options):
        page = visit("/fr/admin/login/", **options)
        page.set_default_timeout(PATIENCE)
        cookie = desk.signed_in(user).cookies["mawaid_session"]
        known = {"name": cookie.key, "value": cookie.value, "url": live_server.url}
        page.context.add_cookies([known])
        page.goto(live_server.url + path)
        return page

    return open_page


def take(page, label) -> None:
    """Press the button of a step, or follow it to the page that asks."""
    with page.expect_navigation():
        page.locator(".staff-steps .button", has_text=str(label)).first.click()


def confirm(page, **typed) -> None:
    """Answer the page that asks, and see that it is done."""
    for name, value in typed.items():
        page.fill(f"#id_{name}", value)
    page.click(".submit-row input[type=submit]")
    page.wait_for_selector(".messagelist .success")


def save(page) -> None:
    page.click("input[name=_continue]")
    page.wait_for_selector(".messagelist .success")


def open_from_card(page, name: str) -> None:
    """Follow the first line of a card of the first page."""
    page.locator(f"#card-{name} li a").first.click()
    page.wait_for_selector(".staff-steps")


@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_a_stop_is_written_reviewed_published_moved_cancelled_and_restored(
    enter, visit, live_server, lang
):
    region, programme = make.region(), make.programme("tour", four_eyes=True)
    day = legal_time.today() + dt.timedelta(days=40)
    author, publisher = desk.member(Role.EDITOR), desk.member(Role.PUBLISHER)
    home = f"/{lang}/admin/"
    translation.activate(lang)

    page = enter(author, home)
    page.click("a[href$='/event/add/'].button")
    for code, title in TITLES.items():
        page.click(f".text-tabs button[value={code}]")
        page.fill(f"#id_title_{code}", title)
    page.select_option("#id_programme", str(programme.pk))
    page.select_option("#id_region", str(region.pk))
    page.select_option("#id_kind", "tour_stop")
    page.fill("#id_starts_on", f"{day:%Y-%m-%d}")
    save(page)
    event = Event.objects.get()
    assert (event.title_ar, event.slug, event.author) == (TITLES["ar"], "etape-dagadir", author)

    form = page.url
    page.click(".staff-steps a[href$='/preview/']")
    page.click(".submit-row input[type=submit]")
    address = page.locator("input[id^=address-]").first.input_value()
    path = "/" + address.split("/", 3)[3]
    visitor = visit(path)
    visitor.set_default_timeout(PATIENCE)
    for code, title in TITLES.items():
        visitor.locator(f".site-header a[hreflang={code}]").click()
        visitor.wait_for_url(f"**/{code}/preview/**")
        assert visitor.locator("h1").text_content() == title
        assert visitor.locator(".preview").is_visible()
    assert visitor.context.cookies() == []

    page.goto(form)
    take(page, STEPS["send_to_review"].label)

    other = enter(publisher, home)
    open_from_card(other, "review")
    take(other, STEPS["send_back"].label)
    confirm(other, note="Il manque un résumé.")

    page.goto(live_server.url + home)
    assert "Il manque un résumé." in page.locator("#card-sent_back").text_content()
    open_from_card(page, "sent_back")
    page.click(".text-tabs button[value='']")
    page.fill("#id_summary_fr", "Une journée de rencontres.")
    save(page)
    take(page, STEPS["send_to_review"].label)

    other.goto(live_server.url + home)
    open_from_card(other, "review")
    take(other, STEPS["publish"].label)
    confirm(other)
    visitor.goto(live_server.url + path)
    visitor.wait_for_url("**/events/etape-dagadir/")

    take(other, MOVE_LABEL)
    later = day + dt.timedelta(days=7)
    confirm(other, starts_on=f"{later:%Y-%m-%d}", ends_on=f"{later:%Y-%m-%d}")
    take(other, STEPS["cancel"].label)
    confirm(other, note="Intempéries.")
    visitor.reload()
    assert visitor.locator(".banner--cancelled").is_visible()

    other.goto(form.replace("/change/", "/history/1/"))
    other.click(".submit-row input[type=submit]")
    other.wait_for_selector(".messagelist .success")
    event.refresh_from_db()
    assert (event.summary_fr, event.status, event.starts_on) == ("", "cancelled", day)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("lang", ["ar", "fr", "en"])
def test_the_first_page_and_previews_are_read_by_everybody(enter, visit, lang, width, scheme):
    user = desk.administrator()
    event = make.draft("Forum", legal_time.today() + dt.timedelta(days=3), author=user)
    previews.make(event, 7, user)
    make.event("Held", legal_time.today() - dt.timedelta(days=3))
    page = enter(user, f"/{lang}/admin/", width=width, color_scheme=scheme)
    assert page.locator(".staff-card").count() == 4
    seen = [page]
    seen.append(
        visit(
            f"/{lang}{event.previews.get().get_absolute_url()[3:]}",
            width=width,
            color_scheme=scheme,
        )
    )
    for each in seen:
        assert each.evaluate("document.documentElement.scrollWidth") <= width
        found = Axe().run(each, options={"resultTypes": ["violations"]}).response["violations"]
        assert [f"{one['id']} {one['nodes'][0]['target']}" for one in found] == []


def test_an_address_is_copied_and_without_scripts_still_there(enter):
    user, event = desk.administrator(), make.draft()
    link = previews.make(event, 7, user)
    path = f"/fr/admin/events/event/{event.pk}/preview/"
    page = enter(user, path, permissions=["clipboard-read", "clipboard-write"])
    page.click("[data-copy]")
    page.get_by_text("Copié").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").endswith(link.get_absolute_url()[3:])
    plain = enter(user, path, java_script_enabled=False)
    assert not plain.locator("[data-copy]").is_visible()
    assert plain.locator(f"#address-{link.pk}").is_visible()
