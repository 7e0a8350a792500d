"""What a worker does for webhooks."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

from events.webhooks.sending import send_all

task = import_module("django.tasks" if find_spec("django.tasks") else "django_tasks").task


@task()  # type: ignore[untyped-decorator]
def deliver_due() -> int:
    """Send the messages that are due."""
    return send_all()
