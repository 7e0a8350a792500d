"""Templates as they are sent: without the indentation that they have for those who write them.

Where there is white space with a line break in it, one line break is left: HTML shows one space for
either. Nothing is taken where there was some, so no words grow together. Read with comments and
`{% load %}` as white space, which is what they leave on the page.
"""

from __future__ import annotations

import re

from django.template import Origin
from django.template.loaders.filesystem import Loader as FilesystemLoader

# What has white space of its own: preformatted texts, and messages, which are looked up as written.
KEPT = re.compile(
    r"<(pre|textarea|script|style)\b.*?</\1>"
    r"|\{% (blocktranslate|blocktrans|verbatim|comment)\b.*?\{% end\2 %\}",
    re.DOTALL,
)
LOAD = re.compile(r"\{% load [^%]*%\}")
SPACE = re.compile(rf"(?:\s|\{{#.*?#\}}|{LOAD.pattern})*\n(?:\s|\{{#.*?#\}}|{LOAD.pattern})*")


class Loader(FilesystemLoader):
    """Reads templates from folders, HTML in its short form."""

    def get_contents(self, origin: Origin) -> str:
        source: str = super().get_contents(origin)
        return compact(source) if origin.name.endswith(".html") else source


def compact(source: str) -> str:
    """The same template with a line break for each stretch of white space over several lines."""
    made, end = [], 0
    for kept in KEPT.finditer(source):
        made += [SPACE.sub(one_break, source[end : kept.start()]), kept[0]]
        end = kept.end()
    return "".join([*made, SPACE.sub(one_break, source[end:])])


def one_break(found: re.Match[str]) -> str:
    """A line break; what was loaded in between still is."""
    return "".join(LOAD.findall(found[0])) + "\n"
