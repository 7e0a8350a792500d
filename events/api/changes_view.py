"""The changes over HTTP: what copies of the calendar live on."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from rest_framework.response import Response

from events.api import answers, parameters
from events.api.bases import Shape
from events.api.changes import stretch, written
from events.api.paging import address
from events.api.parameters import AFTER, LANG, LIMIT, SINCE
from events.api.problems import Fault, Misunderstood, languages_of, wrong
from events.api.views import Described
from events.conditional import Asked


class Changes(Described):
    """What was published, changed, cancelled and withdrawn after a number."""

    operation = "changes"
    about = "What was published, changed, cancelled and withdrawn after a number, in order."
    parameters = (LANG, LIMIT, SINCE, AFTER)

    def answer(self) -> type[Shape]:
        return answers.changes()

    def get(self, request: HttpRequest) -> Response:
        asked = parameters.read(request.GET, self.parameters)
        since, version = asked.get("since", 0), Asked.of(request).version.number
        if since > version:
            raise Misunderstood([Fault("since", ahead(since, version))])
        limit = asked.get("limit", parameters.USUAL)
        found = stretch(since, asked.get("after"), version, limit)
        here = {"since": found.since, "after": found.after or ()}
        return Response(
            {
                "version": version,
                "since": found.since,
                "next": None if found.is_last else address(request, **here),
                "changes": written(found.records, languages_of(request)),
            }
        )


def ahead(since: int, version: int) -> ValidationError:
    """A copy that knows more than there is was made of another calendar."""
    return wrong(
        _("This calendar is at change %(version)s: %(since)s is not known. Begin your copy anew."),
        since=since,
        version=version,
    )
