"""The addresses that belong to no app: the entrance, the health check, the icon and a script."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.templatetags.static import static
from django.utils import translation
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_safe

# A browser that waits for the reader’s finger or pointer to rest on a link has the page early; one
# that saves data or battery fetches nothing. Programs and files are left alone.
PREFETCH = {
    "where": {
        "and": [
            {"href_matches": "/(ar|fr|en)/*"},
            {"not": {"href_matches": "/(ar|fr|en)/admin/*"}},
            {"not": {"href_matches": "/*.(pdf|svg|ics)"}},
        ]
    },
    "eagerness": "moderate",
}


@require_safe
def entrance(request: HttpRequest) -> HttpResponse:
    """Send a visitor of `/` to the language that the browser asks for."""
    return HttpResponseRedirect(f"/{translation.get_language_from_request(request)}/")


@require_safe
@never_cache
def healthz(_request: HttpRequest) -> HttpResponse:
    """Answer "ok" after a word with the database, or 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("the database does not answer\n", "text/plain", status=503)
    return HttpResponse("ok\n", "text/plain")


@require_safe
def icon(_request: HttpRequest) -> HttpResponse:
    """Lead a browser that guesses the address of the site's icon to where it is."""
    return HttpResponseRedirect(static("events/img/favicon.svg"))


@require_safe
@cache_control(public=True, max_age=3600)
def embed_script(_request: HttpRequest) -> HttpResponse:
    """Lead pages that show widgets from the address that they name to the script as it is now."""
    return HttpResponseRedirect(static("events/js/embed.js"))


@require_safe
@cache_control(public=True, max_age=24 * 60 * 60)
def speculation_rules(_request: HttpRequest) -> HttpResponse:
    """Which pages a browser may fetch before their links are followed (WICG: nav-speculation)."""
    return JsonResponse({"prefetch": [PREFETCH]}, content_type="application/speculationrules+json")
