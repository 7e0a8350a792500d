"""Two people open the same form; both save. Neither loses a word without being told."""

import datetime as dt

import pytest

from events.models import AgendaItem, Change, Event
from tests import desk, make

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    return make.event("Forum", summary_fr="Résumé", city_fr="Agadir", edition=2)


@pytest.fixture
def both(event):
    """Return two people at the form of the event, and a function to save what each typed."""
    page = desk.address("change", event.pk)
    people = [desk.signed_in(), desk.signed_in()]
    opened = [client.get(page) for client in people]

    def save(who, **changes):
        data = desk.typed(opened[who]) | {
            name: value for name, value in changes.items() if not isinstance(value, dict)
        }
        for name, value in changes.items():
            if isinstance(value, dict):
                desk.add_row(data, name, value)
        opened[who] = people[who].post(page, data)
        return opened[who]

    return save


def stored():
    return Event.objects.get()


def test_what_one_did_not_touch_keeps_what_the_other_wrote(both):
    assert both(0, title_fr="Titre de Salma", starts_on="2026-02-09").status_code == 302
    assert both(1, city_fr="Inezgane").status_code == 302
    event = stored()
    assert (event.title_fr, event.city_fr) == ("Titre de Salma", "Inezgane")
    assert event.starts_on == dt.date(2026, 2, 9)


def test_what_both_changed_is_told_and_saved_only_when_asked_again(both):
    both(0, title_fr="Titre de Salma")
    answer = both(1, title_fr="Titre de Driss", summary_fr="Typed")
    assert "it is now “Titre de Salma”" in desk.complaints(answer)
    assert 'value="Titre de Driss"' in answer.text
    assert stored().title_fr == "Titre de Salma"
    assert stored().summary_fr == "Résumé"
    assert both(1).status_code == 302
    assert (stored().title_fr, stored().summary_fr) == ("Titre de Driss", "Typed")


def test_a_third_save_in_between_is_told_again(both, event):
    both(0, title_fr="Un")
    both(1, title_fr="Deux")
    make_other = desk.signed_in()
    page = desk.address("change", event.pk)
    make_other.post(page, desk.typed(make_other.get(page), title_fr="Trois"))
    assert "it is now “Trois”" in desk.complaints(both(1))
    assert stored().title_fr == "Trois"


def test_the_same_change_by_both_is_no_conflict(both):
    both(0, title_fr="Le même")
    assert both(1, title_fr="Le même", city_fr="Inezgane").status_code == 302
    assert Change.objects.count() == 3


def test_what_the_other_emptied_is_told(both):
    both(0, summary_fr="")
    assert "emptied this" in desk.complaints(both(1, summary_fr="Résumé plus long"))
    assert stored().summary_fr == ""


def test_a_choice_is_told_by_its_name(both):
    programme = make.programme("week")
    other = make.programme("fair")
    both(0, programme=str(programme.pk))
    assert "it is now “Programme week en”" in desk.complaints(both(1, programme=str(other.pk)))
    assert stored().programme == programme


def test_choices_of_several_are_kept_too(both, event):
    audience = make.audience("press")
    both(0, audiences=[str(audience.pk)])
    assert both(1, city_fr="Inezgane").status_code == 302
    assert list(stored().audiences.all()) == [audience]


@pytest.fixture
def session(event):
    return event.agenda.create(title_fr="Ouverture", day=dt.date(2026, 2, 10))


def test_rows_that_one_did_not_touch_keep_what_the_other_wrote(session, both):
    row = "agenda-0-title_fr"
    assert both(0, **{row: "Accueil"}).status_code == 302
    assert both(1, agenda={"title_fr": "Clôture", "order": 1}).status_code == 302
    titles = set(AgendaItem.objects.values_list("title_fr", flat=True))
    assert titles == {"Accueil", "Clôture"}


def test_a_row_that_both_changed_is_told(session, both):
    row = "agenda-0-title_fr"
    both(0, **{row: "Accueil"})
    answer = both(1, **{row: "Inauguration"})
    assert "it is now “Accueil”" in desk.complaints(answer)
    assert AgendaItem.objects.get().title_fr == "Accueil"
    assert both(1).status_code == 302
    assert AgendaItem.objects.get().title_fr == "Inauguration"


def test_a_form_saved_as_it_was_opened_changes_nothing_of_the_others_work(both):
    both(0, title_fr="Titre de Salma", summary_ar="ملخص")
    changes = Change.objects.count()
    assert both(1).status_code == 302
    assert (stored().title_fr, Change.objects.count()) == ("Titre de Salma", changes)


def test_reference_data_are_as_safe():
    venue = make.venue()
    page = desk.address("change", venue.pk, model="venue")
    first, second = desk.signed_in(), desk.signed_in()
    opened = [client.get(page) for client in (first, second)]
    first.post(page, desk.typed(opened[0], name_fr="Palais"))
    answer = second.post(page, desk.typed(opened[1], name_fr="Grande salle"))
    assert "it is now “Palais”" in desk.complaints(answer)
    second.post(page, desk.typed(opened[1], city_fr="Inezgane"))
    venue.refresh_from_db()
    assert (venue.name_fr, venue.city_fr) == ("Palais", "Inezgane")
