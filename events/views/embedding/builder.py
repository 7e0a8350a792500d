"""The page that makes a widget: what was chosen, how it looks, and the lines to take along."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from django import forms
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from django.utils.functional import lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from events.context import translated_path
from events.trilingual import DIRECTIONS, active_language
from events.views.calendar.selection import Chip, Selection, address
from events.views.embedding.look import USUAL, Look
from events.views.embedding.names import TITLED, title, untold
from events.views.feed_items import Item
from events.widget_address import widget_path
from events.wording import percent

FULL = {"list": "events:list", "month": "events:month_now"}
LINES = """<iframe src="{src}"
  title="{title}" lang="{lang}" width="{width}" height="{height}"
  loading="lazy" style="border:0;max-width:100%" data-mawaid></iframe>
<p><a href="{href}" lang="{lang}" dir="{dir}">{title}</a></p>
<script src="{script}" async></script>"""
HEIGHT = "560"
FULL_WIDTH = lazy(percent, str)(100)


class BuilderForm(Look):
    """What the lines are made from, besides filters."""

    field_order = ("widget", "number", "lang", "scheme")

    widget = forms.ChoiceField(
        choices=[("list", _("List")), ("month", _("Month"))], label=_("Form")
    )
    lang = forms.ChoiceField(choices=settings.LANGUAGES, label=_("Language"))
    width = forms.ChoiceField(
        choices=[("100%", FULL_WIDTH), ("320", "320 px"), ("480", "480 px")],
        label=_("Width"),
    )
    height = forms.IntegerField(
        min_value=200, max_value=2000, label=_("Height without the script, in pixels")
    )

    @staticmethod
    def usual() -> dict[str, str]:
        return USUAL | {
            "widget": "list",
            "lang": active_language(),
            "width": "100%",
            "height": HEIGHT,
        }


@dataclass(frozen=True)
class Builder:
    """What the page shows of a choice; `past` is the word for what is over, or empty."""

    selection: Selection
    form: BuilderForm
    past: str

    @classmethod
    def of(cls, request: HttpRequest, past: str) -> Self:
        """Read the address of the page."""
        form = BuilderForm.of(request.GET)
        extra = "&".join(filter(None, (past, form.query(form.usual()))))
        return cls(Selection.of(request, extra), form, past)

    @cached_property
    def programmes(self) -> list[Item]:
        chosen = self.selection.words.getlist("programme")
        return [Item(one, one.slug in chosen) for one in self.selection.known.programmes]

    @cached_property
    def regions(self) -> list[Item]:
        chosen = self.selection.words.getlist("region")
        return [Item(one, one.slug in chosen) for one in self.selection.known.regions]

    @property
    def chosen_programmes(self) -> int:
        return sum(item.chosen for item in self.programmes)

    @property
    def chosen_regions(self) -> int:
        return sum(item.chosen for item in self.regions)

    @property
    def other_chips(self) -> list[Chip]:
        """The filters that came along from another page: they can only be taken away here."""
        return untold(self.selection, TITLED)

    @property
    def kept(self) -> Iterator[tuple[str, str]]:
        """The same, as the form hands them on."""
        for name, values in self.selection.words.lists():
            if name not in TITLED:
                yield from ((name, value) for value in values)

    @property
    def widget(self) -> str:
        """The form of the widget."""
        return str(self.form.values["widget"])

    @property
    def lang(self) -> str:
        """The language of the widget."""
        return str(self.form.values["lang"])

    @property
    def dir(self) -> str:
        """Its writing direction."""
        return DIRECTIONS[self.lang]

    @property
    def filters(self) -> str:
        """The filters that were understood, and in a list, whether it is about what is over."""
        words = self.selection.words.copy()
        for name in self.selection.filters.form.errors:
            words.pop(name, None)
        return "&".join(filter(None, (words.urlencode(), self.past * (self.widget == "list"))))

    @property
    def src(self) -> str:
        """The address of the widget on this site."""
        path = translated_path(widget_path(self.widget), self.lang)
        return address(path, self.filters, self.form.query())

    @property
    def href(self) -> str:
        """The address of the whole page of the same events, for where there are no frames."""
        path = translated_path(reverse(FULL[self.widget]), self.lang)
        return address(settings.SITE_URL + path, self.filters)

    @cached_property
    def title(self) -> str:
        """What the frame is called, in its own language."""
        with translation.override(self.lang):
            return title(self.selection)

    @property
    def lines(self) -> SafeString:
        """The lines to put into a page; a page that shows them has to escape them once more."""
        return format_html(
            LINES,
            src=settings.SITE_URL + self.src,
            title=self.title,
            lang=self.lang,
            dir=self.dir,
            width=self.form.values["width"],
            height=self.form.values["height"],
            href=self.href,
            script=settings.SITE_URL + reverse("embed_script"),
        )
