"""Warnings about an event: they inform, and never stop anybody.

A module for each subject compares plain values (`entry`) and says what it found (`alert`);
`reading` alone asks the database, in six queries for any number of events.
"""

from events.warnings.alert import Alert
from events.warnings.as_entry import days_of
from events.warnings.entry import Days
from events.warnings.finding import warnings_for
from events.warnings.overrides import let_stand

__all__ = ["Alert", "Days", "days_of", "let_stand", "warnings_for"]
