"""Every public address has its language in the path; feeds and the health check stand outside."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

from config import sitemap, views
from events.admin.words import StaffCatalog

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.entrance),
    path("favicon.ico", views.icon),
    path("robots.txt", sitemap.robots),
    path("sitemap.xml", sitemap.index, name="sitemap"),
    path("sitemap-calendar.xml", sitemap.calendar, name="sitemap-calendar"),
    path("sitemap-events-<int:number>.xml", sitemap.events, name="sitemap-events"),
    path("healthz", views.healthz, name="health"),
    path("feeds/", include("events.feed_urls")),
    *i18n_patterns(
        path("admin/jsi18n/", StaffCatalog.as_view()),
        path("admin/", admin.site.urls),
        path("", include("tour.urls")),
        path("", include("events.urls")),
    ),
]
