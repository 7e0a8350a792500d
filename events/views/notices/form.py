"""What is asked of somebody who wants notices: the words of filters, a language, an address."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

from events.models import Cadence, PublicCalendar, Subscriber
from events.reference import Known, known
from events.trilingual import LANGUAGES, active_language
from events.views.feed_items import MAIN, Item


class ChoiceForm(forms.Form):
    """Programmes, regions, language and how often; what is not to be had is refused."""

    lang = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    cadence = forms.ChoiceField(label=_("How often"), choices=Cadence.choices)

    def __init__(self, shown: QueryDict, *, sent: bool) -> None:
        super().__init__(shown if sent else None)
        self.shown = shown
        self.known: Known = known(PublicCalendar.objects.current().names_at)
        self.fields["programme"] = picks(_("Programme"), self.known.programmes)
        self.fields["region"] = picks(_("Region"), self.known.regions)

    @property
    def items(self) -> dict[str, list[Item]]:
        """What there is to choose from, and what is chosen."""
        among = {"programme": self.known.programmes, "region": self.known.regions}
        return {
            name: [Item(one, one.slug in self.shown.getlist(name)) for one in among[name]]
            for name in MAIN
        }

    @property
    def chosen(self) -> dict[str, list[Any]]:
        """What is chosen, by the names of filters."""
        return {name: [item.one for item in of if item.chosen] for name, of in self.items.items()}

    @property
    def languages(self) -> list[tuple[str, str, bool]]:
        """Each language with its own name, and whether it is chosen: that of the page at first."""
        asked = self.shown.get("lang", "")
        here = asked if asked in LANGUAGES else active_language()
        return [(code, name, code == here) for code, name in settings.LANGUAGES]

    @property
    def cadences(self) -> list[tuple[str, str, bool]]:
        here = self.shown.get("cadence", Cadence.WEEKLY)
        return [(value, str(name), value == here) for value, name in Cadence.choices]

    @property
    def choice(self) -> dict[str, Any]:
        """What was chosen, as it is stored."""
        return {
            "language": self.cleaned_data["lang"],
            "cadence": self.cleaned_data["cadence"],
            "regions": sorted(self.cleaned_data["region"]),
            "programmes": sorted(self.cleaned_data["programme"]),
        }


def picks(label: Any, among: Iterable[Any]) -> forms.MultipleChoiceField:
    """A choice of some things, by their slugs; none of them is all of them."""
    choices = [(one.slug, str(one.name)) for one in among]
    return forms.MultipleChoiceField(label=label, choices=choices, required=False)


class AskForm(ChoiceForm):
    """The same with the address that is to be written to."""

    email = forms.EmailField(label=_("E-mail address"), max_length=254)

    @property
    def typed(self) -> str:
        """What was typed for the address, right or wrong."""
        return str(self.shown.get("email", ""))


def asked(request: HttpRequest) -> AskForm:
    """The form as an address fills it in, or as it was sent."""
    sent = request.method == "POST"
    return AskForm(request.POST if sent else request.GET, sent=sent)


def stored(subscriber: Subscriber) -> ChoiceForm:
    """The form as a subscription fills it in."""
    shown = QueryDict(mutable=True)
    shown.setlist("region", subscriber.regions)
    shown.setlist("programme", subscriber.programmes)
    shown["lang"], shown["cadence"] = subscriber.language, subscriber.cadence
    return ChoiceForm(shown, sent=False)
