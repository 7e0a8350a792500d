"""HTML → PDF by WeasyPrint. Only `events.pdf.made` loads this module."""

from __future__ import annotations

import logging

from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from events.pdf import static_files

# Tagged, with a title and a language, for those who have it read to them.
VARIANT = "pdf/ua-1"

# They tell of each property that only browsers know, and of each step with a font.
logging.getLogger("weasyprint").setLevel(logging.ERROR)
logging.getLogger("fontTools").setLevel(logging.WARNING)


class StaticFiles(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Fetches the site's own static files and refuses everything else."""

    def fetch(self, url: str, _headers: object = None) -> URLFetcherResponse:
        """A file of the site; WeasyPrint goes on without what is refused."""
        body, kind = static_files.read(url)
        return URLFetcherResponse(url, body, {"Content-Type": kind})


def render(html: str, address: str) -> bytes:
    """The PDF of a page that stands at `address`: the same bytes for the same page."""
    page = HTML(string=html, base_url=address, url_fetcher=StaticFiles())
    written: bytes = page.write_pdf(font_config=FontConfiguration(), pdf_variant=VARIANT)
    return written
