"""Log lines with their time in UTC: the operating system's idea of Moroccan time may be old."""

import logging
import time


class UTCFormatter(logging.Formatter):
    """Stamps each line in UTC, as ISO 8601."""

    converter = staticmethod(time.gmtime)
    default_time_format = "%Y-%m-%dT%H:%M:%S"
    default_msec_format = "%s.%03dZ"
