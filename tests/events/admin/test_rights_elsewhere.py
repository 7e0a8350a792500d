"""Rights over what events refer to, over accounts and the ledger: every role, own and foreign."""

import datetime as dt

import pytest
from django.contrib.auth.models import User
from django.forms.models import model_to_dict

from events.models import Change, HijriMonth, Holiday, Mandate, Role
from tests import desk, make
from tour.models import Tour

pytestmark = pytest.mark.django_db

E, R, P, A = Role
NOBODY = None
# What each page takes: to be seen, added, changed where it is theirs, and where it is not; deleted.
TABLE = {
    "venue": (E, E, P, NOBODY, A),
    "organisation": (E, E, P, NOBODY, A),
    "person": (E, E, P, P, A),
    "source": (E, E, P, P, A),
    "programme": (E, NOBODY, A, NOBODY, NOBODY),
    "region": (E, NOBODY, NOBODY, NOBODY, NOBODY),
    "province": (E, NOBODY, NOBODY, NOBODY, NOBODY),
    "audience": (E, NOBODY, NOBODY, NOBODY, NOBODY),
    "hijrimonth": (E, NOBODY, NOBODY, NOBODY, NOBODY),
    "holiday": (E, NOBODY, NOBODY, NOBODY, NOBODY),
    "user": (NOBODY, NOBODY, NOBODY, NOBODY, NOBODY),
    "partner": (NOBODY, NOBODY, NOBODY, NOBODY, NOBODY),
}
APPS = {"user": "auth"}


@pytest.fixture
def there():
    """Return an object of each model that is theirs, another that is not, and their limits."""
    ours, other = make.region("oriental"), make.region()
    return {
        "venue": (make.venue("ours", region=ours), make.venue("other", region=other)),
        "organisation": (
            make.organisation("ours", region=ours),
            make.organisation("other", region=other),
        ),
        "person": (make.person("one"), make.person("two")),
        "source": (make.source("one"), make.source("two")),
        "programme": (make.programme("ours"), make.programme("other")),
        "region": (ours, other),
        "province": (make.province(region=ours), make.province("01.002", region=other)),
        "audience": (make.audience("one"), make.audience("two")),
        "hijrimonth": tuple(
            HijriMonth.objects.create(year=1448, month=n, starts_on=dt.date(2026, 5 + n, 17))
            for n in (1, 2)
        ),
        "holiday": tuple(
            Holiday.objects.create(slug=f"day-{n}", month=1, day=n, **make.in_three("name", "Day"))
            for n in (1, 2)
        ),
        "user": (desk.member(E), desk.member(E)),
        "partner": (make.partner("council", ours), make.partner("chamber", other)),
    }


def limits(model, there):
    """A mandate for one programme, where programmes are asked about; for one region elsewhere."""
    return {model: there[model][0]} if model == "programme" else {"region": there["region"][0]}


def page(model, name, *args):
    return desk.address(name, *args, model=model, app=APPS.get(model, "events"))


def holds(role, least) -> bool:
    return role is not None and least is not None and role >= least


def saved(client, model, obj) -> bool:
    """Whether the form of an object can be opened and is taken when it is sent back."""
    form = client.get(page(model, "change", obj.pk))
    if form.status_code != 200 or not form.context["has_change_permission"]:
        before = model_to_dict(obj)
        answer = client.post(page(model, "change", obj.pk), {"slug": "x", "username": "x"})
        assert answer.status_code in {302, 403, 404}
        obj.refresh_from_db()
        assert model_to_dict(obj) == before
        return False
    return client.post(page(model, "change", obj.pk), desk.typed(form)).status_code == 302


@pytest.mark.parametrize("role", [None, *Role], ids=str)
@pytest.mark.parametrize("model", TABLE)
def test_every_page_of_every_model_asks_for_its_role(model, role, there):
    see, add, change_own, change_other, delete = TABLE[model]
    own, other = there[model]
    client = desk.signed_in(desk.member(role, **limits(model, there)))
    found = {
        "see": client.get(page(model, "changelist")).status_code == 200,
        "add": client.get(page(model, "add")).status_code == 200,
        "own": saved(client, model, own),
        "other": saved(client, model, other),
        "delete": client.post(page(model, "delete", own.pk), {"post": "yes"}).status_code == 302
        and not type(own).objects.filter(pk=own.pk).exists(),
    }
    assert found == {
        "see": holds(role, see),
        "add": holds(role, add),
        "own": holds(role, change_own),
        "other": holds(role, change_other),
        "delete": holds(role, delete) and model != "region",
    }


