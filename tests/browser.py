"""Which Chromium the browser tests drive: $CHROMIUM, or the first that is installed."""

import os
import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"

CHROMIUM = os.environ.get("CHROMIUM") or next(
    (found for name in (*NAMES, MAC) if (found := shutil.which(name))), None
)
