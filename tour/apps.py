"""The tour app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TourConfig(AppConfig):
    """Tours and their stops."""

    name = "tour"
    verbose_name = _("Tours")
