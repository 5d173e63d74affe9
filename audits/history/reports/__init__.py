"""Trends as people and programs read them: one file a format, each with `write(stream, trend, setting)`."""

from __future__ import annotations

from typing import NamedTuple

FORMATS = ("text", "json", "csv", "markdown", "html")


class Setting(NamedTuple):
    """How a trend is shown: the words' language ("id" or "en"), and whether personal data are."""

    language: str
    unmask: bool
