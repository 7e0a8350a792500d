"""The desk: who asks a region, who reads its answer and takes it up; the card, list and log."""

import pytest
from django.core import mail
from django.test import Client

from events.models import Event, Role
from tests import desk, make
from tests.pages import Page
from tests.tour.asking import (
    CONTACT,
    DAY,
    FIRST,
    NOW,
    answered,
    asked,
    event_of,
    path_of,
    say,
    stop,
)
from tour import invitations
from tour.models import Answer, Invitation, Stop

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
WHOM = {"name": "مجلس جهة الشرق", "email": "", "language": "ar", "days": "30"}
E, R, P, A = Role


@pytest.fixture
def oriental():
    return stop()


def page_of(about):
    return desk.address("stop", about.pk, model="invitation", app="tour")


def changelist():
    return desk.address("changelist", model="invitation", app="tour")


@pytest.fixture
def ask_by_hand(oriental):
    """What signs in, asks and returns the page with the address."""

    def ask(client, **changes):
        return client.post(page_of(oriental), WHOM | changes, follow=True)

    return ask


def test_a_region_is_asked_and_the_address_shown_whole(ask_by_hand, oriental):
    user = desk.member(P)
    client = desk.signed_in(user)
    answer = ask_by_hand(client)
    invitation = Invitation.objects.get()
    assert (invitation.stop, invitation.by, invitation.language) == (oriental, user, "ar")
    assert (invitation.at, invitation.until) == (NOW, NOW + 30 * DAY)
    address = Page(answer.text).one("input", id="address")["value"]
    assert address.startswith("http")
    assert "/ar/answer/" in address
    assert "Stop in oriental" in Client().get("/" + address.split("/", 3)[3]).text
    assert "Send it to" not in answer.text
    tour = desk.address("change", oriental.tour_id, model="tour", app="tour")
    assert page_of(oriental) in client.get(tour).text


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"name": ""}, "This field is required"),
        ({"email": "council@"}, "valid email address"),
        ({"language": "es"}, "not one of the available choices"),
        ({"days": "365"}, "not one of the available choices"),
    ],
)
def test_a_question_that_is_wrong_is_shown_again(ask_by_hand, changes, complaint):
    answer = ask_by_hand(desk.signed_in(), **({"name": "Typed with care"} | changes))
    assert complaint in answer.text
    assert ("Typed with care" in answer.text) == ("name" not in changes)
    assert not Invitation.objects.exists()


def test_a_second_question_is_refused_and_what_was_typed_stays(ask_by_hand, oriental):
    asked(oriental)
    answer = ask_by_hand(desk.signed_in(), name="Typed with care")
    assert "asked already" in str(answer.context["form"].errors)
    assert answer.context["form"]["name"].value() == "Typed with care"


def test_it_is_renewed_closed_and_asked_anew_as_before(client, oriental):
    invitation, client = asked(oriental, 7), desk.signed_in()
    said = client.post(page_of(oriental), {"renew": invitation.pk, "days": "60"}, follow=True)
    assert "for longer" in desk.told(said)
    assert Invitation.objects.get().until == NOW + 60 * DAY
    for days in ("61", "", "x"):
        said = client.post(page_of(oriental), {"renew": invitation.pk, "days": days}, follow=True)
        assert "Choose one of the terms" in desk.told(said)
    said = client.post(page_of(oriental), {"close": invitation.pk}, follow=True)
    assert "opens nothing any more" in desk.told(said)
    assert path_of(invitation, "fr") not in said.text
    assert said.context["form"]["name"].value() == "Regional Council"
    said = client.post(page_of(oriental), {"close": invitation.pk}, follow=True)
    assert "closed before" in desk.told(said)


def test_it_is_sent_by_e_mail_where_the_site_sends_any(settings, oriental):
    invitation, client = asked(oriental), desk.signed_in()
    settings.SENDS_MAIL = False
    assert "Send it to" not in client.get(page_of(oriental)).text
    settings.SENDS_MAIL = True
    assert "Send it to council@example.ma" in client.get(page_of(oriental)).text
    said = client.post(page_of(oriental), {"mail": invitation.pk}, follow=True)
    assert "The question was sent." in desk.told(said)
    assert [each.to for each in mail.outbox] == [["council@example.ma"]]
    assert "Sent by e-mail on 5 January 2026" in said.text


def test_an_answer_is_read_and_taken_up(client, oriental):
    user = desk.member(P)
    say(client, asked(oriental), "confirmed", venue="قصر المؤتمرات", **CONTACT)
    staff = desk.signed_in(user)
    text = staff.get(page_of(oriental)).text
    for said in ("The dates suit us", "Amina Alaoui", "+212 5 37 00 00 00", "قصر المؤتمرات"):
        assert said in text
    answer = staff.post(page_of(oriental), {"accept": Answer.objects.get().pk}, follow=True)
    assert "the event is confirmed" in desk.told(answer)
    assert Event.objects.get().status == "confirmed"
    assert "Confirm the event" not in answer.text
    assert f"by {user.username}" in answer.text


