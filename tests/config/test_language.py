"""An answer says that it depends on the browser's language only where it does."""

import pytest
from django.utils import translation


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/healthz", "/feeds/fr/nothing.ics"])
def test_what_has_no_language_in_common_with_the_browser_does_not_vary(client, path):
    answer = client.get(path, headers={"accept-language": "ar"})
    assert "Accept-Language" not in answer.get("Vary", "")


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_a_page_has_the_language_of_its_path_whatever_the_browser_asks(client, language):
    answer = client.get(f"/{language}/admin/login/", headers={"accept-language": "de"})
    assert answer["Content-Language"] == language
    assert "Accept-Language" not in answer.get("Vary", "")


@pytest.mark.django_db
def test_the_language_of_the_last_request_does_not_reach_the_next(client):
    client.get("/ar/admin/login/")
    client.get("/healthz", headers={"accept-language": "ar"})
    assert translation.get_language() == "fr"
