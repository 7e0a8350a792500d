"""A spreadsheet is uploaded, shown, corrected, confirmed, and imported again."""

import datetime as dt

import pytest
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile

from events import lifecycle
from events.models import Change, DeskEntry, Edit, Event, ExternalId, Import
from tests import desk, make, sheets
from tests.sheets import row

pytestmark = pytest.mark.django_db


ADDRESS = "/en/admin/events/event/import/sheet/"
DRY, DRY_KNOWN = 8, 11
STORE, STORE_KNOWN, STORE_PUBLIC = 16, 40, 16
LEDGER = 66  # queries for each public event
BATCHES = 40


@pytest.fixture(autouse=True)
def _places():
    make.region()
    make.programme()


@pytest.fixture
def client():
    return desk.signed_in()


def stored():
    return Event.objects.count(), Import.objects.count(), ExternalId.objects.count()


def test_nothing_is_stored_before_it_is_confirmed_and_then_there_are_drafts(client):
    page = sheets.upload(client, sheets.xlsx(row(1), row(2, title_fr="Foire")))
    assert sheets.counted(page) == (2, 0, 0)
    assert stored() == (0, 0, 0)
    answer = sheets.confirm(client, page)
    assert "The file was imported" in desk.told(answer)
    first, second = Event.objects.order_by("pk")
    assert (first.title_fr, second.title_fr) == ("Forum d’Agadir", "Foire")
    assert (first.publication, first.status) == ("draft", "confirmed")
    assert (first.starts_on, first.ends_on) == (dt.date(2026, 5, 4), dt.date(2026, 5, 4))
    assert (first.slug, first.author) == ("forum-dagadir", answer.context["user"])
    assert "agadir" in first.search_text
    assert not Change.objects.exists()
    assert DeskEntry.objects.get(event=first).note == "events.xlsx"


def test_every_error_is_named_by_row_and_column(client):
    rows = [
        row(1, starts_on="31/02/2026", region="Atlantide"),
        row(2),
        row(3, title_fr="", kind=""),
        row(4, starts_on="2026-05-04", ends_on="2026-05-01", edition="third"),
        row(5, title_fr="x" * 251, starts_at="25:00"),
        row(2),
    ]
    page = sheets.upload(client, sheets.xlsx(*rows))
    assert page.context["shown"] == ""
    found = {(number, column[0]) for number, column, _message in sheets.faults(page)}
    assert found == {
        *((2, "F"), (2, "E")),
        *((4, "B"), (4, "D")),
        *((5, "G"), (5, "H")),
        *((6, "B"), (6, "I")),
        (7, "A"),
    }
    for words in ("31/02/2026", "Atlantide", "“Atlantide” is not known", "250 characters"):
        assert words in page.text
    assert stored() == (0, 0, 0)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", ("Ce n’est pas une date", "n’est pas connu", "Le titre manque", "3 erreurs")),
        ("ar", ("ليس تاريخا", "غير معروف", "العنوان ناقص", "3 أخطاء")),
    ],
)
def test_errors_are_told_in_the_language_of_the_desk(client, language, said):
    client.get(f"/{language}/admin/")
    rows = [row(1, starts_on="soon"), row(2, region="x"), row(3, title_fr="")]
    file = SimpleUploadedFile("x.xlsx", sheets.xlsx(*rows))
    page = client.post(f"/{language}/admin/events/event/import/sheet/", {"file": file})
    for words in said:
        assert words in page.text, words


def test_one_bad_row_keeps_all_from_being_imported(client):
    page = sheets.upload(client, sheets.xlsx(row(1), row(2, starts_on="?"), row(3)))
    assert page.context["shown"] == ""
    assert "as a whole or not at all" in page.text


def test_a_second_import_changes_and_never_doubles(client):
    sheets.bring(client, sheets.xlsx(row(1), row(2), row(3)))
    again = sheets.xlsx(row(1), row(2, title_fr="Autre", starts_on="2026-06-01"), row(4))
    page = sheets.upload(client, again)
    assert sheets.counted(page) == (1, 1, 1)
    assert "Autre" in page.text
    sheets.confirm(client, page)
    assert Event.objects.count() == 4
    changed = Event.objects.get(title_fr="Autre")
    assert changed.ends_on == dt.date(2026, 6, 1)
    assert [edit.number for edit in changed.edits.all()] == [2, 1]
    assert Import.objects.first().updated == 1
    page = sheets.upload(client, again)
    assert sheets.counted(page) == (0, 0, 3)


