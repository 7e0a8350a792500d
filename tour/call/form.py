"""The form of the call: all that is wrong is said at once, and nothing that was typed is lost."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from typing import Any

from django import forms
from django.conf import settings
from django.core.validators import MinLengthValidator
from django.utils.translation import gettext_lazy as _

from events.trilingual import active_language
from tour.call import seal
from tour.models import Proposal, Sector, Stop
from tour.models.proposal import LONGEST

SHORTEST = 20
MOST_LINKS = 2
LINK = re.compile(r"(?i)\b(?:https?://|www\.)")
TRAP = "website"
TRAPPED = _("Please leave the field “Leave this empty” empty, then send your text again.")
TOO_MANY_LINKS = _("A text has two links at most.")
# Invisible signs that turn the direction of what follows: a text can look like another one.
OVERRIDES = "\u202a\u202b\u202c\u202d\u202e"


def is_plain(sign: str) -> bool:
    """Whether a sign may stay in a text; the one that no database takes is told by Django."""
    return sign in "\n\t\0" or (unicodedata.category(sign) != "Cc" and sign not in OVERRIDES)


class PlainText(forms.CharField):
    """A text of several lines, without signs that no keyboard has."""

    def to_python(self, value: Any) -> Any:
        text = str(super().to_python(value)).replace("\r\n", "\n").replace("\r", "\n")
        return "".join(sign for sign in text if is_plain(sign)).strip()


def line(label: Any, complete: str, length: int, **options: Any) -> forms.CharField:
    """A field of one line that the browser knows how to fill in."""
    attributes = {"class": "input", "autocomplete": complete, "dir": "auto"}
    widget = forms.TextInput(attrs=attributes)
    return forms.CharField(label=label, max_length=length, widget=widget, **options)


class ProposalForm(forms.Form):
    """What is proposed, by whom, and what no robot knows how to leave alone."""

    kind = forms.ChoiceField(
        label=_("What is it?"), choices=Proposal.Kind.choices, widget=forms.RadioSelect
    )
    sector = forms.ChoiceField(
        label=_("Your sector"),
        choices=[("", _("Please choose")), *Sector.choices],
        widget=forms.Select(attrs={"class": "input"}),
    )
    text = PlainText(
        label=_("Your text"),
        max_length=LONGEST,
        validators=[MinLengthValidator(SHORTEST)],
        help_text=_("Plain text, from 20 to 4,000 characters, with two links at most."),
        widget=forms.Textarea(attrs={"rows": 9, "dir": "auto", "class": "input call__text"}),
    )
    language = forms.ChoiceField(
        label=_("Language of your text"), choices=settings.LANGUAGES, widget=forms.RadioSelect
    )
    name = line(_("Your name"), "name", 120)
    organisation = line(_("Your organisation, if any"), "organization", 160, required=False)
    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"class": "input", "autocomplete": "email", "dir": "ltr"}),
    )
    consent = forms.BooleanField(label=_("I agree that these data are used as said here"))
    website = forms.CharField(label=_("Leave this empty"), required=False)

    def __init__(self, stop: Stop, now: dt.datetime, data: Any = None) -> None:
        super().__init__(data, initial={"language": active_language()})
        given = "" if data is None else data.get("seal", "")
        self.stop = stop
        self.passed = seal.age(given, stop, now)
        is_kept = self.passed is not None and self.passed <= seal.MOST
        self.seal = given if is_kept else seal.sealed(stop, now)

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if len(LINK.findall(text)) > MOST_LINKS:
            raise forms.ValidationError(TOO_MANY_LINKS, code="links")
        return text

    def clean(self) -> None:
        """Refuse what nobody sends who reads the page and types."""
        for fault in (seal.fault(self.passed), TRAPPED if self.cleaned_data.get(TRAP) else None):
            if fault is not None:
                self.add_error(None, str(fault))

    def proposal(self) -> Proposal:
        """What was typed, valid and not stored yet."""
        typed = {name: value for name, value in self.cleaned_data.items() if name != TRAP}
        return Proposal(stop=self.stop, **typed)
