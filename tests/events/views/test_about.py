"""The pages about the site: there in three languages, linked, and true."""

from __future__ import annotations

import re

import pytest

from tests.pages import Page

pytestmark = pytest.mark.django_db

NAMES = ["about", "accessibility", "privacy", "contact"]
LANGUAGES = ["ar", "fr", "en"]
ARABIC = re.compile("[\u0600-\u06ff]")
each_page = pytest.mark.parametrize("name", NAMES)
each_language = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture
def visit(client):
    def open_page(name, language="en"):
        response = client.get(f"/{language}/{name}/")
        assert response.status_code == 200
        return Page(response.content.decode())

    return open_page


@each_page
@each_language
def test_a_page_is_written_in_the_language_of_its_address(visit, name, language):
    text = visit(name, language).one("article").text
    assert len(text) > 400
    letters = [letter for letter in text if letter.isalpha()]
    arabic = [letter for letter in letters if ARABIC.match(letter)]
    share = len(arabic) / len(letters)
    assert share > 0.8 if language == "ar" else share < 0.02


@each_page
def test_the_languages_say_the_same_things_in_the_same_order(visit, name):
    shapes = {
        tuple(e.tag for e in visit(name, language).elements if e.tag in {"h1", "h2", "h3"})
        for language in LANGUAGES
    }
    assert len(shapes) == 1


@pytest.mark.parametrize("name", [*NAMES, "api"])
def test_no_line_of_french_breaks_before_its_sign(client, name):
    source = client.get(f"/fr/{name}/").content.decode()
    article = re.search("<article.*</article>", source, re.DOTALL)[0]
    words = re.sub(r"<pre.*?</pre>|<[^>]*>", "", article, flags=re.DOTALL)
    assert not re.search("[ \n\u00a0][;!?]|[ \n]:|« | »", words)


@each_page
@each_language
def test_every_page_of_the_site_leads_there(visit, name, language):
    assert f"/{language}/{name}/" in visit("regions", language).links


@each_page
@each_language
def test_nothing_is_asked_of_another_site_and_no_cookie_is_set(client, name, language):
    response = client.get(f"/{language}/{name}/")
    assert not response.cookies
    page = Page(response.content.decode())
    asked = [e["src"] for e in page.elements if "src" in e.attributes]
    asked += [link["href"] for link in page.all("link") if link["rel"] in {"stylesheet", "preload"}]
    assert all(path.startswith("/static/") for path in asked)


@each_page
def test_a_page_costs_one_query(client, django_assert_num_queries, name):
    with django_assert_num_queries(1):
        client.get(f"/en/{name}/")


@each_language
def test_what_is_owed_to_others_is_said(visit, language):
    page = visit("about", language)
    text = page.one("article").text
    for owed in ("HCP", "RGPH en cartes", "CC BY 4.0", "GeoNames", "Markazi Text", "Figtree"):
        assert owed in text
    assert "IBM Plex Sans Arabic" in text
    assert any("creativecommons.org/licenses/by/4.0" in a["href"] for a in page.all("a"))


@each_language
def test_the_address_to_write_to_is_shown(visit, settings, language):
    settings.CONTACT_EMAIL = "agenda@example.ma"
    link = visit("contact", language).one("a", href="mailto:agenda@example.ma")
    assert link.text == "agenda@example.ma"


@each_language
def test_without_an_address_the_publishers_of_events_are_named(visit, settings, language):
    settings.CONTACT_EMAIL = ""
    page = visit("contact", language)
    assert not [a for a in page.all("a") if a["href"].startswith("mailto:")]
    said = {"en": "Organisers and partners", "fr": "Organisateurs et partenaires"}
    assert said.get(language, "المنظمون والشركاء") in page.one("article").text


def test_the_theme_that_a_visitor_chooses_is_all_that_is_kept_and_stays_there(root):
    script = (root / "events/static/events/js/mawaid.js").read_text()
    assert re.findall(r"localStorage\.setItem\((\w+),", script) == ["KEY"]
    assert 'KEY = "theme"' in script
    assert not re.search(r"document\.cookie|fetch\(|XMLHttpRequest|sendBeacon", script)


@pytest.mark.parametrize(
    ("lang", "words"),
    [("ar", "تُسجل كل محاولة دخول"), ("fr", "tentative de connexion"), ("en", "attempt to sign in")],
)
def test_the_page_about_privacy_tells_of_the_log_of_sign_ins(client, lang, words):
    assert words in client.get(f"/{lang}/privacy/").content.decode()
