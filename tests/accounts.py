"""People who sign in as they do: with a password, a telephone, recovery codes."""

from __future__ import annotations

from itertools import count
from typing import Any

from django.contrib.auth.models import User
from django.test import Client
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

from events.accounts import factor
from events.models import Mandate, Role

PASSWORD = "a long day at the fair"
LOGIN = "/en/admin/login/"
CODE = "/en/admin/login/code/"
FACTOR = "/en/admin/second-factor/"
number = count(1)


def account(role: Role | None = Role.EDITOR, **values: Any) -> User:
    """A member of staff with a password, and with a mandate for everything."""
    user = User.objects.create_user(
        f"person-{next(number)}", password=PASSWORD, is_staff=True, **values
    )
    if role is not None:
        Mandate.objects.create(user=user, role=role)
    return user


def with_factor(user: User) -> list[str]:
    """Switch the second factor on, and return the recovery codes."""
    factor.begin(user)
    codes = factor.confirm(user, code(user, -1))
    assert codes is not None
    return codes


def code(user: User, steps: int = 0) -> str:
    """What the telephone of `user` shows, or will show in so many half minutes."""
    device = TOTPDevice.objects.get(user=user)
    return f"{totp(device.bin_key, drift=steps):06}"


def rest(user: User) -> None:
    """Let the time pass that follows a wrong code."""
    TOTPDevice.objects.filter(user=user).update(throttling_failure_timestamp=None)


def type_password(client: Client, user: User, password: str = PASSWORD, **more: Any) -> Any:
    return client.post(LOGIN, {"username": user.username, "password": password}, **more)


def type_code(client: Client, typed: str, **more: Any) -> Any:
    return client.post(CODE, {"code": typed}, **more)


def is_in(client: Client) -> bool:
    """Whether the desk opens."""
    return client.get("/en/admin/").status_code == 200
