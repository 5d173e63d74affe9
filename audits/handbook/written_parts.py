"""What SOP files say for people only and a loaded SOP does not keep: titles of steps, examples of signals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sop.files import gather
from sop.merge import Merged, merge
from sop.model import Sop, Text
from sop.signals import parse_text


@dataclass(frozen=True, slots=True)
class WrittenParts:
    """The definitions of the files that an SOP was made of."""

    merged: Merged

    def step_titles(self, rule: str) -> Mapping[str, Text]:
        """The titles of the steps or stages of a rule, by their ids; those without one are left out."""
        raw = self._first("rules", rule)
        steps = (*raw.get("steps", ()), *raw.get("stages", ()))
        return {step["id"]: parse_text(step["title"]) for step in steps if "title" in step}

    def title(self, section: str, name: str) -> Text:
        """The title of a calendar."""
        return parse_text(self._first(section, name).get("title"))

    def help(self, section: str, name: str) -> Text:
        """The help of a calendar or signal."""
        return parse_text(self._first(section, name).get("help"))

    def messages(self, signal: str, key: str) -> Sequence[str]:
        """What a signal's `is` or `not` hold."""
        return tuple(
            message
            for definition in self.merged["signals"].get(signal, ())
            for message in definition.raw.get(key, ())
        )

    def _first(self, section: str, name: str) -> Mapping[str, Any]:
        found = self.merged[section].get(name, ())
        return found[0].raw if found and isinstance(found[0].raw, Mapping) else {}


def parts_of(sop: Sop) -> WrittenParts:
    """Reads the SOP's files once more."""
    return WrittenParts(merge(gather(sop.files).documents, {})[0])
