"""Which of an SOP's signals its rules ask for: the phrases of any other need not be looked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from rules.kind import Setting
from sop.model import Signal, Sop

_NO_RULES = frozenset(("signals", "words", "spellings", "files", "rules"))


def heard(sop: Sop) -> dict[str, Signal]:
    """All signals in their order, those that nothing but themselves names without phrases.

    Every text in the rules that is a signal's name counts as asking for it, whatever it means there.
    """
    named = set(_texts([getattr(sop, part.name) for part in fields(sop) if part.name not in _NO_RULES]))
    for rule in sop.rules:
        setting = Setting(rule.calendar, sop.ladders)
        named.update(_texts((rule.kind, *rule.kind.constraints(setting))))
    silent: dict[str, Any] = {"any": (), "none": (), "except_": ()}
    return {
        name: signal if name in named else replace(signal, **silent) for name, signal in sop.signals.items()
    }


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from _texts((*value, *value.values()))
    elif isinstance(value, Iterable) and not isinstance(value, bytes):
        for item in value:
            yield from _texts(item)
    elif is_dataclass(value):
        for part in fields(value):
            yield from _texts(getattr(value, part.name))
