"""The list shows what staff need to see, and finds what they look for."""

import datetime as dt
from html import unescape

import pytest

from events import legal_time
from tests import desk, make

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 2, 10)


@pytest.fixture
def client():
    return desk.signed_in()


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr(legal_time, "today", lambda: TODAY)


def found(client, query):
    """The French titles in the list, in its order."""
    listed = client.get(f"/fr/admin/events/event/?{query}")
    return [event.title_fr for event in listed.context["cl"].result_list]


def test_rows_say_date_region_programme_and_state_in_words(client):
    make.event("Forum", dt.date(2026, 2, 9), ends_on=dt.date(2026, 2, 15))
    page = unescape(client.get("/fr/admin/events/event/").text)
    for words in ("du 9 au 15 février 2026", "souss-massa fr", "forums fr", "Public", "Confirmé"):
        assert words in page


def test_a_title_of_another_language_says_which(client):
    make.draft("Forum", title_fr="", title_en="")
    page = client.get("/fr/admin/events/event/").text
    assert '<span lang="ar" dir="rtl">Forum ع</span>' in page


def test_a_row_says_which_languages_are_complete(client):
    make.draft("Whole")
    make.draft("Half", title_ar="", city_en="")
    page = client.get("/en/admin/events/event/").text
    assert "Arabic: translated · French: translated · English: translated" in page
    assert "Arabic: to be translated · French: translated · English: to be translated" in page


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("when=coming", ["Coming fr", "Today fr"]),
        ("when=past", ["Past fr"]),
        ("when=undated", ["Undated fr"]),
        ("en=unready", ["Past fr"]),
        ("en=untranslated", ["Past fr"]),
        ("ar=unready", []),
        ("ar=translated&kind__exact=fair", ["Coming fr"]),
        ("ar=nonsense", ["Coming fr", "Today fr", "Past fr", "Undated fr"]),
        ("publication__exact=public", ["Today fr"]),
        ("kind__exact=fair", ["Coming fr"]),
        ("when=nonsense", ["Coming fr", "Today fr", "Past fr", "Undated fr"]),
    ],
)
def test_filters_narrow_the_list(client, query, titles):
    make.draft("Past", dt.date(2026, 2, 9), summary_fr="Résumé", summary_ar="ملخص")
    make.event("Today", TODAY)
    make.draft("Coming", dt.date(2026, 2, 11), kind="fair")
    make.draft("Undated", None)
    assert set(found(client, query)) == set(titles)


@pytest.mark.parametrize("query", ["etape", "Étape", "ETAPE agadir", "مرحله", "stage", "stop-of"])
def test_words_of_any_language_are_found_accents_or_not(client, query):
    make.event("Other")
    make.event(
        slug="stop-of-agadir", title_fr="Étape d’Agadir", title_ar="مرحلة أكادير", title_en="Stage"
    )
    assert found(client, f"q={query}") == ["Étape d’Agadir"]


def test_an_event_is_found_by_the_uid_of_a_feed(client):
    event = make.event("Wanted")
    make.event("Other")
    assert found(client, f"q={event.uid}@agenda.example.ma") == ["Wanted fr"]


@pytest.mark.parametrize("query", ["%00", "%25", "_", "'", "\\", "x" * 5000, "%F0%9F%98%80"])
def test_no_search_breaks_the_list(client, query):
    make.event()
    assert client.get(f"/fr/admin/events/event/?q={query}").status_code == 200


def test_an_event_is_offered_as_the_larger_one_in_any_language(client):
    make.event("Semaine")
    asked = "app_label=events&model_name=event&field_name=parent&term=semaine"
    answer = client.get(f"/ar/admin/autocomplete/?{asked}").json()
    assert [each["text"] for each in answer["results"]] == ["Semaine ع"]
