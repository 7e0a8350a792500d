"""A PDF is made of the site's own static files and of nothing else."""

from __future__ import annotations

import pytest

from events.pdf.static_files import Refused, read

SITE = "http://127.0.0.1:8000"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("events/css/sheet.css", "text/css"),
        ("events/fonts/ui-arabic-400.woff2", "font/woff2"),
        ("events/img/frieze.svg", "image/svg+xml"),
    ],
)
def test_style_fonts_and_drawings_of_the_site_are_read(root, name, kind):
    assert read(f"{SITE}/static/{name}") == (
        (root / "events" / "static" / name).read_bytes(),
        kind,
    )


@pytest.fixture
def gathered(settings, tmp_path):
    """The folder that static files are gathered in."""
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATIC_ROOT.mkdir()
    return settings.STATIC_ROOT


def test_a_gathered_file_is_read_under_its_gathered_name(gathered):
    (gathered / "sheet.0123abcd.css").write_text("p {}")
    assert read(f"{SITE}/static/sheet.0123abcd.css") == (b"p {}", "text/css")


@pytest.mark.parametrize("up", ["..", "%2e%2e", "x/../..", "..%2f../static/.."])
def test_a_file_that_is_there_but_outside_is_refused(gathered, up):
    (gathered.parent / "secret.css").write_text("p {}")
    with pytest.raises(Refused):
        read(f"{SITE}/static/{up}/secret.css")


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("https://elsewhere.example/x.css", id="another host"),
        pytest.param("http://127.0.0.1:8000.elsewhere.example/static/x.css", id="a host like ours"),
        pytest.param("http://127.0.0.1:8000@elsewhere.example/static/x.css", id="ours as a user"),
        pytest.param("https://127.0.0.1:8000/static/events/css/sheet.css", id="another scheme"),
        pytest.param("//127.0.0.1:8000/static/events/css/sheet.css", id="no scheme"),
        pytest.param("file:///etc/passwd", id="a file"),
        pytest.param("file:///etc/x.css", id="a file of the right kind"),
        pytest.param("data:text/css,p{}", id="data"),
        pytest.param("ftp://127.0.0.1:8000/static/x.css", id="ftp"),
        pytest.param(f"{SITE}/fr/events/x.css", id="not static"),
        pytest.param(f"{SITE}/static/../config/x.css", id="above"),
        pytest.param(f"{SITE}/static/..%2f..%2fx.css", id="above, hidden"),
        pytest.param(f"{SITE}/static//etc/x.css", id="from the root"),
        pytest.param(f"{SITE}/static/%2fetc%2fx.css", id="from the root, hidden"),
        pytest.param(f"{SITE}/static/x%00.css", id="a null byte"),
        pytest.param(f"{SITE}/static/events/js/mawaid.js", id="another kind"),
        pytest.param(f"{SITE}/static/events/img/og/site.png", id="no picture of points"),
        pytest.param(f"{SITE}/static/events/css/none.css", id="not there"),
        pytest.param(f"{SITE}/static/events/css/", id="a folder"),
        pytest.param("", id="nothing"),
    ],
)
def test_everything_else_is_refused(url):
    with pytest.raises(Refused):
        read(url)
