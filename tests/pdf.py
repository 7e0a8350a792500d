"""PDFs as others read them: by poppler's pdftotext, and by their own objects."""

from __future__ import annotations

import re
import shutil
import subprocess
import zlib

import pytest

from events import pdf

PDFTOTEXT = shutil.which("pdftotext")
MISSING = [
    *([] if pdf.is_available() else ["Pango (libpango-1.0-0, libpangoft2-1.0-0)"]),
    *([] if PDFTOTEXT else ["pdftotext (poppler-utils)"]),
]
TITLE = re.compile(rb"/Producer \([^)]*\)/Title (<[0-9a-f]+>|\([^)]*\))")
STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)

needs_pdf = pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}")


def text(body: bytes) -> str:
    """The words of a PDF in the order of reading, without marks of direction, on one line."""
    found = subprocess.run([PDFTOTEXT, "-", "-"], input=body, capture_output=True, check=True)
    plain = re.sub("[\u200e\u200f\u202a-\u202e]", "", found.stdout.decode())
    return " ".join(plain.split())


def objects(body: bytes) -> bytes:
    """A PDF with what is compressed in it unpacked."""
    return body + b"".join(map(unpacked, STREAM.findall(body)))


def unpacked(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return b""


def sizes(body: bytes) -> list[tuple[int, int]]:
    """The width and height of each page in millimetres."""
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", objects(body))
    return [(millimetres(width), millimetres(height)) for width, height in boxes]


def millimetres(points: bytes) -> int:
    return round(float(points) / 72 * 25.4)


def title(body: bytes) -> str:
    """The title that readers show instead of the name of a file."""
    (found,) = TITLE.findall(objects(body))
    if found.startswith(b"<"):
        return bytes.fromhex(found[1:-1].decode()).decode("utf-16")
    return found[1:-1].decode()


def language(body: bytes) -> str:
    """The language that it names for screen readers."""
    (found,) = set(re.findall(rb"/Lang \((\w+)\)", objects(body)))
    return found.decode()
