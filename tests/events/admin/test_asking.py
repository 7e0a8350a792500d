"""Nothing becomes public by accident; an event begins in any language; notes are at hand."""

import datetime as dt

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation

from events import lifecycle
from events.models import Event, Role
from tests import desk, make

pytestmark = pytest.mark.django_db


@pytest.fixture
def client():
    return desk.signed_in()


def act(client, name, *events, **more):
    data = {"action": name, "index": 0, "_selected_action": [event.pk for event in events]}
    return client.post(desk.address("changelist"), data | more, follow=True)


def test_publishing_asks_first_and_tells_what_will_be_public(client):
    event = make.draft("Forum", venue=make.venue(), summary_fr="Résumé")
    step = desk.address("step", event.pk, "publish")
    assert f'href="{step}"' in client.get(desk.address("change", event.pk)).text
    for page in (client.get(step), act(client, "publish", event)):
        for words in ("Forum en", "10 February 2026", "hall en, Agadir en", "Incomplete: Arabic"):
            assert words in page.text
        assert "Everybody will see it" in page.text
    assert Event.objects.get().publication == "draft"


def test_what_cannot_be_published_is_refused_before_the_question(client):
    ready, half = make.draft("Ready"), make.draft("Half", title_ar="")
    page = client.get(desk.address("step", half.pk, "publish"), follow=True)
    assert "Before it is published, in Arabic: title" in desk.told(page)
    assert page.redirect_chain[-1][0] == desk.address("change", half.pk)
    page = act(client, "publish", ready, half)
    assert [event.pk for event in page.context["events"]] == [ready.pk]
    assert "(Half en)" in page.text
    assert "Before it is published" in desk.told(act(client, "publish", half))
    assert not Event.objects.public().exists()


@pytest.mark.parametrize(
    ("role", "never"),
    [(Role.EDITOR, {"publish", "cancel", "withdraw", "send_back"}), (Role.PUBLISHER, set())],
)
def test_only_actions_that_a_mandate_allows_are_offered(role, never):
    make.draft()
    page = desk.signed_in(desk.member(role)).get(desk.address("changelist"))
    offered = {name for name, _label in page.context["action_form"].fields["action"].choices}
    assert "send_to_review" in offered
    assert (
        offered & {"publish", "cancel", "withdraw", "send_back"}
        == {
            "publish",
            "cancel",
            "withdraw",
            "send_back",
        }
        - never
    )


def test_the_note_of_the_reviewer_stands_on_the_form_until_it_is_sent_again(client):
    event, reviewer = make.draft(), desk.member(Role.REVIEWER)
    lifecycle.send_to_review(event)
    lifecycle.send_back(event, reviewer, "Dites où.")
    page = client.get(desk.address("change", event.pk)).text
    assert "Dites où." in page
    assert reviewer.username in page
    lifecycle.send_to_review(event)
    assert "Dites où." not in client.get(desk.address("change", event.pk)).text


def add(client, **values):
    page = client.get(desk.address("add"))
    place = {"programme": make.programme().pk, "region": make.region().pk, "kind": "forum"}
    return client.post(desk.address("add"), desk.typed(page, **place, **values))


def test_an_event_begins_in_arabic_alone(client):
    for title in ("ملتقى", "معرض"):
        answer = add(client, title_ar=title, slug="", starts_on="2026-02-10")
        assert answer.status_code == 302
    first, second = Event.objects.order_by("pk")
    assert first.slug == "forums-souss-massa-2026"
    assert second.slug == f"{first.slug}-{second.uid.hex[:8]}"
    assert add(client, title_fr="Forum d’été", slug="").status_code == 302
    assert Event.objects.latest("pk").slug == "forum-dete"


def test_a_wrong_address_is_told_to_want_latin_letters(client):
    assert "Write Latin letters" in desk.complaints(add(client, title_ar="ملتقى", slug="ملتقى"))


def test_the_link_to_the_public_page_is_new_with_each_revision(client):
    event = make.event()
    address = client.get(desk.address("change", event.pk)).context["absolute_url"]
    assert address == f"{event.get_absolute_url()}?revision=1"
    page = client.get(address)
    assert page.status_code == 200
    canonical = next(line for line in page.text.splitlines() if 'rel="canonical"' in line)
    assert "revision" not in canonical


@pytest.mark.parametrize("lang", ["ar", "fr", "en"])
def test_hours_are_read_as_people_write_them(lang):
    with translation.override(lang):
        read = [forms.TimeField(localize=True).clean(each) for each in ("9h", "9h00", "09:00")]
    assert read == [dt.time(9)] * 3


def test_an_event_of_one_day_moves_by_its_first_day_alone(client):
    event = make.event(day=dt.date(2026, 2, 10))
    page = client.get(desk.address("step", event.pk, "reschedule"))
    data = desk.typed(page, starts_on="2026-02-09")
    assert client.post(desk.address("step", event.pk, "reschedule"), data).status_code == 302
    stored = Event.objects.get()
    assert (stored.starts_on, stored.ends_on) == (dt.date(2026, 2, 9), dt.date(2026, 2, 9))


def test_a_number_of_days_before_stands_from_left_to_right_in_arabic(client):
    page = act(client, "move_by_days", make.event(), days="-3")
    assert page.context["form"]["days"].as_widget().count('dir="ltr"') == 1


def imported(user, *rows):
    heads = "[id],[title_fr],[programme],[region],[kind]"
    file = SimpleUploadedFile("a.csv", "\n".join([heads, *rows]).encode())
    return desk.signed_in(user).post(desk.address("import", "sheet"), {"file": file})


def test_the_cell_that_lies_outside_a_mandate_is_named():
    make.programme()
    make.region("oriental")
    user = desk.member(Role.EDITOR, region=make.region())
    page = imported(user, "1,Forum,forums,oriental,forum")
    assert ["[region]" in fault.column for fault in page.context["plan"].faults] == [True]


def test_a_file_that_would_change_what_others_brought_in_says_so_first():
    make.programme()
    make.region()
    salma = desk.member(Role.EDITOR)
    shown = imported(salma, "1,Forum,forums,souss-massa,forum").context["shown"]
    address = desk.address("import", "sheet")
    assert desk.signed_in(salma).post(address, {"shown": shown}).status_code == 302
    other = "1,Autre chose,forums,souss-massa,forum"
    assert 'id="others"' not in imported(salma, other).text
    page = imported(desk.member(Role.EDITOR), other)
    assert f"brought in by others ({salma.username})" in page.text
