"""Events as iCalendar bytes, in the active language (RFC 5545, RFC 7986). No HTTP, no clock.

Same events, same bytes. Times are written in UTC: the only form that every calendar program reads
rightly for Morocco, whose clock changed for good in 2026; words in the description say local time.
"""

from events.ical.calendar import END, Feed, calendar, head, window
from events.ical.columns import columns
from events.ical.moments import FORMAT
from events.ical.vevent import lines, part_of, planned, vevent

__all__ = [
    "END",
    "FORMAT",
    "Feed",
    "calendar",
    "columns",
    "head",
    "lines",
    "part_of",
    "planned",
    "vevent",
    "window",
]
