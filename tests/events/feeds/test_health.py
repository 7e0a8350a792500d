"""Who reads which feed is counted in memory, written in batches, and never by address."""

import datetime as dt
from unittest import mock

import pytest
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext

from events import feed_health, legal_time, partner_links
from events.feed_health import flush, name_of
from events.feed_readers import Family, family_of
from events.models import FeedReading
from tests import make

pytestmark = pytest.mark.django_db

GOOGLE = "Google-Calendar-Importer"
THUNDERBIRD = "Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Thunderbird/153.0"
FEED = "/feeds/fr/all.ics"


@pytest.fixture(autouse=True)
def _counts_from_zero() -> None:
    feed_health.readings.take()
    feed_health.prune.cache_clear()


@pytest.mark.parametrize(
    ("said", "family"),
    [
        (GOOGLE, Family.GOOGLE),
        ("Mozilla/5.0 (compatible; Google-Calendar-Importer)", Family.GOOGLE),
        ("iOS/18.1 (22B83) dataaccessd/1.0", Family.APPLE),
        ("macOS/15.1 (24B83) CalendarAgent/1056", Family.APPLE),
        ("Mac+OS+X/10.15 (19A583) CalendarAgent/930", Family.APPLE),
        ("Microsoft Exchange/15.20 (Outlook-Calendar)", Family.OUTLOOK),
        ("Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0)", Family.OUTLOOK),
        (THUNDERBIRD, Family.THUNDERBIRD),
        ("ICSx5/2.2.5 (okhttp/4.12.0) Android/14", Family.ICSX5),
        ("DAVx5/4.4.3-ose (2024/10/18; dav4jvm; okhttp/4.12.0) Android/14", Family.ICSX5),
        ("Mozilla/5.0 (Linux) mirall (Nextcloud)", Family.NEXTCLOUD),
        ("Evolution/3.46.4", Family.EVOLUTION),
        ("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/130.0", Family.BROWSER),
        ("vdirsyncer/0.20", Family.OTHER),
        ("", Family.OTHER),
    ],
)
def test_a_program_is_known_by_what_it_calls_itself(said, family) -> None:
    assert family_of(said) == family


@pytest.mark.parametrize(
    ("path", "name"),
    [
        (FEED, "fr/all"),
        ("/feeds/ar/region/oriental.ics", "ar/region/oriental"),
        ("/feeds/ar/region/oriental/kind/fair.ics", "ar/region/oriental/kind/fair"),
        ("/feeds/ar/region/a+b.ics", "ar/selection"),
        ("/feeds/en/q/crafts.ics", "en/selection"),
        ("/feeds/en/region/a/kind/fair/status/confirmed.ics", "en/selection"),
        (f"/feeds/en/region/{'a' * 300}.ics", "en/selection"),
        ("/feeds/fr/event/forum.ics", "fr/event"),
    ],
)
def test_what_anybody_can_make_up_shares_a_name(path, name) -> None:
    assert name_of(path) == name


def test_reading_writes_nothing_until_a_batch_is_full(client, monkeypatch) -> None:
    make.event()
    monkeypatch.setattr(feed_health, "REQUESTS", 4)
    etag = client.get(FEED, headers={"User-Agent": GOOGLE})["ETag"]
    with CaptureQueriesContext(connection) as queries:
        for known in (etag, "other"):
            client.get(FEED, headers={"User-Agent": GOOGLE, "If-None-Match": known})
    assert len(queries) == 2  # the version, each time
    assert not FeedReading.objects.exists()
    client.get(FEED, headers={"User-Agent": THUNDERBIRD}, REMOTE_ADDR="203.0.113.9")
    google, thunderbird = FeedReading.objects.order_by("family")
    assert (google.feed, google.answers, google.unchanged, google.share) == ("fr/all", 3, 1, 33)
    assert (thunderbird.family, thunderbird.answers) == ("thunderbird", 1)
    assert google.version == make.Event.objects.get().changes.get().number
    stored = str(list(FeedReading.objects.values()))
    assert "203.0" not in stored
    assert "Gecko" not in stored


def test_batches_add_up_whichever_process_writes_them(client) -> None:
    make.event()
    for _ in range(2):
        client.get(FEED)
        client.get("/feeds/fr/none.ics")
        client.post(FEED)
        flush()
    flush()
    reading = FeedReading.objects.get()
    assert (reading.answers, reading.unchanged) == (2, 0)


def test_a_minute_is_a_batch_too(client, monkeypatch) -> None:
    client.get(FEED)
    monkeypatch.setattr(feed_health.readings, "began", feed_health.readings.began - 61)
    client.get(FEED)
    assert FeedReading.objects.get().answers == 2


def test_a_batch_that_cannot_be_written_stops_nobody(client, monkeypatch, caplog) -> None:
    monkeypatch.setattr(feed_health, "REQUESTS", 1)
    with mock.patch.object(
        type(FeedReading.objects), "add", side_effect=OperationalError("locked")
    ):
        assert client.get(FEED).status_code == 200
    assert [record.levelname for record in caplog.records] == ["WARNING"]


def test_the_number_of_feeds_in_memory_has_an_end(client, monkeypatch) -> None:
    for number in range(20):
        client.get(f"/feeds/fr/q/word{number}.ics")
    assert len(feed_health.readings.tallies) == 1


def test_a_partner_is_counted_by_its_link_and_never_by_its_address(client) -> None:
    link = partner_links.make(make.partner(), "fr", None)
    etag = client.get(partner_links.path_of(link))["ETag"]
    client.get(partner_links.path_of(link), headers={"If-None-Match": etag})
    partner_links.close(link, None)
    client.get(partner_links.path_of(link))
    flush()
    reading = FeedReading.objects.get()
    assert (reading.link, reading.answers, reading.unchanged) == (link, 2, 1)
    assert link.key not in str(list(FeedReading.objects.values()))


def test_readings_are_forgotten_after_a_year(client) -> None:
    old = FeedReading.objects.create(
        feed="fr/all", family="google", day=dt.date(2025, 10, 1), answers=1
    )
    client.get(FEED)
    flush()
    assert not FeedReading.objects.filter(pk=old.pk).exists()


def test_a_link_that_was_deleted_meanwhile_costs_the_others_nothing(client) -> None:
    client.get("/feeds/en/all.ics")
    gone = feed_health.Read("partner/999", 999, family_of(""), legal_time.today())
    feed_health.readings.count(gone, is_unchanged=False, version=1)
    feed_health.flush()
    assert [reading.feed for reading in FeedReading.objects.all()] == ["en/all"]
