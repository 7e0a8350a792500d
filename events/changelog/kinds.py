"""The things beside events whose changes are told, and which of them everybody may see."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from django.db.models import CharField, Exists, Model, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat, LPad
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from events.dependents import DEPENDENTS
from events.models import (
    Audience,
    Event,
    HijriMonth,
    Organisation,
    Person,
    Programme,
    Province,
    Region,
    Venue,
)


class Kind(NamedTuple):
    """A kind of thing: which of its objects are public now, and what is said of a change.

    Without `added`, an object is only public where a public event shows it: neither that it was
    written down nor what it was called before is told.
    """

    public: Callable[[], QuerySet[Any]]
    renamed: Promise
    updated: Promise
    added: Promise | None = None
    key: str = "slug"


def shown(model: type[Model]) -> QuerySet[Any]:
    """The objects that a public event shows."""
    public = Event.objects.public()
    condition = Q()
    for link in DEPENDENTS[model._meta.model_name or ""]:
        condition |= Q(Exists(public.filter(**{link: OuterRef("pk")})))
    return model._default_manager.filter(condition)


def hijri_months() -> QuerySet[Any]:
    """The Hijri months, each with its name in the ledger, such as `1447-09`."""
    two_digits = LPad(Cast("month", CharField()), 2, Value("0"))
    code = Concat(Cast("year", CharField()), Value("-"), two_digits)
    return HijriMonth.objects.annotate(code=code)


# By the word that begins the ledger's subject: `region:souss-massa`. Other apps add theirs.
KINDS: dict[str, Kind] = {
    "region": Kind(
        partial(Region.objects.defer, "path"),
        _("Region renamed"),
        _("Region updated"),
        _("Region added"),
    ),
    "province": Kind(
        Province.objects.all,
        _("Prefecture or province renamed"),
        _("Prefecture or province updated"),
        _("Prefecture or province added"),
        key="hcp_code",
    ),
    "programme": Kind(
        Programme.objects.all,
        _("Programme renamed"),
        _("Programme updated"),
        _("Programme added"),
    ),
    "venue": Kind(partial(shown, Venue), _("Venue renamed"), _("Venue updated")),
    "organisation": Kind(
        Organisation.objects.public, _("Organisation renamed"), _("Organisation updated")
    ),
    "person": Kind(Person.objects.public, _("Name or office corrected"), _("Person updated")),
    "audience": Kind(partial(shown, Audience), _("Audience renamed"), _("Audience updated")),
    "hijrimonth": Kind(
        hijri_months,
        _("First day announced or corrected"),
        _("First day announced or corrected"),
        key="code",
    ),
}
