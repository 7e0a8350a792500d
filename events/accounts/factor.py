"""The second factor of a member of staff: codes of a telephone, and recovery codes.

The telephone's is django-otp's `TOTPDevice`, one a person, which counts once a code confirmed it. A
code is accepted once, and after each wrong one the next is refused for twice as long.
"""

from __future__ import annotations

import base64
import secrets
import unicodedata
from enum import Enum, auto
from typing import Any

from django.db import transaction
from django.utils.crypto import salted_hmac
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

HOW_MANY = 10
# Without letters and digits that are taken for each other: 32 signs, 5 bits each.
SIGNS = "abcdefghjkmnpqrstuvwxyz123456789"
HALF = 5
KEPT_LENGTH = 16
TOTP_DIGITS = 6


class Verdict(Enum):
    """What became of a code that was typed."""

    RIGHT = auto()
    RECOVERY = auto()
    WRONG = auto()
    TOO_SOON = auto()


def of(user: Any) -> TOTPDevice | None:
    """The confirmed device of a user."""
    return TOTPDevice.objects.filter(user=user, confirmed=True).first()


def unconfirmed(user: Any) -> TOTPDevice | None:
    """The device that a user is setting up."""
    return TOTPDevice.objects.filter(user=user, confirmed=False).first()


def begin(user: Any) -> None:
    """Make a new secret to set up; it counts for nothing before a code confirms it."""
    with transaction.atomic():
        TOTPDevice.objects.filter(user=user, confirmed=False).delete()
        TOTPDevice.objects.create(user=user, name="TOTP", confirmed=False)


def confirm(user: Any, typed: str) -> list[str] | None:
    """Let the new device count if the code is of it; return the recovery codes."""
    with transaction.atomic():
        waiting = TOTPDevice.objects.select_for_update().filter(user=user, confirmed=False)
        device = waiting.first()
        if device is None or not device.verify_token(plain(typed)):
            return None
        TOTPDevice.objects.filter(user=user, confirmed=True).delete()
        device.confirmed = True
        device.save(update_fields=["confirmed"])
        return renew_codes(user)


def check(user: Any, typed: str) -> Verdict:
    """Try a code of the telephone, or a recovery code, which is used up."""
    code = plain(typed)
    timed = len(code) == TOTP_DIGITS and code.isdecimal()
    with transaction.atomic():
        kind = TOTPDevice if timed else StaticDevice
        device = kind.objects.select_for_update().filter(user=user, confirmed=True).first()
        if device is None:
            return Verdict.WRONG
        if not device.verify_is_allowed()[0]:
            return Verdict.TOO_SOON
        if not device.verify_token(code if timed else kept(user, code)):
            return Verdict.WRONG
    return Verdict.RIGHT if timed else Verdict.RECOVERY


def renew_codes(user: Any) -> list[str]:
    """Make new recovery codes, return them this once, and let none of the old be used."""
    codes = [made() for _ in range(HOW_MANY)]
    with transaction.atomic():
        StaticDevice.objects.filter(user=user).delete()
        device = StaticDevice.objects.create(user=user, name="recovery")
        tokens = [StaticToken(device=device, token=kept(user, plain(code))) for code in codes]
        StaticToken.objects.bulk_create(tokens)
    return codes


def codes_left(user: Any) -> int:
    """How many recovery codes are not used yet."""
    left: int = StaticToken.objects.filter(device__user=user).count()
    return left


def switch_off(user: Any) -> None:
    """Leave a user no second factor and no recovery code."""
    with transaction.atomic():
        TOTPDevice.objects.filter(user=user).delete()
        StaticDevice.objects.filter(user=user).delete()


def made() -> str:
    """A recovery code such as `k7m2p-x9w4a`, of 50 random bits."""
    halves = ("".join(secrets.choice(SIGNS) for _ in range(HALF)) for _ in range(2))
    return "-".join(halves)


def plain(typed: str) -> str:
    """A code as it is compared: small letters and Western digits, without blanks and hyphens."""
    signs = unicodedata.normalize("NFKC", typed).lower()
    return "".join(western(sign) for sign in signs if sign.isalnum())


def western(sign: str) -> str:
    return str(unicodedata.decimal(sign)) if sign.isdecimal() else sign


def kept(user: Any, code: str) -> str:
    """What the database keeps of a recovery code: of no use without the site's secret key."""
    digest = salted_hmac(f"recovery code of {user.pk}", code, algorithm="sha256").digest()
    return base64.urlsafe_b64encode(digest).decode()[:KEPT_LENGTH]


def secret(device: TOTPDevice) -> str:
    """The secret in letters, in groups of four, to be typed where no code can be scanned."""
    letters = base64.b32encode(device.bin_key).decode().rstrip("=")
    return " ".join(letters[n : n + 4] for n in range(0, len(letters), 4))