def test_a_confirmation_sent_twice_is_shown_again_and_stores_once(client):
    page = sheets.upload(client, sheets.xlsx(row(1)))
    sheets.confirm(client, page)
    answer = sheets.confirm(client, page)
    assert "changed meanwhile" in desk.told(answer)
    assert sheets.counted(answer) == (0, 0, 1)
    assert stored() == (1, 1, 1)


def test_what_changed_between_the_dry_run_and_the_confirmation_is_shown_anew(client):
    sheets.bring(client, sheets.xlsx(row(1)))
    page = sheets.upload(client, sheets.xlsx(row(1, title_fr="Autre")))
    event = Event.objects.get()
    form = client.get(desk.address("change", event.pk))
    client.post(desk.address("change", event.pk), desk.typed(form, title_fr="Réécrit"))
    answer = sheets.confirm(client, page)
    assert "changed meanwhile" in desk.told(answer)
    event.refresh_from_db()
    assert event.title_fr == "Réécrit"


def test_empty_cells_leave_what_editors_wrote_and_a_dash_empties(client):
    sheets.bring(client, sheets.xlsx(row(1, city_fr="Agadir", starts_at="9h30")))
    event = Event.objects.get()
    Event.objects.filter(pk=event.pk).update(title_ar="منتدى")
    sheets.bring(client, sheets.xlsx(row(1, title_ar=None, city_fr="-", starts_at="-")))
    event.refresh_from_db()
    assert (event.title_ar, event.city_fr, event.starts_at) == ("منتدى", "", None)


def test_identifiers_are_unique_within_a_programme_and_an_institution(client):
    make.programme("week")
    make.organisation("ours")
    rows = [row(1), row(1, programme="week"), row(1, responsible="ours")]
    sheets.bring(client, sheets.xlsx(*rows))
    assert Event.objects.count() == 3
    page = sheets.upload(client, sheets.xlsx(*rows))
    assert sheets.counted(page) == (0, 0, 3)


def test_two_rows_about_one_event_are_an_error(client):
    sheets.bring(client, sheets.xlsx(row(1)))
    other = row(str(Event.objects.get().uid), title_fr="Autre")
    page = sheets.upload(client, sheets.xlsx(row(1, title_fr="Un"), other))
    [(number, column, message)] = sheets.faults(page)
    assert (number, column[0]) == (3, "A")
    assert "Row 2 has the same identifier" in message


def test_a_public_event_is_changed_through_the_ledger(client):
    sheets.bring(client, sheets.xlsx(row(1, title_ar="ع", title_en="Forum")))
    event = Event.objects.get()
    lifecycle.publish(event)
    sheets.bring(client, sheets.xlsx(row(1, starts_on="2026-05-06")))
    last = Change.objects.order_by("number").last()
    assert (last.kind, last.after["starts_on"]) == ("rescheduled", "2026-05-06")
    event.refresh_from_db()
    assert (event.publication, event.revision) == ("public", 2)


def test_no_column_of_state_is_read(client):
    heads = {"publication": "Publication", "status": "status"}
    rows = sheets.xlsx(row(1, publication="public", status="cancelled"), heads=heads)
    page = sheets.upload(client, rows)
    assert "not read" in page.text
    sheets.confirm(client, page)
    event = Event.objects.get()
    assert (event.publication, event.status) == ("draft", "confirmed")


def test_an_event_is_known_by_its_uid_when_an_export_comes_back(client):
    event = make.event("Forum", dt.date(2026, 2, 10), venue=make.venue())
    event.audiences.add(make.audience("press"))
    for kind, name in (("xlsx", "a.xlsx"), ("csv", "a.csv")):
        out = client.get(f"/ar/admin/events/event/export/{kind}/").content
        assert sheets.counted(sheets.upload(client, out, name)) == (0, 0, 1)
    assert Edit.objects.filter(event=event).count() == 2  # published, no more


def test_the_days_of_an_event_are_not_moved_away_from_its_agenda(client):
    sheets.bring(client, sheets.xlsx(row(1)))
    Event.objects.get().agenda.create(title_fr="Ouverture", day=dt.date(2026, 5, 4))
    page = sheets.upload(client, sheets.xlsx(row(1, starts_on="2026-05-09")))
    assert "agenda has sessions on other days" in page.text


