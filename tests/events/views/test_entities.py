"""What the pages of events, regions, programmes and tours have in common, on the real data."""

from __future__ import annotations

import pytest

from events.models import Event, Organisation, Person, Programme, Region
from tests.pages import Page
from tour.models import Tour

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_data")]

PAGES = [
    "events/national-crafts-week-9/",
    "events/foreign-trade-forum-dakhla-2025/",
    "regions/",
    "regions/marrakech-safi/",
    "programmes/",
    "programmes/crafts-week/",
    "organisations/",
    "organisations/onmt/",
    "people/",
    "people/lahcen-saadi/",
    "tours/",
    "tours/mnto-tour-2025/",
]
LANGUAGES = ["ar", "fr", "en"]


@pytest.fixture(params=PAGES)
def path(request):
    return request.param


@pytest.fixture(params=LANGUAGES)
def language(request):
    return request.param


def test_no_link_of_these_pages_leads_nowhere(client, language):
    responses = [client.get(f"/{language}/{path}") for path in PAGES]
    assert {response.status_code for response in responses} == {200}
    links = set().union(*(Page(response.content.decode()).links for response in responses))
    assert len(links) > 50
    assert {link for link in links if client.get(link).status_code not in {200, 302}} == set()


def test_every_link_within_a_page_has_its_target(client, language, path):
    page = Page(client.get(f"/{language}/{path}").content.decode())
    assert len(page.all("h1")) == 1
    names = [element["id"] for element in page.elements if "id" in element.attributes]
    assert len(names) == len(set(names))
    links = [element.attributes.get("href", "") for element in page.elements]
    assert {link[1:] for link in links if link.startswith("#")} <= set(names)


def test_a_page_has_its_translations_and_one_address(client, language, path, settings):
    page = Page(client.get(f"/{language}/{path}").content.decode())
    assert page.one("link", rel="canonical")["href"] == f"{settings.SITE_URL}/{language}/{path}"
    alternates = [
        link for link in page.all("link", rel="alternate") if not link.attributes.get("type")
    ]
    others = {link["hreflang"]: link["href"] for link in alternates}
    expected = {code: f"{settings.SITE_URL}/{code}/{path}" for code in LANGUAGES}
    assert {code: others[code] for code in LANGUAGES} == expected
    assert others["x-default"] == expected["fr"]


def test_a_page_sets_no_cookie_asks_no_third_party_and_is_guarded(client, language, path):
    response = client.get(f"/{language}/{path}")
    assert not response.cookies
    assert "Cookie" not in response["Vary"]
    assert response["Content-Language"] == language
    assert response["X-Frame-Options"] == "DENY"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in response["Content-Security-Policy"]
    page = Page(response.content.decode())
    loaded = [element["src"] for element in page.elements if "src" in element.attributes]
    loaded += [link["href"] for link in page.all("link", rel="stylesheet")]
    own = ("/static/", f"/{language}/{path}qr.svg")
    assert [address for address in loaded if not address.startswith(own)] == []
    assert not [element for element in page.elements if "style" in element.attributes]


def test_texts_in_latin_letters_are_marked_on_arabic_pages(client, path):
    """No French sentence stands on an Arabic page without its language."""
    page = Page(client.get(f"/ar/{path}").content.decode())
    french = [
        element.text
        for element in page.elements
        if element.tag in {"p", "dd", "h2", "h3", "h4"} and " de la " in element.text
    ]
    marked = [e.text for e in page.elements if e.attributes.get("lang") in {"fr", "en"}]
    assert [text for text in french if not any(part in text for part in marked)] == []


def test_every_event_region_programme_and_tour_has_its_page(client):
    found = [*Event.objects.public(), *Region.objects.all(), *Programme.objects.all()]
    found += [*Tour.objects.public(), *Organisation.objects.public(), *Person.objects.public()]
    broken = [item for item in found if client.get(item.get_absolute_url()).status_code != 200]
    assert len(found) > 40
    assert broken == []


def test_the_forum_of_dakhla_was_on_a_friday_in_2025(client):
    page = Page(client.get("/ar/events/foreign-trade-forum-dakhla-2025/").content.decode())
    assert page.one(class_="ehero__when").text.startswith("الجمعة 26 دجنبر 2025")


def test_the_crafts_week_shows_its_parts_and_the_four_agreements_of_its_forum(client):
    page = Page(client.get("/fr/events/national-crafts-week-9/").content.decode())
    assert page.one(class_="ehero__when").text.startswith("Du 9 au 15 février 2026")
    assert len(page.all("li", class_="deal")) == 4
    assert len(page.all("li", class_="row")) == 2
