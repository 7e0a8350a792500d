"""A worker is killed while it sends: nobody gets a mail twice, and all others get theirs."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest
from django.utils import timezone

from events.models import Notice, NoticeState
from events.notices import preparing, sending
from tests import make
from tests.events.notices.mail_server import MailServer
from tests.processes import database

pytestmark = pytest.mark.django_db(transaction=True)

READERS = [f"reader-{n}@example.ma" for n in range(4)]


@pytest.fixture
def work(root, settings):
    """Return a function that starts what `make run` starts beside the site."""
    started: list[subprocess.Popen[bytes]] = []

    def start(server: MailServer, *options: str) -> subprocess.Popen[bytes]:
        environment = os.environ | {
            "DATABASE_URL": database(),
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "EMAIL_URL": server.url,
            "SECRET_KEY": settings.SECRET_KEY,
        }
        command = [sys.executable, "-m", "django", "deliver", *options]
        started.append(subprocess.Popen(command, cwd=root, env=environment, stdin=subprocess.PIPE))
        return started[-1]

    yield start
    for each in started:
        each.kill()
        each.wait()
        assert each.stdin is not None
        each.stdin.close()


@pytest.mark.parametrize(
    ("hears", "silent_at", "lost"),
    [("DATA", 2, set()), ("RCPT", 3, {READERS[2]})],
    ids=["taken but not answered for", "not yet taken"],
)
def test_after_a_kill_the_others_get_their_mail_and_nobody_a_second_one(
    subscriber, later, work, hears, silent_at, lost
):
    for reader in READERS:
        subscriber(reader)
    make.event()
    preparing.prepare(later)
    Notice.objects.update(due_at=timezone.now())
    with MailServer(hears, silent_at) as server:
        first = work(server)
        assert server.silent.wait(60)
        first.send_signal(signal.SIGKILL)
        first.wait()
        interrupted = Notice.objects.get(state=NoticeState.SENDING)
        Notice.objects.filter(pk=interrupted.pk).update(at=timezone.now() - sending.INTERRUPTED)
        assert work(server, "--once").wait(60) == 0
        assert sorted(server.taken) == sorted(set(READERS) - lost)
        server.shutdown()
    interrupted.refresh_from_db()
    assert interrupted.state == NoticeState.UNKNOWN
    assert Notice.objects.filter(state=NoticeState.SENT).count() == len(READERS) - 1


def test_it_ends_with_the_site(work):
    with MailServer() as server:
        worker = work(server, "--with-input")
        assert worker.poll() is None
        assert worker.stdin is not None
        worker.stdin.close()
        assert worker.wait(60) == 0
        server.shutdown()
