"""Notices by mail at the desk: administrators see what was sent, nobody sees addresses."""

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from events.models import Notice, Role, Subscriber
from tests import desk, make

pytestmark = pytest.mark.django_db

PAGES = ("subscriber", "notice")


@pytest.fixture
def rows():
    """Return a subscriber and a mail to them."""
    one = Subscriber.objects.create(
        email="amina@example.ma", language="ar", cadence="once", confirmed_at=timezone.now()
    )
    return {"subscriber": one, "notice": Notice.objects.create(subscriber=one, kind="news")}


@pytest.mark.parametrize("role", [None, *Role], ids=str)
@pytest.mark.parametrize("model", PAGES)
def test_administrators_of_everything_alone_see_them(rows, role, model):
    client = desk.signed_in(desk.member(role))
    listed = client.get(desk.address("changelist", model=model))
    shown = client.get(desk.address("change", rows[model].pk, model=model))
    allowed = role == Role.ADMINISTRATOR
    assert (listed.status_code, shown.status_code) == ((200, 200) if allowed else (403, 403))
    assert client.get(desk.address("add", model=model)).status_code == 403
    assert client.post(desk.address("change", rows[model].pk, model=model)).status_code == 403
    ended = client.post(desk.address("delete", rows[model].pk, model=model), {"post": "yes"})
    gone = not type(rows[model]).objects.filter(pk=rows[model].pk).exists()
    assert gone == (allowed and model == "subscriber") == (ended.status_code == 302)


def test_an_administrator_of_a_part_sees_none(rows):
    client = desk.signed_in(desk.member(Role.ADMINISTRATOR, region=make.region()))
    for model in PAGES:
        assert client.get(desk.address("changelist", model=model)).status_code == 403


@pytest.mark.parametrize("model", PAGES)
def test_no_address_is_shown_and_one_that_is_known_is_found(rows, model):
    client = desk.signed_in()
    pages = [
        client.get(desk.address("changelist", model=model)),
        client.get(desk.address("change", rows[model].pk, model=model)),
        client.get(desk.address("changelist", model="subscriber"), {"q": "Amina@Example.ma "}),
    ]
    assert pages[2].context["cl"].result_count == 1
    text = "".join(page.content.decode() for page in pages)
    assert "amina@example.ma" not in text
    part = client.get(desk.address("changelist", model="subscriber"), {"q": "example.ma"})
    assert part.context["cl"].result_count == 0


@pytest.mark.parametrize("model", [*PAGES, "delivery"])
def test_not_even_a_superuser_is_offered_to_write_what_is_written_by_itself(client, model):
    client.force_login(User.objects.create_superuser("root"))
    add = desk.address("add", model=model)
    assert f'href="{add}"' not in client.get(desk.address("changelist", model=model)).text
    assert client.get(add).status_code == 403
