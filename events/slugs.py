"""Addresses of events, made from their titles where nobody chose one."""

from __future__ import annotations

from collections.abc import Collection

from django.utils.text import slugify

from events.models import Event


def stem(event: Event, otherwise: str) -> str:
    """The beginning of an address: the title in Latin letters, where there is one."""
    latin = slugify(event.title_fr or event.title_en)
    return (latin or slugify(otherwise))[:70].strip("-")


def free(event: Event, wanted: str, taken: Collection[str]) -> str:
    """An address that is not taken: one that is, is followed by a part of the UID."""
    return f"{wanted}-{event.uid.hex[:8]}" if wanted in taken else wanted


def made(event: Event) -> str:
    """A free address for one new event whose programme and region are known. One query."""
    year = event.starts_on.year if event.starts_on else ""
    wanted = stem(event, f"{event.programme.slug}-{event.region.slug}-{year}")
    return free(event, wanted, Event.objects.filter(slug=wanted).values_list("slug", flat=True))
