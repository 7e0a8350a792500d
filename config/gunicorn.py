"""How gunicorn serves the site: two processes with four threads each."""

import os
import signal
from typing import Any

from config import env
from config.logs import UTCFormatter

# The legal time of Morocco comes from the pinned tzdata package, in every process.
os.environ["PYTHONTZPATH"] = ""

bind = env.text("BIND", f"127.0.0.1:{env.port()}")
workers = env.number("WORKERS", 2, least=1)
worker_class = "gthread"
threads = env.number("THREADS", 4, least=1)
preload_app = True
timeout = 30
graceful_timeout = 10
keepalive = 5
loglevel = "warning"
control_socket_disable = True


def on_starting(server: Any) -> None:
    """Stamp gunicorn's lines in UTC, as the site's are; no line holds the secret of an address."""
    for handler in server.log.error_log.handlers:
        handler.setFormatter(UTCFormatter("%(asctime)s %(levelname)s gunicorn: %(message)s"))
    for handler in server.log.access_log.handlers:
        handler.setFormatter(UTCFormatter("%(message)s"))


def when_ready(_server: Any) -> None:
    """Say where the site answers, now that it does; let Ctrl-C finish what is being answered.

    Gunicorn's quick end on SIGINT can lock a worker that is just taking a request.
    """
    from django.conf import settings

    signal.signal(signal.SIGINT, lambda *_: os.kill(os.getpid(), signal.SIGTERM))
    print(f"Mawaïd answers at {settings.SITE_URL}/ (administration: {settings.SITE_URL}/fr/admin/)")
    print("Stop it with Ctrl-C.", flush=True)


def post_fork(_server: Any, _worker: Any) -> None:
    """Leave the connections of the first process to the first process."""
    from django.db import connections

    connections.close_all()


def post_worker_init(_worker: Any) -> None:
    """Leave Ctrl-C to the first process, which tells the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def worker_exit(_server: Any, _worker: Any) -> None:
    """Write down which feeds this process has counted as read."""
    from events.feed_health import flush

    flush()


def on_exit(_server: Any) -> None:
    """Say that the end was as meant."""
    print("Mawaïd has stopped.", flush=True)
