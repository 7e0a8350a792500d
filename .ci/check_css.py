"""Finds style that would not turn round with Arabic, and style or script inside templates.

Physical sides (`margin-left`, `text-align: right`, `left: 0`, four values whose second and fourth
differ…) are refused. The few that follow geography, not the direction of writing, say why in a
comment `/* physical: why */` inside their rule or just before it.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("config", "events", "tour", "templates")
SIDED = re.compile(
    r"(left|right)|(scroll-)?(margin|padding)-(left|right)|border-(left|right)(-\w+)?"
    r"|border-(top|bottom)-(left|right)-radius"
)
VALUED = re.compile(
    r"text-align|text-align-last|float|clear|caption-side|background(-position(-x)?)?|mask(-position)?"
    r"|object-position|transform-origin|perspective-origin"
)
SIDE = re.compile(r"(?<![\w-])(left|right)(?![\w-])")
FOUR = re.compile(r"(scroll-)?(margin|padding)|inset|border-(width|style|color)")
EXPLAINED = re.compile(r"/\*\s*physical:\s*[^\s*]")
MARK = re.compile(r"/\*.*?\*/|[{};]|\"[^\"\n]*\"|'[^'\n]*'|url\([^)]*\)", re.DOTALL)
INLINE = re.compile(r"<[a-zA-Z][^<>]*?\s(style|on[a-z]+)\s*=", re.DOTALL)
BLOCK = re.compile(r"<style\b|<script\b(?![^>]*(\ssrc=|type=\"application/))")

Fault = tuple[int, str]


def values(text: str) -> list[str]:
    """Return the parts of a value; a function with its arguments is one part."""
    return re.findall(r"[^\s(]*\([^()]*(?:\([^()]*\)[^()]*)*\)|\S+", text)


def physical(declaration: str) -> bool:
    """Tell whether a declaration names a side of the page rather than of the text."""
    name, _colon, value = declaration.strip().lower().partition(":")
    name, parts = name.strip(), values(value.replace("!important", ""))
    if VALUED.fullmatch(name) and SIDE.search(value):
        return True
    if FOUR.fullmatch(name) and len(parts) == len("TRBL"):
        return parts[1] != parts[3]
    return bool(SIDED.fullmatch(name)) or "to left" in value or "to right" in value


@dataclass
class Block:
    """A rule, or what encloses rules: its faults count unless a comment explains them."""

    explained: bool = False
    faults: list[Fault] = field(default_factory=list)


class Sheet:
    """One style sheet, read from its first sign to its last."""

    def __init__(self, text: str) -> None:
        """Begin outside every rule."""
        self.text = text
        self.open = [Block()]
        self.faults: list[Fault] = []
        self.words, self.start, self.explained = "", 0, False

    def read(self) -> list[Fault]:
        """Return the physical declarations that no comment explains."""
        end = 0
        for mark in MARK.finditer(self.text):
            self.add(self.text[end : mark.start()], end)
            self.take(mark[0], mark.start())
            end = mark.end()
        return sorted(self.faults + self.open[0].faults)

    def add(self, words: str, at: int) -> None:
        """Note words of a selector or a declaration, and where they begin."""
        if not self.words.strip():
            self.start = at + len(words) - len(words.lstrip())
        self.words += words

    def take(self, mark: str, at: int) -> None:
        """Go past a comment, a quoted text, the end of a declaration or the edge of a block."""
        if mark.startswith("/*"):
            self.explained |= bool(EXPLAINED.match(mark))
        elif mark not in {"{", "}", ";"}:
            self.add("…", at)  # what is quoted names no side
        else:
            self.turn(mark)
            self.words, self.explained = "", False

    def turn(self, mark: str) -> None:
        """Open a block, or end a declaration and perhaps its block."""
        if mark == "{":
            self.open.append(Block(self.explained))
            return
        block = self.open[-1]
        block.explained |= self.explained
        if physical(self.words):
            line = self.text.count("\n", 0, self.start) + 1
            block.faults.append((line, f"physical side: {' '.join(self.words.split())}"))
        if mark == "}" and len(self.open) > 1:
            self.faults += [] if self.open.pop().explained else block.faults


def sheet_faults(text: str) -> list[Fault]:
    """Return the lines of a style sheet that would not turn round."""
    return Sheet(text).read()


def template_faults(text: str) -> list[Fault]:
    """Return the lines of a template that hold style or script themselves."""
    found = [*INLINE.finditer(text), *BLOCK.finditer(text)]
    return sorted(
        (text.count("\n", 0, each.end()) + 1, f"inline: {each[0][-40:]}") for each in found
    )


# Mails carry their style with them; no policy of the site reaches where they are read.
MAILS = Path("notices")
READERS = {".css": sheet_faults, ".html": template_faults}


def faults(root: Path) -> Iterator[str]:
    """Yield each fault under a folder as `file:line: what`."""
    found = (each for each in root.rglob("*") if each.suffix in READERS)
    for file in sorted(each for each in found if MAILS not in each.relative_to(root).parents):
        for line, what in READERS[file.suffix](file.read_text(encoding="utf-8")):
            yield f"{file.relative_to(ROOT) if file.is_relative_to(ROOT) else file}:{line}: {what}"


def main() -> int:
    """Print what was found; return 1 if anything was."""
    found = [fault for folder in FOLDERS for fault in faults(ROOT / folder)]
    print("\n".join(found) or "Style: every side follows the direction of writing.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
