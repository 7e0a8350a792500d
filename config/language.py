"""Which language answers: the one in the path, or at the entrance the browser’s own."""

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils import translation

# Feeds name their language themselves; the sitemap is of all, and the others have none.
NO_LANGUAGE = ("/feeds/", "/healthz", "/sitemap", "/robots.txt")


class LanguageMiddleware(LocaleMiddleware):
    """As Django's, but an answer that is the same for every browser says so to caches."""

    def process_request(self, request: HttpRequest) -> None:
        """Find the language; the thread may still be at that of its last request."""
        if request.path_info.startswith(NO_LANGUAGE):
            translation.activate(settings.LANGUAGE_CODE)
        else:
            super().process_request(request)

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Name the language of the answer, and what it depends on."""
        if request.path_info.startswith(NO_LANGUAGE):
            return response
        return super().process_response(request, response)
