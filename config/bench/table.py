"""The figures as text, in columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from config.bench.goals import Found, Verdict
from config.bench.measure import Figures
from config.bench.memory import Worker
from config.bench.planning import Planned
from config.bench.rows import FLOOR

# “Alone” is the application in this process, “served” is the process of gunicorn.
HEAD = ("CPU time", "alone ms", "best", "× hello", "served ms", "× hello", "queries", "bytes", "gz")


def figures(found: Found) -> str:
    """The table of one size."""
    return columns(HEAD, (line(name, each, found[FLOOR]) for name, each in found.items()))


def line(name: str, each: Figures, floor: Figures) -> Sequence[str]:
    """The cells of one row."""
    return (
        name,
        f"{each.alone:.3f}",
        f"{each.best:.3f}",
        f"{each.alone / floor.alone:.2f}",
        f"{each.whole:.3f}",
        f"{each.whole / floor.whole:.2f}",
        str(each.queries),
        f"{each.size:,}",
        f"{each.packed:,}" if each.packed < each.size else "",
    )


def verdicts(given: Iterable[Verdict]) -> str:
    """What was promised, and whether it is kept."""
    return columns(
        ("goal", "found", "at most", "", "met"),
        (
            (
                each.what,
                f"{each.found:.4g}",
                f"{each.most:g}",
                each.unit,
                "yes" if each.met else "NO",
            )
            for each in given
        ),
    )


def workers(given: Iterable[Worker]) -> str:
    """The memory of each process of gunicorn."""
    return columns(
        ("memory of gunicorn, MB", "at start", "after all pages", "at most"),
        (
            (f"worker {number}", f"{each.start:.0f}", f"{each.end:.0f}", f"{each.peak:.0f}")
            for number, each in enumerate(given, 1)
        ),
    )


def plans(given: Iterable[Planned]) -> str:
    """What plans cost."""
    return columns(
        ("CPU time of plans", "alone ms", "best"),
        ((each.name, f"{each.alone:.3f}", f"{each.best:.3f}") for each in given),
    )


def columns(head: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    """Texts under each other: the first column at its start, figures at their end."""
    table = [head, *lines]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if index == 0 else cell.rjust(width)
            for index, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in table
    )
