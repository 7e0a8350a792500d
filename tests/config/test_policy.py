"""The policy is on every answer, as django-csp itself would write it."""

import pytest
from csp.middleware import CSPMiddleware
from django.http import HttpResponse

from config.policy import ConstantPolicy

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
