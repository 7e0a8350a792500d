"""What search engines and messengers read in the head of a page: `{% load sharing %}`."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.context import Context
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from events import artwork, jsonld
from events.ical.words import title
from events.jsonld_entities import entity
from events.lines import one_line
from events.models import Event, Organisation, Person, Programme

register = template.Library()

# Facebook reads a language only by a name of its own list, on which Morocco is not.
LOCALES = {"ar": "ar_AR", "fr": "fr_FR", "en": "en_GB"}


@register.filter
def locale(lang: str) -> str:
    """Give the name of a language for messengers."""
    return LOCALES[lang]


@register.simple_tag(takes_context=True)
def again(context: Context, name: str) -> SafeString:
    """Write what a block of the page holds a second time, on one line."""
    block = context.render_context[BLOCK_CONTEXT_KEY].get_block(name)
    return SafeString(one_line(block.render(context)))


@register.simple_tag
def picture(programme: Programme | None) -> str:
    """Give the path of the picture with a programme's sign, or of the site's."""
    sign = (programme.colour, programme.glyph) if programme else ()
    return static(artwork.picture(*sign))


@register.filter
def headline(event: Event) -> str:
    """Give the title as it stands outside its page: it says when an event is called off."""
    return title(event)


@register.simple_tag
def jsonld_event(event: Event) -> SafeString:
    """Tell an event, and the way to its page, to search engines."""
    return script(jsonld.event(event), jsonld.event_trail(event) if event.is_public else {})


@register.simple_tag
def jsonld_trail(label: object, path: str, *pages: Any) -> SafeString:
    """Tell the way to a page: the list that it is in, then objects with a name and a page."""
    steps = ((page.name, page.get_absolute_url()) for page in pages)
    return script(jsonld.trail((str(label), path), *steps))


@register.simple_tag
def jsonld_entity(found: Organisation | Person, label: object) -> SafeString:
    """Tell an organisation or a person, and the way to the page by the index `label`."""
    index = "events:people" if isinstance(found, Person) else "events:organisations"
    steps = (str(label), reverse(index)), (str(found), found.get_absolute_url())
    return script(entity(found), jsonld.trail(*steps))


@register.simple_tag
def jsonld_site() -> SafeString:
    """Tell what the site is called."""
    return script(jsonld.site())


def script(*nodes: jsonld.Node) -> SafeString:
    """Wrap nodes in a block of data, which browsers do not run."""
    text = SafeString(jsonld.text(*nodes))
    return format_html('<script type="application/ld+json">{}</script>', text) if text else text
