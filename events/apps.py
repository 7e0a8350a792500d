"""The events app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    """Events, places, people and organisations."""

    name = "events"
    verbose_name = _("Calendar")

    def ready(self) -> None:
        """Refuse to start on time zone data that are older than Morocco's law; time sessions."""
        from django.contrib.auth.signals import user_logged_in

        from events.accounts import term
        from events.legal_time import ensure_fresh
        from events.models.event_words import mend

        ensure_fresh()
        post_migrate.connect(mend, sender=self)
        user_logged_in.connect(term.begin)
