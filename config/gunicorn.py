"""How gunicorn serves the site: two processes with four threads each."""

import os
from typing import Any

from config import env

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


def when_ready(_server: Any) -> None:
    """Say where the site answers, now that it does."""
    from django.conf import settings

    print(f"Mawaïd answers at {settings.SITE_URL}/ (administration: {settings.SITE_URL}/fr/admin/)")
    print("Stop it with Ctrl-C.", flush=True)


def post_fork(_server: Any, _worker: Any) -> None:
    """Leave the connections of the first process to the first process."""
    from django.db import connections

    connections.close_all()


def on_exit(_server: Any) -> None:
    """Say that the end was as meant."""
    print("Mawaïd has stopped.", flush=True)
