"""What a worker does while the site answers (django-tasks; part of Django from 6.0 on)."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

from events.notices.sending import send_all

task = import_module("django.tasks" if find_spec("django.tasks") else "django_tasks").task


@task()  # type: ignore[untyped-decorator]
def send_due() -> int:
    """Send the mails that are due."""
    return send_all()
