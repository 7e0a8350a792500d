"""Texts of stored events: every way to save them keeps true how far they are."""

import importlib
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.core.management import call_command

from events import copying, demo, lifecycle
from events.derived import judge_events, states_of
from events.lifecycle import Refused
from events.models import Change, DeskEntry, Event, Role
from events.readiness import State, digest
from events.restore import restore
from events.review import review
from tests import desk, make

pytestmark = pytest.mark.django_db
M, U, S, T, R = State
LANGUAGES = ("ar", "fr", "en")


def stored(event):
    """The state of each language, as lists are filtered by it."""
    found = Event.objects.get(pk=event.pk)
    return [State(getattr(found, f"readiness_{lang}")) for lang in LANGUAGES]


def said(event, column):
    return states_of(Event.objects.get(pk=event.pk)).get(column)


def edit(event, **values):
    with lifecycle.revision(event):
        for name, value in values.items():
            setattr(event, name, value)


def read(event, *columns, by=None):
    seen = {column: digest(getattr(event, column)) for column in columns}
    return review(event, seen, by or desk.administrator())


@pytest.fixture
def event():
    return make.event(**make.in_three("theme", "Theme"))


def test_a_new_event_is_translated(event):
    assert stored(event) == [T, T, T]


def test_a_changed_source_is_seen_in_the_columns_and_no_public_change_but_its_own(event):
    entries = Change.objects.count()
    edit(event, theme_fr="Autre")
    assert stored(event) == [S, T, S]
    assert Change.objects.count() == entries + 1


def test_an_event_that_was_never_saved_at_the_desk_has_its_source_compared(event):
    Event.objects.filter(pk=event.pk).update(text_records={})
    edit(Event.objects.get(pk=event.pk), title_fr="Autre titre")
    assert stored(event) == [S, T, S]


def test_a_review_is_in_the_log_and_nowhere_else(event):
    user = desk.administrator()
    before = (Change.objects.count(), event.edits.count(), event.revision)
    assert read(event, "theme_ar", "title_ar", by=user) == ["theme_ar", "title_ar"]
    assert read(event, "theme_ar", by=user) == []
    event.refresh_from_db()
    assert (Change.objects.count(), event.edits.count(), event.revision) == before
    entry = DeskEntry.objects.get(step="review")
    assert (entry.note, entry.by) == ("theme_ar title_ar", user)
    assert said(event, "theme_ar") == R
    assert stored(event) == [T, T, T]
    read(event, "city_ar")
    assert stored(event) == [R, T, T]


def test_an_edit_takes_the_review_away(event):
    read(event, "theme_ar")
    edit(event, theme_ar="آخر")
    assert said(event, "theme_ar") == T


def test_nobody_reviews_what_they_have_not_seen(event):
    seen = {"theme_ar": digest(event.theme_ar)}
    edit(event, theme_ar="آخر")
    with pytest.raises(Refused, match="while you were reading"):
        review(event, seen, desk.administrator())
    with pytest.raises(Refused, match="while you were reading"):
        review(event, {"summary_ar": digest("")}, desk.administrator())
    with pytest.raises(Refused, match="no text"):
        review(event, {}, desk.administrator())
    assert not DeskEntry.objects.filter(step="review").exists()


def test_nobody_reviews_what_they_wrote_where_the_programme_wants_two():
    writer, checker = (User.objects.create_user(name) for name in ("writer", "checker"))
    event = make.draft(programme=make.programme(four_eyes=True))
    lifecycle.send_to_review(event, writer)
    with pytest.raises(Refused, match="You wrote this event"):
        read(event, "title_ar", by=writer)
    assert read(event, "title_ar", by=checker) == ["title_ar"]


def test_what_is_restored_is_as_far_as_it_was(event):
    read(event, "theme_ar")
    edit(event, theme_fr="Autre")  # the Arabic text is out of date from here on
    edit(event, theme_ar="آخر", theme_en="Other")
    assert stored(event) == [T, T, T]
    restore(event.edits.all()[1])
    assert (said(event, "theme_ar"), said(event, "theme_en")) == (S, S)
    restore(event.edits.last())
    assert (said(event, "theme_ar"), said(event, "theme_en")) == (R, T)


