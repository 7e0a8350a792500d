"""What is done again and again, whoever runs it: nothing is done twice."""

from __future__ import annotations

import datetime as dt

from django_tasks_db.models import DBTaskResult

from events.notices import rounds as notices
from events.webhooks import rounds as webhooks

TASK_TERM = dt.timedelta(days=2)


def run(now: dt.datetime) -> int:
    """Prepare what is to be sent and give it to the worker; return how many messages are new."""
    DBTaskResult.objects.filter(enqueued_at__lte=now - TASK_TERM).delete()
    return notices.run(now) + webhooks.run(now)
