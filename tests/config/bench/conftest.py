"""Each test of the bench has its own calendar."""

import pytest

from config.bench import content, details


@pytest.fixture(autouse=True)
def _knows_nothing() -> None:
    """Forget what the bench kept of another calendar."""
    for kept in (content.words, content.stock, details.patterns):
        kept.cache_clear()
