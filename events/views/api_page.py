"""The page that tells programmers of the API, with examples that work as they stand."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from events.conditional import follows_ledger
from events.trilingual import active_language

TITLE = _("API and open data")
SITE = "https://agenda.example.ma"  # in the examples; the page names this site instead
EXAMPLES = {
    "ask": f"curl '{SITE}/api/v1/events?region=souss-massa&from=2026-01-01&lang=fr'",
    "copy": f"""\
import json
from urllib.request import urlopen

API = "{SITE}/api/v1"


def ask(address):
    with urlopen(address) as answer:
        return json.load(answer)


# Once: the whole calendar.
calendar = ask(f"{{API}}/calendar.json")
events = {{event["uid"]: event for event in calendar["events"]}}
since = calendar["version"]

# From then on, every quarter of an hour: what changed.
page = f"{{API}}/changes?since={{since}}"
while page:
    answer = ask(page)
    for change in answer["changes"]:
        if change["type"] == "event":
            if change["object"]:
                events[change["id"]] = change["object"]
            else:
                events.pop(change["id"], None)
    page, since = answer["next"], answer["since"]
""",
    "again": f"""\
from urllib.error import HTTPError
from urllib.request import Request, urlopen

address = "{SITE}/api/v1/events?programme=crafts-week"
with urlopen(address) as answer:
    etag, events = answer.headers["ETag"], answer.read()

try:
    with urlopen(Request(address, headers={{"If-None-Match": etag}})) as answer:
        etag, events = answer.headers["ETag"], answer.read()
except HTTPError as error:
    if error.code != 304:  # 304: nothing has changed
        raise
""",
    "web": f"""\
const address = "{SITE}/api/v1/events?from=2026-01-01&limit=3&lang=fr";
const answer = await fetch(address);
const {{ items }} = await answer.json();
for (const event of items)
  console.log(event.start_date, ...Object.values(event.name));
""",
}


@follows_ledger
def page(request: HttpRequest) -> HttpResponse:
    """What there is, how to ask for it, and on which terms."""
    context = {
        "title": TITLE,
        "text": f"events/help/{active_language()}/api.html",
        "examples": {
            name: text.replace(SITE, settings.SITE_URL) for name, text in EXAMPLES.items()
        },
        "per_minute": settings.API_PER_MINUTE,
    }
    return render(request, "events/help.html", context)
