"""What a process has drawn, while there is room for it."""

from __future__ import annotations

from collections import OrderedDict
from typing import Generic, TypeVar

V = TypeVar("V")


class Latest(Generic[V]):
    """Keeps the latest `most` values by what they were made from."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.kept: OrderedDict[tuple[object, ...], V] = OrderedDict()

    def get(self, key: tuple[object, ...]) -> V | None:
        return self.kept.get(key)

    def put(self, key: tuple[object, ...], value: V) -> V:
        """Keep a value; the one that was put in longest ago makes room."""
        self.kept.pop(key, None)
        self.kept[key] = value
        while len(self.kept) > self.most:
            self.kept.popitem(last=False)
        return value

    def clear(self) -> None:
        self.kept.clear()