def test_audiences_and_venues_are_found_by_name_in_any_language(client):
    make.venue()
    press, buyers = make.audience("press"), make.audience("buyers")
    cells = {"audiences": "press ع ; BUYERS FR", "venue": "hall en", "kind": "منتدى"}
    sheets.bring(client, sheets.xlsx(row(1, **cells, programme="Programme forums ع")))
    event = Event.objects.get()
    assert set(event.audiences.all()) == {press, buyers}
    assert event.venue.slug == "hall"


def test_a_venue_of_another_region_and_an_ambiguous_name_are_errors(client):
    make.venue("elsewhere", region=make.region("oriental"))
    make.venue("one", **make.in_three("name", "Salle"))
    make.venue("two", **make.in_three("name", "Salle"))
    page = sheets.upload(client, sheets.xlsx(row(1, venue="elsewhere"), row(2, venue="Salle fr")))
    assert [number for number, *_rest in sheets.faults(page)] == [2, 3]
    assert "in another region" in page.text
    assert "one, two" in page.text


def test_a_seal_of_another_user_or_of_yesterday_is_worth_nothing(client, monkeypatch):
    page = sheets.upload(client, sheets.xlsx(row(1)))
    other = desk.signed_in()
    assert "dry run is too old" in desk.told(sheets.confirm(other, page))
    forged = signing.dumps([1, "x", [], ""], key="another")
    answer = client.post("/en/admin/events/event/import/sheet/", {"shown": forged}, follow=True)
    assert "dry run is too old" in desk.told(answer)
    monkeypatch.setattr("events.admin.exchange.PATIENCE", -1)
    assert "dry run is too old" in desk.told(sheets.confirm(client, page))
    assert stored() == (0, 0, 0)


def brought(n, **cells):
    return sheets.xlsx(*(row(number, **cells) for number in range(n)))


@pytest.mark.parametrize("rows", [1, 3, 300])
def test_a_dry_run_costs_the_same_for_one_row_and_for_300(client, rows, django_assert_num_queries):
    with django_assert_num_queries(DRY):
        page = sheets.upload(client, brought(rows))
    assert sheets.counted(page) == (rows, 0, 0)
    sheets.confirm(client, page)
    with django_assert_num_queries(DRY_KNOWN):
        page = sheets.upload(client, brought(rows, title_fr="Autre"))
    assert sheets.counted(page) == (0, rows, 0)


@pytest.mark.parametrize(("rows", "batches"), [(1, 0), (3, 0), (300, BATCHES)])
def test_drafts_are_stored_together(
    client, rows, batches, django_assert_max_num_queries, django_assert_num_queries
):
    """SQLite takes few values at once: 300 events go in batches of some twenty."""
    page = sheets.upload(client, brought(rows))
    with django_assert_max_num_queries(STORE + batches):
        client.post(ADDRESS, {"shown": page.context["shown"]})
    page = sheets.upload(client, brought(rows, title_fr="Autre"))
    with django_assert_max_num_queries(STORE_KNOWN + rows + batches):
        client.post(ADDRESS, {"shown": page.context["shown"]})
    assert Event.objects.filter(title_fr="Autre").count() == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_each_public_event_costs_an_entry_of_the_ledger(client, rows, django_assert_num_queries):
    sheets.bring(client, brought(rows, title_ar="ع", title_en="Forum"))
    for event in Event.objects.all():
        lifecycle.publish(event)
    page = sheets.upload(client, brought(rows, title_fr="Autre"))
    with django_assert_num_queries(STORE_PUBLIC + LEDGER * rows):
        client.post(ADDRESS, {"shown": page.context["shown"]})
    assert Change.objects.filter(kind="revised").count() == rows


def test_a_file_changes_50_public_events_at_most(client, monkeypatch):
    monkeypatch.setattr("events.exchange.plan.MOST_PUBLIC", 1)
    for n in range(2):
        sheets.bring(client, sheets.xlsx(row(n, title_ar="ع", title_en="Forum")))
    for event in Event.objects.all():
        lifecycle.publish(event)
    page = sheets.upload(client, brought(2, title_fr="Autre"))
    assert [number for number, *_rest in sheets.faults(page)] == [3]
    assert "at most 1 public events" in page.text
