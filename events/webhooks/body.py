"""What a message says: the change, and the event as everybody sees it now."""

from __future__ import annotations

import json
from typing import Any

from events.api.event_shape import EventFactsShape, linked_facts
from events.models import Change, Event
from events.trilingual import LANGUAGES


def body(change: Change) -> bytes:
    """The message as JSON; of an event that is not public any more it holds the UID alone."""
    event = linked_facts(Event.objects.public()).filter(changes=change).first()
    data = {"number": change.number, "uid": change.subject, "event": event and facts(event)}
    said = {"type": f"event.{change.kind}", "timestamp": change.at.isoformat(), "data": data}
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()


def facts(event: Event) -> dict[str, Any]:
    """The event in short, in the words of the API: what is in both is the same."""
    written: dict[str, Any] = EventFactsShape(event, context={"languages": LANGUAGES}).data
    return written