def test_a_copy_is_as_far_as_its_original(event):
    edit(event, theme_fr="Autre")
    read(event, "title_ar", "theme_en")
    original = Event.objects.get(pk=event.pk)
    copy = copying.draft_of(original, region=make.region("oriental"), slug="copy")
    copying.save_copy(copy, original, None)
    states = states_of(original)
    kept = {column: state for column, state in states.items() if not column.startswith("city")}
    assert states_of(Event.objects.get(slug="copy")) == kept
    assert stored(copy) == [S, T, T]


def test_a_copied_agenda_and_other_days_change_nothing_of_it(event):
    read(event, "theme_ar")
    copying.shift(event, 3, None)
    assert said(event, "theme_ar") == R


@pytest.mark.parametrize("state", ["draft", "review", "withdrawn"])
@pytest.mark.parametrize(
    ("demands", "level", "published"),
    [
        ({}, None, True),
        ({"summary_ar": T}, None, False),
        ({"theme_ar": T}, None, True),
        ({"theme_ar": R}, None, False),
        ({"theme_ar": R}, "reviewed", True),
        ({"theme_ar": T}, "stale", False),
        ({"theme_fr": T}, "stale", True),
        ({"title_ar": T}, "stale", True),
    ],
)
def test_publishing_asks_for_what_the_programme_demands(state, demands, level, published):
    programme = make.programme("asks", text_demands=demands)
    event = make.draft(programme=programme, **make.in_three("theme", "Theme"))
    if level == "reviewed":
        read(event, "theme_ar")
    elif level == "stale":
        edit(event, theme_fr="Autre")
    Event.objects.filter(pk=event.pk).update(publication=state)
    event = Event.objects.get(pk=event.pk)
    if published:
        lifecycle.publish(event, desk.member(Role.PUBLISHER))
    else:
        with pytest.raises(Refused, match="Before it is published, in Arabic"):
            lifecycle.publish(event, desk.member(Role.PUBLISHER))
        assert not Change.objects.exists()
    assert Event.objects.get().is_public == published


@pytest.mark.parametrize("lang", LANGUAGES)
def test_publishing_asks_for_every_title(lang):
    event = make.draft(**{f"title_{lang}": ""})
    with pytest.raises(Refused, match=r"title \(to be translated\)"):
        lifecycle.publish(event)


def test_new_demands_judge_events_that_are_there_already():
    event, other = make.draft(), make.draft(programme=make.programme("other"))
    event.programme.text_demands = {"summary_ar": T}
    event.programme.save()
    judge_events(event.programme)
    assert (stored(event), stored(other)) == ([M, T, T], [T, T, T])


def test_rows_from_before_are_judged_by_the_migration():
    cases = {
        "whole": make.draft(),
        "half": make.draft(title_ar="", theme_fr="Thème"),
        "none": make.draft(title_ar="", title_fr="", title_en=""),
    }
    expected = {name: stored(event) for name, event in cases.items()}
    Event.objects.update(readiness_ar=0, readiness_fr=0, readiness_en=0, text_records={})
    (path,) = Path(importlib.import_module("events.migrations").__path__[0]).glob("*_readiness.py")
    importlib.import_module(f"events.migrations.{path.stem}").judge(apps, None)
    assert {name: stored(event) for name, event in cases.items()} == expected
    assert expected == {"whole": [T, T, T], "half": [U, T, U], "none": [M, M, M]}


def test_the_real_events_and_the_fictional_year_are_translated(monkeypatch):
    call_command("seed", verbosity=0)
    call_command("demo", verbosity=0)
    assert demo.examples().filter(publication="draft").exists()
    for lang in LANGUAGES:
        assert not Event.objects.unready(lang).exists()
        assert not Event.objects.filter(text_records={}).exists()
