"""Every public address has its language in the path; feeds and the health check stand outside."""

from importlib.util import find_spec

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

from config import views
from events.admin.words import StaffCatalog

Patterns = list[URLPattern | URLResolver]


def _once(module: str, prefix: str = "") -> Patterns:
    return [path(prefix, include(module))] if find_spec(module) else []


urlpatterns: Patterns = [
    path("", views.entrance),
    path("favicon.ico", views.icon),
    path("healthz", views.healthz, name="health"),
    path("feeds/", include("events.feed_urls")),
    *i18n_patterns(
        path("admin/jsi18n/", StaffCatalog.as_view()),
        path("admin/", admin.site.urls),
        *_once("tour.urls"),
        *_once("events.urls"),
    ),
]
