"""Parts of pages that never change while a process lives: `{% load once %}`.

    {% once "footer" %}…{% endonce %}
    {% once "menu" request.resolver_match.view_name %}…{% endonce %}

What stands between is rendered once for each language and for each value that is named. Only what
the code itself determines may be named, never what a reader sends: every value stays for good.
"""

from __future__ import annotations

from django import template
from django.conf import settings
from django.template.base import FilterExpression, Node, NodeList, Parser, Token
from django.template.context import Context
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()

rendered: dict[tuple[object, ...], SafeString] = {}


class OnceNode(Node):
    """Renders its content unless it has done so before."""

    def __init__(self, nodelist: NodeList, named: list[FilterExpression]) -> None:
        self.nodelist = nodelist
        self.named = named

    def render(self, context: Context) -> SafeString:
        values = (value.resolve(context, ignore_failures=True) for value in self.named)
        key = (get_language(), *values)
        if key not in rendered or settings.DEBUG:
            rendered[key] = self.nodelist.render(context)
        return rendered[key]


@register.tag
def once(parser: Parser, token: Token) -> OnceNode:
    """Read the tag: a name, then what the content depends on."""
    _tag, *named = token.split_contents()
    nodelist = parser.parse(("endonce",))
    parser.delete_first_token()
    return OnceNode(nodelist, [parser.compile_filter(value) for value in named])
