"""The public changes as readers are told of them: one question for the page and for its feed."""

from events.changelog.entries import Entry, entries
from events.changelog.kinds import KINDS, Kind
from events.changelog.noticed import noticed
from events.changelog.pages import Cursor, Page

__all__ = ["KINDS", "Cursor", "Entry", "Kind", "Page", "entries", "noticed"]
