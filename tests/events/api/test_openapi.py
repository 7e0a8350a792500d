"""The description of the API is valid, whole and true: schemathesis asks what it allows and not."""

from __future__ import annotations

import json
from collections import Counter

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from drf_spectacular.validation import validate_schema
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import CHECKS, load_all_checks
from schemathesis.generation import GenerationMode

from events import lifecycle
from events.models import Citation, EventOrganisation
from tests import make
from tests.events.api.conftest import ROOT, SITE
from tour.models import Stop, Tour

pytestmark = pytest.mark.django_db

PATH = f"{ROOT}openapi.json"
# The same questions each time, and not many: by hand, thousands were asked.
BOUNDED = settings(
    max_examples=5,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
# Its client takes compressed answers and does not open them.
PLAIN = {"Accept-Encoding": "identity"}
load_all_checks()
# What OpenAPI cannot say: which slugs, cursors and numbers there are.
NOT_SAID = CHECKS.get_by_names(["positive_data_acceptance"])


@pytest.fixture(autouse=True)
def _one_connection():
    """The application would close the connection whose transaction holds the test's data."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def known(settings):
    """A calendar with one of each, and an address for each path."""
    settings.API_PER_MINUTE = 10**6
    region, source = make.region(), make.source(url="https://press.ma/1", language="fr")
    event = make.event("Forum", venue=make.venue(latitude=1, longitude=2), province=make.province())
    with lifecycle.revision(event):
        event.audiences.add(make.audience())
        Citation.objects.create(event=event, source=source)
        office = make.organisation(website="https://office.ma", region=region)
        EventOrganisation.objects.create(event=event, organisation=office, role="organiser")
        make.agreement(event).parties.add(office)
        event.figures.create(value=1, source=source, stated_by=make.person())
    tour = Tour(
        slug="round", programme=make.programme(), is_public=True, **make.in_three("name", "R")
    )
    with lifecycle.reference(tour):
        tour.save()
        Stop.objects.create(tour=tour, region=region, event=event, state="planned", source=source)
    with lifecycle.reference(region):
        region.name_fr = "Souss"
        region.save()
    lifecycle.withdraw(make.event("Gone"))
    return {
        "/events/{uid}": {"uid": str(event.uid)},
        "/regions/{slug}": {"slug": "souss-massa"},
        "/programmes/{slug}": {"slug": "forums"},
        "/organisations/{slug}": {"slug": "office"},
        "/tours/{slug}": {"slug": "round"},
    }


def test_the_description_is_valid_and_names_each_address(client):
    document = json.loads(client.get(PATH).content)
    validate_schema(document)
    assert document["servers"] == [{"url": f"{SITE}/api/v1"}]
    plurals = ("events", "regions", "programmes", "organisations", "tours")
    assert {path.split("/")[1] for path in document["paths"]} == {
        *("", "changes", "calendar.json", "calendar.csv"),
        *plurals,
    }
    names = {each["name"] for each in document["paths"]["/events"]["get"]["parameters"]}
    assert {"region", "q", "from", "to", "person", "lang", "limit", "cursor"} <= names
    assert {"Event", "Change", "Tour", "Problem"} <= document["components"]["schemas"].keys()
    (licence,) = {document["info"]["license"]["url"]}
    assert licence == "https://creativecommons.org/licenses/by/4.0/"


def test_what_it_says_is_what_is_answered(known):
    schema = schemathesis.openapi.from_wsgi(PATH, get_wsgi_application())
    asked = Counter()
    for operation in (found.ok() for found in schema.get_all_operations()):
        for mode in GenerationMode:
            if mode == GenerationMode.NEGATIVE and not operation.query:
                continue
            given_path = known.get(operation.path) if mode == GenerationMode.POSITIVE else None
            asked += answers(operation.as_strategy(mode, path_parameters=given_path))
    assert asked[200] > 30
    assert asked[400] > 30
    assert set(asked) <= {200, 400, 404, 405}


def answers(questions) -> Counter:
    """Ask, check every answer, and count by status."""
    found = Counter()

    @BOUNDED
    @given(case=questions)
    def ask(case):
        response = case.call_and_validate(headers=PLAIN, excluded_checks=NOT_SAID)
        found[response.status_code] += 1

    ask()
    return found


def test_each_example_of_real_answers_fits(known):
    """All of a calendar that has one of each, so that no part of a shape goes unchecked."""
    schema = schemathesis.openapi.from_wsgi(PATH, get_wsgi_application())
    for path, operations in schema.items():
        case = operations["GET"].Case(path_parameters=known.get(path, {}))
        response = case.call_and_validate(headers=PLAIN, excluded_checks=NOT_SAID)
        assert response.status_code == 200, path
