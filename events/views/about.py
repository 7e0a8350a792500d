"""Pages about the site itself. Each is a text of its own in each language, not a translation."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from events.conditional import follows_ledger
from events.trilingual import active_language

TITLES = {
    "about": _("About"),
    "accessibility": _("Accessibility"),
    "privacy": _("Data and privacy"),
    "contact": _("Contact"),
}


@follows_ledger
def page(request: HttpRequest, name: str) -> HttpResponse:
    """The page called `name`."""
    context = {
        "title": TITLES[name],
        "text": f"events/help/{active_language()}/{name}.html",
        "contact_email": settings.CONTACT_EMAIL,
    }
    return render(request, "events/help.html", context)
