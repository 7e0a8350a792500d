"""Every public address has its language in the path; feeds and the health check stand outside."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

from config import sitemap, views
from events.admin.dashboard_page import dashboard
from events.admin.planning import planning
from events.admin.words import StaffCatalog

handler403 = "events.admin.refusal.denied"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.entrance),
    path("favicon.ico", views.icon),
    path("embed.js", views.embed_script, name="embed_script"),
    path("speculation-rules.json", views.speculation_rules),
    path("robots.txt", sitemap.robots),
    path("sitemap.xml", sitemap.index, name="sitemap"),
    path("sitemap-calendar.xml", sitemap.calendar, name="sitemap-calendar"),
    path("sitemap-events-<int:number>.xml", sitemap.events, name="sitemap-events"),
    path("healthz", views.healthz, name="health"),
    path("feeds/", include("events.feed_urls")),
    path("api/v1/", include("events.api.urls")),
    *i18n_patterns(
        path("admin/jsi18n/", StaffCatalog.as_view()),
        path("admin/", admin.site.admin_view(dashboard)),
        path("admin/planning/", admin.site.admin_view(planning), name="planning"),
        path("admin/", include("events.admin.signing_in.urls")),
        path("admin/", admin.site.urls),
        path("", include("tour.urls")),
        path("", include("events.urls")),
    ),
]
