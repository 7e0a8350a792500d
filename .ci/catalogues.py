"""The catalogues of messages, kept without gettext: `update`, `compile`, `check`.

English is the source. `update` brings config/locale/{ar,fr} up to date with the sources, `compile`
writes the .mo files that the site reads, `check` fails on anything missing, wrong or out of date.
"""

from __future__ import annotations

import ast
import io
import re
import struct
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "config" / "locale"
FOLDERS = ("config", "events", "tour", "templates")
PLURALS = {
    "ar": "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : "
    "n%100>=11 && n%100<=99 ? 4 : 5;",
    "fr": "nplurals=2; plural=(n > 1);",
}
# Django's Arabic has the months of the Levant and Egypt; these are Morocco's.
MONTHS = (
    ("January", "jan", "Jan.", "يناير"),
    ("February", "feb", "Feb.", "فبراير"),
    ("March", "mar", "March", "مارس"),
    ("April", "apr", "April", "أبريل"),
    ("May", "may", "May", "ماي"),
    ("June", "jun", "June", "يونيو"),
    ("July", "jul", "July", "يوليوز"),
    ("August", "aug", "Aug.", "غشت"),
    ("September", "sep", "Sept.", "شتنبر"),
    ("October", "oct", "Oct.", "أكتوبر"),
    ("November", "nov", "Nov.", "نونبر"),
    ("December", "dec", "Dec.", "دجنبر"),
)
PLAIN, PLURAL = (None, (1, 2))
CONTEXT, CONTEXT_PLURAL = ((1, "c"), 2), ((1, "c"), 2, 3)
KEYWORDS = {
    name + lazy: arguments
    for lazy in ("", "_lazy")
    for name, arguments in {
        "gettext": PLAIN,
        "ngettext": PLURAL,
        "pgettext": CONTEXT,
        "npgettext": CONTEXT_PLURAL,
    }.items()
} | {"_": PLAIN, "gettext_noop": PLAIN}
QUOTED = r"""u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
CALL = re.compile(rf"\b(n?p?gettext|_)\(({QUOTED}(?:, *{QUOTED})*)")
# French: a no-break space inside quotes and before a colon, a narrow one before `; ! ?`.
LOOSE_FRENCH = re.compile("[ \u00a0][;!?]|[ \u202f]:(?!\\w)|« | »")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|(?<!%)%[sd]|\{\w*\}")

Key = tuple[str | tuple[str, ...], str | None]


def sources(*endings: str) -> Iterator[Path]:
    """Yield the files that may hold messages."""
    for folder in FOLDERS:
        for file in sorted((ROOT / folder).rglob("*")):
            if file.suffix in endings and "migrations" not in file.parts:
                yield file


def in_python(file: Path) -> Iterator[Key]:
    """Yield the messages of a Python file: (text or singular and plural, context)."""
    with file.open("rb") as source:
        for _line, text, _comments, context in extract("python", source, KEYWORDS):
            yield text, context


def in_template(file: Path) -> Iterator[Key]:
    """Yield the messages of a template, of which Django makes calls of gettext first."""
    calls = templatize(file.read_text(encoding="utf-8"), origin=str(file.relative_to(ROOT)))
    for name, arguments in CALL.findall(calls):
        texts = ast.literal_eval(f"[{arguments}]")
        context = texts.pop(0) if "p" in name else None
        yield (tuple(texts) if name.startswith("n") else texts[0]), context


def months() -> dict[Key, str]:
    """Return Morocco's months for each way in which Django asks for one."""
    table: dict[Key, str] = {}
    for name, short, abbreviated, arabic in MONTHS:
        for key in ((name, None), (name, "alt. month"), (abbreviated, "abbrev. month")):
            table[key] = arabic
        table[short, None] = arabic
    return table


def extracted(language: str) -> Catalog:
    """Return the messages of the sources, as yet without translations."""
    catalog = Catalog(locale=language, fuzzy=False)
    for file in sources(".py"):
        for text, context in in_python(file):
            catalog.add(text, context=context)
    for file in sources(".html", ".txt", ".xml"):
        for text, context in in_template(file):
            catalog.add(text, context=context)
    for (text, context), arabic in months().items() if language == "ar" else ():
        catalog.add(text, arabic, context=context)
    return catalog


def messages(catalog: Catalog) -> list[Message]:
    """Return the messages without the header."""
    return [message for message in catalog if message.id]


def forms(value: str | list[str] | tuple[str, ...] | None) -> list[str]:
    """Return the forms of a text: one, or one for each plural."""
    return [value or ""] if isinstance(value, str | None) else list(value)


