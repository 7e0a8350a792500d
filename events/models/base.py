"""What the reference models share: a slug by which fixtures, addresses and imports know them."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class SlugManager(models.Manager[Any]):
    """Finds an object by its slug, so that fixtures carry no numbers."""

    def get_by_natural_key(self, slug: str) -> Any:
        return self.get(slug=slug)


class Named(models.Model):
    """An object with a stable slug, used in public addresses: it is never changed once known."""

    slug = models.SlugField(
        _("slug"),
        max_length=80,
        unique=True,
        help_text=_("Part of public addresses and feeds. Do not change it once it is known."),
    )

    objects: ClassVar[models.Manager[Any]] = SlugManager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(getattr(self, "name", "") or self.slug)

    def natural_key(self) -> tuple[str]:
        return (self.slug,)
