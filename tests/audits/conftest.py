"""Fixtures that tests of several files share."""

from measuring import measure

__all__ = ["measure"]
