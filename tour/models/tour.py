"""A tour and its stops: one for each region, whatever is known of it."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.forms.models import model_to_dict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from events.models import Event, Programme, Region, Source, fields
from events.models.base import Named
from events.trilingual import Localized
from tour.models.attended import Attended
from tour.models.stop_shown import ShownStop, StopState


class TourQuerySet(models.QuerySet["Tour"]):
    """Tours, by who may see them."""

    def public(self) -> Self:
        return self.filter(is_public=True)

    def with_stops(self) -> Self:
        """With the stops and what a card or a page shows of them: two queries."""
        links = ("region", "event__region", "event__venue", "source", "attendance_source")
        stops = Stop.objects.select_related(*links)
        return self.select_related("programme").prefetch_related(
            models.Prefetch("stops", queryset=stops)
        )


class TourManager(models.Manager.from_queryset(TourQuerySet)):  # type: ignore[misc]
    """Finds a tour by its slug."""

    def get_by_natural_key(self, slug: str) -> Tour:
        tour: Tour = self.get(slug=slug)
        return tour


class Tour(Named):
    """One round of a programme through the twelve regions."""

    programme = models.ForeignKey(
        Programme, models.PROTECT, related_name="+", verbose_name=_("programme")
    )
    name_ar = fields.text(_("name"), "ar")
    name_fr = fields.text(_("name"), "fr")
    name_en = fields.text(_("name"), "en")
    description_ar = fields.long_text(_("description"), "ar")
    description_fr = fields.long_text(_("description"), "fr")
    description_en = fields.long_text(_("description"), "en")
    starts_on = models.DateField(_("first day"), null=True, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    is_public = models.BooleanField(_("public"), default=False)
    takes_proposals = models.BooleanField(
        _("takes proposals"),
        default=False,
        help_text=_("Professionals may send proposals for each stop that is coming."),
    )

    name = Localized()
    description = Localized()
    objects: ClassVar[TourManager] = TourManager()

    class Meta:
        verbose_name = _("tour")
        verbose_name_plural = _("tours")
        ordering = ["-starts_on", "slug"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on=None)
                | models.Q(starts_on__isnull=False, ends_on__gte=models.F("starts_on")),
                name="tour_ends_after_it_starts",
                violation_error_message=_("The last day needs a first day that is not after it."),
            ),
            models.CheckConstraint(
                condition=models.Q(is_public=False)
                | (~models.Q(name_ar="") & ~models.Q(name_fr="") & ~models.Q(name_en="")),
                name="public_tour_has_three_names",
                violation_error_message=_(
                    "A public tour has a name in Arabic, in French and in English."
                ),
            ),
        ]

    def get_absolute_url(self) -> str:
        """Its public page; there is one only while it is public."""
        return reverse("tour:tour", args=[self.slug])

    def get_report_url(self) -> str:
        """The page of what it brought."""
        return reverse("tour:report", args=[self.slug])

    def public_values(self) -> dict[str, Any]:
        """All that the public sees of it, for the ledger; nothing of a draft.

        Stops are one value; each of their published outcomes is one, so that an entry holds those
        alone that changed.
        """
        from tour.models.contribution import Contribution

        if not self.is_public:
            return {}
        stops = self.stops.select_related("region", "event")
        told = Contribution.objects.public().filter(stop__tour=self)
        outcomes = {f"outcome {one.pk}": model_to_dict(one) for one in told}
        shown = {stop.region.slug: stop.public_values() for stop in stops}
        return model_to_dict(self) | {"stops": shown} | outcomes


class StopManager(models.Manager["Stop"]):
    """Finds a stop by its tour and its region, so that fixtures carry no numbers."""

    def get_by_natural_key(self, tour: str, region: str) -> Stop:
        return self.get(tour__slug=tour, region__slug=region)


class Stop(ShownStop, Attended):
    """The stop of a tour in one region.

    `state` is what is known, not what the calendar computes: a stop can be held although its day
    was not found, or announced for a week that has passed without a trace. `announced` gives the
    words of the announcement, `note` what else is to be said.
    """

    State = StopState

    tour = models.ForeignKey(Tour, models.CASCADE, related_name="stops", verbose_name=_("tour"))
    region = models.ForeignKey(Region, models.PROTECT, related_name="+", verbose_name=_("region"))
    number = models.PositiveSmallIntegerField(_("number in the tour"), null=True, blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=StopState.choices, default=StopState.TO_PLACE
    )
    event = models.OneToOneField(
        Event,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("event"),
    )
    city_ar = fields.text(_("city"), "ar", 80)
    city_fr = fields.text(_("city"), "fr", 80)
    city_en = fields.text(_("city"), "en", 80)
    announced_ar = fields.text(_("what was announced"), "ar")
    announced_fr = fields.text(_("what was announced"), "fr")
    announced_en = fields.text(_("what was announced"), "en")
    note_ar = fields.text(_("note"), "ar")
    note_fr = fields.text(_("note"), "fr")
    note_en = fields.text(_("note"), "en")
    source = models.ForeignKey(
        Source,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("source"),
    )
    proposals_until = models.DateField(
        _("proposals until"),
        null=True,
        blank=True,
        help_text=_("Empty: until the last day of the event."),
    )

    city = Localized()
    announced = Localized()
    note = Localized()
    objects: ClassVar[StopManager] = StopManager()

    class Meta:
        verbose_name = _("stop")
        verbose_name_plural = _("stops")
        ordering = [models.F("number").asc(nulls_last=True), "region__order"]
        constraints = [
            models.UniqueConstraint(
                fields=["tour", "region"],
                name="one_stop_for_each_region",
                violation_error_message=_("This tour already has a stop in this region."),
            ),
            models.UniqueConstraint(
                fields=["tour", "number"],
                name="stop_numbers_are_used_once",
                violation_error_message=_("Another stop of this tour has this number."),
            ),
            models.CheckConstraint(
                condition=~models.Q(state="planned") | models.Q(event__isnull=False),
                name="planned_stop_has_an_event",
                violation_error_message=_("A planned stop needs the event that it is planned as."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tour} – {self.region}"

    def clean(self) -> None:
        """Refuse an event that takes place in another region."""
        if self.event is not None and self.event.region_id != self.region_id:
            raise ValidationError({"event": _("This event takes place in another region.")})
