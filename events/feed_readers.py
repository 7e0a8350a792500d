"""Which calendar program asks for a feed, by what it calls itself; nothing else is looked at."""

from __future__ import annotations

import re
from functools import lru_cache

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Family(TextChoices):
    """Calendar programs that read feeds in the same way."""

    GOOGLE = "google", "Google"
    APPLE = "apple", "Apple"
    OUTLOOK = "outlook", "Outlook"
    THUNDERBIRD = "thunderbird", "Thunderbird"
    ICSX5 = "icsx5", "ICSx⁵, DAVx⁵"
    NEXTCLOUD = "nextcloud", "Nextcloud"
    EVOLUTION = "evolution", "GNOME"
    BROWSER = "browser", _("Browser")
    OTHER = "other", _("Other program")


# In this order: some name others too, and nearly all call themselves Mozilla.
SIGNS = {
    Family.THUNDERBIRD: "thunderbird",
    Family.ICSX5: "icsx5|davx5|ical4android",
    Family.NEXTCLOUD: "nextcloud",
    Family.EVOLUTION: "evolution|gnome-calendar",
    Family.GOOGLE: "google-calendar|calendar-importer",
    Family.OUTLOOK: "outlook|microsoft|msoffice|exchange",
    Family.APPLE: "dataaccessd|calendaragent|calendar/|remindd|accountsd|^ios/|^macos/|^mac os x/",
    Family.BROWSER: "mozilla/",
}
PATTERNS = {family: re.compile(sign) for family, sign in SIGNS.items()}


@lru_cache(maxsize=512)
def family_of(user_agent: str) -> Family:
    said = user_agent[:500].lower().replace("+", " ")
    return next((family for family, sign in PATTERNS.items() if sign.search(said)), Family.OTHER)
