"""Tours for tests of the board and of the planner: four regions in a row along one road."""

from __future__ import annotations

import datetime as dt
from typing import Any

from events.models import Event, HijriMonth, Holiday
from tests import make
from tour.models import Closure, Stop, Tour
from tour.proposals import Asked, Proposal, propose, question

TODAY = dt.date(2027, 3, 1)  # a Monday
REGIONS = ("north", "centre", "south", "desert")


def day(number: int) -> dt.date:
    return TODAY + dt.timedelta(number)


def tour(regions: tuple[str, ...] = REGIONS, **values: Any) -> Tour:
    """A tour without stops; its regions lie one degree south of each other."""
    for n, slug in enumerate(regions):
        make.region(slug, latitude=34 - n, longitude=-6)
    programme = make.programme("tour")
    names = make.in_three("name", "Tour")
    defaults = {"slug": "tour", "programme": programme, "is_public": True, **names}
    return Tour.objects.create(**(defaults | values))


def draft(tour: Tour, region: str, when: dt.date | None, **values: Any) -> Event:
    values = {"programme": tour.programme, "region": make.region(region), **values}
    return make.draft(f"Stop in {region}", when, **values)


def event(tour: Tour, region: str, when: dt.date | None, **values: Any) -> Event:
    values = {"programme": tour.programme, "region": make.region(region), **values}
    return make.event(f"Stop in {region}", when, **values)


def stop(tour: Tour, planned: Event, **values: Any) -> Stop:
    values = {"state": "planned"} | values
    return Stop.objects.create(tour=tour, region=planned.region, event=planned, **values)


def asked(**values: Any) -> Asked:
    return Asked(**({"begins": day(1), "ends": day(60), "least_gap": 0} | values))


def proposal(of: Tour, by: Any, today: dt.date = TODAY, **values: Any) -> Proposal:
    return propose(question(of, asked(**values), by, today))


def days(shown: Proposal) -> dict[str, dt.date]:
    return {step.candidate.slug: step.begins for step in shown.steps}


def holiday(when: dt.date, **values: Any) -> Holiday:
    names = make.in_three("name", "Feast")
    defaults = {"slug": f"feast-{when}", "month": when.month, "day": when.day, **names}
    return Holiday.objects.create(**(defaults | values))


def ramadan(begins: dt.date, length: int = 30) -> None:
    HijriMonth.objects.create(year=1448, month=9, starts_on=begins)
    Holiday.objects.create(
        slug="ramadan",
        kind="season",
        calendar="hijri",
        month=9,
        day=1,
        days=length,
        **make.in_three("name", "Ramadan"),
    )


def closure(first: dt.date, last: dt.date, **values: Any) -> Closure:
    return Closure.objects.create(
        **({"starts_on": first, "ends_on": last, "reason_fr": "Inventaire"} | values)
    )
