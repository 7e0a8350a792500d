"""Whom a need, a proposal or an outcome of a tour comes from, or is meant for."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Sector(models.TextChoices):
    """The groups that the stops of the tours bring together."""

    HOTELIERS = "hoteliers", _("Hoteliers")
    TRAVEL_AGENCIES = "travel_agencies", _("Travel agencies")
    TRANSPORTERS = "transporters", _("Transporters")
    RESTAURATEURS = "restaurateurs", _("Restaurateurs")
    GUIDES = "guides", _("Guides and leisure")
    EXPORTERS = "exporters", _("Exporters")
    COOPERATIVES = "cooperatives", _("Cooperatives")
    ARTISANS = "artisans", _("Artisans")
    REGIONAL_COUNCIL = "regional_council", _("Regional council")
    PUBLIC_BODIES = "public_bodies", _("Public bodies")
    TRAINING = "training", _("Schools and training")
    CIVIL_SOCIETY = "civil_society", _("Civil society")
    OTHER = "other", _("Other")
