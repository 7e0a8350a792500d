"""Tags of the staff desk."""

from __future__ import annotations

from django import template
from django.template.context import Context

from events.context import LanguageLink, language_links

register = template.Library()


@register.simple_tag(takes_context=True)
def page_in_languages(context: Context) -> list[LanguageLink]:
    """Return the links to the page at hand in each language; none where no request is known."""
    request = context.get("request")
    return language_links(request) if request else []
