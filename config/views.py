"""The addresses that belong to no app: the entrance, the health check and the icon."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.templatetags.static import static
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


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
