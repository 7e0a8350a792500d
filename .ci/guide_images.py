"""Takes the pictures of the staff guide (docs/staff.*.md) from the site itself, in three languages.

For maintainers: needs `make test` to have installed Playwright, and Chromium (or
CHROMIUM=/path/to/it). Run it when the desk looks different and commit what it writes. It works on a
database of its own, in a folder that it removes.
"""

from __future__ import annotations

import base64
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "img"
PORT = 8439
SITE = f"http://127.0.0.1:{PORT}"
PATIENCE = 120  # seconds until the site answers
SIZE = {"width": 1100, "height": 760}
LARGEST = 90_000
# Draws a picture again as WebP, which is a third of the size.
WEBP = """async (png) => {
  const image = new Image();
  image.src = `data:image/png;base64,${png}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [image.width, image.height];
  canvas.getContext("2d").drawImage(image, 0, 0);
  return canvas.toDataURL("image/webp", 0.82).split(",")[1];
}"""


def prepare(folder: Path) -> dict[str, str]:
    """Fill a database of its own: the real events, three people, and what one of them wrote."""
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DATABASE_URL": f"sqlite:///{folder / 'guide.sqlite3'}",
        "SITE_URL": SITE,
        "DEBUG": "1",
        "SECRET_KEY": "of no use outside these pictures, and long enough to be taken",
    }
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("seed", verbosity=0)
    return known()


def known() -> dict[str, str]:
    """What the pictures need to know: cookies of the people, the stop, its preview, a partner."""
    import datetime as dt

    from django.contrib.auth.models import User
    from django.test import Client

    from events import legal_time, lifecycle, previews
    from events.models import Event, Mandate, Programme, Region, Role, Venue

    names = {
        "salma": ("Salma", "Bennani", Role.EDITOR),
        "driss": ("Driss", "Alami", Role.PUBLISHER),
        "amal": ("Amal", "Tazi", Role.ADMINISTRATOR),
    }
    people = {}
    for key, (first, last, role) in names.items():
        people[key] = User.objects.create_user(key, first_name=first, last_name=last, is_staff=True)
        Mandate.objects.create(user=people[key], role=role)
    region, day = Region.objects.get(slug="souss-massa"), legal_time.today() + dt.timedelta(days=12)
    stop, other = (
        Event.objects.create(
            slug=f"etape-{n}",
            programme=Programme.objects.all()[0],
            region=region,
            venue=Venue.objects.filter(region=region).first(),
            kind="tour_stop",
            starts_on=day + dt.timedelta(days=n),
            ends_on=day + dt.timedelta(days=n),
            starts_at=dt.time(9, 30),
            title_fr="Étape d’Agadir",
            title_ar="محطة أكادير",
            title_en="Agadir stop",
            city_fr="Agadir",
            city_ar="أكادير",
            city_en="Agadir",
            summary_fr="Une journée de rencontres entre professionnels du tourisme.",
            author=people["salma"],
        )
        for n in range(2)
    )
    for event in (stop, other):
        lifecycle.send_to_review(event, people["salma"])
    note = "Le résumé manque en arabe et en anglais."
    lifecycle.send_back(stop, people["driss"], note)
    with lifecycle.revision(stop, people["salma"]):
        stop.summary_en = "A day of meetings between tourism professionals."
    found = {"stop": str(stop.pk), "other": str(other.pk)}
    found["partner"] = partner(region, people["amal"])
    found["preview"] = previews.make(stop, 7, people["salma"]).get_absolute_url()
    for key, user in people.items():
        client = Client()
        client.force_login(user)
        found[key] = client.cookies["mawaid_session"].value
    return found


def partner(region: Any, user: Any) -> str:
    """A partner of a region, with a feed that was replaced by a new one."""
    from events import partner_links
    from events.models import Organisation, Partner

    council = Organisation.objects.get(slug="crt-souss-massa")
    made = Partner.objects.create(organisation=council, contact="Naima El Idrissi")
    made.regions.add(region)
    partner_links.make(made, "ar", user)
    partner_links.rotate(partner_links.make(made, "fr", user), 30, user)
    return str(made.pk)


def pictures(lang: str, known: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """Each picture: its name, who looks, and at which page."""
    event = f"/{lang}/admin/events/event/{known['stop']}"
    yield "desk", "salma", f"/{lang}/admin/"
    yield "form", "salma", f"{event}/change/"
    yield "back", "driss", f"/{lang}/admin/events/event/{known['other']}/step/send_back/"
    yield "preview", "salma", f"{event}/preview/"
    yield "page", "", f"/{lang}/" + known["preview"].split("/", 2)[2]
    yield "history", "salma", f"{event}/history/"
    yield "partner", "amal", f"/{lang}/admin/events/partner/{known['partner']}/links/"


@contextmanager
def site() -> Iterator[None]:
    """The site, while it is looked at."""
    command = [sys.executable, "manage.py", "runserver", str(PORT), "--noreload"]
    server = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        end = time.monotonic() + PATIENCE
        while not answers():
            if time.monotonic() > end:
                sys.exit(f"{SITE} does not answer.")
            time.sleep(0.5)
        yield
    finally:
        server.terminate()
        server.wait()


def answers() -> bool:
    try:
        found = HTTPConnection("127.0.0.1", PORT, timeout=5)
        found.request("GET", "/healthz")
        return found.getresponse().status == HTTPStatus.OK
    except OSError:
        return False


def photograph(browser: Any, path: str, cookie: str) -> bytes:
    """A page as somebody sees it, as WebP."""
    context = browser.new_context(viewport=SIZE)
    context.set_default_timeout(PATIENCE * 1000)
    if cookie:
        context.add_cookies([{"name": "mawaid_session", "value": cookie, "url": SITE}])
    page = context.new_page()
    page.goto(SITE + path, wait_until="networkidle")
    png = base64.b64encode(page.screenshot()).decode()
    page.goto("about:blank")
    webp: str = page.evaluate(WEBP, png)
    context.close()
    return base64.b64decode(webp)


def main() -> None:
    """Take them all; refuse one that is too large for a repository."""
    sys.path.insert(0, str(ROOT))
    from playwright.sync_api import sync_playwright

    from tests.browser import CHROMIUM

    with tempfile.TemporaryDirectory() as folder:
        found = prepare(Path(folder))
        with site(), sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
            for lang in ("ar", "fr", "en"):
                for name, who, path in pictures(lang, found):
                    picture = photograph(browser, path, found.get(who, ""))
                    if len(picture) > LARGEST:
                        sys.exit(f"{name} has {len(picture)} bytes: {LARGEST} at most.")
                    (PICTURES / f"staff-{name}-{lang}.webp").write_bytes(picture)
                    print(name, lang, len(picture))
            browser.close()


if __name__ == "__main__":
    main()
