"""Settings of the tests: those of the site, quicker and without gathered files."""

import os
import tempfile

from config.settings import *

SECRET_KEY = "of no use outside the tests, and long enough to be taken as it is"
ALLOWED_HOSTS = ["testserver", *LOOPBACK]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = STORAGES | {"staticfiles": {"BACKEND": PLAIN_STORAGE}}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True

# On disk, as the site has it: threads then meet real locks. One file for each run.
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": f"{tempfile.gettempdir()}/mawaid-{os.getpid()}.sqlite3"}
