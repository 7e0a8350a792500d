"""Log lines with their time in UTC: the operating system's idea of Moroccan time may be old."""

import logging
import time

from events.signed_keys import hidden


class UTCFormatter(logging.Formatter):
    """Stamps each line in UTC, as ISO 8601, and leaves out what opens a page without an account."""

    converter = staticmethod(time.gmtime)
    default_time_format = "%Y-%m-%dT%H:%M:%S"
    default_msec_format = "%s.%03dZ"

    def format(self, record: logging.LogRecord) -> str:
        return hidden(super().format(record))
