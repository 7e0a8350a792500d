"""Sheets as PDFs: size, title, language, shaped Arabic; and what is said where there are none."""

from __future__ import annotations

import datetime as dt
import logging

import pytest

from events import pdf
from tests import make
from tests.pages import Page
from tests.pdf import language, needs_pdf, objects, sizes, text, title

pytestmark = pytest.mark.django_db

DAY = dt.date(2026, 2, 12)
A4, A4_LYING = (210, 297), (297, 210)


@pytest.fixture(autouse=True)
def _events():
    make.event(
        "Fair",
        DAY,
        slug="fair",
        title_ar="الجولة الجهوية للسياحة",
        title_fr="Tournée régionale : « étape »",
        city_ar="الرباط",
        region=make.region("oriental"),
    )


@pytest.fixture
def fetch(client):
    """Ask for a sheet as a PDF."""

    def of(path, language="fr"):
        response = client.get(f"/{language}/print/{path}")
        assert response.status_code == 200
        assert response["Content-Type"] == "application/pdf"
        return response.content

    return of


@needs_pdf
@pytest.mark.parametrize(
    ("path", "size", "named"),
    [
        ("month/2026/02.pdf", A4_LYING, "Février 2026 · Mawaïd"),
        ("list.pdf", A4, "Rendez-vous à venir · Mawaïd"),
        ("events/fair.pdf", A4, "Tournée régionale : « étape » · Mawaïd"),
        ("regions/oriental.pdf", A4, "Region oriental fr · Mawaïd"),
        ("programmes/forums.pdf", A4, "Programme forums fr · Mawaïd"),
    ],
)
def test_a_pdf_has_its_size_its_title_its_language_and_tags(fetch, path, size, named):
    body = fetch(path)
    assert body.startswith(b"%PDF-1.7")
    assert sizes(body) == [size]
    assert title(body) == named
    assert language(body) == "fr"
    assert b"/MarkInfo <</Marked true>>" in objects(body)
    assert b"/Outlines" in objects(body)


@needs_pdf
@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("ar", ["الجولة الجهوية للسياحة", "الرباط", "مواعيد", "2026"]),
        ("fr", ["Tournée régionale : « étape »", "Agadir fr", "Mawaïd", "2026"]),
        ("en", ["Fair en", "Agadir en", "Mawaïd", "2026"]),
    ],
)
@pytest.mark.parametrize("path", ["month/2026/02.pdf", "events/fair.pdf", "list.pdf"])
def test_its_words_can_be_read_in_their_order(fetch, path, lang, words):
    body = fetch(path, lang)
    assert language(body) == lang
    read = text(body).replace("\u00a0", " ").replace("\u202f", " ")
    assert [word for word in words if word not in read] == []


@needs_pdf
@pytest.mark.parametrize("lang", ["ar", "fr", "en"])
def test_every_letter_is_in_the_fonts_and_every_file_is_found(fetch, caplog, monkeypatch, lang):
    fetch("list.pdf", lang)  # it quietens the library when it loads it
    monkeypatch.setattr(logging.getLogger("weasyprint"), "level", logging.WARNING)
    logging.getLogger("weasyprint").manager._clear_cache()
    make.event("Second", DAY)  # nothing that was kept
    fetch("month/2026/02.pdf", lang)
    assert [one.message for one in caplog.records if "Ignored" not in one.message] == []
    assert any("Ignored" in one.message for one in caplog.records)  # it was listened to


@needs_pdf
def test_its_dates_are_those_of_the_ledger(fetch, last_changed):
    last_changed(dt.datetime(2026, 2, 4, 23, 30, tzinfo=dt.UTC))
    told = objects(fetch("month/2026/02.pdf"))
    assert b"/CreationDate (D:20260204233000+00'00)" in told
    assert b"/ModDate (D:20260204233000+00'00)" in told


@needs_pdf
def test_its_links_lead_to_the_site(fetch):
    assert b"/URI (http://127.0.0.1:8000/fr/events/fair/)" in objects(fetch("month/2026/02.pdf"))


@needs_pdf
def test_filters_are_kept(fetch):
    make.event("Elsewhere", DAY)
    assert "Elsewhere" in text(fetch("month/2026/02.pdf"))
    assert "Elsewhere" not in text(fetch("month/2026/02.pdf?region=oriental"))


@pytest.fixture
def made(monkeypatch):
    """Make PDFs of what is handed over; gives the addresses of those that were made."""
    addresses = []

    def make_it(html, address):
        addresses.append(address)
        return b"%PDF of " + html.encode()

    monkeypatch.setattr(pdf, "made", make_it)
    return addresses


def test_it_is_made_once_for_each_version_of_the_calendar(client, made):
    first = client.get("/fr/print/events/fair.pdf")
    again = client.get("/fr/print/events/fair.pdf")
    assert made == ["http://127.0.0.1:8000/fr/print/events/fair.pdf"]
    assert (again.content, again["ETag"]) == (first.content, first["ETag"])
    known = client.get("/fr/print/events/fair.pdf", headers={"if-none-match": first["ETag"]})
    assert (known.status_code, len(made)) == (304, 1)
    make.event("New", DAY)
    client.get("/fr/print/events/fair.pdf")
    assert len(made) == 2


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/fr/print/month/2026/02.pdf", "mawaid-month-2026-02-fr.pdf"),
        ("/ar/print/events/fair.pdf", "mawaid-events-fair-ar.pdf"),
        ("/en/print/list.pdf", "mawaid-list-en.pdf"),
    ],
)
def test_it_has_a_name_and_leads_search_engines_to_the_page(client, made, path, name):
    response = client.get(path)
    assert response["Content-Disposition"] == f'inline; filename="{name}"'
    assert response["X-Robots-Tag"] == "noindex"
    assert response["Link"].startswith(f"<http://127.0.0.1:8000/{path[1:3]}/")
    assert response["Link"].endswith('; rel="canonical"')
    assert not response.cookies


@pytest.mark.parametrize(
    ("fault", "status", "words", "later"),
    [
        (pdf.NoPDF, 404, "Ce site ne produit pas de PDF.", None),
        (pdf.Busy, 503, "Beaucoup de PDF sont en cours de préparation.", "20"),
    ],
)
def test_where_there_is_none_a_page_leads_to_the_sheet(
    client, monkeypatch, fault, status, words, later
):
    def fails(html, address):
        raise fault

    monkeypatch.setattr(pdf, "made", fails)
    response = client.get("/fr/print/month/2026/02.pdf?region=oriental")
    page = Page(response.content.decode())
    assert (response.status_code, response.headers.get("Retry-After")) == (status, later)
    assert words in page.one("main").text
    assert page.one("meta", name="robots")["content"] == "noindex"
    assert "/fr/print/month/2026/02/?region=oriental" in page.links
    assert "ETag" not in response
