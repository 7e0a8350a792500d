"""What the style sheets promise: contrast, and fonts and images that exist."""

import re
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from fontTools.ttLib import TTFont

STATIC = Path(__file__).resolve().parents[2] / "events" / "static" / "events"
TOKENS = (STATIC / "css" / "tokens.css").read_text(encoding="utf-8")
DECLARED = re.compile(r"--([\w-]+): ([^;]+)")


def tokens(theme):
    light, dark = TOKENS.split('[data-theme="dark"] {')
    found = dict(DECLARED.findall(light.split("@media (prefers-color-scheme")[0]))
    if theme == "dark":
        found |= dict(DECLARED.findall(dark.split("}")[0]))
    return found


def colour(name, theme):
    value = tokens(theme)[name]
    return colour(value[6:-1], theme) if value.startswith("var(--") else value


def luminance(code):
    code = code.lstrip("#")
    digits = code if len(code) == 6 else "".join(digit * 2 for digit in code)
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other, theme):
    low, high = sorted(luminance(colour(name, theme)) for name in (one, other))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    ("front", "ground", "least"),
    [
        ("ink", "bg", 7),
        ("ink-2", "bg", 4.5),
        ("ink-3", "bg", 4.5),
        ("accent", "bg", 4.5),
        ("line-control", "bg", 3),
        ("line-control", "sunken", 3),
        ("ok", "ok-tint", 4.5),
        ("warn", "warn-tint", 4.5),
        ("stop", "stop-tint", 4.5),
        *(
            (f"p-{name}-on", f"p-{name}", 4.5)
            for name in ("majorelle", "menthe", "terracotta", "safran")
        ),
        *(
            (f"p-{name}-text", "bg", 4.5)
            for name in ("majorelle", "menthe", "terracotta", "safran")
        ),
    ],
)
def test_what_is_read_stands_out_from_its_ground(theme, front, ground, least):
    assert contrast(front, ground, theme) >= least


def test_regions_without_a_date_are_outlined_in_the_colour_of_controls():
    rule = re.search(
        r"\.reg--to_place,[^{]*\{([^}]*)\}", (STATIC / "css" / "parts.css").read_text()
    )
    assert "stroke: var(--map-edge, var(--line-control))" in rule[1]


@pytest.mark.parametrize("sheet", sorted(path.name for path in (STATIC / "css").glob("*.css")))
def test_every_font_and_image_of_a_sheet_exists(sheet):
    found = re.findall(
        r"url\((?!\"data:)([^)]+)\)", (STATIC / "css" / sheet).read_text(encoding="utf-8")
    )
    assert [name for name in found if not (STATIC / "css" / name).is_file()] == []


def test_each_font_of_paper_is_a_family_of_its_own():
    """Where two files share a family, WeasyPrint draws by the numbers of the wrong one."""
    faces = re.findall(r"@font-face \{([^}]*)\}", (STATIC / "css" / "sheet.css").read_text())
    families = [re.search(r'font-family: "([^"]+)"', face)[1] for face in faces]
    files = re.findall(r"url\(([^)]+)\)", " ".join(faces))
    assert len(set(families)) == len(set(files)) == len(faces) == 5


@pytest.mark.parametrize("name", ["markazi-display-arabic", "ui-arabic-400", "ui-arabic-600"])
def test_arabic_fonts_have_the_space_between_two_words(name):
    """What makes PDFs takes a space from the font of the word before it."""
    letters = TTFont(STATIC / "fonts" / f"{name}.woff2").getBestCmap()
    assert {0x20, 0xA0, 0x0627} <= set(letters)


@pytest.mark.parametrize(
    "sheet", [path for path in (STATIC / "css").glob("sheet*.css") if path.stem != "sheet-screen"]
)
def test_paper_has_no_grid_which_pdfs_lay_out_from_the_left(sheet):
    assert not re.search(r"display: (inline-)?(grid|flex)", sheet.read_text())


def test_every_font_has_its_licence_beside_it():
    assert sorted(path.name for path in (STATIC / "fonts").glob("LICENSE-*")) == [
        "LICENSE-figtree.txt",
        "LICENSE-ibm-plex-sans-arabic.txt",
        "LICENSE-markazi-text.txt",
    ]


def test_the_page_for_an_incident_asks_neither_context_nor_database():
    page = render_to_string("500.html")
    assert re.findall(r'<(\w+) lang="(\w+)"', page) == [
        ("html", "fr"),
        ("div", "ar"),
        ("div", "en"),
    ]
