"""The feeds of the real events, compared with what is published."""

import datetime as dt

import pytest
from django.core.management import call_command

from events import ical
from events.models import Event
from tests.events.feeds.conftest import TODAY, Read

pytestmark = pytest.mark.django_db

NINTH = dt.date(2026, 2, 9)
LANGUAGES = ("ar", "fr", "en")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_feed_holds_the_published_events_and_no_others(read: Read, lang: str, capsys) -> None:
    call_command("seed")
    first, last = ical.window(TODAY)
    published = Event.objects.filter(publication="public", starts_on__lte=last, ends_on__gte=first)
    uids = {str(uid) for uid in published.values_list("uid", flat=True)}
    assert len(uids) > 8
    assert set(read(f"/feeds/{lang}/all.ics")) == uids
    for name in ("region", "programme"):
        slugs = {getattr(event, name).slug for event in published}
        parts = [set(read(f"/feeds/{lang}/{name}/{slug}.ics")) for slug in sorted(slugs)]
        assert set.union(*parts) == uids
        assert sum(map(len, parts)) == len(uids)


def test_the_crafts_week_is_a_banner_of_seven_days_with_its_parts(read: Read, capsys) -> None:
    call_command("seed")
    week = Event.objects.get(slug="national-crafts-week-9")
    found = read("/feeds/fr/programme/crafts-week.ics")
    banner = found[str(week.uid)]
    assert (banner.start, banner.end) == (NINTH, dt.date(2026, 2, 16))
    assert (banner.end - banner.start).days == 7
    parts = {entry.uid for entry in found.values() if entry.parent == banner.uid}
    assert parts == {str(part.uid) for part in week.parts.all()}
    assert len(parts) == 2
