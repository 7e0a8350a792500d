"""`make run`: prepare the database and the static files, then serve the site with gunicorn."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import django
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command

from config import env

HOST = "127.0.0.1"


def say(sentence: str) -> None:
    """Tell the person at the terminal what happens, at once."""
    print(sentence, flush=True)


def refuse_busy(port: int) -> None:
    """Stop with a sentence where something else already answers at the port."""
    with socket.socket() as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind((HOST, port))
        except OSError as error:
            reason = f"Port {port} cannot be used ({error.strerror})."
            sys.exit(f"{reason} For another: make run PORT={port + 1}")


def prepare_environment(port: int) -> None:
    """Set what every process below needs, unless it is set already."""
    os.environ["PYTHONTZPATH"] = ""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    os.environ.setdefault("SITE_URL", f"http://{HOST}:{port}")


def prepare_data() -> None:
    """Create or upgrade the database; fill it only if it is empty."""
    say("Database: creating or upgrading it; the real events are loaded if it is empty.")
    call_command("migrate", interactive=False, verbosity=0)
    call_command("seed")


def gather_static() -> None:
    """Gather the static files, unless these very files were gathered before."""
    from django.conf import settings

    stamp = Path(settings.STATIC_ROOT) / ".release"
    if settings.DEBUG or (stamp.exists() and stamp.read_text() == settings.RELEASE):
        return
    say("Style sheets, fonts and scripts: gathering.")
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(settings.RELEASE)


def invite() -> None:
    """Say how to make the first administrator, as long as there is none."""
    from django.contrib.auth import get_user_model

    if not get_user_model()._default_manager.filter(is_superuser=True).exists():
        say("There is no administrator yet: make one with `make admin` in another terminal.")


def start_worker() -> None:
    """Start what sends mails; it ends with gunicorn, which holds the other end of its input.

    Ctrl-C reaches it too, and would be an error as long as it is only being loaded.
    """
    its_input, ours = os.pipe()
    os.set_inheritable(ours, True)
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    subprocess.Popen([sys.executable, "-m", "django", "deliver", "--with-input"], stdin=its_input)
    signal.signal(signal.SIGINT, before)
    os.close(its_input)


def main() -> None:
    """Prepare everything, then become gunicorn."""
    port = env.port()
    refuse_busy(port)
    prepare_environment(port)
    django.setup()
    prepare_data()
    gather_static()
    invite()
    start_worker()
    gunicorn = [
        sys.executable,
        "-m",
        "gunicorn",
        "--config",
        "python:config.gunicorn",
        "config.wsgi",
    ]
    os.execv(sys.executable, gunicorn)


if __name__ == "__main__":
    try:
        main()
    except (ImproperlyConfigured, CommandError) as error:
        sys.exit(f"The site cannot start: {error}")
