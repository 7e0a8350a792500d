"""What the desk cannot save: it says why, in the reader's language, and gives back the words."""

import pytest
from django.test import Client

from events import lifecycle
from events.admin.typed import typed
from events.models import Event, Role
from tests import desk, make

pytestmark = pytest.mark.django_db
CHANGED = {"title_fr": "Titre long à garder", "summary_ar": "ملخّص\nفي سطرين"}


@pytest.fixture
def event():
    return make.draft("Forum", summary_fr="Résumé")


def kept(page):
    """What the page gives back, by the label of its field."""
    assert page.status_code == 403
    return {one.label: one.value for one in page.context["typed"]}


def opened(client, event):
    page = client.get(desk.address("change", event.pk))
    audience = make.audience("press")
    row = {"title_fr": "Séance d’ouverture", "order": 1}
    return desk.typed(page, **CHANGED, agenda=row, audiences=[str(audience.pk)])


def test_words_typed_while_somebody_sent_the_event_to_review_come_back(event):
    salma = make_member("Salma", Role.PUBLISHER)
    client = desk.signed_in(desk.member(Role.EDITOR))
    data = opened(client, event)
    lifecycle.send_to_review(event, salma)
    page = client.post(desk.address("change", event.pk), data)
    found = kept(page)
    assert found["Title (French)"] == "Titre long à garder"
    assert found["Summary (Arabic)"] == "ملخّص\nفي سطرين"
    rows = {name: value for name, value in found.items() if name.endswith(" 1 · Title (French)")}
    assert list(rows.values()) == ["Séance d’ouverture"]
    assert found["Audiences"] == "press en"
    assert "Summary (French)" not in found
    assert not any("token" in name or "FORMS" in name for name in found)
    assert "This was not saved" in page.text
    assert "is “In review” now" in page.text
    assert "Send to review, by Salma" in page.text
    assert f'href="{desk.address("change", event.pk)}"' in page.text
    assert page.headers["Cache-Control"] == "no-store"
    assert Event.objects.get().title_fr == "Forum fr"


def make_member(name, role):
    user = desk.member(role)
    user.first_name = name
    user.save()
    return user


@pytest.mark.parametrize(
    ("lang", "said", "back"),
    [
        ("ar", "لم يُحفظ", "العودة إلى فضاء التدبير"),
        ("fr", "n’a pas été enregistré", "Revenir au bureau"),
    ],
)
def test_the_page_speaks_the_language_of_the_desk(event, lang, said, back):
    client = desk.signed_in(desk.member(Role.EDITOR))
    data = opened(client, event)
    lifecycle.send_to_review(event)
    page = client.post(f"/{lang}/admin/events/event/{event.pk}/change/", data)
    assert page.status_code == 403
    assert said in page.text
    assert back in page.text
    assert f'<html lang="{lang}"' in page.text


def test_words_come_back_where_the_event_was_deleted_or_moved_out_of_sight(event):
    client = desk.signed_in(desk.member(Role.EDITOR, region=make.region()))
    data, address = opened(client, event), desk.address("change", event.pk)
    Event.objects.update(region=make.region("oriental"))
    assert kept(client.post(address, data))["Title (French)"] == "Titre long à garder"
    Event.objects.all().delete()
    page = client.post(address, data)
    assert kept(page)["Title (French)"] == "Titre long à garder"
    assert "deleted it meanwhile" in page.text


def test_words_typed_into_an_ended_session_come_back_with_the_way_to_sign_in(event):
    client = desk.signed_in()
    data, address = opened(client, event), desk.address("change", event.pk)
    client.logout()
    page = client.post(address, data | {"password": "geheim"})
    assert kept(page)["Title (French)"] == "Titre long à garder"
    assert f'href="/en/admin/login/?next={address}"' in page.text
    assert "Your session had ended" in page.text
    assert "geheim" not in page.text
    assert Event.objects.get().title_fr == "Forum fr"
    assert client.get(address).status_code == 302  # nothing was typed: straight to signing in


def test_words_typed_into_a_form_without_its_token_come_back(event):
    client = Client(enforce_csrf_checks=True)
    client.force_login(desk.administrator())
    address = desk.address("change", event.pk)
    page = client.post(address, CHANGED | {"csrfmiddlewaretoken": "stale"})
    assert kept(page)["Title (French)"] == "Titre long à garder"
    assert "stale" not in page.text
    assert f'href="{address}"' in page.text


def test_a_form_of_signing_in_without_its_token_shows_nothing_again():
    client = Client(enforce_csrf_checks=True)
    page = client.post("/en/admin/login/", {"username": "salma", "password": "geheim"})
    assert kept(page) == {}
    assert "salma" not in page.text
    assert "geheim" not in page.text


def test_elsewhere_a_refused_form_gets_a_plain_page(rf):
    request = rf.post("/fr/events/", {"title_fr": "Titre"})
    assert typed(request) == []
    page = Client(enforce_csrf_checks=True).post("/fr/call/", {"name": "x"})
    assert page.status_code in {403, 404}


@pytest.mark.parametrize("lang", ["ar", "fr", "en"])
def test_a_page_that_is_refused_has_a_way_back(event, lang):
    client = desk.signed_in(desk.member(Role.EDITOR, region=make.region("oriental")))
    page = client.get(f"/{lang}/admin/auth/user/")
    assert page.status_code == 403
    assert f'href="/{lang}/admin/"' in page.text
    assert f'<html lang="{lang}"' in page.text
    assert "textarea" not in page.text
    if lang == "en":
        assert "This is not open to you" in page.text


def test_a_note_of_a_step_that_is_not_ones_own_any_more_comes_back():
    event = make.draft()
    client = desk.signed_in(desk.member(Role.REVIEWER))
    lifecycle.publish(event)
    page = client.post(desk.address("step", event.pk, "cancel"), {"note": "Orage"})
    assert kept(page) == {"Note": "Orage"}
