"""Short ways to declare the columns that many models have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.validators import URLValidator
from django.db import models
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.contrib.auth.models import User

LANGUAGE_CHOICES = [("ar", _("Arabic")), ("fr", _("French")), ("en", _("English"))]
LANGUAGE_NAMES = dict(LANGUAGE_CHOICES)


def text(label: Any, lang: str, length: int = 250) -> models.CharField[str, str]:
    """A line of text in the language `lang`; empty where it is not written yet."""
    return models.CharField(in_language(label, lang), max_length=length, blank=True)


def long_text(label: Any, lang: str) -> models.TextField[str, str]:
    """A paragraph or more in the language `lang`; empty where it is not written yet."""
    return models.TextField(in_language(label, lang), blank=True)


def in_language(label: Any, lang: str) -> Any:
    """`label` with the name of its language, translated when it is shown."""
    return format_lazy("{label} ({language})", label=label, language=LANGUAGE_NAMES[lang])


def web_address(label: Any) -> models.URLField[str, str]:
    """A public web address: http or https only."""
    return models.URLField(
        label, max_length=500, blank=True, validators=[URLValidator(schemes=["http", "https"])]
    )


def coordinate(label: Any) -> models.DecimalField[Any, Any]:
    """Degrees of latitude or longitude, six decimals, empty where unknown."""
    return models.DecimalField(label, max_digits=9, decimal_places=6, null=True, blank=True)


def order() -> models.PositiveSmallIntegerField[int, int]:
    """The place of a row among its siblings."""
    return models.PositiveSmallIntegerField(_("order"), default=0)


def staff(
    label: Any, *, blank: bool = False, editable: bool = True
) -> models.ForeignKey[User | None, User | None]:
    """Who did something; nobody once the account is deleted, or where the site did it by itself."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=label,
        blank=blank,
        editable=editable,
    )
