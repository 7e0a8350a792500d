"""The events app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    """Events, places, people and organisations."""

    name = "events"
    verbose_name = _("Calendar")
