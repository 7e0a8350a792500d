"""Moments as the desk writes them."""

from __future__ import annotations

import datetime as dt

from django.utils.formats import date_format
from django.utils.timezone import localtime


def moment(at: dt.datetime) -> str:
    """The day and the hour in Morocco, in the active language."""
    return date_format(localtime(at), "DATETIME_FORMAT")
