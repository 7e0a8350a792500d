"""Log lines are stamped in UTC."""

import logging

from config.logs import UTCFormatter


def test_a_line_has_its_time_in_utc():
    record = logging.LogRecord("x", logging.INFO, "x", 1, "said", None, None)
    record.created, record.msecs = 0.25, 250.0
    assert UTCFormatter("%(asctime)s %(message)s").format(record) == "1970-01-01T00:00:00.250Z said"
