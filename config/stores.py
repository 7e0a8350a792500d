"""Where data is kept: database and cache, from their addresses."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

from config import env

# Every write takes the lock at once and waits: readers never wait, writers never fail half-way. The
# cache of each connection stays at SQLite's 2 MB: every thread has one, the system keeps the file.
ENGINE = "config.sqlite3"
SQLITE = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA temp_store=MEMORY;"
        "PRAGMA journal_size_limit=33554432;"
    ),
}


def needs(package: str, name: str, extra: str) -> None:
    """Refuse to start without a package that the value of `name` calls for."""
    if find_spec(package) is None:
        cure = f"pip install --require-hashes -r requirements/{extra}.txt"
        raise ImproperlyConfigured(f"{name} needs the package {package}: {cure}")


def database(name: str, default: str) -> dict[str, Any]:
    """Return the entry of DATABASES for an address; connections stay open between requests."""
    given = env.text(name, default)
    kind = env.scheme(name, given, ("sqlite", "postgres", "postgresql"))
    try:
        found: dict[str, Any] = dict(dj_database_url.parse(given, conn_max_age=300))
    except ValueError:
        raise env.wrong(
            name, f"{kind}://…", "an address such as postgres://user@host/name"
        ) from None
    if not found["NAME"]:
        raise env.wrong(name, f"{kind}://…", "an address that ends with a database")
    if kind == "sqlite":
        Path(found["NAME"]).parent.mkdir(parents=True, exist_ok=True)
        options = SQLITE | found.get("OPTIONS", {})
        return found | {"ENGINE": ENGINE, "OPTIONS": options, "CONN_MAX_AGE": None}
    needs("psycopg", name, "production")
    return found | {"CONN_HEALTH_CHECKS": True}


def cache(name: str, default: str) -> dict[str, Any]:
    """Return the entry of CACHES for an address."""
    given = env.text(name, default)
    if env.scheme(name, given, ("locmem", "redis", "rediss")) == "locmem":
        return {
            "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
            "OPTIONS": {"MAX_ENTRIES": 500},
        }
    needs("redis", name, "production")
    return {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": given,
        # A cache that does not answer is done without, soon.
        "OPTIONS": {"socket_connect_timeout": 0.5, "socket_timeout": 1},
    }
