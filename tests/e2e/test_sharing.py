"""In a real browser under the site's policy: data for search engines are read, not run."""

import json

import pytest

from tests import make

pytestmark = pytest.mark.django_db(transaction=True)

HOSTILE = "</script><script>document.title = 'run'</script>"


def test_data_for_search_engines_pass_the_policy_and_end_no_script(visit):
    event = make.event(title_en=HOSTILE)
    page = visit(f"/en/events/{event.slug}/")
    told = page.locator("script[type='application/ld+json']").text_content()
    assert json.loads(told)["@graph"][0]["name"] == HOSTILE
    assert page.title() == f"{HOSTILE} · Mawaïd"
    assert page.locator("script").count() == 2


def test_the_picture_that_is_shared_is_there_and_as_large_as_is_said(visit):
    event = make.event()
    page = visit(f"/ar/events/{event.slug}/")

    def content(name):
        return page.locator(f"meta[property='og:image{name}']").get_attribute("content")

    said = [int(content(":width")), int(content(":height"))]
    page.goto(page.url.partition("/ar/")[0] + content("").removeprefix("http://127.0.0.1:8000"))
    image = "document.images[0]"
    assert page.evaluate(f"[{image}.naturalWidth, {image}.naturalHeight]") == said
