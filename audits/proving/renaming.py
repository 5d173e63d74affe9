"""Signals and calendars of a new SOP under names that tell them from the old ones they are no longer like."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from rules.pattern import Pattern
from rules.values import Both, Not, OneOf, Value
from sop.model import Phrase, Signal, Sop

NEW = "new:"
"""Before the name of a signal or calendar of the new SOP that is not the old one."""


@dataclass(frozen=True)
class Renaming:
    """New names of the new SOP's signals and calendars, and what is known of the changed signals.

    `changed`: (signal, wider | narrower | other, phrases gained, phrases lost).
    """

    signals: Mapping[str, str]
    calendars: Mapping[str, str]
    changed: tuple[tuple[str, str, tuple[str, ...], tuple[str, ...]], ...]

    def possible(self, carried: frozenset[str]) -> bool:
        """Whether one message can carry these: what an old signal finds, a wider new one finds too."""
        for name, effect, *_ in self.changed:
            old, new = name in carried, NEW + name in carried
            if (effect == "wider" and old and not new) or (effect == "narrower" and new and not old):
                return False
        return True

    def applied(self, value: Any) -> Any:
        """A constraint of the new SOP with its signals and its clock renamed."""
        if isinstance(value, Pattern):
            return Pattern(
                tuple((key, self._value(one) if key == "signal" else one) for key, one in value.tests),
                None if value.any is None else tuple(self.applied(inner) for inner in value.any),
                tuple(self.applied(inner) for inner in value.all),
                tuple(self.applied(inner) for inner in value.none),
            )
        if isinstance(value, tuple):
            return tuple(self.applied(one) for one in value)
        if is_dataclass(value) and not isinstance(value, type):
            made = {one.name: self.applied(getattr(value, one.name)) for one in fields(value)}
            if made.get("clock") in self.calendars:
                made["clock"] = self.calendars[made["clock"]]
            return replace(value, **made)
        return value

    def _value(self, value: Value) -> Value:
        match value:
            case OneOf(names):
                return OneOf(tuple(self.signals.get(str(name), name) for name in names))
            case Not(inner):
                return Not(self._value(inner))
            case Both(parts):
                return Both(tuple(self._value(part) for part in parts))
        return value


def renaming(old: Sop, new: Sop) -> Renaming:
    """What of the new SOP must not be taken for the old."""
    signals, changed = {}, []
    for name, signal in new.signals.items():
        signals[name] = name
        before = old.signals.get(name)
        if before is None:
            continue
        one, other = _meant(before, old), _meant(signal, new)
        if one != other:
            signals[name] = NEW + name
            gained, lost = sorted(other[0] - one[0]), sorted(one[0] - other[0])
            words = tuple(_text(phrase) for phrase in gained), tuple(_text(phrase) for phrase in lost)
            changed.append((name, _effect(one, other), *words))
    calendars = {
        name: NEW + name
        for name, spec in new.calendars.items()
        if name in old.calendars and old.calendars[name] != spec
    }
    return Renaming(signals, calendars, tuple(changed))


_Meant = tuple[frozenset[Any], frozenset[Any], frozenset[Any], frozenset[str] | None, tuple[Any, ...]]
"""Phrases of `any`, `none` and `except` with their groups of words, who may say it, and the rest."""


def _meant(signal: Signal, sop: Sop) -> _Meant:
    def phrases(some: tuple[Phrase, ...]) -> frozenset[Any]:
        return frozenset((repr(one), _groups(one, sop)) for one in some)

    rest = (signal.spelling, signal.quoted, signal.position, signal.question)
    spelt = tuple(sop.spellings.items()) if "loose" in repr(signal) else ()
    return phrases(signal.any), phrases(signal.none), phrases(signal.except_), signal.by, (*rest, spelt)


def _groups(phrase: Phrase, sop: Sop) -> tuple[Any, ...]:
    named = re.findall(r"\{([^{}]+)\}", phrase.text)
    return tuple((name, sop.words[name]) for name in named if name in sop.words)


def _text(meant: Any) -> str:
    found = re.match(r"Phrase\(text=(['\"])(.*?)\1, regex", meant[0])
    return found[2] if found else meant[0]


def _effect(old: _Meant, new: _Meant) -> str:
    if old[4] != new[4]:
        return "other"
    wider = old[0] <= new[0] and new[1] <= old[1] and new[2] <= old[2] and _everybody(old[3], new[3])
    narrower = new[0] <= old[0] and old[1] <= new[1] and old[2] <= new[2] and _everybody(new[3], old[3])
    return "wider" if wider else "narrower" if narrower else "other"


def _everybody(few: frozenset[str] | None, many: frozenset[str] | None) -> bool:
    return many is None or (few is not None and few <= many)
