"""The history of an event: field by field, by whom; and back to an earlier state."""

import datetime as dt

import pytest

from events import lifecycle
from events.models import Change, Edit, Event, KeyFigure, Role
from events.restore import STATE, restore
from events.snapshot import snapshot
from tests import desk, make

pytestmark = pytest.mark.django_db

# What the snapshot of an event names by its key.
THINGS = {
    *("programme", "region", "venue", "organisation", "person", "source", "agreement", "audience"),
}


def full(event: Event) -> Event:
    """Give an event one row of each part, with everything filled in."""
    office, person, source = make.organisation(), make.person(), make.source()
    event.organisation_roles.create(organisation=office, role="organiser")
    event.person_roles.create(person=person, role="speaker", **make.in_three("note", "Opens"))
    event.agenda.create(day=event.starts_on, starts_at=dt.time(9), **make.in_three("title", "A"))
    event.agenda.create(day=event.starts_on, starts_at=dt.time(8), **make.in_three("title", "B"))
    event.documents.create(url="https://example.org/a.pdf", language="fr", kind="report")
    event.citations.create(source=source, note_fr="le lieu")
    event.audiences.add(make.audience())
    KeyFigure.objects.create(
        event=event,
        value="62.5",
        stated_by=person,
        source=source,
        **make.in_three("label", "Coops"),
    )
    deal = make.agreement(event, signed_on=event.starts_on)
    deal.parties.add(office)
    deal.sources.add(source)
    return event


def emptied(event: Event) -> None:
    """Change or remove all that an editor can."""
    with lifecycle.revision(event):
        for part in ("organisation_roles", "person_roles", "agenda", "documents", "citations"):
            getattr(event, part).all().delete()
        event.figures.all().delete()
        event.agreements.all().delete()
        event.audiences.clear()
        event.venue = event.province = None
        event.title_fr, event.summary_ar, event.edition = "Autre", "", None
        event.starts_on = event.ends_on = dt.date(2026, 5, 5)
        event.region, event.programme = make.region("oriental"), make.programme("week")


def content(values):
    return {name: value for name, value in values.items() if name not in STATE}


@pytest.mark.parametrize("published", [True, False])
def test_everything_that_an_editor_can_change_can_be_brought_back(published):
    event = full(make.draft(venue=make.venue(), province=make.province(), edition=3))
    if published:
        lifecycle.publish(event)
    before = content(snapshot(event))
    emptied(event)
    assert content(snapshot(event)) != before
    restore(event.edits.get(number=event.edits.count() - 1))
    assert content(snapshot(event)) == before


def test_restoring_is_a_new_revision_and_loses_nothing():
    event = make.event()
    for title in ("Deux", "Trois"):
        with lifecycle.revision(event):
            event.title_fr = title
    entries, edits = Change.objects.count(), event.edits.count()
    restore(event.edits.get(number=2))
    event.refresh_from_db()
    assert (event.title_fr, event.revision) == ("Forum fr", 4)
    assert (Change.objects.count(), event.edits.count()) == (entries + 1, edits + 1)
    assert "Trois" in [edit.values["title_fr"] for edit in event.edits.all()]


def test_restoring_does_not_undo_a_cancellation():
    event = make.event()
    lifecycle.cancel(event)
    restore(event.edits.last())
    event.refresh_from_db()
    assert (event.status, event.publication) == ("cancelled", "public")


@pytest.mark.parametrize("what", ["venue", "organisation", "agreement"])
def test_what_is_gone_is_named_and_nothing_is_written(what):
    event = full(make.draft(venue=make.venue()))
    lifecycle.publish(event)
    emptied(event)
    if what == "venue":
        make.venue().delete()
    elif what == "organisation":
        make.organisation().delete()
    else:
        slug = event.edits.get(number=1).values["agreements"][0][0]
        make.agreement(make.event(), slug=slug)
    before = snapshot(event)
    with pytest.raises(lifecycle.Refused, match=r"no longer there|belongs to another"):
        restore(event.edits.get(number=2))
    assert snapshot(event) == before


def test_an_edit_that_changes_nothing_is_not_kept():
    event = make.event()
    edits = event.edits.count()
    with lifecycle.revision(event):
        event.title_ar = event.title_ar
    assert event.edits.count() == edits


def test_a_form_that_is_saved_is_an_edit_from_the_first_time_on():
    user = desk.administrator()
    client = desk.signed_in(user)
    make.region(), make.programme()
    data = desk.typed(client.get(desk.address("add")), title_fr="Neuf", slug="neuf", kind="forum")
    data |= {"programme": str(make.programme().pk), "region": str(make.region().pk)}
    client.post(desk.address("add"), data)
    event = Event.objects.get()
    form = desk.typed(client.get(desk.address("change", event.pk)), title_fr="Plus neuf")
    client.post(desk.address("change", event.pk), form)
    titles = [(e.number, e.values["title_fr"], e.by) for e in event.edits.order_by("number")]
    assert titles == [(1, "Neuf", user), (2, "Plus neuf", user)]


@pytest.fixture
def event():
    made = make.event()
    with lifecycle.revision(made, desk.member()):
        made.summary_fr = (
            "Une semaine entière consacrée aux métiers de l’artisanat dans la région du Souss."
        )
    with lifecycle.revision(made, desk.member()):
        made.summary_fr = (
            "Une semaine entière consacrée aux arts de l’artisanat dans la région du Souss."
        )
    return made


def version(event, number):
    return f"/en/admin/events/event/{event.pk}/history/{number}/"


def test_the_page_tells_words_that_came_and_went_and_who_changed_them(event):
    page = desk.signed_in().get(desk.address("history", event.pk)).text
    assert "<del>métiers</del>" in page
    assert "<ins>arts</ins>" in page
    for edit in event.edits.exclude(by=None):
        assert edit.by.username in page
    assert "Publish" in page


