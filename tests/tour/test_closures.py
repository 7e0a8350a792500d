"""Closed days: typed by those who plan, each within their mandate."""

import pytest

from events.models import Role
from tests import desk, make
from tests.tour import rounds
from tests.tour.rounds import closure, day
from tour.models import Closure

pytestmark = pytest.mark.django_db

E, R, P, A = Role


def address(page, *args):
    return desk.address(page, *args, app="tour", model="closure")


def type_one(client, **values):
    data = desk.typed(client.get(address("add")))
    known = {"starts_on": "2027-03-02", "ends_on": "2027-03-05", "reason_fr": "Inventaire"}
    return client.post(address("add"), data | known | values)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"ends_on": "2027-03-01"}, "The last day cannot be before the first day."),
        ({"reason_fr": ""}, "Say why, in one language at least."),
        ({"tour": "tour", "programme": "tour"}, "Choose a tour or a programme, not both."),
        ({"starts_on": ""}, "This field is required."),
    ],
)
def test_what_cannot_be_is_told_at_the_form(values, said):
    tour = rounds.tour()
    keys = {"tour": tour.pk, "programme": tour.programme_id}
    values = {name: str(keys.get(name, value)) for name, value in values.items()}
    if values.get("tour") is None:
        values.pop("tour", None)
    answer = type_one(desk.signed_in(), **values)
    assert said in desk.complaints(answer)
    assert not Closure.objects.exists()


# Where a mandate reaches, and where closed days are: whether its publisher may close them.
@pytest.mark.parametrize(
    ("limits", "of", "may"),
    [
        ({}, {}, True),
        ({}, {"tour": "tour"}, True),
        ({"programme": "tour"}, {"tour": "tour"}, True),
        ({"programme": "tour"}, {"programme": "tour", "region": "north"}, True),
        ({"programme": "tour"}, {}, False),
        ({"programme": "tour"}, {"region": "north"}, False),
        ({"programme": "other"}, {"tour": "tour"}, False),
        ({"programme": "other"}, {"programme": "tour"}, False),
        ({"region": "north"}, {"region": "north"}, True),
        ({"region": "north"}, {"tour": "tour", "region": "north"}, True),
        ({"region": "north"}, {"region": "south"}, False),
        ({"region": "north"}, {"tour": "tour"}, False),
        ({"organisation": "office"}, {"programme": "tour"}, True),
        ({"organisation": "office"}, {}, False),
    ],
)
def test_days_are_closed_within_a_mandate(limits, of, may):
    office = make.organisation("office")
    tour = rounds.tour()
    type(tour.programme).objects.filter(slug="tour").update(lead_organisation=office)
    known = {"programme": make.programme, "region": make.region, "organisation": make.organisation}
    limits = {name: known[name](slug) for name, slug in limits.items()}
    there = {name: tour if name == "tour" else known[name](slug) for name, slug in of.items()}
    client = desk.signed_in(desk.member(P, **limits))
    answer = type_one(client, **{name: str(one.pk) for name, one in there.items()})
    assert (answer.status_code, Closure.objects.exists()) == (302 if may else 200, may)
    Closure.objects.all().delete()
    made = closure(day(1), day(2), **there)
    page = client.get(address("change", made.pk))
    client.post(address("change", made.pk), {"reason_fr": "x"})
    client.post(address("delete", made.pk), {"post": "yes"})
    assert Closure.objects.exists() != may
    assert page.status_code in {200, 302}


@pytest.mark.parametrize("role", [None, E, R, P, A], ids=str)
def test_which_role_it_takes(role):
    made = closure(day(1), day(2))
    client = desk.signed_in(desk.member(role))
    seen = client.get(address("changelist")).status_code == 200
    assert seen == (role is not None)
    assert (client.get(address("add")).status_code == 200) == (role in {P, A})
    client.post(address("delete", made.pk), {"post": "yes"})
    assert Closure.objects.exists() == (role not in {P, A})


def test_what_is_closed_for_another_programme_is_out_of_sight():
    tour = rounds.tour(is_public=False)
    for values in ({"tour": tour}, {"programme": tour.programme}, {"region": make.region("north")}):
        closure(day(1), day(2), reason_en=f"Secret {next(iter(values))}", **values)
    stranger = desk.signed_in(desk.member(P, programme=make.programme("other")))
    listed = stranger.get(address("changelist")).text
    assert "Secret region" in listed
    assert "Secret tour" not in listed
    assert "Secret programme" not in listed
    assert (
        list(stranger.get(address("add")).context["adminform"].form.fields["tour"].queryset) == []
    )


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
@pytest.mark.parametrize("closures", [1, 3])
def test_the_list_asks_as_much_for_one_as_for_three(language, closures, django_assert_num_queries):
    tour = rounds.tour()
    for n in range(closures):
        closure(day(n), day(n), tour=tour, region=make.region(f"region-{n}"))
    client = desk.signed_in()
    path = f"/{language}/admin/tour/closure/"
    client.get(path)
    with django_assert_num_queries(6):
        page = client.get(path)
    assert f'<html lang="{language}"' in page.text
    assert "Inventaire" in page.text