@pytest.mark.parametrize("kind", ["other_dates", "declined", "moved", "certain"])
def test_an_answer_that_confirms_nothing_is_noted(client, oriental, kind):
    invitation, staff = asked(oriental), desk.signed_in()
    typed = {"first_1": "2026-03-01", "comment": ""} if kind == "other_dates" else {"comment": "x"}
    if kind in {"moved", "certain"}:
        say(client, invitation, "confirmed", **CONTACT)
        moved = {"starts_on": FIRST + DAY, "ends_on": FIRST + DAY}
        Event.objects.update(**(moved if kind == "moved" else {"status": "confirmed"}))
    else:
        say(client, invitation, kind, **typed)
    answer = Answer.objects.get()
    before = Event.objects.get().status
    assert "Confirm the event" not in staff.get(page_of(oriental)).text
    staff.post(page_of(oriental), {"accept": answer.pk})
    assert Event.objects.get().status == before
    assert Answer.objects.waiting().exists()
    assert "waits no more" in desk.told(
        staff.post(page_of(oriental), {"note": answer.pk}, follow=True)
    )
    assert not Answer.objects.waiting().exists()


ACTS = ("ask", "renew", "close", "mail", "note", "accept")


@pytest.mark.parametrize("own", [True, False], ids=["own", "foreign"])
@pytest.mark.parametrize("role", [None, *Role], ids=str)
def test_who_reads_and_who_asks(client, settings, oriental, role, own):
    """Answers name people: they are read by those who work for the programme, however public the
    tour is. To ask is to plan the tour."""
    settings.SENDS_MAIL = True
    type(oriental.tour).objects.update(is_public=True)
    programme = oriental.tour.programme if own else make.programme("other")
    staff = desk.signed_in(desk.member(role, programme=programme))
    reads, asks = own and role is not None, own and role is not None and role >= P
    for name in ACTS:
        Invitation.objects.all().delete()
        Event.objects.update(status="tentative")
        invitation = asked(oriental)
        say(client, invitation, "confirmed", **CONTACT)
        answer = Answer.objects.get()
        data = {"renew": invitation.pk, "close": invitation.pk, "mail": invitation.pk}
        data |= {"note": answer.pk, "accept": answer.pk}
        if name == "ask":
            invitations.revoke(invitation, None)
        sent = {name: data[name], "days": "60"} if name in data else WHOM
        before = stored(oriental)
        done = staff.post(page_of(oriental), sent)
        assert done.status_code == (302 if asks else 403), name
        assert (stored(oriental) != before) == asks, name
        page = staff.get(page_of(oriental))
        assert page.status_code == (200 if reads else 403)
        assert ("Amina" in page.text) == reads
        assert ('<form method="post"' in page.text.split('id="content-start"')[-1]) == asks
    listed = staff.get(changelist())
    assert listed.status_code == (200 if role else 403)
    assert ("oriental" in listed.text) == reads
    assert "Amina" not in listed.text
    change = desk.address("change", invitation.pk, model="invitation", app="tour")
    for answer in (staff.get(change), staff.post(change, {"name": "Other"})):
        assert answer.status_code in {302, 403}
        assert (answer.headers.get("Location") == page_of(oriental)) == reads
    assert not Invitation.objects.filter(name="Other").exists()


def stored(oriental):
    """All that an act could change."""
    return (
        list(Invitation.objects.values()),
        list(Answer.objects.values()),
        Event.objects.get().status,
        oriental.log.count(),
    )


def test_a_mandate_for_a_region_reads_its_stop_and_asks_nobody(client, oriental):
    say(client, asked(oriental), "confirmed", **CONTACT)
    ours = desk.signed_in(desk.member(P, region=oriental.region))
    theirs = desk.signed_in(desk.member(A, region=make.region("souss-massa")))
    assert "Amina" in ours.get(page_of(oriental)).text
    assert ours.post(page_of(oriental), {"note": Answer.objects.get().pk}).status_code == 403
    assert theirs.get(page_of(oriental)).status_code == 403
    assert "oriental" in ours.get(changelist()).text
    assert "oriental" not in theirs.get(changelist()).text


def test_of_the_address_those_who_do_not_ask_see_nothing(oriental):
    invitation = asked(oriental)
    text = desk.signed_in(desk.member(E)).get(page_of(oriental)).text
    assert "/answer/" not in text
    assert invitation.key not in text


