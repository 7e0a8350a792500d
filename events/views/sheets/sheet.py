"""What every sheet has, and its two forms: a page to print, and a PDF."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import URLPattern, path

from events import legal_time, pdf, wording
from events.conditional import Asked, follows_ledger
from events.trilingual import active_language

PAGE, FILE = "/", ".pdf"


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One sheet. `prints` is the path of the page that it prints, with its query.

    `feed` is the address to subscribe to for the same events; empty where there is none. `shown` is
    what the template gets besides.
    """

    template: str
    prints: str
    feed: str
    shown: Mapping[str, Any] = field(default_factory=dict)

    @property
    def address(self) -> str:
        """The whole address of the page that it prints."""
        return settings.SITE_URL + self.prints

    @property
    def canonical(self) -> str:
        """The same without a query, as that page names itself."""
        return self.address.partition("?")[0]

    @property
    def scanned(self) -> str:
        """The address in the code at its foot."""
        return self.feed or self.address


# Reads a request and the parts of its path; answers what is to be printed, or 404.
Build = Callable[..., Sheet]


def paths(route: str, build: Build, name: str) -> list[URLPattern]:
    """The addresses of a sheet: `route/` is the page, `route.pdf` the file."""
    return [
        path(f"print/{route}{PAGE}", as_page(build), name=name),
        path(f"print/{route}{FILE}", as_file(build), name=f"{name}_pdf"),
    ]


def as_page(build: Build) -> Callable[..., HttpResponse]:
    """The sheet as a page of the site."""

    @follows_ledger
    def page(request: HttpRequest, **of: Any) -> HttpResponse:
        sheet = build(request, **of)
        return render(request, sheet.template, context(request, sheet))

    return page


def as_file(build: Build) -> Callable[..., HttpResponse]:
    """The sheet as a PDF; where none can be had, a page that leads to the sheet."""

    @follows_ledger
    def file(request: HttpRequest, **of: Any) -> HttpResponse:
        sheet = build(request, **of)
        html = render_to_string(sheet.template, context(request, sheet), request)
        try:
            body = pdf.made(html, settings.SITE_URL + request.path)
        except pdf.NoPDF:
            return instead(request, HTTPStatus.NOT_FOUND)
        except pdf.Busy:
            return instead(request, HTTPStatus.SERVICE_UNAVAILABLE)
        return answer(request, sheet, body)

    return file


def context(request: HttpRequest, sheet: Sheet) -> dict[str, Any]:
    """What a template of a sheet gets."""
    changed = Asked.of(request).version.at
    return {
        "sheet": sheet,
        "as_of": wording.dates(changed.astimezone(legal_time.ZONE).date(), weekdays=False),
        "changed": changed.isoformat(timespec="seconds"),
        "pdf": file_of(request) if pdf.is_available() else "",
        **sheet.shown,
    }


def file_of(request: HttpRequest) -> str:
    """The address of the PDF of a page."""
    return with_query(request, request.path.removesuffix(PAGE).removesuffix(FILE) + FILE)


def page_of(request: HttpRequest) -> str:
    """The address of the page of a PDF."""
    return with_query(request, request.path.removesuffix(FILE) + PAGE)


def with_query(request: HttpRequest, path: str) -> str:
    query = request.META.get("QUERY_STRING", "")
    return f"{path}?{query}" if query else path


def answer(request: HttpRequest, sheet: Sheet, body: bytes) -> HttpResponse:
    """A PDF with a name of its own; search engines are led to the page."""
    parts = urlsplit(request.path).path.removesuffix(FILE).split("/print/")[-1].split("/")
    name = "-".join(["mawaid", *parts, active_language()])
    response = HttpResponse(body, "application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    response["Link"] = f'<{sheet.canonical}>; rel="canonical"'
    response["X-Robots-Tag"] = "noindex"
    return response


def instead(request: HttpRequest, status: HTTPStatus) -> HttpResponse:
    """The page for a reader who gets no PDF: the sheet prints as well."""
    busy = status == HTTPStatus.SERVICE_UNAVAILABLE
    shown = {"page": page_of(request), "busy": busy}
    response = render(request, "sheets/no_pdf.html", shown, status=status)
    if busy:
        response["Retry-After"] = str(pdf.PATIENCE)
    return response
