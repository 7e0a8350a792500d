"""The dry run: what an import would do with each row, and all that is wrong with them.

Nothing is written. A plan has either faults or outcomes for every row: a file is imported as a
whole or not at all, so that nobody has to find out which half of it arrived.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from events.exchange.checks import stranger, wrong
from events.exchange.columns import AUDIENCES, BY_ATTRIBUTE, BY_NAME, ID, READ, reading
from events.exchange.known import Known, Scope, scope_of
from events.exchange.table import ERASER, Fault, Row, Table
from events.models import Event, ImportRow

CREATED, UPDATED, UNCHANGED = ImportRow.Outcome
LONGEST_ID = 200
MOST_PUBLIC = 50


class Changed(NamedTuple):
    """A value that an import would change, in words."""

    label: str
    was: str
    now: str


class Outcome(NamedTuple):
    """What would become of a row. `event` holds the new values and is not saved."""

    row: Row
    event: Event
    scope: Scope
    outcome: ImportRow.Outcome
    changes: list[Changed]


class Plan(NamedTuple):
    """All outcomes, or all faults."""

    outcomes: list[Outcome]
    faults: list[Fault]

    def count(self, outcome: str) -> int:
        return sum(each.outcome == outcome for each in self.outcomes)

    @property
    def fingerprint(self) -> str:
        """The same for two plans that do the same: what was shown is what is done."""
        told = [
            [one.row.number, one.outcome, one.event.pk, one.event.revision, *one.changes]
            for one in self.outcomes
        ]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def plan(user: Any, table: Table, *, lock: bool = False) -> Plan:
    """The dry run of a table by `user`; with `lock`, no event of it is changed until the end.

    A dozen queries, however many rows there are.
    """
    planner = Planner(user, table, lock=lock)
    for row in table.rows:
        planner.take(row)
    planner.refuse_too_many()
    faults = sorted([*table.faults, *planner.faults], key=lambda fault: fault.row)
    return Plan([] if faults else planner.outcomes, faults)


class Planner:
    """Goes through the rows with the lists of all that they may name."""

    def __init__(self, user: Any, table: Table, *, lock: bool) -> None:
        self.user, self.table = user, table
        self.resource = reading()
        self.known = Known(user, [row.cells.get(ID, "") for row in table.rows], lock=lock)
        self.seen: dict[Any, int] = {}
        self.outcomes: list[Outcome] = []
        self.faults: list[Fault] = []

    def take(self, row: Row) -> None:
        """Plan one row."""
        key = row.cells.get(ID, "")
        scope = self.scope(row)
        event = self.known.event(scope, key)
        found = self.misnamed(row, key, event.pk or (scope, key))
        was = values(event)
        found += stranger(self.user, event)
        found += self.fill(row, event)
        told = {name for name, _message in found}
        found += [each for each in wrong(self.user, event, was, told) if each[0] not in told]
        self.note(row, found)
        changes = changed(was, values(event)) if was else []
        outcome = (UPDATED if changes else UNCHANGED) if was else CREATED
        self.outcomes.append(Outcome(row, event, scope, outcome, changes))

    def refuse_too_many(self) -> None:
        """Refuse to change more public events at once than the ledger takes in a few seconds."""
        public = [one for one in self.outcomes if one.outcome == UPDATED and one.event.is_public]
        for one in public[MOST_PUBLIC:]:
            message = _("A file changes at most {n} public events. Split it.")
            self.note(one.row, [(ID, message.format(n=MOST_PUBLIC))])

    def scope(self, row: Row) -> Scope:
        """Within what the identifier of a row is unique: its programme and its institution."""
        return scope_of(*(self.linked(row, name) for name in ("programme", "responsible")))

    def linked(self, row: Row, name: str) -> Any:
        try:
            return self.resource.fields[name].widget.clean(row.cells.get(name, ""))
        except ValueError:
            return None

    def misnamed(self, row: Row, key: str, meant: Any) -> list[tuple[str, str]]:
        """What is wrong with the identifier; `meant` is the same for rows about one event."""
        if not key:
            return [(ID, _("Give each row an identifier, such as SM-2026-01: it stays the same."))]
        if len(key) > LONGEST_ID:
            return [(ID, _("An identifier has 200 characters at most."))]
        first = self.seen.setdefault(meant, row.number)
        if first != row.number:
            return [(ID, _("Row {number} has the same identifier.").format(number=first))]
        return []

    def fill(self, row: Row, event: Event) -> list[tuple[str, str]]:
        """Write the cells into the event; an event of one day ends on it."""
        found = []
        cells = {name: cell for name, cell in row.cells.items() if cell != ERASER}
        for name in row.cells.keys() - cells.keys() - {ID}:
            erase(event, BY_NAME[name].attribute)
        try:
            self.resource.import_instance(event, cells)
        except ValidationError as error:
            for attribute, messages in error.message_dict.items():
                found.append((BY_ATTRIBUTE[attribute].name, " ".join(messages)))
        if row.cells.get("starts_on") and not row.cells.get("ends_on"):
            event.ends_on = event.starts_on
        return found

    def note(self, row: Row, found: list[tuple[str, str]]) -> None:
        """Keep what is wrong, each with the heading of its column and what is written there."""
        for name, message in found:
            where = self.table.headings.get(name, BY_NAME[name].heading)
            self.faults.append(Fault(row.number, where, row.cells.get(name, ""), message))


def erase(event: Event, attribute: str) -> None:
    """Empty a value, as a file asks by a dash."""
    empty = [] if attribute == AUDIENCES else Event._meta.get_field(attribute).get_default()  # type: ignore[union-attr]
    setattr(event, attribute, empty)


def values(event: Event) -> dict[str, str]:
    """What a known event says in each column, in words; nothing of one that is new."""
    return {column.name: column.words(event) for column in READ} if event.pk else {}


def changed(was: dict[str, str], now: dict[str, str]) -> list[Changed]:
    """The values that differ, under the labels of their columns."""
    names = [name for name in now if was[name] != now[name]]
    return [Changed(capfirst(str(BY_NAME[name].label)), was[name], now[name]) for name in names]
