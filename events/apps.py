"""The events app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    """Events, places, people and organisations."""

    name = "events"
    verbose_name = _("Calendar")

    def ready(self) -> None:
        """Refuse to start on time zone data that are older than Morocco's law."""
        from events.legal_time import ensure_fresh

        ensure_fresh()
