"""Warnings about stored events: what is read, who is told what, and in how many queries."""

import datetime as dt

import pytest
from django.utils.translation import override

from events import lifecycle
from events.models import HijriMonth, Holiday, Role
from events.warnings import Days, let_stand, warnings_for
from tests import desk, make

pytestmark = pytest.mark.django_db
TODAY = dt.date(2027, 1, 4)
TUESDAY = dt.date(2027, 2, 9)
QUERIES = 6


@pytest.fixture
def boss():
    return desk.administrator()


def found(user, event, **moved):
    return warnings_for([event], user, TODAY, **moved)[event.pk]


def codes(user, event, **moved):
    return [alert.code.value for alert in found(user, event, **moved)]


def crowd(n):
    """So many events, each with what can be warned of, on days that are near each other."""
    Holiday.objects.get_or_create(slug="day", month=2, day=9, **make.in_three("name", "Day"))
    HijriMonth.objects.get_or_create(year=1448, month=9, starts_on=TUESDAY)
    people = [make.person(f"person-{k}") for k in range(4)]
    events = []
    for k in range(n):
        region = make.region(f"region-{k % 12}")
        venue = make.venue(f"hall-{k % 20}", region=region)
        day = TUESDAY + dt.timedelta(days=k % 60)
        event = make.draft(f"Event {k}", day, region=region, venue=venue)
        event.person_roles.create(person=people[k % 4], role="chair")
        event.agenda.create(title_fr=f"Mardi {k % 28 + 1} février 2027")
        event.overrides.create(code="region", subject="x")
        events.append(event)
    return events


@pytest.mark.parametrize("n", [1, 3, 300])
def test_six_queries_whatever_the_number_of_events(boss, n, django_assert_num_queries):
    events = crowd(n)
    with django_assert_num_queries(QUERIES):
        answer = warnings_for(events, boss, TODAY)
    assert set(answer) == {event.pk for event in events}
    if n > 1:
        assert any(answer.values())


def test_six_queries_for_a_member_whose_mandates_are_known(django_assert_num_queries):
    events = crowd(30)
    user = desk.member(Role.EDITOR, region=make.region("region-0"))
    user.held_mandates = tuple(user.mandates.all())
    with django_assert_num_queries(QUERIES):
        warnings_for(events, user, TODAY)


