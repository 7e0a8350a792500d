"""What the change log never tells: texts of what is not public, or is not public any more."""

from __future__ import annotations

import datetime as dt

import pytest

from events import clock, ledger, lifecycle
from events.models import Change, EventOrganisation
from tests import make
from tour.models import Tour

pytestmark = pytest.mark.django_db

PATHS = ["/en/changes/", "/fr/changes/", "/feeds/en/changes.atom", "/feeds/ar/changes.atom"]


@pytest.fixture
def everywhere(client):
    """Everything that is told of the changes, in pages and feeds."""
    return lambda: "\n".join(client.get(path).content.decode() for path in PATHS)


def busy(title):
    """An event with a past that its ledger tells."""
    event = make.event(title, slug="hush-hush", **make.in_three("summary", f"About {title}"))
    lifecycle.reschedule(event, starts_on=dt.date(2031, 8, 8), ends_on=dt.date(2031, 8, 9))
    lifecycle.postpone(event)
    with lifecycle.revision(event):
        event.theme_en = f"{title} theme"
    return event


def assert_silent(told):
    for secret in ("Secret", "2031", "hush-hush", "Agadir"):
        assert secret not in told


def test_of_a_withdrawn_event_only_that_an_event_was_withdrawn(told, everywhere):
    lifecycle.withdraw(busy("Secret"))
    assert told() == [("An event was withdrawn", "An event was withdrawn")]
    assert_silent(everywhere())


def test_of_a_deleted_event_no_more_than_that(told, everywhere):
    event = busy("Secret")
    lifecycle.withdraw(event)
    event.delete()
    assert [words for _all, words in told()] == ["An event was withdrawn"]
    assert_silent(everywhere())


def test_of_an_event_deleted_by_force_nothing(told, everywhere):
    busy("Secret").delete()
    assert told() == []
    assert_silent(everywhere())


def test_an_event_that_is_public_again_has_its_whole_story(told):
    event = make.event("Back")
    lifecycle.withdraw(event)
    lifecycle.publish(event)
    assert [words for _all, words in told()] == ["Published", "Taken offline", "Published"]


def test_drafts_and_their_review_are_nobodys_business(told):
    draft = make.draft()
    lifecycle.send_to_review(draft)
    lifecycle.confirm(make.draft(status="tentative"))
    with lifecycle.revision(draft):
        draft.title_en = "Secret"
    assert told() == []


@pytest.fixture
def rename():
    def write(thing, name="name"):
        with lifecycle.reference(thing):
            setattr(thing, f"{name}_en", f"New {thing.pk}")
            thing.save()
        return thing

    return write


def test_a_renamed_region_is_told_with_its_old_name_and_its_page(visit, rename):
    region = rename(make.region("oriental"))
    page = visit()
    assert page.one("p", class_="change__words").text == (
        "Region renamed: it was called “oriental en”"
    )
    assert page.one("h3", class_="item__title").text == f"New {region.pk}"
    assert region.get_absolute_url() in page.links


def test_in_another_language_than_the_renamed_one_it_was_updated(visit, rename):
    rename(make.programme())
    assert visit(language="fr").one("p", class_="change__words").text == "Programme mis à jour"


def test_a_venue_is_told_of_while_a_public_event_shows_it_and_never_by_its_old_name(
    told, rename, everywhere
):
    venue = make.venue("secret", **make.in_three("name", "Secret"))
    rename(venue)
    with lifecycle.reference(venue):
        venue.address_en = "Corniche"
        venue.save()
    assert told() == []
    event = make.event(venue=venue)
    name = f"New {venue.pk}"
    assert told()[1:] == [
        (f"{name} Venue updated", "Venue updated"),
        (f"{name} Venue renamed", "Venue renamed"),
    ]
    assert "Secret en" not in everywhere()
    lifecycle.withdraw(event)
    assert [words for _all, words in told()] == ["An event was withdrawn"]


def test_a_new_venue_is_no_news_a_new_programme_is(told):
    for new in (make.venue("hall"), make.programme("fairs")):
        ledger.settle_reference(new, {})
    make.event(venue=make.venue("hall"))
    assert [words for _all, words in told()] == ["Published", "Programme added"]


def test_people_and_organisations_are_told_of_by_the_events_that_show_them(told, rename):
    shown, hidden = make.organisation("shown"), make.organisation("hidden")
    EventOrganisation.objects.create(event=make.event(), organisation=shown, role="organiser")
    EventOrganisation.objects.create(event=make.draft(), organisation=hidden, role="organiser")
    for thing in (shown, hidden):
        rename(thing)
    rename(make.person(), "office")
    assert [words for _all, words in told()] == ["Organisation renamed", "Published"]


def test_a_tour_is_told_of_while_it_is_public(told, everywhere):
    tour = Tour.objects.create(
        slug="t", programme=make.programme(), **make.in_three("name", "Secret")
    )
    with lifecycle.reference(tour):
        tour.is_public = True
        tour.save()
    assert [words for _all, words in told()] == ["Tour published"]
    with lifecycle.reference(tour):
        tour.is_public = False
        tour.save()
    assert told() == []
    assert "Secret" not in everywhere()


def test_a_source_is_not_news(told):
    source = make.source()
    with lifecycle.reference(source):
        source.citation = "Corrected"
        source.save()
    assert Change.objects.count() == 1
    assert told() == []


def test_a_change_of_legal_time_is_told_of_its_event(told):
    event = make.event(starts_at=dt.time(9), ends_at=dt.time(10))
    type(event).objects.update(starts_instant=dt.datetime(2026, 2, 10, 7, tzinfo=dt.UTC))
    clock.recompute_instants()
    assert told()[0][1] == "Legal time changed: the hours stay as they were on the wall"
