"""The columns of each sheet: word, kind of cells (see sheet.Formats), width in characters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from audits.reports.workbook.sheet import Heading

_INTERVAL = (("low", "number", 14), ("high", "number", 14))
_SHARES = (("low", "share", 12), ("high", "share", 12))
_CARD = (
    ("conversations", "number", 14),
    ("score", "score", 10),
    ("low", "score", 12),
    ("high", "score", 12),
    ("clean", "share", 14),
    *_SHARES,
)

COLUMNS: Mapping[str, Sequence[tuple[str, str, int]]] = {
    "summary": (("what", "text", 60), ("value", "number", 14), *_INTERVAL),
    "rules": (
        ("severity", "text", 10),
        ("rule", "text", 28),
        ("title", "text", 40),
        ("pillar", "text", 16),
        ("kind", "text", 14),
        ("weight", "number", 8),
        ("failed", "number", 9),
        ("passed", "number", 9),
        ("rate", "share", 12),
        *_SHARES,
        ("findings", "number", 10),
        ("waived", "number", 14),
        ("pending", "number", 10),
        ("not-evaluable", "number", 13),
        ("not-applicable", "number", 14),
    ),
    "findings": (
        ("severity", "text", 10),
        ("rule", "text", 24),
        ("title", "text", 32),
        ("conversation", "text", 20),
        ("agent", "text", 18),
        ("at", "time", 20),
        ("event", "number", 11),
        ("message", "long", 60),
        ("quote", "long", 60),
        ("waived", "long", 30),
        ("fingerprint", "text", 19),
    ),
    "conversations": (
        ("conversation", "text", 20),
        ("channel", "text", 14),
        ("agent", "text", 18),
        ("began", "time", 20),
        ("score", "score", 8),
        ("passed", "number", 8),
        ("failed", "number", 8),
        ("waived", "number", 14),
        ("pending", "number", 10),
        ("not-evaluable", "number", 13),
        ("severity", "text", 10),
        ("failed-rules", "long", 60),
    ),
    "agents": (("rank", "number", 9), ("agent", "text", 30), *_CARD),
    "teams": (("rank", "number", 9), ("team", "text", 30), *_CARD),
    "corpus": (
        ("severity", "text", 10),
        ("rule", "text", 28),
        ("title", "text", 40),
        ("verdict", "text", 14),
        ("scope", "text", 30),
        ("figure", "text", 14),
        ("interval", "text", 20),
        ("limit", "text", 14),
        ("count", "text", 14),
        ("reason", "long", 60),
    ),
    "unevaluable": (
        ("rule", "text", 28),
        ("title", "text", 40),
        ("conversation", "text", 20),
        ("agent", "text", 18),
        ("reason", "long", 70),
    ),
    "about": (("what", "text", 30), ("value", "long", 100)),
}
"""Sheets in their order. Those of teams and of the corpus are left out where there is nothing for them."""


def headings(sheet: str, words: Mapping[str, str]) -> list[Heading]:
    """A sheet's headings in a language."""
    return [Heading(words[name], kind, width) for name, kind, width in COLUMNS[sheet]]
