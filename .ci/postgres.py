"""Tells whether the PostgreSQL of DATABASE_URL answers, within fifteen seconds."""

import os
import sys
import time
from urllib.parse import urlsplit

import psycopg

PATIENCE = 15


def main() -> int:
    """Return 0 as soon as the server answers, 1 if it does not."""
    server = urlsplit(os.environ["DATABASE_URL"])._replace(path="/postgres").geturl()
    end = time.monotonic() + PATIENCE
    while True:
        try:
            with psycopg.connect(server, connect_timeout=5) as connection:
                print(f"PostgreSQL {connection.info.server_version} answers.")
                return 0
        except psycopg.OperationalError as error:
            if time.monotonic() > end:
                print(error, file=sys.stderr)
                return 1
            time.sleep(1)


if __name__ == "__main__":
    sys.exit(main())
