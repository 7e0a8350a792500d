"""Staff write down what is announced of the Hijri months; readers see it at once."""

import datetime as dt

import pytest

from events.models import Change, HijriMonth
from tests import desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def client():
    return desk.signed_in()


@pytest.fixture
def months():
    """Sha’ban, Ramadan and Shawwal 1448, as computed."""
    firsts = {8: dt.date(2027, 1, 10), 9: dt.date(2027, 2, 9), 10: dt.date(2027, 3, 10)}
    return {
        n: HijriMonth.objects.create(year=1448, month=n, starts_on=day) for n, day in firsts.items()
    }


def save(client, known, /, **changes):
    page = desk.address("change", known.pk, model="hijrimonth")
    return client.post(page, desk.typed(client.get(page), **changes), follow=True)


def test_an_announcement_is_an_entry_of_the_ledger(client, months):
    save(client, months[9], starts_on="2027-02-08", is_announced="on")
    entry = Change.objects.get()
    assert (entry.kind, entry.subject) == ("reference", "hijrimonth:1448-09")
    assert entry.after == {"is_announced": True, "starts_on": "2027-02-08"}


def test_what_fits_is_saved_without_a_word(client, months):
    said = save(client, months[9], is_announced="on").context["messages"]
    assert [message.level_tag for message in said] == ["success"]


def test_what_does_not_fit_is_saved_and_said(client, months):
    said = save(client, months[9], starts_on="2027-02-11").context["messages"]
    assert HijriMonth.objects.get(month=9).starts_on == dt.date(2027, 2, 11)
    warnings = [str(message) for message in said if message.level_tag == "warning"]
    assert len(warnings) == 2  # Sha’ban would have 32 days, Ramadan 27
    assert [word for text in warnings for word in ("32", "27") if word in text] == ["32", "27"]


def test_which_month_it_is_stays(client, months):
    save(client, months[9], year="1500", month="1", is_announced="on")
    assert HijriMonth.objects.filter(year=1448, month=9, is_announced=True).exists()


def test_a_month_is_written_down_once(client, months):
    page = desk.address("add", model="hijrimonth")
    sent = desk.typed(client.get(page), year="1448", month="9", starts_on="2027-04-09")
    response = client.post(page, sent)
    assert response.status_code == 200
    assert HijriMonth.objects.count() == 3


def test_readers_of_the_change_log_are_told(client, months):
    save(client, months[9], is_announced="on")
    page = client.get("/en/changes/").content.decode()
    assert "Ramadan 1448" in page
    assert "First day announced or corrected" in page


def test_a_month_that_staff_add_is_no_news(client, months):
    page = desk.address("add", model="hijrimonth")
    data = desk.typed(client.get(page), year="1448", month="11", starts_on="2027-04-09")
    assert client.post(page, data).status_code == 302
    assert Change.objects.get().subject == "hijrimonth:1448-11"
    assert "Dhu al-Qi" not in client.get("/en/changes/").content.decode()
