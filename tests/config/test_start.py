"""`make run` refuses what cannot work, and gathers static files once."""

import os
import signal
import socket
from pathlib import Path

import pytest

from config import start


def test_a_busy_port_is_said_and_another_one_named():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(SystemExit, match=f"Port {port} cannot be used .* PORT={port + 1}"):
            start.refuse_busy(port)


def test_the_address_of_the_site_follows_the_port_unless_it_is_given(monkeypatch):
    monkeypatch.setattr(os, "environ", {})
    start.prepare_environment(9000)
    assert os.environ["SITE_URL"] == "http://127.0.0.1:9000"
    assert os.environ["PYTHONTZPATH"] == ""
    os.environ["SITE_URL"] = "https://agenda.example.ma"
    start.prepare_environment(9000)
    assert os.environ["SITE_URL"] == "https://agenda.example.ma"


def test_static_files_are_gathered_once_for_a_release(settings, tmp_path, monkeypatch, capsys):
    gathered = []
    monkeypatch.setattr(start, "call_command", lambda *names, **_options: gathered.append(names[0]))
    settings.STATIC_ROOT = tmp_path
    for release in ("one", "one", "two"):
        settings.RELEASE = release
        start.gather_static()
    assert gathered == ["collectstatic", "collectstatic"]


@pytest.mark.django_db
def test_the_way_to_an_administrator_is_shown_until_there_is_one(capsys, django_user_model):
    start.invite()
    assert "make admin" in capsys.readouterr().out
    django_user_model.objects.create_superuser("amina", password="x")
    start.invite()
    assert capsys.readouterr().out == ""


def open_ones() -> set[int]:
    """The descriptors that are open, without the one that is needed to look."""
    found = {int(each.name) for each in Path("/dev/fd").iterdir()}
    return {one for one in found if stands(one)}


def stands(descriptor: int) -> bool:
    try:
        os.fstat(descriptor)
    except OSError:
        return False
    return True


def test_the_worker_holds_one_end_of_a_pipe_and_the_site_the_other(monkeypatch):
    started = []
    monkeypatch.setattr(
        start.subprocess, "Popen", lambda *args, **more: started.append((args, more))
    )
    before = signal.getsignal(signal.SIGINT)
    descriptors = open_ones()
    start.start_worker()
    ((((*_, name, option),), more),) = started
    assert (name, option) == ("deliver", "--with-input")
    (ours,) = open_ones() - descriptors
    assert os.get_inheritable(ours)
    assert more["stdin"] not in {ours, None}
    assert signal.getsignal(signal.SIGINT) == before
    os.close(ours)