@pytest.mark.parametrize("which", ["", "x", "99999", "-1", "٣", "foreign"])
def test_nothing_of_another_stop_is_touched(client, oriental, which):
    other, staff = asked(stop("souss-massa")), desk.signed_in()
    say(client, other, "confirmed", **CONTACT)
    before = list(Invitation.objects.values()), list(Answer.objects.values())
    for act in ACTS[1:]:
        theirs = Answer.objects.get() if act in {"accept", "note"} else other
        named = theirs.pk if which == "foreign" else which
        answer = staff.post(page_of(oriental), {act: named, "days": "60"})
        assert answer.status_code == 404, act
    assert (list(Invitation.objects.values()), list(Answer.objects.values())) == before


def test_it_takes_the_token_of_the_form_and_nobody_signed_out(oriental):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(desk.administrator())
    assert strict.post(page_of(oriental), WHOM).status_code == 403
    assert Client().post(page_of(oriental), WHOM).status_code == 403
    assert not Invitation.objects.exists()
    assert desk.signed_in().get(page_of(oriental).replace(str(oriental.pk), "0")).status_code == 404


def test_questions_are_made_on_pages_of_stops_alone_and_deleted_by_administrators(oriental):
    invitation = asked(oriental)
    add = desk.address("add", model="invitation", app="tour")
    delete = desk.address("delete", invitation.pk, model="invitation", app="tour")
    assert desk.signed_in().get(add).status_code == 403
    assert desk.signed_in(desk.member(P)).post(delete, {"post": "yes"}).status_code == 403
    assert desk.signed_in(desk.member(A)).post(delete, {"post": "yes"}).status_code == 302
    assert not Invitation.objects.exists()


def test_the_first_page_counts_what_nobody_has_settled(client, oriental):
    invitation, other = asked(oriental), asked(stop("souss-massa"))
    mine = desk.signed_in(desk.member(E, region=oriental.region))
    assert "card-answers" not in mine.get("/en/admin/").text
    say(client, invitation, "other_dates", first_1="2026-03-01")
    say(client, other, "declined", comment="Flooded")
    page = mine.get("/en/admin/")
    (card,) = [each for each in page.context["cards"] if each.card.name == "answers"]
    assert (card.number, [line.address for line in card.lines]) == ("1", [page_of(oriental)])
    assert "We propose other dates · Sunday 1 March 2026" in card.lines[0].said
    listed = desk.signed_in().get(card.card.address).context["cl"].result_list
    assert {each.pk for each in listed} == {invitation.pk, other.pk}
    invitations.note(Answer.objects.get(invitation=invitation), None)
    assert "card-answers" not in mine.get("/en/admin/").text


def test_the_log_tells_it_and_the_history_of_the_event_too(client, oriental):
    user = desk.member(P)
    staff = desk.signed_in(user)
    staff.post(page_of(oriental), WHOM)
    say(client, Invitation.objects.get(), "confirmed", **CONTACT)
    history = desk.address("history", event_of(oriental).pk)
    for page in (page_of(oriental), history):
        text = staff.get(page).text
        assert text.index("Region answered") < text.index("Region asked")
        assert "The dates suit us · Tuesday 10 February 2026" in text
        assert user.username in text
    assert "Amina" not in staff.get(history).text
    assert Invitation.objects.get().key not in staff.get(history).text


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_the_page_and_the_list_are_read_in_words(client, oriental, language):
    invitations.revoke(asked(oriental), None)
    say(client, asked(oriental), "declined", comment="Flooded")
    words = {
        "ar": ("جواب الجهة", "لا يمكننا استقبال هذه المحطة", "طرح السؤال على الجهة", "مغلق"),
        "fr": ("La réponse de la région", "Nous ne pouvons pas", "Région interrogée", "Fermée"),
    }[language]
    staff = desk.signed_in()
    page = staff.get(page_of(oriental).replace("/en/", f"/{language}/")).text
    listed = staff.get(changelist().replace("/en/", f"/{language}/")).text
    assert all(said in page for said in words[:3])
    assert all(said in listed for said in (words[1], words[3]))


@pytest.mark.parametrize("rows", [1, 8])
def test_the_pages_cost_the_same_however_much_there_is(
    client, oriental, rows, django_assert_num_queries
):
    staff = desk.signed_in()
    for n in range(rows):
        invitation = asked(oriental)
        answered(invitation)
        invitations.revoke(invitation, None)
        asked(stop(f"region-{n}"))
    asked(oriental)
    staff.get(page_of(oriental))
    with django_assert_num_queries(7):
        staff.get(page_of(oriental))
    with django_assert_num_queries(5):
        staff.get(changelist())
    assert Stop.objects.count() == rows + 1
