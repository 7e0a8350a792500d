"""Who makes, replaces and closes the addresses of partners at the desk."""

import pytest
from django.contrib.admin.models import LogEntry

from events import partner_links
from events.models import Partner, PartnerLink, Role
from tests import desk, make
from tests.pages import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def partner() -> Partner:
    return make.partner()


def page(name: str, *args) -> str:
    return desk.address(name, *args, model="partner")


def test_an_administrator_adds_a_partner(partner) -> None:
    client = desk.signed_in()
    typed = desk.typed(client.get(page("add")))
    organisation, region = make.organisation("wilaya"), make.region("oriental")
    typed |= {"organisation": organisation.pk, "regions": [region.pk], "contact": "Said"}
    assert client.post(page("add"), typed).status_code == 302
    assert Partner.objects.get(organisation=organisation).regions.get() == region
    again = client.post(page("add"), typed)
    assert "already exists" in desk.complaints(again)
    assert page("links", partner.pk) in client.get(page("change", partner.pk)).text


@pytest.mark.parametrize("own", [True, False], ids=["own", "foreign"])
@pytest.mark.parametrize("role", [None, *Role], ids=str)
def test_nobody_with_a_mandate_for_some_events_reaches_an_address(partner, role, own) -> None:
    link = partner_links.make(partner, "fr", None)
    region = make.region("oriental") if own else make.region()
    client = desk.signed_in(desk.member(role, region=region))
    assert client.get(page("changelist")).status_code == 403
    for data in (None, {"make": "1", "language": "ar"}, {"close": link.pk}):
        answer = client.get if data is None else client.post
        response = answer(page("links", partner.pk), data)
        assert response.status_code in {403, 404}
        assert link.key not in response.text
    link.refresh_from_db()
    assert (link.revoked_at, PartnerLink.objects.count()) == (None, 1)


def test_whoever_may_everything_makes_replaces_and_closes(partner, client) -> None:
    user = desk.member(Role.ADMINISTRATOR)
    client = desk.signed_in(user)
    client.post(page("links", partner.pk), {"make": "1", "language": "fr"})
    link = PartnerLink.objects.get()
    assert (link.partner, link.language, link.by, link.until) == (partner, "fr", user, None)
    shown = Page(client.get(page("links", partner.pk)).text)
    address = shown.one("input", id=f"address-{link.pk}")["value"]
    assert address == partner_links.address_of(link)
    assert client.get(address.partition("testserver")[2] or address[21:]).status_code == 200
    client.post(page("links", partner.pk), {"rotate": link.pk, "days": "7"})
    new = PartnerLink.objects.exclude(pk=link.pk).get()
    link.refresh_from_db()
    assert link.until is not None
    client.post(page("links", partner.pk), {"close": link.pk})
    link.refresh_from_db()
    assert link.revoked_by == user
    text = client.get(page("links", partner.pk)).text
    assert link.key not in text
    assert new.key in text
    said = " ".join(LogEntry.objects.values_list("change_message", flat=True))
    assert "Français" in said
    assert link.key not in said + new.key


@pytest.mark.parametrize(
    "data",
    [
        {"make": "1", "language": "xx"},
        {"rotate": "LINK", "days": "8"},
        {"rotate": "x", "days": "7"},
        {"close": "999999"},
    ],
)
def test_what_the_page_does_not_offer_does_nothing(partner, data) -> None:
    link = partner_links.make(partner, "fr", None)
    data = {name: str(link.pk) if value == "LINK" else value for name, value in data.items()}
    response = desk.signed_in().post(page("links", partner.pk), data)
    assert response.status_code in {200, 302, 404}
    link.refresh_from_db()
    assert (link.until, link.revoked_at, PartnerLink.objects.count()) == (None, None, 1)


def test_a_link_of_another_partner_is_not_found_there(partner) -> None:
    other = make.partner("other")
    link = partner_links.make(other, "fr", None)
    assert desk.signed_in().post(page("links", partner.pk), {"close": link.pk}).status_code == 404
    link.refresh_from_db()
    assert link.revoked_at is None
