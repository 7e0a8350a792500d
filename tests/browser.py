"""Which Chromium the browser tests drive, $CHROMIUM or the first that is installed, and how."""

import os
import shutil
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"

CHROMIUM = os.environ.get("CHROMIUM") or next(
    (found for name in (*NAMES, MAC) if (found := shutil.which(name))), None
)


def follow(page: Any, what: str) -> None:
    """Press what leads to another page, and wait until that one is there.

    A click alone returns before: whoever then looks without waiting sees the page that was left.
    """
    with page.expect_navigation():
        page.click(what)
