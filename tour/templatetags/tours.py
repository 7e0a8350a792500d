"""What pages of the calendar tell of tours: `{% load tours %}`.

`events` does not know of tours. Its pages ask here, so that they are put together in templates.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import get_language_bidi

from events.models import Event, Programme, Region
from events.neighbours import Around
from tour import bars, beside, neighbours, opening, wording
from tour.beside import Came
from tour.call import term
from tour.models import Contribution, Stop, Tour
from tour.outcomes import Outcome, voiced_at
from tour.progress import Progress, ShownStop
from tour.report import Bar

register = template.Library()


@register.simple_tag
def tour_cards(
    regions: Sequence[Region], today: dt.date, programme: Programme | None = None
) -> list[Progress]:
    """Where each public tour stands, or each of a programme, those under way first: two queries."""
    tours = Tour.objects.public().with_stops()
    found = tours.filter(programme=programme) if programme else tours
    cards = [Progress(tour, regions, today) for tour in found]
    return sorted(cards, key=lambda card: card.next is None)


@register.simple_tag
def tour_stops(region: Region, today: dt.date) -> list[ShownStop]:
    """What each public tour holds, or has yet to place, in a region: one query."""
    stops = Stop.objects.filter(region=region, tour__is_public=True)
    stops = stops.select_related("tour__programme", "region", "event").order_by("-tour__starts_on")
    return [ShownStop(stop, stop.shown_state(today)) for stop in stops]


@register.simple_tag
def stops_with(event: Event) -> list[Stop]:
    """The stops of the tours that an event is a stop of: one query, two for an event of a tour."""
    return neighbours.stops_with(event)


@register.simple_tag
def surroundings(event: Event, stops: Sequence[Stop], in_programme: Around) -> list[Around]:
    """What comes before and after an event: in its tours, and in its programme if that differs."""
    found = neighbours.in_tours(event, stops)
    if in_programme.pair not in {(None, None), *(around.pair for around in found)}:
        found.append(in_programme)
    return found


@register.simple_tag
def open_call(event: Event, stops: Sequence[Stop], today: dt.date) -> Stop | None:
    """The stop that an event is, where it takes proposals."""
    own = (stop for stop in stops if stop.event_id == event.pk)
    return next((stop for stop in own if opening.is_open(stop, today)), None)


@register.filter
def is_call_open(stop: Stop, today: dt.date) -> bool:
    """Whether a stop, read with its tour, takes proposals."""
    return opening.is_open(stop, today)


@register.filter
def call_address(stop: Stop) -> str:
    """Where proposals for a stop are sent from."""
    return opening.address(stop)


@register.filter
def call_until(stop: Stop) -> dt.date | None:
    """The last day on which a stop takes proposals."""
    return opening.last_day(stop)


@register.simple_tag
def proposal_term() -> str:
    """For how long it is known who sent a proposal, in words."""
    return term.in_words()


@register.filter
def programmes_of(stops: Sequence[ShownStop]) -> set[int]:
    """The keys of the programmes whose tours these stops belong to."""
    return {shown.stop.tour.programme_id for shown in stops}


@register.filter
def of_stop(outcomes: Mapping[int, Outcome], stop: Stop) -> Outcome | None:
    """What came of a stop, among outcomes by stop; nothing where nothing is known."""
    return outcomes.get(stop.pk)


@register.simple_tag
def outcomes_of(stops: Sequence[ShownStop]) -> Mapping[int, Outcome]:
    """What was voiced and agreed at stops, by their keys: one query where there are stops."""
    return voiced_at([shown.stop for shown in stops]) if stops else {}


@register.simple_tag
def came_of(event: Event) -> Came | None:
    """What came of the stop that an event is: one query, two where it is one."""
    return beside.came_of(event)


@register.filter
def overdue(contribution: Contribution, today: dt.date) -> bool:
    """Whether an action should have been done before `today`."""
    return contribution.is_overdue(today)


@register.filter
def attended(stop: Stop) -> str:
    """How many people came, such as “about 120”; empty where it is not known."""
    return wording.attendance(stop)


@register.simple_tag
def share(bar: Bar, colour: str) -> SafeString:
    """Draw a row of a chart; what it shows stands beside it in letters."""
    return bars.bar(bar.n, bar.most, colour, from_right=get_language_bidi())
