"""Each page of the staff desk answers in three languages, in words of that language alone."""

import re

import pytest

from events.models import Holiday
from tests import desk, make

pytestmark = pytest.mark.django_db

MODELS = [
    "event",
    "region",
    "province",
    "venue",
    "organisation",
    "person",
    "audience",
    "programme",
    "source",
    "agreement",
    "holiday",
]
# Words of ours that would show in English if one of them were not translated.
ENGLISH = re.compile(
    r"(?i)\b(title|languages|region|programme \(|who it is for|where it stands|all languages"
    r"|postpone|withdraw|confirm|publish|first day|last day|agenda|organisations? of the event"
    r"|key figures?|sources? of the event|people at the event|incomplete|staff desk)\b"
)


@pytest.fixture
def stored():
    """Return one object of each model, by its name."""
    event = make.event()
    return {
        "event": event,
        "region": event.region,
        "programme": event.programme,
        "venue": make.venue(),
        "organisation": make.organisation(),
        "province": make.province(),
        "person": make.person(),
        "audience": make.audience(),
        "source": make.source(),
        "agreement": make.agreement(event),
        "holiday": Holiday.objects.create(
            slug="day", month=1, day=11, **make.in_three("name", "Day")
        ),
    }


def visible(html: str) -> str:
    """What a reader sees: no tags, no attributes, no styles."""
    return re.sub(r"<[^>]*>", " ", re.sub(r"(?s)<(script|style).*?</\1>", " ", html))


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
@pytest.mark.parametrize("model", MODELS)
def test_every_page_of_every_model_answers_in_three_languages(model, language, stored, settings):
    client = desk.signed_in()
    for path in ("", "add/", f"{stored[model].pk}/change/", f"{stored[model].pk}/history/"):
        response = client.get(f"/{language}/admin/events/{model}/{path}")
        assert response.status_code == 200
        assert f'<html lang="{language}"' in response.text
        assert response.text.count('dir="rtl">\n<head>') == (language == "ar")


@pytest.mark.parametrize("language", ["ar", "fr"])
@pytest.mark.parametrize("model", MODELS)
def test_no_word_of_ours_is_left_in_english(model, language, stored):
    client = desk.signed_in()
    for path in ("", "add/", f"{stored[model].pk}/change/"):
        page = visible(client.get(f"/{language}/admin/events/{model}/{path}").text)
        found = set(ENGLISH.findall(page))
        assert found <= ({"agenda"} if language == "fr" else set()), (path, found)


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_the_ledger_can_be_read_and_not_written(language):
    event = make.event()
    client = desk.signed_in()
    number = event.changes.get().number
    ledger = f"/{language}/admin/events/change/"
    assert client.get(ledger).status_code == 200
    assert client.get(f"{ledger}{number}/change/").status_code == 200
    assert client.post(f"{ledger}{number}/change/", {"note": "x"}).status_code == 403
    assert client.get(f"{ledger}add/").status_code == 403
    assert client.post(f"{ledger}{number}/delete/", {"post": "yes"}).status_code == 403


def test_the_ledger_says_in_words_what_changed():
    event = make.event()
    page = desk.signed_in().get(f"/fr/admin/events/change/{event.changes.get().number}/change/")
    assert "Brouillon" in page.text
    assert '<table class="differences">' in page.text


def test_the_version_of_the_calendar_is_not_shown():
    assert "publiccalendar" not in desk.signed_in().get("/en/admin/").text


@pytest.mark.parametrize("path", ["", "events/event/", "events/event/add/", "login/"])
def test_pages_keep_to_the_content_security_policy(path):
    response = desk.signed_in().get(f"/en/admin/{path}", follow=True)
    policy = response["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert not re.search(r"(?i)<[^>]+\s(style|on[a-z]+)=", response.text)
    assert not re.search(r"<style|<script(?![^>]*(src=|type=\"application/json\"))", response.text)


def test_each_page_leads_to_itself_in_the_other_languages():
    event = make.event()
    page = desk.signed_in().get(f"/fr/admin/events/event/{event.pk}/change/?x=1").text
    assert f'href="/ar/admin/events/event/{event.pk}/change/?x=1"' in page
    assert f'href="/en/admin/events/event/{event.pk}/change/?x=1"' in page


def test_the_calendar_of_a_date_field_has_the_months_of_morocco():
    catalog = desk.signed_in().get("/ar/admin/jsi18n/").text
    assert '"August": "\\u063a\\u0634\\u062a"' in catalog
    assert '"Choose all %s": "\\u0627' in catalog
    assert '"one letter Sunday\\u0004S": "\\u062d"' in catalog


def test_a_public_event_has_a_link_to_its_page_and_a_draft_has_none():
    client = desk.signed_in()
    event, draft = make.event(), make.draft()
    page = client.get(desk.address("change", event.pk))
    assert page.context["absolute_url"] == f"{event.get_absolute_url()}?revision=1"
    assert client.get(desk.address("change", draft.pk)).context["absolute_url"] is None


def test_each_text_is_typed_in_its_own_direction():
    page = desk.signed_in().get("/fr/admin/events/event/add/").text
    title = re.search(r'<input[^>]*name="title_ar"[^>]*>', page)[0]
    assert 'lang="ar"' in title
    assert 'dir="rtl"' in title
    assert 'dir="ltr"' in re.search(r'<textarea[^>]*name="summary_fr"[^>]*>', page)[0]