def test_what_people_wrote_is_never_taken_for_markup(event):
    with lifecycle.revision(event):
        event.summary_fr = "<script>alert(1)</script> " + event.summary_fr
        event.agenda.create(title_fr="<b>x</b>")
    page = desk.signed_in().get(desk.address("history", event.pk)).text
    assert "<script>alert" not in page
    assert "<b>x</b>" not in page


def test_a_version_is_compared_with_now_and_restored(event):
    client = desk.signed_in()
    page = client.get(version(event, 3))
    assert "<ins>métiers</ins>" in page.text
    answer = client.post(version(event, 3), follow=True)
    assert "The version was restored" in desk.told(answer)
    event.refresh_from_db()
    assert "métiers" in event.summary_fr
    assert "nothing to restore" in client.get(version(event, event.edits.count())).text


@pytest.mark.parametrize(
    ("role", "own", "read", "written"),
    [
        (None, True, False, False),
        (Role.EDITOR, True, True, False),
        (Role.REVIEWER, True, True, False),
        (Role.PUBLISHER, True, True, True),
        (Role.PUBLISHER, False, True, False),
        (Role.ADMINISTRATOR, False, True, False),
    ],
)
def test_restoring_takes_the_right_to_change(event, role, own, read, written):
    region = event.region if own else make.region("oriental")
    client = desk.signed_in(desk.member(role, region=region))
    before = snapshot(event)
    page = client.get(version(event, 3))
    assert (page.status_code == 200) == read
    assert ("csrfmiddlewaretoken" in page.text.partition('id="content"')[2]) == written
    client.post(version(event, 3))
    assert (snapshot(event) != before) == written


def test_the_history_of_a_foreign_draft_is_not_found():
    event = make.draft()
    with lifecycle.revision(event):
        event.title_fr = "Secret"
    client = desk.signed_in(desk.member(Role.ADMINISTRATOR, region=make.region("oriental")))
    for page in (desk.address("history", event.pk), version(event, 1)):
        assert client.get(page).status_code == 404
        assert client.post(page).status_code in {403, 404}


def test_a_version_that_is_not_there_is_not_found(event):
    client = desk.signed_in()
    other = make.event()
    for number in (0, 99, other.edits.count() + 7):
        assert client.get(version(other, number)).status_code == 404


@pytest.mark.parametrize("saves", [3, 30])
def test_the_page_of_the_history_costs_the_same(saves, django_assert_num_queries):
    event = make.event()
    for n in range(saves):
        with lifecycle.revision(event):
            event.title_fr = f"Titre {n}"
    client = desk.signed_in()
    with django_assert_num_queries(8):
        assert client.get(desk.address("history", event.pk)).status_code == 200


@pytest.fixture
def rewritten():
    """An event of which everything was changed, and things have names unlike their keys."""
    make.region("souss-massa", **make.in_three("name", "Souss"))
    make.region("oriental", **make.in_three("name", "L’Oriental"))
    make.organisation(**make.in_three("name", "Office of crafts"))
    hall = make.venue(**make.in_three("name", "Great hall"))
    event = full(make.draft(venue=hall, starts_at=dt.time(9, 30), ends_at=dt.time(12)))
    lifecycle.publish(event)
    emptied(event)
    return event


def test_values_are_told_in_words(rewritten):
    text = desk.signed_in().get(desk.address("history", rewritten.pk)).text
    for words in (
        "Great hall",
        "Souss en",
        "L’Oriental en",
        "Office of crafts en · Organiser",
        "10 February 2026 · 09:00",
        "5 May 2026",
    ):
        assert words in text
    for raw in ("souss-massa", ">office", "2026-05-05", "09:00:00", "[[", "organiser<"):
        assert raw not in text.partition('id="content"')[2]


@pytest.mark.parametrize("times", [1, 4])
def test_names_cost_a_query_for_each_kind_of_thing(rewritten, times, django_assert_num_queries):
    for n in range(times):
        with lifecycle.revision(rewritten):
            rewritten.region = make.region(f"region-{n}")
            rewritten.programme = make.programme(f"programme-{n}")
    client = desk.signed_in()
    with django_assert_num_queries(8 + len(THINGS)):
        assert client.get(desk.address("history", rewritten.pk)).status_code == 200


def test_two_things_of_one_name_are_told_apart():
    event = make.event()
    first, second = (make.organisation(slug, **make.in_three("name", "Chamber")) for slug in "ab")
    role = event.organisation_roles.create(organisation=first, role="partner")
    with lifecycle.revision(event):
        event.title_fr = "Un"
    with lifecycle.revision(event):
        role.organisation = second
        role.save()
    text = desk.signed_in().get(desk.address("history", event.pk)).text
    assert text.count("Chamber en · Partner") == 3  # it came; then another one took its place


def test_what_is_not_there_any_more_keeps_its_key(rewritten):
    make.venue().delete()
    text = desk.signed_in().get(desk.address("history", rewritten.pk)).text
    assert "Great hall" not in text
    assert ">hall<" in text


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_its_pages_speak_the_language_of_the_desk(event, language):
    client = desk.signed_in()
    for page in ("history/", "history/2/"):
        text = client.get(f"/{language}/admin/events/event/{event.pk}/{page}").text
        assert f'lang="{language}"' in text
        for word in ("Before", "restore", "first state", "Steps", "Note was"):
            assert word not in text.partition('id="content"')[2]


def test_edits_are_numbered_once():
    event = make.event()
    assert list(event.edits.values_list("number", flat=True)) == [2, 1]
    assert Edit.objects.filter(event=event, number=1).get().values["publication"] == "draft"
