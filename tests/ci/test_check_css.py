"""The check of style refuses what would not turn round with Arabic, and says where."""

import pytest


@pytest.fixture
def sheet(tool):
    return tool("check_css").sheet_faults


@pytest.mark.parametrize(
    "declaration",
    [
        "left: 0",
        "margin-left: 1rem",
        "padding-right:1px",
        "border-left-color: red",
        "TEXT-ALIGN: Right",
        "float: left",
        "clear: right",
        "border-top-left-radius: 2px",
        "scroll-margin-left: 1px",
        "margin: 0 1px 2px 3px",
        "padding: 0 calc(1px + 2px) 0 0",
        "inset: 0 auto 0 0",
        "background: url(a.svg) right center",
        "transform-origin: left",
        "right: 0 !important",
        "background: linear-gradient(to right, red, blue)",
        "object-position: left top",
    ],
)
def test_a_physical_side_is_refused(sheet, declaration):
    assert [line for line, _what in sheet(f"a {{\n  color: red;\n  {declaration};\n}}")] == [3]


@pytest.mark.parametrize(
    "declaration",
    [
        "margin-inline-start: 0",
        "text-align: start",
        "margin: 0 1px 2px 1px",
        "inset-inline: 0",
        "transition: left 1s",
        'content: "left: 0; }"',
        "padding: 0 calc(1px + 2px) 0 calc(1px + 2px)",
        "background: url(data:image/svg+xml;left)",
        "--left: 0",
        "grid-area: left",
    ],
)
def test_a_side_of_the_text_is_fine(sheet, declaration):
    assert sheet(f"a {{ {declaration} }}") == []


@pytest.mark.parametrize(
    "css",
    [
        "/* physical: the map */ a { left: 0 }",
        "a { left: 0; /* physical: the map */ }",
        "a { /* physical: the map */ left: 0; right: 0 }",
        "@media print { b { color: red } /* physical: the map */ a { left: 0 } }",
    ],
)
def test_a_rule_that_follows_geography_says_why(sheet, css):
    assert sheet(css) == []


@pytest.mark.parametrize(
    "css",
    [
        "/* physical: the map */ b { color: red }\na { left: 0 }",
        "/* physical: */ b { color: red;\nleft: 0 }",
        "/* left as it is */ b { color: red;\nleft: 0 }",
        "@media print { /* physical: the map */ b { left: 0 }\na { left: 0 } }",
    ],
)
def test_an_explanation_holds_for_one_rule_and_must_have_words(sheet, css):
    assert [line for line, _what in sheet(css)] == [2]


def test_a_template_holds_no_style_and_no_script_of_its_own(tool):
    template = tool("check_css").template_faults
    inline = '<p\n  style="a">\n<i onclick="b">\n<style>\n<script>'
    assert [line for line, _what in template(inline)] == [2, 3, 4, 5]
    assert template('<script src="a"></script><script type="application/ld+json">{}</script>') == []


def test_a_mail_brings_its_style_along_and_a_page_does_not(tool, tmp_path):
    for name in ("notices", "events/notices"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "a.html").write_text("<style>p { margin: 0 }</style>")
    assert [each for each in tool("check_css").faults(tmp_path) if "events" not in each] == []
    assert len(list(tool("check_css").faults(tmp_path))) == 1


def test_the_report_names_file_and_line_and_fails(tool, tmp_path, monkeypatch, capsys):
    check = tool("check_css")
    (tmp_path / "events").mkdir()
    (tmp_path / "events" / "a.css").write_text("a {\n  left: 0 }\n")
    monkeypatch.setattr(check, "ROOT", tmp_path)
    assert check.main() == 1
    assert capsys.readouterr().out == "events/a.css:2: physical side: left: 0\n"


def test_the_style_of_this_project_passes(tool, capsys):
    assert tool("check_css").main() == 0, capsys.readouterr().out
