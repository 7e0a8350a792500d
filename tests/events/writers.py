"""What another process does to the calendar: `python -m tests.events.writers WHAT KEY OWN TIMES`.

It opens the database of $DATABASE_URL as the site does; where any write fails, so does it.
"""

from __future__ import annotations

import os
import sys
from concurrent.futures import ThreadPoolExecutor

import django
from django.test.utils import setup_test_environment

THREADS = 2
FIELDS = ("city_fr", "theme_fr")


def edits(shared: int, own: int, times: int) -> None:
    """So many writes in each of two threads: of an event of its own, and of one that all write."""
    from django.db import connections

    from events import lifecycle
    from events.models import Event

    def write(name: str) -> None:
        try:
            for turn in range(times):
                event = Event.objects.get(pk=shared if turn % 2 else own)
                with lifecycle.revision(event):
                    event.title_fr = f"{name} {turn}"
        finally:
            connections.close_all()

    with ThreadPoolExecutor(THREADS) as pool:
        for done in [pool.submit(write, f"{os.getpid()}-{n}") for n in range(THREADS)]:
            done.result()


def forms(shared: int, own: int, times: int) -> None:
    """Add a word to a text in the form of the event, so often; where somebody else did, again."""
    from django.contrib.auth.models import User

    from tests import desk

    client = desk.signed_in(User.objects.get(pk=own))
    page = desk.address("change", shared)
    for turn in range(times):
        saved = False
        while not saved:
            opened = client.get(page)
            text = f"{opened.context['original'].summary_fr} {own}.{turn}"
            data = desk.typed(opened, summary_fr=text, **{FIELDS[own % 2]: f"{own}.{turn}"})
            saved = client.post(page, data).status_code == 302


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    setup_test_environment()
    {"edits": edits, "forms": forms}[sys.argv[1]](*map(int, sys.argv[2:]))
