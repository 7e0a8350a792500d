"""Public feeds read back by readers that did not write them, and compared with what is stored."""

from events.conformance.checking import Result, check

__all__ = ["Result", "check"]
