"""How many proposals came within an hour: what the limits of a call are counted by."""

from __future__ import annotations

from django.db import models


class Sending(models.Model):
    """The number of one hour, for a stop or for a network address.

    `key` is a keyed digest of the address and the hour: it names nobody, and no two hours of the
    same address can be told to be of the same. The row goes when its hour is over.
    """

    key = models.CharField(max_length=64)
    hour = models.DateTimeField(db_index=True)
    number = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key", "hour"], name="one_count_for_each_hour")
        ]

    def __str__(self) -> str:
        return f"{self.hour:%Y-%m-%d %H}: {self.number}"
