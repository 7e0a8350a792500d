"""What the source promises: arrows between layers, locks without hosts, no exception to a rule."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = ("config", "events", "tour", ".ci")


def test_the_arrows_between_layers_hold(root):
    lint = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run(
        [lint, "--no-cache"], cwd=root, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_no_lock_names_a_host_or_an_index(root):
    for lock in (root / "requirements").glob("*.txt"):
        assert not re.search(r"://|^ *--(index|extra|find)| @ ", lock.read_text(), re.MULTILINE), (
            lock
        )


@pytest.mark.parametrize("folder", SOURCE)
def test_no_rule_is_switched_off_where_it_is_broken(root, folder):
    for file in (root / folder).rglob("*.py"):
        assert "# noqa" not in file.read_text(), file
