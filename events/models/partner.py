"""Partners who are told of stops before the public, and the secret addresses that tell them."""

from __future__ import annotations

import datetime as dt
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from events.models import fields
from events.models.event import Event
from events.models.event_queryset import EventQuerySet
from events.models.organisation import Organisation
from events.models.programme import Programme
from events.models.region import Region
from events.signed_keys import SignedKeys, new_key

PARTNERS = SignedKeys("events.partner")
PAGE = ""  # of a link that opens the page of the partner, not a feed


class Partner(models.Model):
    """An organisation with the regions whose plans it may know."""

    organisation = models.OneToOneField(
        Organisation, models.PROTECT, related_name="+", verbose_name=_("organisation")
    )
    regions = models.ManyToManyField(Region, related_name="+", verbose_name=_("regions"))
    programmes = models.ManyToManyField(
        Programme,
        blank=True,
        related_name="+",
        verbose_name=_("programmes"),
        help_text=_("All of them where none is chosen."),
    )
    contact = models.CharField(
        _("contact"),
        max_length=200,
        help_text=_("Who receives the addresses there: a name, and how to reach them."),
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)

    class Meta:
        verbose_name = _("partner")
        verbose_name_plural = _("partners")
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.organisation)

    @cached_property
    def scope(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The keys of its regions and programmes: two queries."""
        return tuple(sorted(each.pk for each in self.regions.all())), tuple(
            sorted(each.pk for each in self.programmes.all())
        )

    @property
    def events(self) -> EventQuerySet:
        """All events of its regions and programmes, whatever their state."""
        regions, programmes = self.scope
        found: EventQuerySet = Event.objects.filter(region__in=regions)
        return found.filter(programme__in=programmes) if programmes else found


class PartnerLinkQuerySet(models.QuerySet["PartnerLink", "PartnerLink"]):
    """Links, by what they open and whether they still do."""

    def behind(self, token: str) -> PartnerLink | None:
        """The link that an address leads to, open or not; no query where it was not signed."""
        key = PARTNERS.key_of(token)
        return self.select_related("partner__organisation").filter(key=key).first() if key else None

    def open(self, now: dt.datetime) -> Self:
        lasting = Q(until=None) | Q(until__gt=now)
        return self.filter(lasting, revoked_at=None)

    def closed(self, now: dt.datetime) -> Self:
        return self.filter(Q(revoked_at__isnull=False) | Q(until__lte=now))


class PartnerLink(models.Model):
    """One address: a feed in a language, or the page that shows the partner its feeds."""

    partner = models.ForeignKey(
        Partner, models.CASCADE, related_name="links", verbose_name=_("partner")
    )
    language = models.CharField(
        _("opens"),
        max_length=2,
        blank=True,
        choices=[(PAGE, _("Page of the partner")), *settings.LANGUAGES],
    )
    key = models.CharField(max_length=22, unique=True, default=new_key, editable=False)
    by = fields.staff(_("by"))
    at = models.DateTimeField(_("at"), auto_now_add=True)
    until = models.DateTimeField(_("until"), null=True)
    revoked_at = models.DateTimeField(_("closed at"), null=True)
    revoked_by = fields.staff(_("closed by"))

    objects = PartnerLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("link of a partner")
        verbose_name_plural = _("links of partners")
        ordering = ["-language", "-pk"]

    def __str__(self) -> str:
        """Never its address: what is listed may be read by many."""
        return f"{self.partner} · {self.get_language_display()}"

    @property
    def token(self) -> str:
        return PARTNERS.token_of(self.key)

    def is_open(self, now: dt.datetime) -> bool:
        """Whether the address opens anything; at its very last moment it no longer does."""
        return self.revoked_at is None and (self.until is None or now < self.until)
