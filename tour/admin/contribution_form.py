"""The form of an outcome: its stop is one of the user's, publishing it takes a publisher."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from events import rights
from events.admin.autocomplete import HoldingForm
from tour.models import Contribution

UNTRUSTED = _(
    "A publisher of the region or of the programme publishes this. Save it without, and it stays "
    "in the list for them."
)


class ContributionForm(HoldingForm):
    """Says at the field what the user may not do; an action begins as one that is not begun."""

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if values.get("kind") == Contribution.Kind.ACTION and not values.get("state"):
            values["state"] = Contribution.State.OPEN
        if values.get("is_published") and not self.may_publish(values.get("stop")):
            self.add_error("is_published", UNTRUSTED)
        return values

    def may_publish(self, stop: Any) -> bool:
        """Whether the user may change what is published of a stop."""
        if stop is None:
            return True
        return rights.may(self.user, "change", Contribution(stop=stop, is_published=True))
