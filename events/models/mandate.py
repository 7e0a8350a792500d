"""Who may do what at the staff desk, and for which part of the calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models.organisation import Organisation
from events.models.programme import Programme
from events.models.region import Region

if TYPE_CHECKING:
    from django.contrib.auth.models import User

ANY = -1


class Scope(NamedTuple):
    """Where an object belongs, by ids. `ANY` is no limit; None belongs nowhere in particular."""

    programme: int | None = None
    region: int | None = None
    organisation: int | None = None


EVERYWHERE = Scope(ANY, ANY, ANY)
NOWHERE = Scope()


class Role(models.IntegerChoices):
    """What somebody is trusted with; each role includes those before it."""

    EDITOR = 1, _("Editor")
    REVIEWER = 2, _("Reviewer")
    PUBLISHER = 3, _("Publisher")
    ADMINISTRATOR = 4, _("Administrator")


class Mandate(models.Model):
    """A role of a user, limited to a programme, to a region, to an institution, or to all three.

    What is left empty is no limit. A user may have several mandates.
    """

    user: models.ForeignKey[User, User] = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="mandates", verbose_name=_("user")
    )
    role = models.PositiveSmallIntegerField(_("role"), choices=Role.choices, default=Role.EDITOR)
    programme = models.ForeignKey(
        Programme,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("programme"),
        help_text=_("Empty for all programmes."),
    )
    region = models.ForeignKey(
        Region,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("region"),
        help_text=_("Empty for all regions."),
    )
    organisation = models.ForeignKey(
        Organisation,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("institution in charge"),
        help_text=_("Empty for all institutions."),
    )

    class Meta:
        verbose_name = _("mandate")
        verbose_name_plural = _("mandates")
        ordering = ["user", "-role", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(role__in=Role.values),
                name="mandate_role_is_known",
                violation_error_message=_("This role is not known."),
            )
        ]

    def __str__(self) -> str:
        return str(self.get_role_display())

    @property
    def limits(self) -> Scope:
        return Scope(self.programme_id, self.region_id, self.organisation_id)

    def covers(self, scope: Scope) -> bool:
        """Whether what belongs to `scope` is within the limits: by ids, without a query."""
        return all(
            limit is None or place in (limit, ANY)
            for limit, place in zip(self.limits, scope, strict=True)
        )
