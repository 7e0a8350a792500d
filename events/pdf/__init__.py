"""Pages as PDF, where WeasyPrint and Pango are installed (the extra `pdf`).

WeasyPrint takes a second and some 40 MB of a worker to load, so it is loaded when the first PDF is
asked for, never before.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from ctypes.util import find_library
from functools import cache
from importlib.util import find_spec
from threading import Lock

logger = logging.getLogger(__name__)

# One at a time in each process: it bounds the memory, and fontconfig is shared by all threads.
making = Lock()
PATIENCE = 20  # seconds; a longer queue is told to come back


class NoPDF(Exception):
    """This site makes no PDFs, or none of this page."""


class Busy(Exception):
    """Others are being made."""


@cache
def is_available() -> bool:
    """Whether PDFs can be offered; nothing is loaded to find out."""
    return find_spec("weasyprint") is not None and find_library("pango-1.0") is not None


def made(html: str, address: str) -> bytes:
    """The page `html` of `address` as PDF. Links in it lead to the site; it fetches nothing else.

    Raises NoPDF or Busy.
    """
    render = loaded()
    if not making.acquire(timeout=PATIENCE):
        raise Busy
    try:
        return render(html, address)
    except Exception as error:
        logger.exception("WeasyPrint cannot make a PDF of %s.", address)
        raise NoPDF from error
    finally:
        making.release()


def loaded() -> Callable[[str, str], bytes]:
    """What makes PDFs; the first time, it is loaded."""
    if not is_available():
        raise NoPDF
    try:
        from events.pdf.weasy import render
    except (ImportError, OSError) as error:  # a library beside Pango is missing
        logger.exception("WeasyPrint cannot be loaded: no PDF is made.")
        raise NoPDF from error
    return render
