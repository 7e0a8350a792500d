"""The content security policy lets a browser load everything that the site itself serves."""

import pytest

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("fr", "ltr"), ("en", "ltr")])
def test_the_login_page_loads_whole_and_reads_in_the_direction_of_its_language(
    visit, language, direction
):
    page = visit(f"/{language}/admin/login/")
    assert page.locator("html").get_attribute("dir") == direction
    assert page.locator("html").get_attribute("lang") == language
    assert page.locator("input[name=username]").is_visible()


def test_a_script_put_into_a_page_does_not_run(visit):
    page = visit("/fr/admin/login/", bypass_csp=False)
    policy = page.request.get(page.url).headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
