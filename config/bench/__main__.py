"""`python -m config.bench --events 10000`: nothing of the site in `var/` is read or written."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from pathlib import Path
from tempfile import TemporaryDirectory

import django
from django.db import connections

from config import start
from config.bench import places

EVENTS = 10_000
SECONDS = 1.0


def arguments() -> Namespace:
    """What is to be measured."""
    parser = ArgumentParser(prog="bench", description="Measure pages, feeds and memory.")
    sizes = parser.add_mutually_exclusive_group()
    sizes.add_argument("--events", type=int, default=EVENTS, help=f"how many (now {EVENTS:,})")
    sizes.add_argument(
        "--compare", type=int, nargs=2, metavar=("FEW", "MANY"), help="the same at two sizes"
    )
    parser.add_argument(
        "--database",
        default=os.environ.get("DATABASE_URL", ""),
        help="the address of a PostgreSQL, where a database is made for this run and dropped; "
        "without one, a file of SQLite is used",
    )
    parser.add_argument(
        "--seconds", type=float, default=SECONDS, help=f"CPU time for each row (now {SECONDS})"
    )
    parser.add_argument(
        "--profile", metavar="ROW", help="show what costs in one row instead, with cProfile"
    )
    return parser.parse_args()


def main() -> None:
    """Prepare a place, measure in it, leave nothing behind."""
    given = arguments()
    with TemporaryDirectory(prefix="mawaid-bench-") as name:
        folder = Path(name)
        with places.database(given.database, folder) as address:
            os.environ.update(places.environment(folder, address))
            try:
                prepare()
                report(given)
            finally:
                connections.close_all()


def prepare() -> None:
    """As `make run` does: the real events, and the static files gathered."""
    django.setup()
    start.prepare_data()
    start.gather_static()


def report(given: Namespace) -> None:
    """Print what is asked for. The application is made now that its files are there."""
    from config.bench import run

    sizes = sorted(given.compare or [given.events])
    if given.profile:
        run.profile(sizes[-1], given.profile)
    else:
        run.bench(sizes, given.seconds)


if __name__ == "__main__":
    main()
