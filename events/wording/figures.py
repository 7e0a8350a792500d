"""Numbers as they are read: with the signs of the language, never more exact than stated."""

from __future__ import annotations

from decimal import Decimal

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

QUALIFIERS: dict[str, Promise] = {
    "about": _("about {number}"),
    "more_than": _("more than {number}"),
    "less_than": _("less than {number}"),
}
ENDINGS: dict[int, Promise] = {
    0: _("{n}th edition"),
    1: _("{n}st edition"),
    2: _("{n}nd edition"),
    3: _("{n}rd edition"),
}


def number(value: Decimal) -> str:
    """Such as “1,200” or “1.2”, without the zeros that storage adds."""
    plain = f"{value:f}"
    short = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return number_format(Decimal(short), use_l10n=True, force_grouping=True)


def qualified(value: Decimal, qualifier: str) -> str:
    """The number with how sure it is: “about 400”, “more than 62”."""
    words = QUALIFIERS.get(qualifier)
    return str(words).format(number=number(value)) if words else number(value)


def percent(n: int) -> str:
    """Such as “44%”; French alone sets the sign off."""
    return gettext("{n}%").format(n=n)


def edition(n: int) -> str:
    """Such as “9th edition”; only English has more than two endings."""
    if n == 1:
        return gettext("1st edition")
    is_teen = n % 100 in range(11, 14)
    words = ENDINGS[0] if is_teen else ENDINGS.get(n % 10, ENDINGS[0])
    return str(words).format(n=n)
