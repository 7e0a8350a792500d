"""The policy is on every answer, as django-csp itself would write it; only widgets are framed."""

import re

import pytest
from csp.middleware import CSPMiddleware
from django.http import HttpResponse

from config.policy import ConstantPolicy
from events.urls import urlpatterns
from events.views import embed
from events.widget_address import is_widget
from tests import make

HEADER = "Content-Security-Policy"


def answer(middleware, rf):
    return middleware(lambda _request: HttpResponse())(rf.get("/"))


def test_the_policy_is_the_one_of_the_settings(rf):
    assert answer(ConstantPolicy, rf)[HEADER] == answer(CSPMiddleware, rf)[HEADER]


@pytest.mark.parametrize("path", ["/", "/healthz", "/fr/admin/login/", "/nothing/here"])
@pytest.mark.django_db
def test_every_answer_has_it(client, path):
    assert "default-src 'none'" in client.get(path)[HEADER]


def test_the_pages_that_django_shows_to_developers_are_left_alone(rf, settings):
    settings.DEBUG = True
    failed = ConstantPolicy(lambda _request: HttpResponse(status=500))(rf.get("/"))
    assert HEADER not in failed


WIDGETS = [
    *("/fr/embed/list/", "/ar/embed/list/?scheme=dark&number=2", "/fr/embed/list/nothing/"),
    *("/en/embed/month/", "/fr/embed/month/2026/02/", "/fr/embed/month/1990/01/"),
]
OTHERS = [
    *("", "calendar/", "calendar/2026/02/", "events/", "events/?past=1", "events/event/"),
    *("regions/", "regions/souss-massa/", "programmes/", "programmes/forums/", "tours/"),
    *("subscribe/", "changes/", "about/", "privacy/", "contact/", "accessibility/"),
    *("embed/", "embed", "embed/nothing/", "nothing/", "admin/", "admin/login/"),
    *("events/embed/list/", "calendar/1990/01/"),
]
ROOTS = [
    *("/", "/healthz", "/robots.txt", "/sitemap.xml", "/embed.js", "/favicon.ico"),
    *("/embed/list/", "/de/embed/list/", "/x/fr/embed/list/", "/static/events/js/none.js"),
    *("/feeds/fr/all.ics", "/feeds/nothing"),
]


def framers(response):
    """Who may frame an answer, by its policy; the older header may not say otherwise."""
    (said,) = re.findall(r"frame-ancestors ([^;]*)", response[HEADER])
    older = response.headers.get("X-Frame-Options")
    assert (older == "DENY") == (said == "'none'")
    return said


def asked_thrice(client, path):
    """An answer as it is built, as it is kept, and as one is told that there is nothing new."""
    answers = [client.get(path), client.get(path), client.head(path)]
    if "ETag" in answers[0]:
        answers.append(client.get(path, headers={"if-none-match": answers[0]["ETag"]}))
        assert answers[-1].status_code == 304
    return answers


@pytest.mark.django_db
@pytest.mark.parametrize("path", WIDGETS)
def test_a_widget_may_be_framed_however_it_is_answered(client, path):
    make.event(slug="event")
    for response in asked_thrice(client, path):
        assert framers(response) == "*"


@pytest.mark.django_db
@pytest.mark.parametrize("path", [*(f"/fr/{path}" for path in OTHERS), *ROOTS])
def test_nothing_else_may_be_framed(client, path):
    make.event(slug="event")
    for response in asked_thrice(client, path):
        assert framers(response) == "'none'"


def test_the_addresses_of_widgets_are_those_that_show_widgets_and_no_others():
    samples = {
        "year": "2026",
        "month": "02",
        "week": "07",
        "number": "2026",
        "slug": "list",
        "str": "list",
    }
    shown = {embed.list_widget, embed.month_widget, embed.month_widget_now}
    for pattern in urlpatterns:
        route = re.sub(r"<(\w+):\w+>", lambda found: samples[found[1]], str(pattern.pattern))
        assert is_widget(f"/fr/{route}") == (pattern.callback in shown), route


@pytest.mark.django_db
@pytest.mark.parametrize("status", [200, 404, 500])
def test_a_widget_that_fails_is_framed_as_well(rf, status):
    answer = ConstantPolicy(lambda _request: HttpResponse(status=status))
    assert "frame-ancestors *" in answer(rf.get("/fr/embed/list/"))[HEADER]


@pytest.mark.parametrize(
    ("named", "said"),
    [
        (["*"], "frame-ancestors *"),
        (["https://www.gov.ma"], "frame-ancestors 'self' https://www.gov.ma"),
        (
            ["https://*.gov.ma", "http://b:8000"],
            "frame-ancestors 'self' https://*.gov.ma http://b:8000",
        ),
    ],
)
def test_the_setting_says_who_may_frame_widgets(rf, settings, named, said):
    settings.EMBED_ANCESTORS = named
    policy = ConstantPolicy(lambda _request: HttpResponse())
    assert said in policy(rf.get("/fr/embed/month/"))[HEADER].split("; ")
    assert "frame-ancestors 'none'" in policy(rf.get("/fr/embed/"))[HEADER].split("; ")
