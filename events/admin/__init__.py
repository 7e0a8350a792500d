"""The staff desk: Django's own admin, in three languages."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from events.admin.agreement import AgreementAdmin
from events.admin.change import ChangeAdmin
from events.admin.event import EventAdmin
from events.admin.people import AudienceAdmin, OrganisationAdmin, PersonAdmin
from events.admin.places import ProvinceAdmin, RegionAdmin, VenueAdmin
from events.admin.programme import ProgrammeAdmin, SourceAdmin

__all__ = [
    "AgreementAdmin",
    "AudienceAdmin",
    "ChangeAdmin",
    "EventAdmin",
    "OrganisationAdmin",
    "PersonAdmin",
    "ProgrammeAdmin",
    "ProvinceAdmin",
    "RegionAdmin",
    "SourceAdmin",
    "VenueAdmin",
]

admin.site.site_header = admin.site.site_title = _("Mawaïd: staff desk")
admin.site.index_title = _("What would you like to work on?")
