"""Other processes of the site, on the database of the test."""

from __future__ import annotations

from django.db import connection


def database() -> str:
    """The database of this test, as a setting."""
    known = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{known['NAME']}"
    secret = f":{known['PASSWORD']}" if known["PASSWORD"] else ""
    where = f"{known['HOST']}:{known['PORT'] or 5432}"
    return f"postgres://{known['USER']}{secret}@{where}/{known['NAME']}"
