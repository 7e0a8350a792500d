"""Reads pages as a browser does: their elements with attributes and text."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "use", "wbr"}


@dataclass
class Element:
    """An element of a page; `text` is that of everything inside, on one line."""

    tag: str
    attributes: dict[str, str]
    parts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join("".join(self.parts).split())

    @property
    def classes(self) -> set[str]:
        return set(self.attributes.get("class", "").split())

    def __getitem__(self, name: str) -> str:
        return self.attributes[name]


class Page(HTMLParser):
    """The elements of a page in their order. An element that is closed by another is a fault."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(html)
        self.close()
        assert not self._open, f"never closed: {self._open[-1].tag}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self._open, f"closed but never opened: {tag}"
        assert self._open[-1].tag == tag, f"{self._open[-1].tag} closed by {tag}"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.parts.append(data)

    def all(self, tag: str = "", **attributes: str) -> list[Element]:
        """The elements with a tag and with attributes; `class_` asks for one class of several."""
        wanted = attributes.pop("class_", None)
        return [
            element
            for element in self.elements
            if tag in {"", element.tag}
            and (wanted is None or wanted in element.classes)
            and all(element.attributes.get(name) == value for name, value in attributes.items())
        ]

    def one(self, tag: str = "", **attributes: str) -> Element:
        """The only such element."""
        (element,) = self.all(tag, **attributes)
        return element

    @property
    def headings(self) -> list[str]:
        """The headings of the first two levels, those of the footer left out."""
        found = [element for element in self.elements if element.tag in {"h1", "h2"}]
        return [h.text for h in found if not h.attributes.get("id", "").startswith("foot-")]

    @property
    def links(self) -> set[str]:
        """Where the page leads to within the site, without fragments."""
        found = {element.attributes.get("href", "").partition("#")[0] for element in self.all("a")}
        return {href for href in found if href.startswith("/")}
