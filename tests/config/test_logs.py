"""Log lines are stamped in UTC, and hold nothing that opens a page."""

import logging
from types import SimpleNamespace

import pytest

from config import gunicorn
from config.logs import UTCFormatter
from events.signed_keys import SignedKeys, new_key


def test_a_line_has_its_time_in_utc():
    record = logging.LogRecord("x", logging.INFO, "x", 1, "said", None, None)
    record.created, record.msecs = 0.25, 250.0
    assert UTCFormatter("%(asctime)s %(message)s").format(record) == "1970-01-01T00:00:00.250Z said"


@pytest.mark.parametrize("kind", ["preview", "answer"])
@pytest.mark.parametrize("name", ["error_log", "access_log"])
def test_lines_of_the_server_do_not_hold_the_secret_of_an_address(name, kind):
    token = SignedKeys(kind).token_of(new_key())
    handlers = {each: logging.StreamHandler() for each in ("error_log", "access_log")}
    log = {each: SimpleNamespace(handlers=[handler]) for each, handler in handlers.items()}
    gunicorn.on_starting(SimpleNamespace(log=SimpleNamespace(**log)))
    asked = {"r": f"GET /fr/{kind}/{token}/ HTTP/1.1", "f": f"https://x/ar/{kind}/{token}/"}
    record = logging.LogRecord("x", logging.INFO, "x", 1, '"%(r)s" 200 "%(f)s"', (asked,), None)
    line = handlers[name].format(record)
    assert token not in line
    assert f'"GET /fr/{kind}/…/ HTTP/1.1" 200' in line
