"""Who a session belongs to."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.db.models import OuterRef, Subquery
from django_otp.plugins.otp_totp.models import TOTPDevice

from events.rights.answers import Mandates


class Staff(Mandates):
    """Reads, with the user of a session, which second factor they have: no query of its own."""

    def get_user(self, user_id: Any) -> User | None:
        """The user, with `factor`: the id of their confirmed device, or None."""
        devices = TOTPDevice.objects.filter(user=OuterRef("pk"), confirmed=True)
        users = User.objects.annotate(factor=Subquery(devices.values("pk")[:1]))
        user = users.filter(pk=user_id).first()
        return user if user is not None and self.user_can_authenticate(user) else None
