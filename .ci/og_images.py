"""Draws the pictures that are shown where the site is shared: one for each sign that a programme
can have, and one for the site.

For maintainers: needs Chromium (or CHROMIUM=/path/to/it). Run it when the artwork changes and
commit what it writes. The pictures hold no words but the name in both scripts, so that the same
ones serve all languages.
"""

from __future__ import annotations

import os
import re
import runpy
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STATIC = ROOT / "events" / "static" / "events"
TEMPLATE = Path(__file__).with_name("og_image.html")
ART = runpy.run_path(str(ROOT / "events" / "artwork.py"))
WIDTH, HEIGHT = 1200, 630
# The grounds of `.poster` in events/static/events/css/overview.css.
GROUNDS = {
    "majorelle": "#26359f",
    "menthe": "#17604b",
    "terracotta": "#93391c",
    "safran": "#6d4a05",
}
MOST_COLOURS = 48
LARGEST = 60_000
SIGNATURE = b"\x89PNG\r\n\x1a\n"
OPTIONS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"),
    *("--force-color-profile=srgb", f"--window-size={WIDTH},{HEIGHT}"),
)

Colour = tuple[int, ...]


def pages() -> Iterator[tuple[str, str]]:
    """Give each picture’s name and its drawing as a page."""
    petals = "".join(
        f'<path transform="rotate({t})" d="{ART["MARK_PETAL"]}"/>' for t in ART["TURNS"]
    )
    mark = f'<svg class="mark" viewBox="-50 -50 100 100">{petals}</svg>'
    yield ART["picture"](), page("site", "#131b5e", mark)
    for colour, ground in GROUNDS.items():
        art = f'<div class="art" style="background-image: url(img/zellige-{colour}.svg)"></div>'
        for glyph, outline in ART["GLYPHS"].items():
            sign = f'<svg class="sign" viewBox="0 0 24 24"><path d="{outline}"/></svg>'
            yield ART["picture"](colour, glyph), page("programme", ground, art + sign)


def page(kind: str, ground: str, drawing: str) -> str:
    """Fill the template."""
    wordmark = (STATIC / "img" / "wordmark-ar.svg").read_text()
    outline = re.search(r'<path id="name".*?/>', wordmark, re.DOTALL)
    values = {"base": f"{STATIC.as_uri()}/", "kind": kind, "ground": ground, "drawing": drawing}
    values["wordmark"] = outline[0] if outline else ""
    return re.sub(r"{(\w+)}", lambda name: values[name[1]], TEMPLATE.read_text())


def photograph(html: str, folder: Path) -> bytes:
    """Let Chromium draw a page; give the PNG."""
    source, picture = folder / "page.html", folder / "page.png"
    source.write_text(html)
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or "google-chrome"
    command = [chromium, *OPTIONS, f"--screenshot={picture}", source.as_uri()]
    subprocess.run(command, check=True, capture_output=True)
    return picture.read_bytes()


def rows(png: bytes) -> Iterator[list[Colour]]:
    """Read the pixels of an 8-bit PNG in RGB or RGBA, line by line."""
    at, data, depth = len(SIGNATURE), b"", 3
    while at < len(png):
        size, kind = struct.unpack(">I4s", png[at : at + 8])
        body = png[at + 8 : at + 8 + size]
        depth = {2: 3, 6: 4}[body[9]] if kind == b"IHDR" else depth
        data += body if kind == b"IDAT" else b""
        at += size + 12
    raw, length = zlib.decompress(data), WIDTH * depth
    above = bytes(length)
    for start in range(0, len(raw), length + 1):
        above = unfiltered(raw[start], raw[start + 1 : start + 1 + length], above, depth)
        yield [tuple(above[x : x + 3]) for x in range(0, length, depth)]


def unfiltered(kind: int, line: bytes, above: bytes, depth: int) -> bytes:
    """Undo the filter of one line (PNG specification, chapter 9)."""
    out = bytearray(line)
    for i, value in enumerate(line):
        left, corner = (out[i - depth], above[i - depth]) if i >= depth else (0, 0)
        out[i] = (value + guess(kind, left, above[i], corner)) & 255
    return bytes(out)


def guess(kind: int, left: int, up: int, corner: int) -> int:
    """What a filter takes a byte for, from its neighbours: the last by Paeth's rule."""
    about = left + up - corner
    paeth = min((left, up, corner), key=lambda near: abs(about - near))
    return (0, left, up, (left + up) // 2, paeth)[kind]


def small(png: bytes) -> bytes:
    """Write the same picture with a palette: flat tiles need few colours."""
    pixels = list(rows(png))
    counts = Counter(colour for row in pixels for colour in row)
    palette = [colour for colour, _count in counts.most_common(MOST_COLOURS)]

    @cache
    def nearest(colour: Colour) -> int:
        def distance(i: int) -> int:
            return sum((a - b) ** 2 for a, b in zip(colour, palette[i], strict=True))

        return min(range(len(palette)), key=distance)

    lines = b"".join(b"\0" + bytes(nearest(colour) for colour in row) for row in pixels)
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 3, 0, 0, 0)
    colours = bytes(value for colour in palette for value in colour)
    parts = (
        (b"IHDR", header),
        (b"PLTE", colours),
        (b"IDAT", zlib.compress(lines, 9)),
        (b"IEND", b""),
    )
    return SIGNATURE + b"".join(chunk(kind, body) for kind, body in parts)


def chunk(kind: bytes, body: bytes) -> bytes:
    """One part of a PNG, with its length and its checksum."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def main() -> None:
    """Draw them all; refuse one that is too large to be sent along with a link."""
    with tempfile.TemporaryDirectory() as folder:
        for name, html in pages():
            picture = small(photograph(html, Path(folder)))
            if len(picture) > LARGEST:
                sys.exit(f"{name} has {len(picture)} bytes: {LARGEST} at most.")
            (STATIC.parent / name).write_bytes(picture)
            print(name, len(picture))


if __name__ == "__main__":
    main()
