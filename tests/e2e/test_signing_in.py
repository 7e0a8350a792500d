"""Signing in, in a real browser, in French and in Arabic: set up, code, recovery code, locked."""

import base64

import pytest
from axe_playwright_python.sync_playwright import Axe
from django_otp.oath import totp

from tests import accounts
from tests.browser import follow

pytestmark = pytest.mark.django_db(transaction=True)

# Axe would read the desk's style sheets itself, which the policy does not let it.
ASKED = {"resultTypes": ["violations"], "preload": False}
WORDS = {
    "fr": ("Second facteur", "Se connecter"),
    "ar": ("العامل الثاني", "تسجيل الدخول"),
}


def shown_by_telephone(letters: str, steps: int = 0) -> str:
    """What an app shows that was given the secret in letters."""
    key = letters.replace(" ", "")
    return f"{totp(base64.b32decode(key + '=' * (-len(key) % 8)), drift=steps):06}"


def give_password(page, user, password=accounts.PASSWORD):
    page.fill("#id_username", user.username)
    page.fill("#id_password", password)
    follow(page, "#login-form input[type=submit]")


def give_code(page, code):
    page.fill("#id_code", code)
    follow(page, "input[type=submit]")


def fits(page):
    return page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize(("language", "width"), [("fr", 1280), ("ar", 390)])
def test_from_the_first_day_to_the_day_without_a_telephone(visit, language, width):
    menu, button = WORDS[language]
    user = accounts.account()
    page = visit(f"/{language}/admin/login/", width=width)
    assert page.locator("#login-form input[type=submit]").get_attribute("value") == button
    give_password(page, user)

    follow(page, f"#user-tools a:has-text('{menu}')")
    assert fits(page)
    follow(page, ".account input[type=submit]")
    assert page.locator(".account__code svg").is_visible()
    assert fits(page)
    letters = page.inner_text(".account__secret")
    give_code(page, shown_by_telephone(letters, -1))
    codes = page.locator(".account__codes bdi").all_inner_texts()
    assert len(codes) == 10
    assert fits(page)
    with page.expect_download() as download:
        page.click("a[download]")
    assert codes[9] in download.value.path().read_text()

    follow(page, "#logout-form button")
    page.goto(page.url.partition(f"/{language}/")[0] + f"/{language}/admin/login/")
    give_password(page, user)
    assert fits(page)
    give_code(page, shown_by_telephone(letters))
    page.wait_for_selector("#user-tools")

    follow(page, "#logout-form button")
    page.goto(page.url.partition(f"/{language}/")[0] + f"/{language}/admin/login/")
    give_password(page, user)
    give_code(page, codes[3].upper())
    assert "9" in page.inner_text(".messagelist .warning")


def test_it_works_without_scripts(visit):
    user = accounts.account()
    page = visit("/fr/admin/login/", java_script_enabled=False)
    give_password(page, user)
    follow(page, f"#user-tools a:has-text('{WORDS['fr'][0]}')")
    follow(page, ".account input[type=submit]")
    give_code(page, shown_by_telephone(page.inner_text(".account__secret")))
    assert page.locator(".account__codes li").count() == 10


def test_pages_are_free_of_what_axe_finds(visit):
    user = accounts.account()
    page = visit("/ar/admin/login/")
    found = [Axe().run(page, options=ASKED)]
    give_password(page, user)
    follow(page, f"#user-tools a:has-text('{WORDS['ar'][0]}')")
    follow(page, ".account input[type=submit]")
    found.append(Axe().run(page, options=ASKED))
    give_code(page, shown_by_telephone(page.inner_text(".account__secret"), -1))
    found.append(Axe().run(page, options=ASKED))
    ours = [problem for result in found for problem in result.response["violations"]]
    assert [p["id"] for p in ours if any(".account" in str(n["target"]) for n in p["nodes"])] == []
