"""The only settings file. What differs from site to site comes from the environment.

DEBUG, SECRET_KEY or SECRET_KEY_FILE, SITE_URL, ALLOWED_HOSTS, CSRF_TRUSTED_ORIGINS, HTTPS,
HSTS_SECONDS, TRUSTED_PROXY, DATABASE_URL, CACHE_URL, FEED_DOMAIN, EMBED_ANCESTORS, CONTACT_EMAIL,
EMAIL_URL, EMAIL_FROM, EMAIL_BOUNCES, NOTICES_PER_MINUTE, REGION_REMINDER_DAYS, PROPOSAL_DAYS,
SECOND_FACTOR, LOGIN_FAILURES, LOCKOUT_MINUTES, SESSION_IDLE_MINUTES, SESSION_HOURS,
SIGN_IN_LOG_DAYS, API_PER_MINUTE, WEBHOOK_HOSTS, LOG_LEVEL, STATIC_ROOT.
"""

# Python asks the operating system for time zones first, whose data may be older than Morocco’s
# change of legal time on 20 September 2026. Only the pinned tzdata package is asked.
import zoneinfo

zoneinfo.reset_tzpath(to=())
zoneinfo.ZoneInfo.clear_cache()

from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.utils.translation import gettext_lazy as _

from config import env, mail, release, stores

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"

# The site -------------------------------------------------------------------------------------
DEBUG = env.flag("DEBUG", default=False)
SECRET_KEY = env.secret("SECRET_KEY", VAR_DIR / "secret_key")
SITE_NAME = _("Mawaïd")
# Which code answers: part of each ETag.
RELEASE = release.RELEASE
# Absolute addresses (feeds, canonical links) are built from it, never from the request.
SITE_URL = env.origin("SITE_URL", env.text("SITE_URL", "http://127.0.0.1:8000"))
SITE_HOST = urlsplit(SITE_URL).hostname or ""
# People subscribe to a feed's address for years: it may be at a host that outlives the site's.
FEED_DOMAIN = env.host("FEED_DOMAIN", SITE_HOST)
FEED_URL = SITE_URL.replace(f"//{SITE_HOST}", f"//{FEED_DOMAIN}", 1)
# Where mistakes are reported; without it the page of contacts names the publishers of events.
CONTACT_EMAIL = env.email("CONTACT_EMAIL")
LOOPBACK = ["127.0.0.1", "localhost", "[::1]"]
ALLOWED_HOSTS = env.hosts(
    "ALLOWED_HOSTS",
    LOOPBACK if DEBUG or SITE_HOST in LOOPBACK else sorted({SITE_HOST, FEED_DOMAIN}),
)
CSRF_TRUSTED_ORIGINS = env.origins("CSRF_TRUSTED_ORIGINS", [SITE_URL])

# What it is made of ---------------------------------------------------------------------------
INSTALLED_APPS = [
    # Before the desk, which has pages of its own instead of theirs.
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "axes",
    "django_tasks_db",
    "tour",
    "events",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_filters",
    "drf_spectacular",
    "csp",
]
# Session, user and messages are lazy: a public page that does not ask for them has no cookie
# and no `Vary: Cookie`.
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "config.policy.ConstantPolicy",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.lean.FeedsFirst",
    "config.lean.ApiFirst",
    "config.lean.KeptFirst",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "config.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "events.admin.refusal.KeepTyped",
    "events.accounts.gate.Gate",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
# While templates are written, errors name their lines.
LOADERS = [
    "django.template.loaders.filesystem.Loader" if DEBUG else "config.compact.Loader",
    "django.template.loaders.app_directories.Loader",
]
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [("django.template.loaders.cached.Loader", LOADERS)],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "events.context.site",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# The API: JSON alone, for everybody; how much an address may ask is counted at its door.
API_PER_MINUTE = env.number("API_PER_MINUTE", 120, least=1)
SPECTACULAR_SETTINGS = {
    "TITLE": "Mawaïd",
    "VERSION": "1",
    "LICENSE": {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"},
    "POSTPROCESSING_HOOKS": [],
}

# Data -----------------------------------------------------------------------------------------
DATABASES = {"default": stores.database("DATABASE_URL", f"sqlite:///{VAR_DIR / 'mawaid.sqlite3'}")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": stores.cache("CACHE_URL", "locmem://")}
FIXTURE_DIRS = [BASE_DIR / "fixtures"]

# Languages, dates and numbers -----------------------------------------------------------------
LANGUAGE_CODE = "fr"
LANGUAGES = [("ar", "العربية"), ("fr", "Français"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "config" / "locale"]
FORMAT_MODULE_PATH = "config.formats"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Africa/Casablanca"
FIRST_DAY_OF_WEEK = 1

# Static files ---------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = Path(env.text("STATIC_ROOT", str(VAR_DIR / "static")))
MANIFEST_STORAGE = "whitenoise.storage.CompressedManifestStaticFilesStorage"
PLAIN_STORAGE = "django.contrib.staticfiles.storage.StaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": PLAIN_STORAGE if DEBUG else MANIFEST_STORAGE},
}
WHITENOISE_USE_FINDERS = DEBUG

# Staff ----------------------------------------------------------------------------------------
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "events.accounts.backend.Staff",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
_VALIDATORS = "django.contrib.auth.password_validation."
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_VALIDATORS}UserAttributeSimilarityValidator"},
    {"NAME": f"{_VALIDATORS}MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_VALIDATORS}CommonPasswordValidator"},
    {"NAME": f"{_VALIDATORS}NumericPasswordValidator"},
]
LOGIN_URL = "admin:login"
SESSION_COOKIE_NAME = "mawaid_session"
# A session ends when nothing was asked for so long, and in any case when its term is over.
SESSION_COOKIE_AGE = 60 * env.number("SESSION_IDLE_MINUTES", 120, least=5, most=7 * 24 * 60)
SESSION_TERM = 60 * 60 * env.number("SESSION_HOURS", 12, least=1, most=30 * 24)
# Whether a code from a telephone is asked of everybody, or of those who switched it on.
SECOND_FACTOR = env.choice("SECOND_FACTOR", "optional", ("optional", "required"))
OTP_TOTP_ISSUER = f"Mawaïd {SITE_HOST}"
SIGN_IN_LOG_DAYS = env.number("SIGN_IN_LOG_DAYS", 180, least=1, most=3650)
# How long is known who sent a proposal for a stop of a tour.
PROPOSAL_DAYS = env.number("PROPOSAL_DAYS", 365, least=1, most=3650)

