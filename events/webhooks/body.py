"""What a message says: the change, and the event as everybody sees it now."""

from __future__ import annotations

import json
from typing import Any

from django.conf import settings

from events.context import translated_path
from events.models import Change, Event
from events.trilingual import LANGUAGES


def body(change: Change) -> bytes:
    """The message as JSON; of an event that is not public any more it holds the UID alone."""
    event = change.event
    shown = as_shown(event) if event is not None and event.is_public else None
    data = {"number": change.number, "uid": change.subject, "event": shown}
    said = {"type": f"event.{change.kind}", "timestamp": change.at.isoformat(), "data": data}
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()


def as_shown(event: Event) -> dict[str, Any]:
    """The event in three languages, with its revision, which grows with each change."""
    path = event.get_absolute_url()
    return {
        "uid": str(event.uid),
        "revision": event.revision,
        "status": event.status,
        "kind": event.kind,
        "starts_on": text(event.starts_on),
        "ends_on": text(event.ends_on),
        "starts_at": text(event.starts_at),
        "ends_at": text(event.ends_at),
        "region": event.region.slug,
        "programme": event.programme.slug,
        "title": {lang: getattr(event, f"title_{lang}") for lang in LANGUAGES},
        "city": {lang: getattr(event, f"city_{lang}") for lang in LANGUAGES},
        "url": {lang: f"{settings.SITE_URL}{translated_path(path, lang)}" for lang in LANGUAGES},
    }


def text(value: object) -> str | None:
    return None if value is None else str(value)
