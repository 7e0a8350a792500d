"""What a region may answer, and how it is typed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from django import forms
from django.core.validators import RegexValidator
from django.forms.boundfield import BoundField
from django.forms.models import model_to_dict
from django.utils.translation import gettext_lazy as _

from events.signed_keys import new_key
from tour.models import Answer, Days, Stop, days_asked

if TYPE_CHECKING:
    ModelForm = forms.ModelForm[Answer]
else:
    ModelForm = forms.ModelForm

Kind = Answer.Kind
PROPOSALS = (1, 2, 3)
FARTHEST = dt.timedelta(days=2 * 366)
LONGEST = dt.timedelta(days=30)
PHONE = RegexValidator(
    r"^\+?[\d\s().\-/]{6,40}\Z", _("Write a number with its digits, such as +212 5 37 00 00 00.")
)
KEY = RegexValidator(r"^[A-Za-z0-9_-]{22}\Z")
SHOWN = RegexValidator(r"^(\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d)?\Z")
TYPED = {"class": "input"}
LATIN = TYPED | {"dir": "ltr"}


class Row(NamedTuple):
    """The two fields of one proposal."""

    number: int
    first: BoundField
    last: BoundField


def day(label: Any) -> forms.DateField:
    """A day as browsers send it."""
    widget = forms.DateInput(format="%Y-%m-%d", attrs=LATIN | {"type": "date"})
    return forms.DateField(label=label, required=False, widget=widget)


class AnswerForm(ModelForm):
    """The word of a region about a stop.

    `asked` are the days that the page shows, so that nobody agrees to what they did not see;
    `form` names this one form: sent twice, it is one answer.
    """

    asked = forms.CharField(required=False, validators=[SHOWN], widget=forms.HiddenInput)
    form = forms.CharField(validators=[KEY], widget=forms.HiddenInput)
    first_1, last_1 = day(_("First day")), day(_("Last day"))
    first_2, last_2 = day(_("First day")), day(_("Last day"))
    first_3, last_3 = day(_("First day")), day(_("Last day"))

    class Meta:
        model = Answer
        fields = [
            *("kind", "asked", "contact_name", "contact_phone", "contact_email"),
            *("venue", "comment", "form"),
        ]
        widgets = {
            "kind": forms.RadioSelect,
            "contact_name": forms.TextInput(TYPED | {"autocomplete": "name"}),
            "contact_phone": forms.TextInput(LATIN | {"type": "tel", "autocomplete": "tel"}),
            "contact_email": forms.EmailInput(LATIN | {"autocomplete": "email"}),
            "venue": forms.TextInput(TYPED),
            "comment": forms.Textarea(TYPED | {"rows": 5}),
        }

    def __init__(
        self,
        stop: Stop,
        today: dt.date,
        last: Answer | None = None,
        data: Mapping[str, Any] | None = None,
    ) -> None:
        self.stop, self.today, self.shown = stop, today, days_asked(stop.event)
        typed = said(last, self.shown) | {"asked": self.shown, "form": new_key()}
        super().__init__(data, initial=typed)
        kind: Any = self.fields["kind"]
        kind.choices = [each for each in Kind.choices if each[0] != Kind.CONFIRMED or self.shown]
        kind.error_messages["required"] = _("Choose one of the answers.")
        self.fields["contact_phone"].validators.append(PHONE)

    def rows(self) -> Iterator[Row]:
        """The proposals as the page shows them."""
        for n in PROPOSALS:
            yield Row(n, self[f"first_{n}"], self[f"last_{n}"])

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        proposed = [days for n in PROPOSALS if (days := self.proposal(n, values))]
        self.instance.proposed = [[f"{day:%Y-%m-%d}" for day in days] for days in proposed]
        kind = values.get("kind")
        if kind == Kind.OTHER_DATES:
            self.want_dates(proposed)
        elif kind and proposed:
            sentence = _("You have typed dates: choose “We propose other dates”, or empty them.")
            self.add_error("kind", sentence)
        if kind == Kind.CONFIRMED:
            self.want_contact(values)
        if kind == Kind.DECLINED and not values.get("comment"):
            self.want("comment", _("Tell us why in a few words."))
        return values

    def proposal(self, n: int, values: dict[str, Any]) -> Days | None:
        """One proposal, one day long where no last day was typed; says what is wrong with it."""
        first, last = values.get(f"first_{n}"), values.get(f"last_{n}")
        if first is None:
            if last is not None:
                self.add_error(f"first_{n}", _("The first day is missing."))
            return None
        days = Days(first, last or first)
        if not self.today <= first <= self.today + FARTHEST:
            self.add_error(f"first_{n}", _("Choose a day from today on, within two years."))
        if not dt.timedelta() <= days.last - days.first <= LONGEST:
            sentence = _("The last day is not before the first, and at most a month after it.")
            self.add_error(f"last_{n}", sentence)
        return days

    def want_dates(self, proposed: list[Days]) -> None:
        if not proposed and not any(name.startswith(("first_", "last_")) for name in self.errors):
            self.want("first_1", _("Propose at least one date."))

    def want_contact(self, values: dict[str, Any]) -> None:
        if not values.get("contact_name"):
            self.want("contact_name", _("Name whom we may turn to."))
        if not values.get("contact_phone") and not values.get("contact_email"):
            self.want("contact_phone", _("Give a telephone number or an e-mail address."))

    def want(self, name: str, sentence: Any) -> None:
        """Ask for what is missing, unless it was typed and is wrong."""
        if name not in self.errors:
            self.add_error(name, sentence)


def said(last: Answer | None, shown: str) -> dict[str, Any]:
    """What the form begins with: the last answer; a confirmation only of the days shown now."""
    if last is None:
        return {}
    typed = model_to_dict(last, ["contact_name", "contact_phone", "contact_email", "venue"])
    typed |= {"comment": last.comment}
    if last.kind != Kind.CONFIRMED or last.asked == shown:
        typed["kind"] = last.kind
    for n, days in zip(PROPOSALS, last.ranges, strict=False):
        typed |= {f"first_{n}": days.first, f"last_{n}": days.last}
    return typed
