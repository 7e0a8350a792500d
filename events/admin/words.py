"""Words of Django that its own Arabic lacks, and its months, which are not Morocco's.

The project's catalogues are asked before Django's: naming a message here puts it into them.
"""

from __future__ import annotations

from typing import Any

from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from django.views.i18n import JavaScriptCatalog

from events.wording.names import INITIALS

PASSWORDS = (
    _("Conflicting form data submitted. Please try again."),
    _("Password-based authentication was disabled."),
    _("Set password: %s"),
    _("Reset password"),
    _("Set password"),
    _(
        "Whether the user will be able to authenticate using a password or not. If disabled, "
        "they may still be able to authenticate using other backends, such as Single Sign-On or "
        "LDAP."
    ),
    _("Password-based authentication"),
    _("Enabled"),
    _("Disabled"),
    _("Raw passwords are not stored, so there is no way to see the user’s password."),
    _("Enable password-based authentication for this user by setting a password."),
)
LISTS = (
    _('Choose %s by selecting them and then select the "Choose" arrow button.'),
    _("Choose all %s"),
    _("Choose selected %s"),
    _("Remove selected %s"),
    _('Remove %s by selecting them and then select the "Remove" arrow button.'),
    _("Type into this box to filter down the list of selected %s."),
    _("(click to clear)"),
    _("Remove all %s"),
)


class StaffCatalog(JavaScriptCatalog):
    """What the admin's scripts say: Django's messages with our words over them."""

    packages = ["django.contrib.admin"]

    def get_catalog(self) -> dict[str, Any]:
        return super().get_catalog() | own_words()


def own_words() -> dict[str, str]:
    """Months, weekdays and lists in the active language, by their English words.

    The head of a calendar needs one letter a day: Django's Arabic has words there, and they push
    Sunday out of it.
    """
    words = [*MONTHS.values(), *WEEKDAYS.values(), *LISTS]
    days = WEEKDAYS.values()
    with override(None):
        keys = [str(word) for word in words]
        letters = [f"one letter {day}\x04{str(day)[0]}" for day in days]
    return dict(zip([*keys, *letters], map(str, [*words, *INITIALS]), strict=True))
