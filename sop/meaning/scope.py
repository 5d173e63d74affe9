"""The names that exist in an SOP, for those who refer to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sop.merge import Merged


@dataclass(frozen=True, slots=True)
class Scope:
    """Names by section; `ladders` with their tiers, `tiers` of all ladders together."""

    signals: frozenset[str]
    calendars: frozenset[str]
    ladders: Mapping[str, tuple[str, ...]]
    language: str = "id"
    classes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Rules that classify, and their labels; without labels where those are not known."""
    words: frozenset[str] = frozenset()
    """Groups of words."""

    @property
    def tiers(self) -> frozenset[str]:
        """Every tier of every ladder."""
        return frozenset(tier for tiers in self.ladders.values() for tier in tiers)


def scope_of(merged: Merged, known: Mapping[str, frozenset[str]], language: str) -> Scope:
    """The names that the documents define, and those that count as known."""
    return Scope(
        frozenset(merged["signals"]) | known.get("signals", frozenset()),
        frozenset(merged["calendars"]) | known.get("calendars", frozenset()),
        dict.fromkeys(known.get("ladders", ()), ())
        | {
            name: tuple(tier for tier in found[0].raw if isinstance(tier, str))
            for name, found in merged["ladders"].items()
            if isinstance(found[0].raw, list)
        },
        language,
        dict.fromkeys(known.get("rules", ()), ())
        | {
            name: tuple(map(str, found[0].raw["labels"]))
            for name, found in merged["rules"].items()
            if isinstance(found[0].raw, Mapping)
            and found[0].raw.get("kind") == "classify"
            and isinstance(found[0].raw.get("labels"), Mapping)
        },
        frozenset(merged["words"]) | known.get("words", frozenset()),
    )
