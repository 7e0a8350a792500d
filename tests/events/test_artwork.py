"""The geometry of the signs: every shape stays in its box, and each is told from the others."""

from math import dist, isclose

import pytest

from events.artwork import GLYPHS, PETALS, RADIUS, SHAPES, TURNS, number, path, shape_at
from events.icons import ICONS, MIRRORED
from events.models import Programme

CENTRE = (12, 12)


@pytest.mark.parametrize("name", SHAPES)
def test_a_shape_stays_inside_its_box(name):
    assert all(0 <= x <= 24 and 0 <= y <= 24 for x, y in SHAPES[name])


@pytest.mark.parametrize("name", SHAPES)
def test_a_shape_is_the_same_on_both_sides(name):
    rounded = {(round(x, 6), round(y, 6)) for x, y in SHAPES[name]}
    assert {(round(24 - x, 6), y) for x, y in rounded} == rounded


def test_the_star_is_two_squares_one_turned():
    points = SHAPES["star"]
    tips, notches = points[::2], points[1::2]
    assert len(tips) == len(notches) == 8
    assert all(isclose(dist(CENTRE, tip), RADIUS) for tip in tips)
    (ax, ay), (bx, by), (cx, cy) = tips[0], notches[0], tips[2]
    assert isclose((bx - ax) * (cy - ay), (by - ay) * (cx - ax)), "a side of the square is straight"


def test_the_octagon_has_eight_equal_sides_and_stands_flat():
    points = list(SHAPES["octagon"])
    sides = [dist(a, b) for a, b in zip(points, points[1:] + points[:1], strict=True)]
    assert len(sides) == 8
    assert all(isclose(side, sides[0]) for side in sides)
    lowest = sorted(points, key=lambda point: -point[1])[:2]
    assert isclose(lowest[0][1], lowest[1][1])


def test_every_glyph_that_a_programme_may_choose_can_be_drawn():
    assert set(GLYPHS) == set(Programme.Glyph.values)
    assert len(set(GLYPHS.values())) == len(GLYPHS)


def test_the_octagon_is_open_in_its_middle():
    assert [name for name, outline in GLYPHS.items() if outline.count("M") == 2] == ["octagon"]


def test_a_path_is_closed_and_written_with_one_decimal():
    assert path([(0, 0.04), (10, 0), (5.25, 9.96)]) == "M0 0L10 0L5.2 10z"
    assert number(12.0) == "12"


def test_a_shape_is_moved_and_scaled_about_its_centre():
    assert shape_at("lozenge", 100, 50, RADIUS * 2) == "M100 27L118 50L100 73L82 50z"


def test_twelve_petals_make_the_whole_turn():
    assert len(TURNS) == PETALS == 12
    assert sum(b - a for a, b in zip(TURNS, (*TURNS[1:], 360), strict=True)) == 360


def test_only_icons_that_exist_are_mirrored():
    assert set(ICONS) >= MIRRORED
