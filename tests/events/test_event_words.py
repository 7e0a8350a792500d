"""Words are found through an index that the database itself keeps in step, on either database."""

import datetime as dt
import json

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from events.models import Event
from events.search import searchable, words
from tests import make

DAY = dt.date(2026, 2, 10)
HOSTILE = [
    '"',
    '""',
    '"salon',
    "'",
    "' OR 1=1 --",
    "salon') | ('fair",
    "\\",
    "\\'",
    "AND",
    "salon AND",
    "salon OR fair",
    "NOT salon",
    "NEAR(salon fair)",
    "*",
    "salon*",
    "^salon",
    "search_text:salon",
    "{search_text}: salon",
    "-salon",
    "salon + fair",
    "(",
    ":*",
    "!salon",
    "salon & !fair",
    "salon <-> fair",
    "%",
    "%z",
    "salon:B",
    "rebuild",
]


def titled(title: str) -> Event:
    """A public event with one title in all languages, its place without a name of its own."""
    return make.event(slug="sought", title_ar=title, title_fr=title, title_en=title)


def found(query: str) -> list[str]:
    return list(Event.objects.containing(words(query)).values_list("slug", flat=True))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("title", "query"),
    [
        pytest.param("Semaine du tourisme", "tour", id="the beginning of a word"),
        pytest.param("Semaine du tourisme", "TOURISME sem", id="every word, in any order"),
        pytest.param("Étape de Béni Mellal", "etape beni", id="without accents"),
        pytest.param("Etape", "étàpé", id="with accents"),
        pytest.param("Main-d’œuvre", "d'oeuvre", id="ligature and apostrophe"),
        pytest.param("L’artisanat", "artisanat", id="after an elision"),
        pytest.param("السِّيَاحَةُ", "السياحه", id="vowels and ta marbuta"),
        pytest.param("المعرض الدولي", "معرض", id="without the article"),
        pytest.param("معرض دولي", "المعرض الدولي", id="with an article"),
        pytest.param("للصناعة والتجارة", "صناعه تجاره", id="after a preposition, after and"),
        pytest.param("بأكادير", "أݣادير", id="the g of Agadir, in a place"),
        pytest.param("آسفي وإفران", "اسفي افران", id="alef"),
        pytest.param("الملتقى", "ملتقي", id="alef maqsura"),
        pytest.param("٩ فبراير", "9", id="digits"),
        pytest.param("9e édition, 3rd, 1e5", "9e 3rd 1e5", id="letters and digits in one word"),
        pytest.param("非物质文化遗产 हस्तशिल्प", "非物", id="other scripts"),
        pytest.param(f"{'م' * 150} x", "م" * 60, id="a word without end"),
    ],
)
def test_what_people_type_finds_what_staff_wrote(title, query):
    titled(title)
    assert found(query) == ["sought"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "query", ["ourisme", "tourisme fair", "tourismes", "ة", "معرضون", "semainedu"]
)
def test_nothing_else_is_found(query):
    titled("Semaine du tourisme المعرض")
    assert found(query) == []


@pytest.mark.django_db
@pytest.mark.parametrize("query", HOSTILE)
def test_what_is_typed_is_never_read_as_a_language_of_queries(query):
    """Its words are looked for as they are; what has no word narrows nothing."""
    titled("A quiet title")
    make.event("Salon", slug="salon")
    make.event("Fair", slug="fair")
    expected = {(): {"sought", "salon", "fair"}, ("salon",): {"salon"}}
    assert set(found(query)) == expected.get(tuple(words(query)), set())
    assert set(Event.objects.containing([query])) == set(Event.objects.containing(words(query)))


@pytest.mark.django_db
def test_every_way_of_writing_keeps_the_index_in_step(tmp_path):
    event = make.event("Alpha")
    Event.objects.filter(pk=event.pk).update(search_text="beta")
    assert (found("alpha"), found("beta")) == ([], [event.slug])
    event.search_text = "gamma"
    Event.objects.bulk_update([event], ["search_text"])
    assert (found("beta"), found("gamma")) == ([], [event.slug])
    common = {"region": event.region, "programme": event.programme, "kind": "forum"}
    Event.objects.bulk_create(
        Event(slug=f"more-{n}", search_text=f"delta {n}", **common) for n in range(3)
    )
    assert len(found("delta")) == 3
    Event.objects.filter(slug="more-1").delete()
    assert set(found("delta")) == {"more-0", "more-2"}
    with connection.cursor() as cursor:
        cursor.execute("UPDATE events_event SET search_text = 'epsilon' WHERE slug = 'more-0'")
    assert (found("delta"), found("epsilon")) == (["more-2"], ["more-0"])
    with transaction.atomic():
        Event.objects.update(search_text="zeta")
        transaction.set_rollback(True)
    assert found("zeta") == []
    (tmp_path / "one.json").write_text(json.dumps([fixture(event)]))
    call_command("loaddata", tmp_path / "one.json", verbosity=0)
    assert found("loaded") == ["loaded"]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO events_words (events_words) VALUES ('integrity-check')")


def fixture(like: Event) -> dict[str, object]:
    fields = {
        "slug": "loaded",
        "created_at": "2026-02-10T10:00:00Z",
        "updated_at": "2026-02-10T10:00:00Z",
        "search_text": "loaded",
        "kind": "forum",
        "region": [like.region.slug],
        "programme": [like.programme.slug],
    }
    return {"model": "events.event", "fields": fields}


@pytest.mark.django_db
def test_the_index_is_what_answers():
    titled("Forum")
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
    plan = Event.objects.containing(["forum"]).order_by().explain()
    assert ("events_words" if connection.vendor == "sqlite" else "event_by_words") in plan


@pytest.mark.django_db
def test_a_question_within_a_question_means_its_own_events():
    titled("Forum")
    inner = Event.objects.containing(["forum"]).order_by().values("pk")
    assert Event.objects.filter(pk__in=inner).containing(["forum"]).count() == 1


@pytest.mark.django_db(transaction=True)
def test_the_migration_fills_the_index_and_goes_back():
    event = titled("المعرض")
    executor = MigrationExecutor(connection)
    executor.migrate([("events", "0004_edits")])
    Event.objects.filter(pk=event.pk).update(search_text="المعرض الدولي")
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    assert found("معرض دولي") == ["sought"]
    assert Event.objects.get().search_text == searchable("المعرض الدولي")


@pytest.mark.django_db(transaction=True)
def test_altering_the_table_of_events_leaves_the_index_true():
    """SQLite alters a table by making another one, which has no triggers."""
    old = Event._meta.get_field("city_en")
    new = old.clone()
    new.set_attributes_from_name("city_en")
    new.max_length = old.max_length + 1
    with connection.schema_editor() as editor:
        editor.alter_field(Event, old, new)
    try:
        titled("Early")
        call_command("migrate", verbosity=0)
        assert found("early") == ["sought"]
        Event.objects.update(search_text="late")
        assert (found("early"), found("late")) == ([], ["sought"])
    finally:
        with connection.schema_editor() as editor:
            editor.alter_field(Event, new, old)
        call_command("migrate", verbosity=0)
