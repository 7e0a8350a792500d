"""Who reads which feed, by day and kind of program: to be read by staff."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from events.admin.bases import ModelAdmin
from events.admin.scoped import Scoped
from events.models import FeedReading
from events.wording import percent

COLUMNS = ("shown_feed", "family", "day", "answers", "share_of_304", "last_at", "version")


class SilentFilter(admin.SimpleListFilter):
    """Narrows to feeds that were read once, and not for nine days."""

    title = _("not read for 9 days")
    parameter_name = "silent"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [("1", _("Yes"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() != "1":
            return queryset
        silent = FeedReading.objects.silent(timezone.now())
        return queryset.filter(pk__in=silent.order_by().values("pk"))


@admin.register(FeedReading)
class FeedReadingAdmin(Scoped, ModelAdmin):
    """The readings of each day; nobody writes one by hand."""

    list_display = COLUMNS
    list_display_links = None
    list_filter = [SilentFilter, "family", "day"]
    list_select_related = ["link__partner__organisation"]
    search_fields = ["feed"]
    date_hierarchy = "day"
    list_per_page = 100
    show_full_result_count = False
    actions = None

    def is_permitted(self, request: HttpRequest, act: str, obj: Any = None) -> bool:
        return act == "view" and super().is_permitted(request, act, obj)

    @admin.display(description=_("feed"), ordering="feed")
    def shown_feed(self, obj: FeedReading) -> SafeString | str:
        """The path of a public feed; of a partner's, whose it is."""
        if obj.link is not None:
            return str(obj.link)
        return format_html('<bdi dir="ltr">{}</bdi>', obj.feed)

    @admin.display(description=_("unchanged (304)"))
    def share_of_304(self, obj: FeedReading) -> str:
        return percent(obj.share)
