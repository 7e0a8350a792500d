"""The head of each page tells messengers and search engines the same as the page tells visitors."""

from __future__ import annotations

import datetime as dt
import json
import struct
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.template import Context, Template
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events import lifecycle
from events.artwork import GLYPHS, picture
from events.models import Programme
from tests import make
from tests.pages import Page
from tour.models import Tour

pytestmark = pytest.mark.django_db

SITE = "http://127.0.0.1:8000"
SIGNS = [(colour, glyph) for colour in Programme.Colour.values for glyph in GLYPHS]


@pytest.fixture
def head(client):
    """Open a page; give its elements and its tags for sharing by name."""

    def open_page(path):
        response = client.get(path)
        assert response.status_code == 200
        page = Page(response.content.decode())
        tags = [
            (e.attributes["property"], e["content"])
            for e in page.all("meta")
            if "property" in e.attributes
        ]
        return page, dict(tags)

    return open_page


def data(page):
    """What the page tells search engines, one node each."""
    found = [json.loads(script.text) for script in page.all("script", type="application/ld+json")]
    return [node for document in found for node in document["@graph"]]


def test_an_event_is_shared_with_its_words_and_the_sign_of_its_programme(head):
    event = make.event(summary_fr="Deux jours d’échanges.")
    page, tags = head(f"/fr/events/{event.slug}/")
    image = f"{SITE}/static/events/img/og/menthe-hexagon.png"
    assert {name: tags[name] for name in tags if not name.startswith("og:locale")} == {
        "og:site_name": "Mawaïd",
        "og:type": "website",
        "og:url": f"{SITE}/fr/events/{event.slug}/",
        "og:title": "Forum fr",
        "og:description": "Deux jours d’échanges.",
        "og:image": image,
        "og:image:type": "image/png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "Mawaïd · Programme forums fr",
    }
    assert page.one("meta", name="twitter:card")["content"] == "summary_large_image"
    event_data, trail = data(page)
    assert (event_data["@type"], trail["@type"]) == ("Event", "BreadcrumbList")
    assert event_data["image"] == image


@pytest.mark.parametrize(("lang", "locale"), [("ar", "ar_AR"), ("fr", "fr_FR"), ("en", "en_GB")])
def test_a_page_names_its_language_and_the_others(head, lang, locale):
    page, tags = head(f"/{lang}/programmes/")
    assert tags["og:locale"] == locale
    others = {e["content"] for e in page.all("meta", property="og:locale:alternate")}
    assert others == {"ar_AR", "fr_FR", "en_GB"} - {locale}


def test_a_link_to_an_event_that_is_called_off_says_so(head):
    event = make.event()
    lifecycle.cancel(event)
    page, tags = head(f"/en/events/{event.slug}/")
    assert tags["og:title"] == "Cancelled: Forum en"
    assert page.one("title").text == "Cancelled: Forum en · Mawaïd"
    assert page.one("h1").text == "Forum en"


def test_the_pages_of_a_region_a_programme_and_a_tour_tell_the_way_to_them(head):
    make.event()
    Tour.objects.create(
        slug="round", programme=make.programme(), is_public=True, **make.in_three("name", "Round")
    )
    ways = {
        "/en/regions/souss-massa/": ["Regions", "souss-massa en"],
        "/en/programmes/forums/": ["Programmes", "Programme forums en"],
        "/en/tours/round/": ["Tours", "Programme forums en", "Round en"],
    }
    for path, names in ways.items():
        page, tags = head(path)
        (trail,) = data(page)
        assert [step["name"] for step in trail["itemListElement"]] == names
        assert trail["itemListElement"][-1]["item"] == tags["og:url"] == SITE + path


def test_the_sign_of_the_programme_stands_on_its_page_and_its_tours_the_sites_elsewhere(head):
    make.event()
    Tour.objects.create(
        slug="round", programme=make.programme(), is_public=True, **make.in_three("name", "Round")
    )
    for path, name in {
        "/fr/programmes/forums/": "menthe-hexagon",
        "/fr/tours/round/": "menthe-hexagon",
        "/fr/regions/souss-massa/": "site",
        "/fr/tours/": "site",
    }.items():
        assert head(path)[1]["og:image"] == f"{SITE}/static/events/img/og/{name}.png"


def test_the_home_page_tells_the_name_of_the_site_and_no_other_page_does(head):
    (site,) = data(head("/fr/")[0])
    assert (site["@type"], site["name"]) == ("WebSite", "Mawaïd")
    assert data(head("/fr/regions/")[0]) == []


def test_a_page_that_is_not_there_is_not_shared(client):
    page = Page(client.get("/fr/events/nothing/").content.decode())
    assert not page.all("meta", property="og:title")
    assert not page.all("link", rel="canonical")


def test_an_event_without_a_date_still_tells_the_way_to_its_page(head):
    event = make.event(day=None)
    (trail,) = data(head(f"/en/events/{event.slug}/")[0])
    assert [step["name"] for step in trail["itemListElement"]] == ["Calendar", "Forum en"]


def test_a_draft_is_told_to_nobody():
    source = "{% load sharing %}{% jsonld_event event %}"
    assert Template(source).render(Context({"event": make.draft()})) == ""


HOSTILE = st.text(st.sampled_from("</script>!-&\"'\\\u2028م"), min_size=1, max_size=30).map(
    lambda text: f"</script><script>alert(1)</script><!--{text}"
)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(HOSTILE)
def test_no_title_breaks_out_of_the_head(client, text):
    event = make.event(title_fr=text, summary_fr=text, day=dt.date(2026, 2, 10))
    page = Page(client.get(f"/fr/events/{event.slug}/").content.decode())
    assert len(page.all("script")) == 2  # the data, and the site's own file
    assert data(page)[0]["name"] == text
    assert page.one("meta", property="og:title")["content"] == " ".join(text.split())


@pytest.mark.parametrize("sign", [(), *SIGNS], ids=lambda sign: "-".join(sign) or "site")
def test_each_sign_has_its_picture_of_the_size_that_pages_tell(sign):
    found = finders.find(picture(*sign))
    assert found, "run .ci/og_images.py"
    content = Path(found).read_bytes()
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", content[16:24]) == (1200, 630)
    assert len(content) <= 60_000


def test_no_sign_shares_its_picture_with_another():
    assert len({finders.find(picture(*sign)) for sign in [(), *SIGNS]}) == len(SIGNS) + 1


@pytest.mark.parametrize("title", ["Se désabonner\u202f?", "«\u00a0Mawaïd\u00a0»"])
def test_a_title_is_on_one_line_with_its_no_break_spaces(title):
    page = Template(
        "{% load sharing %}{% block title %}\n  TITLE\n{% endblock %}|{% again 'title' as said %}"
        "{{ said }}|".replace("TITLE", title)
    )
    head = Template("{% extends page %}").render(Context({"page": page}))
    assert head.split("|")[1] == title
