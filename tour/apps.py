"""The tour app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TourConfig(AppConfig):
    """Tours and their stops."""

    name = "tour"
    verbose_name = _("Tours")

    def ready(self) -> None:
        """Have changes of public tours told with those of events."""
        from events.changelog import KINDS, Kind
        from tour.models import Tour

        KINDS["tour"] = Kind(
            Tour.objects.public, _("Tour renamed"), _("Tour updated"), _("Tour published")
        )
