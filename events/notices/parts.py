"""What a letter is made of, as plain values."""

from __future__ import annotations

from dataclasses import dataclass, field

from events.trilingual import Text

# Unicode's marks around a text that has a direction of its own.
ISOLATE, END = "\u2068", "\u2069"


@dataclass(frozen=True, slots=True)
class Line:
    """An event or a change: its title leads to its page, where there is one."""

    title: Text | str
    address: str = ""
    words: str = ""
    facts: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Where something can be done."""

    label: str
    address: str


@dataclass(frozen=True, slots=True)
class Section:
    """Some lines under a heading; `more` says what was left out."""

    heading: str
    lines: list[Line]
    more: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail, but for its form. `act` is the one thing to do, `foot` what can be done besides."""

    subject: str
    lead: list[str]
    sections: list[Section] = field(default_factory=list)
    act: Link | None = None
    foot: list[Link] = field(default_factory=list)


def isolated(text: Text) -> str:
    """A text; one in another language keeps its direction and leaves that of its line."""
    return f"{ISOLATE}{text}{END}" if text.is_fallback else str(text)
