"""How far the texts are, at the desk: list, form, marking as reviewed, what is asked for."""

import re
from html import unescape

import pytest

from events import lifecycle
from events.derived import states_of
from events.models import DeskEntry, Event, Programme, Publication, Role
from events.readiness import State, digest
from tests import desk, make

pytestmark = pytest.mark.django_db
M, U, S, T, R = State


@pytest.fixture
def client():
    return desk.signed_in()


@pytest.fixture
def event():
    """A draft with a theme whose translations are out of date."""
    made = make.draft(**make.in_three("theme", "Theme"))
    with lifecycle.revision(made):
        made.theme_fr = "Autre"
    return made


def address(event):
    return desk.address("review", event.pk)


def seen(event, *columns):
    return {"seen": " ".join(f"{column}:{digest(getattr(event, column))}" for column in columns)}


def said(event, column):
    return states_of(Event.objects.get(pk=event.pk)).get(column)


def cells(page, name):
    """What the row of a text says in each language."""
    rows = re.findall(r'<th scope="row">(.*?)</th>(.*?)</tr>', unescape(page.text), re.DOTALL)
    (row,) = [cells for head, cells in rows if head.strip() == name]
    return re.findall(r"staff-mark--text-(\w+)", row)


def test_the_form_says_how_far_each_text_and_each_language_is(client, event):
    event.agenda.create(title_fr="Ouverture")
    page = client.get(desk.address("change", event.pk))
    assert cells(page, "Title") == ["translated"] * 3
    assert cells(page, "Theme") == ["stale", "translated", "stale"]
    assert cells(page, "Agenda") == ["untranslated", "translated", "untranslated"]
    assert cells(page, "All texts of the event") == ["stale", "translated", "stale"]
    assert "Summary</th>" not in page.text
    form = page.context["adminform"].form
    assert "out of date" in form["theme_ar"].help_text
    assert "written" in form["theme_fr"].help_text
    assert "Only where the days" in form["date_note_ar"].help_text
    assert "out of date" in page.context["tab_marks"]["ar"]


def test_the_form_says_what_stands_in_the_way_of_publication(client):
    programme = make.programme("asks", text_demands={"summary_ar": T, "title_en": R})
    event = make.draft(programme=programme)
    sentence = (
        "Before it is published, in Arabic: summary (to be written); "
        "in English: title (to be reviewed)."
    )
    assert sentence in client.get(desk.address("change", event.pk)).text
    answer = client.post(desk.address("step", event.pk, "publish"), follow=True)
    assert sentence in desk.told(answer)
    data = {"action": "publish", "post": "yes", "_selected_action": [event.pk]}
    answer = client.post(desk.address("changelist"), data, follow=True)
    assert sentence in desk.told(answer)
    assert not Event.objects.public().exists()


def test_a_button_marks_one_text_or_a_whole_language(client, event):
    page = client.get(desk.address("change", event.pk))
    buttons = re.findall(r'name="seen"\s+value="([^"]+)"', page.text)
    assert len(buttons) == 9 + 3
    one = next(each for each in buttons if each.startswith("theme_ar:"))
    answer = client.post(address(event), {"seen": one}, follow=True)
    assert "1 text was reviewed." in desk.told(answer)
    assert (said(event, "theme_ar"), said(event, "title_ar")) == (R, T)
    whole = next(each for each in buttons if each.count("_en:") == 3)
    answer = client.post(address(event), {"seen": whole}, follow=True)
    assert "3 texts were reviewed." in desk.told(answer)
    assert cells(answer, "All texts of the event") == ["translated", "translated", "reviewed"]
    assert "Reviewed by admin-" in answer.text


def test_a_text_that_was_changed_meanwhile_is_not_marked(client, event):
    sent = seen(event, "theme_ar")
    with lifecycle.revision(event):
        event.theme_ar = "آخر"
    answer = client.post(address(event), sent, follow=True)
    assert "Read it again" in desk.told(answer)
    assert said(event, "theme_ar") == T


@pytest.mark.parametrize(
    "sent", ["", "x", "slug:1", "publication:", "theme_ar", "theme_ar:", "title_ar:é"]
)
def test_nonsense_marks_nothing(client, event, sent):
    assert client.post(address(event), {"seen": sent}).status_code == 302
    assert not DeskEntry.objects.exists()


def test_looking_marks_nothing(client, event):
    assert client.get(address(event), seen(event, "title_ar")).status_code == 405
    assert client.post(desk.address("review", 999999), {}).status_code == 404


@pytest.mark.parametrize("state", list(Publication))
@pytest.mark.parametrize("role", [None, *Role], ids=str)
@pytest.mark.parametrize("own", [True, False], ids=["own", "foreign"])
def test_reviewers_and_above_review_what_is_theirs(role, state, own):
    event = make.draft()
    Event.objects.filter(pk=event.pk).update(publication=state)
    region = event.region if own else make.region("oriental")
    client = desk.signed_in(desk.member(role, region=region))
    trusted = own and role is not None and role >= Role.REVIEWER
    page = client.get(desk.address("change", event.pk), follow=True)
    assert ('name="seen"' in page.text) == trusted
    answer = client.post(address(event), seen(event, "title_ar"))
    assert answer.status_code == 302 if trusted else answer.status_code in {302, 403, 404}
    assert (said(event, "title_ar") == R) == trusted


