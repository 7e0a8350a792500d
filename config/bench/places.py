"""Where the bench works: a database and a folder of its own, settings as in production."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from config.stores import needs

POSTGRES = ("postgres://", "postgresql://")
DROPPED = ("ALLOWED_HOSTS", "CSRF_TRUSTED_ORIGINS", "FEED_DOMAIN", "TRUSTED_PROXY", "BIND")


@contextmanager
def database(given: str, folder: Path) -> Iterator[str]:
    """The address of an empty database: a file, or a new one beside a given PostgreSQL."""
    if given.startswith(POSTGRES):
        with beside(given) as address:
            yield address
    else:
        yield f"sqlite:///{folder / 'bench.sqlite3'}"


@contextmanager
def beside(given: str) -> Iterator[str]:
    """A new database on the server of an address, dropped at the end."""
    needs("psycopg", "--database", "production")
    import psycopg
    from psycopg import sql

    server, name = urlsplit(given), f"mawaid_bench_{os.getpid()}"
    with psycopg.connect(server._replace(path="/postgres").geturl(), autocommit=True) as admin:
        admin.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        try:
            yield server._replace(path=f"/{name}").geturl()
        finally:
            drop = sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name))
            admin.execute(drop)


def environment(folder: Path, address: str) -> dict[str, str]:
    """The settings of the run, as `make run` has them; what the shell says is left aside."""
    for name in DROPPED:
        os.environ.pop(name, None)
    return {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "PYTHONTZPATH": "",
        "DEBUG": "0",
        "HTTPS": "0",
        "SITE_URL": "http://127.0.0.1:8000",
        "SECRET_KEY": secrets.token_urlsafe(64),
        "DATABASE_URL": address,
        "CACHE_URL": "locmem://",
        "STATIC_ROOT": str(folder / "static"),
        "LOG_LEVEL": "ERROR",
    }
