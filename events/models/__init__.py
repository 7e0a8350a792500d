"""What takes place, where, by whom, and what became known of it."""

from events.models.change import Change, PublicCalendar, Version
from events.models.choices import (
    EventKind,
    EventStatus,
    OrganisationRole,
    Patronage,
    PersonRole,
    Publication,
)
from events.models.desk_log import DeskEntry
from events.models.edit import Edit
from events.models.event import Event
from events.models.event_lines import EventLines
from events.models.event_parts import AgendaItem, EventOrganisation, EventPerson
from events.models.event_queryset import EventQuerySet
from events.models.exchange import ExternalId, Import, ImportRow
from events.models.feed_check import FeedCheck
from events.models.feed_reading import FeedReading
from events.models.hijri_month import HijriMonth
from events.models.holiday import Holiday
from events.models.mandate import Mandate, Role
from events.models.organisation import Organisation, Person
from events.models.outcome import Agreement, Citation, Document, KeyFigure
from events.models.override import Override, WarningCode
from events.models.partner import Partner, PartnerLink
from events.models.preview import PreviewLink
from events.models.programme import Audience, Programme
from events.models.region import Province, Region
from events.models.sign_in import SignIn
from events.models.source import Source
from events.models.subscriber import Cadence, MailAsk, Notice, NoticeState, Subscriber
from events.models.venue import Venue
from events.models.webhook import Delivery, DeliveryState, Webhook

__all__ = [
    "AgendaItem",
    "Agreement",
    "Audience",
    "Cadence",
    "Change",
    "Citation",
    "Delivery",
    "DeliveryState",
    "DeskEntry",
    "Document",
    "Edit",
    "Event",
    "EventKind",
    "EventLines",
    "EventOrganisation",
    "EventPerson",
    "EventQuerySet",
    "EventStatus",
    "ExternalId",
    "FeedCheck",
    "FeedReading",
    "HijriMonth",
    "Holiday",
    "Import",
    "ImportRow",
    "KeyFigure",
    "MailAsk",
    "Mandate",
    "Notice",
    "NoticeState",
    "Organisation",
    "OrganisationRole",
    "Override",
    "Partner",
    "PartnerLink",
    "Patronage",
    "Person",
    "PersonRole",
    "PreviewLink",
    "Programme",
    "Province",
    "PublicCalendar",
    "Publication",
    "Region",
    "Role",
    "SignIn",
    "Source",
    "Subscriber",
    "Venue",
    "Version",
    "WarningCode",
    "Webhook",
]
