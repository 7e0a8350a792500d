"""The tour app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TourConfig(AppConfig):
    """Tours and their stops."""

    name = "tour"
    verbose_name = _("Tours")

    def ready(self) -> None:
        """Have tours told, shown and guarded where events are."""
        from events.api.things import BESIDE as TOUCHED
        from events.api.things import THINGS, Thing
        from events.changelog import KINDS, Kind
        from events.rights.lists import SEEN
        from events.rights.rules import RULES
        from events.views.event_key import BESIDE
        from tour import api, beside
        from tour.models import Tour
        from tour.rights import DEMANDS, LISTS

        KINDS["tour"] = Kind(
            Tour.objects.public, _("Tour renamed"), _("Tour updated"), _("Tour published")
        )
        BESIDE.append(beside.shown)
        about = "Programmes that visit the regions one after another."
        THINGS["tour"] = Thing("tours", about, api.TourShape, api.tours)
        TOUCHED.append(api.touched)
        RULES.update(DEMANDS)
        SEEN.update(LISTS)