@pytest.mark.parametrize("model", TABLE)
def test_an_administrator_of_everything_changes_everything(model, there):
    client = desk.signed_in(desk.member(A))
    assert client.get(page(model, "add")).status_code == 200
    assert all(saved(client, model, obj) for obj in there[model])


def test_an_agreement_is_changed_by_those_who_may_change_its_event():
    ours, theirs = make.event(region=make.region("oriental")), make.event()
    mine, foreign = make.agreement(ours), make.agreement(theirs)
    hidden = make.agreement(make.draft("Hidden"), title_fr="Secret pact", title_en="Secret pact")
    client = desk.signed_in(desk.member(P, region=ours.region))
    assert saved(client, "agreement", mine)
    assert not saved(client, "agreement", foreign)
    assert client.get(page("agreement", "change", hidden.pk)).status_code == 302
    assert "Secret pact" not in client.get(page("agreement", "changelist")).text
    form = client.get(page("agreement", "change", mine.pk))
    answer = client.post(
        page("agreement", "change", mine.pk), desk.typed(form, event=str(theirs.pk))
    )
    assert "outside your mandate" in desk.complaints(answer)


def test_the_ledger_shows_their_own_events_and_is_written_by_nobody():
    ours, theirs = make.event("Ours", region=make.region("oriental")), make.event("Theirs")
    client = desk.signed_in(desk.member(P, region=ours.region))
    listed = client.get(page("change", "changelist")).text
    assert "Ours en" in listed
    assert "Theirs en" not in listed
    entry = Change.objects.get(event=ours)
    for who in (client, desk.signed_in()):
        assert who.get(page("change", "add")).status_code == 403
        assert who.post(page("change", "delete", entry.pk), {"post": "yes"}).status_code == 403
    foreign = Change.objects.get(event=theirs)
    assert client.get(page("change", "change", foreign.pk)).status_code == 302


@pytest.mark.parametrize(
    ("role", "limited", "may"),
    [(E, False, False), (P, True, False), (P, False, True), (A, False, True)],
)
def test_a_tour_is_planned_by_those_who_publish_the_whole_programme(role, limited, may):
    programme = make.programme()
    tour = Tour.objects.create(slug="round", programme=programme, **make.in_three("name", "Round"))
    region = {"region": make.region()} if limited else {}
    client = desk.signed_in(desk.member(role, programme=programme, **region))
    address = desk.address("change", tour.pk, model="tour", app="tour")
    form = client.get(address)
    assert form.status_code == 200
    assert form.context["has_change_permission"] == may
    other = desk.signed_in(desk.member(A, programme=make.programme("other")))
    assert other.get(address).status_code == 302


def test_an_administrator_makes_an_account_with_a_mandate():
    client = desk.signed_in(desk.member(A))
    password = "correct horse battery"
    data = desk.typed(client.get(page("user", "add")), username="salma", usable_password="true")
    data |= {"password1": password, "password2": password}
    form = client.post(page("user", "add"), data, follow=True)
    made = User.objects.get(username="salma")
    assert (made.is_staff, made.is_superuser) == (True, False)
    row = {"role": str(int(E)), "region": str(make.region().pk)}
    answer = client.post(page("user", "change", made.pk), desk.typed(form, mandates=row))
    assert answer.status_code == 302
    assert Mandate.objects.get(user=made).role == E


def test_no_administrator_makes_a_superuser_or_touches_one():
    boss, member = desk.administrator(), desk.member(E)
    client = desk.signed_in(desk.member(A))
    assert client.get(page("user", "change", boss.pk)).status_code == 302
    assert boss.username not in client.get(page("user", "changelist")).text
    form = client.get(page("user", "change", member.pk))
    client.post(page("user", "change", member.pk), desk.typed(form, is_superuser="on"))
    member.refresh_from_db()
    assert not member.is_superuser
    password = f"/en/admin/auth/user/{boss.pk}/password/"
    assert client.get(password).status_code in {302, 403, 404}
