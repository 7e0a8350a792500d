"""The staff desk: Django's own admin, in three languages."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from events.admin.accounts import StaffAdmin
from events.admin.agreement import AgreementAdmin
from events.admin.change import ChangeAdmin
from events.admin.dashboard_cards import WAITING
from events.admin.event import EventAdmin
from events.admin.feed_check import FeedCheckAdmin
from events.admin.feed_reading import FeedReadingAdmin
from events.admin.hijri_month import HijriMonthAdmin
from events.admin.holiday import HolidayAdmin
from events.admin.imports import ImportAdmin
from events.admin.notices import NoticeAdmin, SubscriberAdmin
from events.admin.partner import PartnerAdmin
from events.admin.people import AudienceAdmin, OrganisationAdmin, PersonAdmin
from events.admin.places import ProvinceAdmin, RegionAdmin, VenueAdmin
from events.admin.programme import ProgrammeAdmin, SourceAdmin
from events.admin.sign_ins import SignInAdmin
from events.admin.unsent_cards import UNSENT
from events.admin.webhooks import DeliveryAdmin, WebhookAdmin

__all__ = [
    "UNSENT",
    "WAITING",
    "AgreementAdmin",
    "AudienceAdmin",
    "ChangeAdmin",
    "DeliveryAdmin",
    "EventAdmin",
    "FeedCheckAdmin",
    "FeedReadingAdmin",
    "HijriMonthAdmin",
    "HolidayAdmin",
    "ImportAdmin",
    "NoticeAdmin",
    "OrganisationAdmin",
    "PartnerAdmin",
    "PersonAdmin",
    "ProgrammeAdmin",
    "ProvinceAdmin",
    "RegionAdmin",
    "SignInAdmin",
    "SourceAdmin",
    "StaffAdmin",
    "SubscriberAdmin",
    "VenueAdmin",
    "WebhookAdmin",
]

admin.site.site_header = admin.site.site_title = _("Mawaïd: staff desk")
admin.site.index_title = _("What would you like to work on?")
