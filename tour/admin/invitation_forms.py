"""What is asked at the desk before a region is asked."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from events.models.fields import LANGUAGE_CHOICES
from tour.invitations import TERMS, Question
from tour.models import Invitation


def terms() -> list[tuple[int, str]]:
    return [(days, ngettext("%(n)d day", "%(n)d days", days) % {"n": days}) for days in TERMS]


class TermForm(forms.Form):
    """For how long an address is to take answers."""

    days = forms.TypedChoiceField(
        label=_("For how long"), choices=terms, coerce=int, initial=TERMS[1]
    )


class QuestionForm(TermForm):
    """Whom to ask, in which language, for how long."""

    name = forms.CharField(
        label=_("Recipient"),
        max_length=150,
        help_text=_("Such as “The Regional Council of Souss-Massa”, as it is to be addressed."),
        widget=forms.TextInput({"class": "vTextField"}),
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        help_text=_("To send the question and one reminder. Empty: you pass the address on."),
        widget=forms.EmailInput({"class": "vTextField", "dir": "ltr"}),
    )
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGE_CHOICES, initial="fr")
    field_order = ("name", "email", "language", "days")

    @classmethod
    def after(cls, last: Invitation | None, data: Any = None) -> QuestionForm:
        """A form that begins with whom the region was last asked through."""
        known = {name: getattr(last, name) for name in ("name", "email", "language") if last}
        return cls(data, initial=known)

    @property
    def question(self) -> Question:
        return Question(**self.cleaned_data)
