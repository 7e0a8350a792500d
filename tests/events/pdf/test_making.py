"""PDFs: made one at a time, from the site's own files, or plainly not at all."""

from __future__ import annotations

import builtins
import logging
import subprocess
import sys
import threading

import pytest

from events import pdf
from tests.pdf import needs_pdf, text

ADDRESS = "http://127.0.0.1:8000/fr/print/x.pdf"
PAGE = "<html lang=fr><title>Titre</title><body><p>Bonjour {}"


@pytest.fixture(autouse=True)
def _asked_anew():
    """Ask each time what is installed."""
    pdf.is_available.cache_clear()
    yield
    pdf.is_available.cache_clear()


@pytest.mark.parametrize(
    ("package", "pango", "offered"),
    [
        pytest.param(True, True, True, id="both"),
        pytest.param(False, True, False, id="no WeasyPrint"),
        pytest.param(True, False, False, id="no Pango"),
    ],
)
def test_pdfs_are_offered_where_both_weasyprint_and_pango_are(monkeypatch, package, pango, offered):
    monkeypatch.setattr(pdf, "find_spec", lambda name: object() if package else None)
    monkeypatch.setattr(pdf, "find_library", lambda name: "libpango.so" if pango else None)
    assert pdf.is_available() is offered


def test_where_they_are_not_offered_none_is_made(monkeypatch):
    monkeypatch.setattr(pdf, "find_spec", lambda name: None)
    with pytest.raises(pdf.NoPDF):
        pdf.made(PAGE, ADDRESS)


@pytest.mark.parametrize("error", [ImportError("cffi"), OSError("libharfbuzz.so.0")])
def test_a_library_that_fails_to_load_is_logged_and_no_pdf(monkeypatch, caplog, error):
    monkeypatch.setattr(pdf, "find_spec", lambda name: object())
    monkeypatch.setattr(pdf, "find_library", lambda name: "libpango.so")
    monkeypatch.delitem(sys.modules, "events.pdf.weasy", raising=False)
    real = builtins.__import__

    def fails(name, *args, **kwargs):
        if name == "events.pdf.weasy":
            raise error
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", fails)
    with pytest.raises(pdf.NoPDF):
        pdf.made(PAGE, ADDRESS)
    assert "WeasyPrint cannot be loaded" in caplog.text


def test_a_page_that_cannot_be_made_is_logged_and_frees_the_way(monkeypatch, caplog):
    def fails(html, address):
        raise AttributeError("inside WeasyPrint")

    monkeypatch.setattr(pdf, "loaded", lambda: fails)
    for _ in range(2):
        with pytest.raises(pdf.NoPDF):
            pdf.made(PAGE, ADDRESS)
    assert f"cannot make a PDF of {ADDRESS}" in caplog.text


def test_one_is_made_at_a_time_and_a_long_queue_is_told_so(monkeypatch):
    monkeypatch.setattr(pdf, "PATIENCE", 0.01)
    begun, go_on = threading.Event(), threading.Event()

    def slow(html, address):
        begun.set()
        go_on.wait(10)
        return b"made"

    monkeypatch.setattr(pdf, "loaded", lambda: slow)
    first = threading.Thread(target=pdf.made, args=(PAGE, ADDRESS))
    first.start()
    begun.wait(10)
    with pytest.raises(pdf.Busy):
        pdf.made(PAGE, ADDRESS)
    go_on.set()
    first.join()
    assert pdf.made(PAGE, ADDRESS) == b"made"


@needs_pdf
def test_what_is_not_of_the_site_is_left_out_and_the_rest_is_made(monkeypatch):
    asked = []
    monkeypatch.setattr("urllib.request.OpenerDirector.open", lambda *args: asked.append(args))
    made = pdf.made(
        '<html lang=fr><title>Titre</title><link rel=stylesheet href="https://a.example/x.css">'
        '<body><img src="file:///etc/passwd" alt=""><img src="https://a.example/x.png" alt="">'
        '<div style="background: url(http://169.254.169.254/)">Bonjour le monde</div>',
        ADDRESS,
    )
    assert text(made) == "Bonjour le monde"
    assert asked == []


@needs_pdf
def test_the_same_page_gives_the_same_bytes():
    first, again = (pdf.made(PAGE.format("le monde"), ADDRESS) for _ in range(2))
    assert first == again


@needs_pdf
def test_making_one_says_nothing_in_the_logs(caplog):
    caplog.set_level(logging.INFO)
    pdf.made(PAGE, ADDRESS)
    assert caplog.records == []


def test_a_worker_loads_nothing_of_it_before_a_pdf_is_asked_for():
    code = (
        "import sys, config.wsgi; from django.urls import reverse; reverse('events:home');"
        "from events import pdf; pdf.is_available();"
        "sys.exit(any(name in sys.modules for name in ('weasyprint', 'fontTools', 'cffi')))"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
