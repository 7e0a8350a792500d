"""What the public can notice is in the ledger, once, in order; what it cannot is not."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from events import lifecycle
from events.dependents import dependents
from events.ledger import settle_reference, stamp
from events.models import (
    AgendaItem,
    Change,
    Event,
    EventOrganisation,
    PublicCalendar,
)
from tests import make

pytestmark = pytest.mark.django_db


def last() -> Change:
    entry = Change.objects.first()
    assert entry is not None
    return entry


def test_an_edit_that_a_reader_could_notice_is_an_entry_and_a_revision() -> None:
    event = make.event()
    with lifecycle.revision(event):
        event.title_ar = "ملتقى"
    entry = last()
    assert (entry.kind, entry.after) == ("revised", {"title_ar": "ملتقى"})
    assert entry.before == {"title_ar": "Forum ع"}
    assert Event.objects.get().revision == 2


def test_an_edit_that_changes_nothing_leaves_nothing() -> None:
    event = make.event()
    with lifecycle.revision(event):
        event.title_ar = event.title_ar
    assert Change.objects.count() == 1
    assert Event.objects.get().revision == 1


def test_a_row_of_a_part_is_part_of_the_edit() -> None:
    event = make.event()
    with lifecycle.revision(event):
        AgendaItem.objects.create(event=event, starts_at=dt.time(9), title_fr="Ouverture")
        EventOrganisation.objects.create(
            event=event, organisation=make.organisation(), role="organiser"
        )
    assert sorted(last().after) == ["agenda", "organisation_roles"]
    assert Change.objects.filter(kind="revised").count() == 1


def test_an_edit_of_the_dates_of_a_public_event_is_a_move() -> None:
    event = make.event(day=dt.date(2026, 2, 10))
    with lifecycle.revision(event):
        event.starts_on = event.ends_on = dt.date(2026, 2, 11)
    assert last().kind == "rescheduled"
    assert Event.objects.get().previously_starts_on == dt.date(2026, 2, 10)


def untitled(event: Event) -> None:
    with lifecycle.revision(event):
        AgendaItem.objects.create(event=event, title_fr="Ouverture")
        event.title_en = ""


def test_an_edit_that_breaks_a_rule_leaves_nothing() -> None:
    event = make.event()
    with pytest.raises(ValidationError):
        untitled(event)
    assert not AgendaItem.objects.exists()
    assert Change.objects.count() == 1


def test_two_edits_in_one_second_still_have_growing_stamps() -> None:
    event = make.event()
    stamps = []
    for title in ("a", "b", "c"):
        with lifecycle.revision(event):
            event.title_fr = title
        event.refresh_from_db()
        stamps.append(event.revised_at)
    assert stamps == sorted(set(stamps))
    assert all(moment.microsecond == 0 for moment in stamps)


def test_withdrawing_a_parent_revises_its_parts_because_their_relation_goes() -> None:
    week = make.event("Week")
    forum = make.event("Forum", parent=week)
    lifecycle.withdraw(week)
    forum.refresh_from_db()
    assert forum.revision == 2


def test_a_new_title_of_a_parent_revises_its_parts_because_they_name_it() -> None:
    week = make.event("Week")
    forum = make.event("Forum", parent=week)
    with lifecycle.revision(week):
        week.title_fr = "Semaine"
    forum.refresh_from_db()
    assert forum.revision == 2
    with lifecycle.revision(week):
        week.city_fr = "Oujda"
    forum.refresh_from_db()
    assert forum.revision == 2


@pytest.mark.parametrize("name", ["region", "programme", "venue", "organisation"])
def test_a_name_that_events_show_revises_them_and_no_others(name: str) -> None:
    shown = make.event("Shown", venue=make.venue())
    EventOrganisation.objects.create(
        event=shown, organisation=make.organisation(), role="organiser"
    )
    other = make.event("Other", region=make.region("oriental"), programme=make.programme("weeks"))
    thing = {
        "region": shown.region,
        "programme": shown.programme,
        "venue": shown.venue,
        "organisation": make.organisation(),
    }[name]
    with lifecycle.reference(thing):
        thing.name_fr = "Nouveau nom"
        thing.save()
    shown.refresh_from_db()
    other.refresh_from_db()
    assert (shown.revision, other.revision) == (2, 1)
    assert (last().kind, last().subject) == ("reference", f"{name}:{thing.slug}")
    assert last().after == {"name_fr": "Nouveau nom"}


def test_a_renamed_venue_is_found_by_its_new_name() -> None:
    event, venue = make.event(venue=make.venue()), make.venue()
    with lifecycle.reference(venue):
        venue.name_fr = "Palais des Congrès"
        venue.save()
    assert list(Event.objects.containing(["palais"])) == [event]


def test_a_reference_saved_unchanged_leaves_nothing() -> None:
    region = make.region()
    with lifecycle.reference(region):
        region.save()
    assert not Change.objects.exists()


def test_new_and_removed_references_are_entries() -> None:
    venue = make.venue()
    settle_reference(venue, {})
    assert (last().before["slug"], last().after["slug"]) == (None, "hall")
    settle_reference(venue, {"slug": "hall"}, removed=True)
    assert (last().before, last().after) == ({"slug": "hall"}, {"slug": None})


def test_drafts_do_not_depend_on_anything() -> None:
    draft = make.draft()
    assert not dependents(draft.region).exists()


def test_the_ledger_is_numbered_without_gaps_and_the_calendar_knows_the_last() -> None:
    for title in ("a", "b", "c"):
        make.event(title)
    assert [change.number for change in Change.objects.order_by("number")] == [1, 2, 3]
    assert PublicCalendar.objects.current().number == 3


def test_the_version_tells_when_a_name_last_changed() -> None:
    event = make.event()
    begun = PublicCalendar.objects.current()
    assert begun.names_at == begun.at
    with lifecycle.revision(event):
        event.title_ar = "ملتقى"
    edited = PublicCalendar.objects.current()
    assert (edited.number, edited.names_at) == (begun.number + 1, begun.names_at)
    with lifecycle.reference(event.region):
        event.region.name_ar = "جهة"
        event.region.save()
    renamed = PublicCalendar.objects.current()
    assert renamed.names_at == renamed.at > edited.at


def test_the_version_is_one_query(django_assert_num_queries: object) -> None:
    make.event()
    with django_assert_num_queries(1):  # type: ignore[operator]
        PublicCalendar.objects.current()


def test_stamping_nothing_writes_nothing() -> None:
    stamp([])
    assert not Event.objects.exists()