def test_a_page_that_shows_an_error_speaks_of_what_is_stored(client, event):
    page = desk.address("change", event.pk)
    data = desk.typed(client.get(page), theme_ar="Typed", starts_on="soon")
    answer = client.post(page, data)
    assert cells(answer, "Theme") == ["stale", "translated", "stale"]
    assert f"theme_ar:{digest(event.theme_ar)}" in answer.text
    assert "out of date" in answer.context["adminform"].form["theme_ar"].help_text


def test_saving_the_form_follows_the_texts(client, event):
    page = desk.address("change", event.pk)
    client.post(page, desk.typed(client.get(page), theme_ar="شعار جديد"))
    assert (said(event, "theme_ar"), said(event, "theme_en")) == (T, S)
    client.post(page, desk.typed(client.get(page), title_ar="", title_en=""))
    assert said(event, "title_ar") == U
    assert Event.objects.get().readiness_ar == U


def test_the_list_filters_by_state_and_language(client, event):
    whole = make.draft("Whole")
    for query, found in {
        "ar=stale": {event},
        "ar=unready": {event},
        "fr=unready": set(),
        "en=stale&ar=stale": {event},
        "ar=translated": {whole},
        "fr=translated": {event, whole},
        "ar=reviewed": set(),
        "ar=missing": set(),
        "fr=reviewed": set(),
        "fr=": {event, whole},
    }.items():
        listed = client.get(f"/en/admin/events/event/?{query}")
        assert set(listed.context["cl"].result_list) == found, query


def test_the_history_names_the_texts_that_were_reviewed(client, event):
    client.post(address(event), seen(event, "title_ar", "theme_en"))
    page = client.get(f"/fr/admin/events/event/{event.pk}/history/").text
    assert "Marquer comme relu" in page
    assert "en arabe\u00a0: titre\u202f; en anglais\u00a0: thème" in page


@pytest.mark.parametrize("rows", [1, 3, 300])
def test_the_list_costs_the_same(client, rows, django_assert_num_queries):
    made = [make.draft() for _ in range(rows)]
    client.post(address(made[0]), seen(made[0], "title_ar"))
    with django_assert_num_queries(6):
        assert client.get("/fr/admin/events/event/?ar=translated").status_code == 200


@pytest.mark.parametrize("rows", [1, 3, 300])
def test_the_form_costs_the_same(client, event, rows, django_assert_num_queries):
    client.post(address(event), seen(event, "title_ar"))
    client.get(desk.address("change", event.pk))
    for n in range(rows):
        event.agenda.create(title_fr=f"Session {n}")
    with django_assert_num_queries(22):
        assert client.get(desk.address("change", event.pk)).status_code == 200


def test_a_programme_says_what_it_asks_for_and_its_events_are_judged(client):
    event = make.draft()
    page = desk.address("change", event.programme_id, model="programme")
    sent = {"text_demands-summary_ar": "3", "text_demands-title_fr": "4", "source_language": "ar"}
    data = desk.typed(client.get(page)) | sent | {"text_demands-theme_ar": "9"}
    assert client.post(page, data).status_code == 302
    stored = Programme.objects.get()
    assert stored.text_demands == {"summary_ar": 3, "title_fr": 4}
    assert stored.source_language == "ar"
    assert Event.objects.get().readiness_ar == M
    again = client.get(page).text
    assert re.search(r'name="text_demands-title_fr".*?value="4" selected', again, re.DOTALL)
    emptied = dict.fromkeys(sent, "") | {"source_language": "fr"}
    client.post(page, desk.typed(client.get(page)) | emptied)
    assert Programme.objects.get().text_demands == {}
    assert Event.objects.get().readiness_ar == T


def test_two_people_at_one_programme_are_told(client):
    programme = make.programme()
    page = desk.address("change", programme.pk, model="programme")
    data = desk.typed(client.get(page)) | {"text_demands-title_fr": "4"}
    Programme.objects.update(text_demands={"title_ar": 4})
    assert "while you were writing" in desk.complaints(client.post(page, data))


def test_who_may_not_change_a_programme_reads_what_it_asks_for():
    programme = make.programme(text_demands={"title_fr": R})
    client = desk.signed_in(desk.member(Role.EDITOR))
    page = client.get(desk.address("change", programme.pk, model="programme"))
    assert "title (French): reviewed" in page.text
    assert "<select" not in page.text.partition("content-main")[2]


def test_what_a_programme_asks_for_is_no_public_change(client):
    from events.models import Change

    programme = make.programme()
    page = desk.address("change", programme.pk, model="programme")
    client.post(page, desk.typed(client.get(page)) | {"text_demands-title_fr": "4"})
    assert not Change.objects.exists()


@pytest.mark.parametrize(("language", "word"), [("ar", "تمت مراجعته"), ("fr", "relu")])
def test_the_pages_speak_the_language_of_the_desk(client, event, language, word):
    client.post(address(event), seen(event, "title_ar"))
    for path in (f"event/{event.pk}/change/", f"programme/{event.programme_id}/change/", "event/"):
        page = client.get(f"/{language}/admin/events/{path}").text
        assert word in page
        for english in ("out of date", "reviewed<", "Mark as", "Texts in three", "nothing more"):
            assert english not in page