def po_file(language: str) -> Path:
    """Return the place of a language's translations."""
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def read(language: str) -> Catalog:
    """Return the translations as they are kept."""
    file = po_file(language)
    source = file.read_bytes() if file.exists() else b""
    return read_po(io.BytesIO(source), locale=language)


def merged(language: str) -> Catalog:
    """Return the messages of the sources with the translations that are kept."""
    kept, catalog = read(language), extracted(language)
    for message in messages(catalog):
        old = kept.get(message.id, message.context)
        if old and any(forms(old.string)):
            message.string = old.string
    return catalog


def po_bytes(language: str, catalog: Catalog) -> bytes:
    """Return a .po file: sorted, without dates or line numbers, so that it changes little."""
    out = io.BytesIO()
    write_po(out, catalog, width=100, no_location=True, omit_header=True, sort_output=True)
    head = ("Content-Type: text/plain; charset=UTF-8", f"Language: {language}")
    lines = "".join(f'"{line}\\n"\n' for line in (*head, f"Plural-Forms: {PLURALS[language]}"))
    return f'msgid ""\nmsgstr ""\n{lines}\n'.encode() + out.getvalue()


def mo_bytes(language: str, catalog: Catalog) -> bytes:
    """Return a .mo file: the same bytes for the same translations."""
    head = f"Content-Type: text/plain; charset=UTF-8\nPlural-Forms: {PLURALS[language]}\n"
    table = {b"": head.encode()}
    for message in messages(catalog):
        if all(forms(message.string)) and not message.fuzzy:
            context = f"{message.context}\x04" if message.context else ""
            key = (context + "\0".join(forms(message.id))).encode()
            table[key] = "\0".join(forms(message.string)).encode()
    return _packed(sorted(table.items()))


def _packed(pairs: list[tuple[bytes, bytes]]) -> bytes:
    count, texts = len(pairs), b""
    index: list[int] = []
    for column in (0, 1):
        for pair in pairs:
            index += (len(pair[column]), 28 + 16 * count + len(texts))
            texts += pair[column] + b"\0"
    head = struct.pack("<7I", 0x950412DE, 0, count, 28, 28 + 8 * count, 0, 28 + 16 * count)
    return head + struct.pack(f"<{4 * count}I", *index) + texts


def placeholders_differ(message: Message) -> bool:
    """Tell whether a translation lost or invented a placeholder.

    A plural form for one or two may leave the number out; the last form may not.
    """
    asked = set(PLACEHOLDER.findall(forms(message.id)[-1]))
    given = [set(PLACEHOLDER.findall(form)) for form in forms(message.string)]
    return given[-1] != asked or any(found - asked for found in given)


def fault(message: Message) -> str:
    """Return what is wrong with a translation, or nothing."""
    if message.fuzzy:
        return "fuzzy"
    if not all(forms(message.string)):
        return "not translated"
    return "other placeholders" if placeholders_differ(message) else ""


def french_fault(language: str, message: Message) -> str:
    """Return whether a line may break before a sign of a French text, or nothing."""
    loose = language == "fr" and any(map(LOOSE_FRENCH.search, forms(message.string)))
    return "a space that may break, or the wrong one" if loose else ""


def faults(language: str) -> Iterator[str]:
    """Yield each reason why the catalogue of a language cannot be published."""
    kept, wanted = read(language), extracted(language)
    for message in messages(kept):
        if not wanted.get(message.id, message.context):
            yield f"obsolete: {message.id!r}"
        elif reason := fault(message) or french_fault(language, message):
            yield f"{reason}: {message.id!r}"
    for message in messages(wanted):
        if not kept.get(message.id, message.context):
            yield f"missing: {message.id!r}"
    compiled = po_file(language).with_suffix(".mo")
    if not compiled.exists() or compiled.read_bytes() != mo_bytes(language, kept):
        yield "the .mo file is not what the .po file compiles to"


def update() -> int:
    """Bring the .po files up to date with the sources."""
    for language in PLURALS:
        po_file(language).write_bytes(po_bytes(language, merged(language)))
    return 0


def compile_all() -> int:
    """Write the .mo files."""
    for language in PLURALS:
        po_file(language).with_suffix(".mo").write_bytes(mo_bytes(language, read(language)))
    return 0


def check() -> int:
    """Print what is wrong; return 1 if anything is."""
    found = [
        f"{po_file(each).relative_to(ROOT)}: {reason}"
        for each in PLURALS
        for reason in faults(each)
    ]
    print("\n".join(found) or "Catalogues: complete, and compiled as they stand.")
    return 1 if found else 0


COMMANDS: dict[str, Callable[[], int]] = {"update": update, "compile": compile_all, "check": check}

if __name__ == "__main__":
    command = COMMANDS.get(" ".join(sys.argv[1:]))
    sys.exit(command() if command else "usage: catalogues.py update|compile|check")
