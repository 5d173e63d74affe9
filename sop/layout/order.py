"""Which key comes first, as docs/layout.md says. Keys that are not named keep their order, after the named.

Only mappings whose keys the language knows are put in order. Where order has a meaning (labels, signals,
rules) or belongs to the author (patterns, texts), it stays.
"""

from __future__ import annotations

from collections.abc import Sequence

HEAD = (
    "sop", "version", "title", "language", "timezone", "effective", "source", "owner", "uses", "exclude",
    "calendars", "words", "spellings", "signals", "ladders", "rules",
)  # fmt: skip
RULE = ("id", "kind", "override", "title", "help", "when")
"""Then the options of the rule's kind as the author has them, and then RULE_END."""
RULE_END = ("severity", "weight", "pillar", "source", "owner", "replaces", "examples")
EXAMPLE = ("rule", "expect", "title", "language", "message", "finding", "classes", "as_of", "chat", "record")
SIGNAL = (
    "override", "extend", "title", "help", "by", "spelling", "quoted", "position", "question", "any", "none",
    "except", "is", "not",
)  # fmt: skip
CALENDAR = ("override", "title", "help", "timezone", "hours", "holidays", "periods")
HOLIDAYS = ("country", "subdivision", "categories", "closed", "open")
STEP = ("id", "title")
SPAN = ("from", "until", "hours")
TARGET = ("when", "within")

Path = Sequence[str | int]


def order(path: Path, keys: Sequence[str]) -> list[str]:
    """The keys of the mapping at `path` in their order."""
    known = _known(path, keys)
    if known is None:
        return list(keys)
    named, ending = known
    first = [key for key in named if key in keys]
    last = [key for key in ending if key in keys]
    return [*first, *(key for key in keys if key not in first and key not in last), *last]


def _known(path: Path, keys: Sequence[str]) -> tuple[Sequence[str], Sequence[str]] | None:
    match tuple(path):
        case ():
            return (HEAD, ()) if "sop" in keys else None
        case ("rules", int()):
            return RULE, RULE_END
        case ("rules", int(), "examples", int()) | ("tests", int()):
            return EXAMPLE, ()
        case ("rules", int(), "steps" | "stages", int()):
            return STEP, ()
        case ("rules", int(), "targets", int()):
            return TARGET, ()
        case ("rules", int(), "pause_while") | ("effective",) | ("calendars", str(), "periods", int()):
            return SPAN, ()
        case ("signals", str()):
            return SIGNAL, ()
        case ("calendars", str()):
            return CALENDAR, ()
        case ("calendars", str(), "holidays"):
            return HOLIDAYS, ()
    return None
