"""Where a stated fact comes from."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models import fields
from events.models.base import Named


class Source(Named):
    """A press release, an article, a page: `citation` is its name as printed, in its language."""

    citation = models.CharField(_("citation"), max_length=250)
    url = fields.web_address(_("address"))
    language = models.CharField(
        _("language"), max_length=2, choices=fields.LANGUAGE_CHOICES, blank=True
    )

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.citation