# Lock-out: so many failures with a name from an address, for so long. What is counted is in the
# database, so that all processes know; it holds nothing that was typed but the name.
AXES_FAILURE_LIMIT = env.number("LOGIN_FAILURES", 5, least=1, most=100)
AXES_COOLOFF_TIME = timedelta(minutes=env.number("LOCKOUT_MINUTES", 15, least=1, most=24 * 60))
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "events.accounts.lockout.as_refused"
AXES_CLIENT_IP_CALLABLE = "events.accounts.address.client_address"
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_SENSITIVE_PARAMETERS = [
    *("username", "ip_address", "password", "code", "csrfmiddlewaretoken", "next"),
]
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

# Mail: printed where the site is tried; nothing is sent, and no page offers it, until it is set.
MAIL = mail.settings("EMAIL_URL", "console://" if DEBUG or SITE_HOST in LOOPBACK else "")
SENDS_MAIL = bool(MAIL)
globals().update(MAIL)
PASSWORD_RESET_TIMEOUT = 2 * 60 * 60
# How many days before the term of a question to a region ends it is reminded.
REGION_REMINDER_DAYS = env.number("REGION_REMINDER_DAYS", 3, least=1, most=30)
DEFAULT_FROM_EMAIL = env.email("EMAIL_FROM") or CONTACT_EMAIL or f"no-reply@{SITE_HOST}"
# Where mail servers send back the notices that they cannot deliver.
EMAIL_BOUNCES = env.email("EMAIL_BOUNCES") or DEFAULT_FROM_EMAIL
# The form of an event with a long agenda has more fields than Django's 1,000; it must not be lost.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# Work that is not the answer to a request waits in the database; a worker does it.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
# How many mails leave in a minute: what the mail server takes from one sender.
NOTICES_PER_MINUTE = env.number("NOTICES_PER_MINUTE", 60, least=1, most=6000)

# Hosts that webhooks may reach though they are not public, without TLS: for trying them out.
WEBHOOK_HOSTS = env.hosts("WEBHOOK_HOSTS", [])

# Security -------------------------------------------------------------------------------------
HTTPS = env.flag("HTTPS", default=SITE_URL.startswith("https://"))
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = env.number("HSTS_SECONDS", 365 * 24 * 60 * 60) if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
# The preload list binds a domain for years: its owner asks for it by hand.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
CSRF_FAILURE_VIEW = "events.admin.refusal.csrf_failure"
# Only where a proxy in front sets this header itself and drops the visitor's.
TRUSTED_PROXY = env.flag("TRUSTED_PROXY", default=False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXY else None
X_FRAME_OPTIONS = "DENY"
# Whose pages may show widgets in a frame; nobody's may show any other page.
EMBED_ANCESTORS = env.ancestors("EMBED_ANCESTORS")
SELF = "'self'"
NONE = "'none'"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "frame-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}

# Logs -----------------------------------------------------------------------------------------
LOG_LEVEL = env.choice("LOG_LEVEL", "INFO", ("DEBUG", "INFO", "WARNING", "ERROR"))
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "utc": {
            "()": "config.logs.UTCFormatter",
            "format": "%(asctime)s %(levelname)s %(name)s: %(message)s",
        },
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "utc"}},
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
    "loggers": {
        "django": {"handlers": [], "level": LOG_LEVEL, "propagate": True},
        "django.server": {"handlers": [], "level": "INFO", "propagate": True},
        "axes": {"level": "WARNING"},
        # They say that each task began and ended.
        "django.tasks": {"level": "WARNING"},
        "django_tasks": {"level": "WARNING"},
        "django_tasks_db": {"level": "WARNING"},
    },
}