def test_no_events_ask_for_nothing(boss, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert warnings_for([], boss, TODAY) == {}


def test_the_gravest_comes_first_and_one_event_is_named_once_for_one_place(boss):
    hall = make.venue()
    mine = make.draft("Forum du commerce", TUESDAY, venue=hall)
    make.draft("Forum du commerce", TUESDAY, venue=hall)
    make.draft("Autre chose", TUESDAY)
    assert codes(boss, mine) == ["duplicate", "venue", "region"]


def test_far_in_time_nothing_is_compared(boss):
    mine = make.draft("Forum", TUESDAY)
    make.draft("Forum", TUESDAY + dt.timedelta(days=40))
    make.draft(
        "Exposition", TUESDAY - dt.timedelta(days=91), ends_on=TUESDAY - dt.timedelta(days=1)
    )
    assert codes(boss, mine) == []
    make.draft("Exposition", TUESDAY - dt.timedelta(days=91), ends_on=TUESDAY)
    assert codes(boss, mine) == ["region"]


@pytest.mark.parametrize("name", ["cancel", "postpone", "withdraw"])
def test_what_does_not_take_place_clashes_with_nothing(boss, name):
    mine, other = make.event("Mine", TUESDAY), make.event("Other", TUESDAY)
    assert codes(boss, mine) == ["region"]
    getattr(lifecycle, name)(other)
    assert codes(boss, mine) == []
    expected = ["region"] if name == "withdraw" else []  # it may be published again
    assert codes(boss, other) == expected


def test_what_has_no_date_is_only_asked_about_its_texts(boss):
    undated = make.draft("Undated", None, summary_fr="vendredi 9 février 2027")
    make.draft("Other", TUESDAY)
    assert codes(boss, undated) == ["weekday"]
    assert codes(boss, make.draft("Third", TUESDAY, region=make.region("oriental"))) == []


def test_what_is_over_is_left_alone_but_for_its_texts(boss):
    past = dt.date(2026, 2, 7)  # a Saturday
    event = make.event("Past", past, summary_fr="vendredi 7 février 2026")
    make.event("Other", past)
    assert codes(boss, event) == ["weekday"]
    assert codes(boss, make.draft("New", past)) == ["past"]


def test_parts_of_one_event_do_not_clash(boss):
    week = make.draft("Week", TUESDAY)
    forum = make.draft("Forum", TUESDAY, parent=week)
    fair = make.draft("Fair", TUESDAY, parent=week)
    inside = make.draft("Inside", TUESDAY, parent=forum)
    for event in (week, forum, fair, inside):
        assert codes(boss, event) == []


def test_a_person_far_away_on_the_next_day(boss):
    south = make.region(latitude="30.42", longitude="-9.6")
    east = make.region("oriental", latitude="34.68", longitude="-1.91")
    person = make.person(**make.in_three("name", "Salma"))
    mine = make.draft("Mine", TUESDAY, region=south)
    other = make.draft("Other", TUESDAY + dt.timedelta(days=1), region=east)
    statement = make.draft("Press", TUESDAY, region=east)
    for event, role in ((mine, "chair"), (other, "guest"), (statement, "statement")):
        event.person_roles.create(person=person, role=role)
    (alert,) = found(boss, mine)
    assert (alert.code, alert.other) == ("person", other.pk)
    assert "Salma en" in alert.sentence
    near = make.province("02.001", region=east, latitude="30.5", longitude="-9.5")
    other.province = near
    other.save()
    assert codes(boss, mine) == []


def test_holidays_follow_the_hijri_months_that_staff_correct(boss):
    Holiday.objects.create(
        slug="fitr", calendar="hijri", month=10, day=1, days=2, **make.in_three("name", "Eid")
    )
    month = HijriMonth.objects.create(year=1448, month=10, starts_on=dt.date(2027, 3, 10))
    event = make.draft("Mine", dt.date(2027, 3, 9))
    assert codes(boss, event) == ["holiday"]  # expected: it may come a day earlier
    month.is_announced = True
    month.save()
    assert codes(boss, event) == []


def test_an_editor_is_told_of_foreign_drafts_without_a_word_of_them():
    office = make.organisation(**make.in_three("name", "Ministry"))
    secret = make.draft("Secret plan", TUESDAY, responsible=office)
    secret.person_roles.create(person=make.person("guest"), role="guest")
    programme = make.programme("ours")
    mine = make.draft("Mine", TUESDAY, programme=programme)
    mine.person_roles.create(person=make.person("guest"), role="guest")
    mine.overrides.create(code="weekend", subject="x")
    user = desk.member(Role.EDITOR, programme=programme)
    make.draft("Secret plan", TUESDAY, programme=make.programme("led", lead_organisation=office))
    alerts = found(user, mine)
    assert [alert.code.value for alert in alerts] == ["region", "region"]
    for alert in alerts:
        assert "not public yet, of \u2068Ministry en\u2069" in alert.sentence
        assert "Secret" not in alert.sentence
        assert "9" not in alert.sentence
        assert alert.other is None
    lifecycle.publish(secret)
    shown = {alert.other for alert in found(user, mine)}
    assert shown == {None, secret.pk}


def test_a_title_is_never_compared_with_one_that_is_out_of_sight():
    region = make.region()
    make.draft("Forum du commerce", TUESDAY, responsible=make.organisation("theirs"))
    mine = make.draft("Forum du commerce", TUESDAY, responsible=make.organisation("ours"))
    insider = desk.member(Role.EDITOR, region=region)
    outsider = desk.member(Role.EDITOR, organisation=make.organisation("ours"))
    assert codes(insider, mine) == ["duplicate"]
    assert codes(outsider, mine) == ["region"]


def test_on_other_days_the_warnings_are_of_those_days(boss):
    mine, other = make.event("Mine", TUESDAY), make.event("Other", TUESDAY + dt.timedelta(days=4))
    saturday = Days(other.starts_on, other.starts_on)
    assert codes(boss, mine) == []
    assert codes(boss, mine, moved={mine.pk: saturday}) == ["region", "weekend"]
    long_ago = Days(dt.date(2020, 2, 4), dt.date(2020, 2, 4))
    assert codes(boss, mine, moved={mine.pk: long_ago}) == ["past"]
    both = {
        event.pk: Days(long_ago.first.replace(year=2028), long_ago.first.replace(year=2028))
        for event in (mine, other)
    }
    together = warnings_for([mine, other], boss, TODAY, both)
    assert [[a.code.value for a in together[e.pk]] for e in (mine, other)] == [["region"]] * 2
    lifecycle.cancel(mine)
    assert codes(boss, mine) == []
    assert codes(boss, mine, moved={mine.pk: saturday}) == ["region", "weekend"]


def test_they_speak_the_language_of_the_reader(boss):
    mine = make.draft("Mine", TUESDAY)
    make.draft("Other", TUESDAY)
    sentences = set()
    for lang in ("ar", "fr", "en"):
        with override(lang):
            sentences.add(found(boss, mine)[0].sentence)
    assert len(sentences) == 3


def test_what_was_let_stand_is_not_open_until_it_changes(boss):
    mine, other = make.draft("Mine", TUESDAY), make.draft("Other", TUESDAY)
    alerts = found(boss, mine)
    assert let_stand(mine, alerts, {alerts[0].token}, boss, "Agreed with them") == 1
    (seen,) = found(boss, mine)
    assert (seen.seen.by, seen.seen.reason) == (boss, "Agreed with them")
    other.summary_fr = "Autre texte"
    other.save()
    assert found(boss, mine)[0].seen is not None
    other.ends_on = TUESDAY + dt.timedelta(days=1)
    other.save()
    assert found(boss, mine)[0].seen is None
    other.ends_on = TUESDAY
    other.save()
    assert found(boss, mine)[0].seen is not None
    mine.ends_on = TUESDAY + dt.timedelta(days=1)
    mine.save()
    assert found(boss, mine)[0].seen is None
    assert found(boss, other)[0].seen is None  # the other side decides for itself


def test_what_is_not_open_or_not_ticked_is_not_kept(boss):
    mine = make.draft("Mine", TUESDAY)
    make.draft("Other", TUESDAY)
    alerts = found(boss, mine)
    assert let_stand(mine, alerts, {"strange"}, boss) == 0
    assert let_stand(mine, alerts, {alerts[0].token}, boss) == 1
    assert let_stand(mine, alerts, {alerts[0].token}, boss) == 0  # at the same moment
    assert let_stand(mine, found(boss, mine), {alerts[0].token}, boss) == 0
    assert mine.overrides.count() == 1
    assert mine.desk_log.get().step == "seen_region"
