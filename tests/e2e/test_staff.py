"""The staff desk in a real browser: language tabs, the direction of the page, a step taken."""

import pytest

from events.models import Event
from tests import desk, make

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def enter(visit, live_server):
    """Return a function that opens a page of the staff desk, signed in."""

    def open_page(path: str, **options):
        cookie = desk.signed_in().cookies["mawaid_session"]
        known = {"name": cookie.key, "value": cookie.value, "url": live_server.url}
        page = visit("/fr/admin/login/", **options)
        page.context.add_cookies([known])
        page.goto(live_server.url + path)
        return page

    return open_page


@pytest.mark.parametrize(("language", "other"), [("ar", "fr"), ("fr", "ar"), ("en", "ar")])
def test_texts_are_shown_in_one_language_at_a_time(enter, language, other):
    event = make.event(summary_fr="Résumé")
    page = enter(f"/{language}/admin/events/event/{event.pk}/change/")
    assert page.locator(f"#id_title_{language}").is_visible()
    assert page.locator(f"#id_title_{other}").is_hidden()
    page.click(f".text-tabs button[value={other}]")
    assert page.locator(f"#id_title_{other}").is_visible()
    assert page.locator(f"#id_title_{language}").is_hidden()
    page.click(".text-tabs button[value='']")
    assert page.locator(f"#id_title_{language}").is_visible()


def test_each_tab_counts_what_is_filled(enter):
    event = make.event(summary_fr="Résumé")
    page = enter(f"/fr/admin/events/event/{event.pk}/change/")
    count = page.locator(".text-tabs button[value=fr] .text-tabs__count")
    assert count.text_content() == "3/6"
    page.fill("#id_theme_fr", "Thème")
    assert count.text_content() == "4/6"
    assert page.locator(".text-tabs button[value=ar] .text-tabs__count").text_content() == "2/6"


def test_a_new_row_follows_the_tab_and_is_counted(enter):
    event = make.event()
    page = enter(f"/fr/admin/events/event/{event.pk}/change/")
    page.click("#agenda-group summary")
    page.click("#agenda-group .add-row a")
    assert page.locator("#id_agenda-0-title_fr").is_visible()
    assert page.locator("#id_agenda-0-title_ar").is_hidden()
    assert page.locator("button[value=fr] .text-tabs__count").text_content() == "2/8"


def test_a_text_with_an_error_is_shown_whatever_the_tab(enter):
    event = make.event()
    page = enter(f"/fr/admin/events/event/{event.pk}/change/")
    page.click(".text-tabs button[value='en']")
    page.fill("#id_title_en", "")
    page.click("input[name=_save]")
    page.wait_for_selector(".errornote")
    assert page.locator("#id_title_en").is_visible()
    assert page.locator("#id_title_ar").is_hidden()
    assert "text-tabs__wrong" in page.locator(".text-tabs button[value=en]").get_attribute("class")


def test_without_scripts_all_languages_are_there(enter):
    event = make.event()
    page = enter(f"/ar/admin/events/event/{event.pk}/change/", java_script_enabled=False)
    for language in ("ar", "fr", "en"):
        assert page.locator(f"#id_title_{language}").is_visible()
    assert page.locator(".text-tabs").is_hidden()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("language", ["ar", "fr"])
def test_no_page_is_wider_than_the_screen(enter, language, width):
    event = make.event()
    page = enter(f"/{language}/admin/", width=width)
    address = page.url.partition("/admin/")[0] + "/admin/events/event/"
    for path in ("", "add/", f"{event.pk}/change/", f"{event.pk}/step/reschedule/"):
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_an_event_is_cancelled_with_a_note(enter):
    event = make.event()
    page = enter(f"/ar/admin/events/event/{event.pk}/change/")
    page.click("text=إلغاء الحدث…")
    page.fill("#id_note", "سوء الأحوال الجوية")
    page.click("input[type=submit]")
    page.wait_for_selector(".messagelist .success")
    assert Event.objects.get().status == "cancelled"


def test_unsaved_work_is_not_left_without_a_question(enter):
    event = make.event()
    page = enter(f"/fr/admin/events/event/{event.pk}/change/")
    asked = []
    page.on("dialog", lambda dialog: asked.append(dialog.type) or dialog.dismiss())
    page.fill("#id_city_fr", "Inezgane")
    page.locator("#header a", has_text="English").click()
    page.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    assert page.locator("#id_city_fr").input_value() == "Inezgane"
    page.click("input[name=_continue]")
    page.wait_for_load_state()
    event.refresh_from_db()
    assert (event.city_fr, asked) == ("Inezgane", ["beforeunload"])


def test_a_text_is_marked_as_reviewed_without_scripts_too(enter):
    event = make.draft()
    page = enter(f"/ar/admin/events/event/{event.pk}/change/", java_script_enabled=False, width=390)
    page.locator(".staff-texts tbody button").first.click()
    page.wait_for_selector(".messagelist .success")
    assert Event.objects.get().text_records["title_ar"]["at"]
    assert page.locator(".staff-mark--text-reviewed").first.is_visible()
