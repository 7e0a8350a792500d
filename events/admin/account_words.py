"""What goes with an account that is deleted, in words of ours alone."""

from __future__ import annotations

from typing import Any

from django.utils.text import capfirst
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

# Their package names them in English alone, and their secrets are nobody's business.
UNSAID = (TOTPDevice, StaticDevice, StaticToken)
STARTS = tuple(f"{capfirst(model._meta.verbose_name)}: " for model in UNSAID)
PLURALS = {model._meta.verbose_name_plural for model in UNSAID}


def said(shown: list[Any]) -> list[Any]:
    """Django’s nested list of what is deleted, without the parts of the second factor."""
    parts = (said(each) if isinstance(each, list) else each for each in shown)
    return [each for each in parts if each and not str(each).startswith(STARTS)]


def counted(counts: dict[str, int]) -> dict[str, int]:
    """How many of each kind are deleted, without them too."""
    return {name: n for name, n in counts.items() if name not in PLURALS}
