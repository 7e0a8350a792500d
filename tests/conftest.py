"""What every test gets."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def root() -> Path:
    """Return the folder of the project."""
    return ROOT
