"""The abstract events of a question: one for each way in which its machines can see an event."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, islice, product
from typing import Any

from rules.constraints import SHARES
from rules.pattern import Pattern, signals_in
from rules.values import OneOf
from sop.proof.counting import Counted
from sop.proof.events import Letter, scalars_in, tests_in
from sop.proof.machine import Machine, Measure
from sop.proof.relations import Relation
from sop.proof.running import Resolving, Running

OTHER = "other"
"""A value that no pattern names."""

ALL_TOGETHER = 6
"""So many signals are combined in every way; of twice as many up to three at once, of more two."""

_PARTIES = ("agent", "customer", "bot", "system")


@dataclass(frozen=True)
class Speech:
    """Which signals exist: the parties whose messages can carry each (None: everybody's), and which sets of
    signals one message can carry."""

    by: Mapping[str, frozenset[str] | None] = field(default_factory=dict)
    possible: Callable[[frozenset[str]], bool] = lambda signals: True
    sayable: Callable[[str, frozenset[str], frozenset[str]], bool] | None = None
    """Whether there is a text for it: (party, signals carried, all signals asked for). Only for witnesses."""


def letters(machines: Sequence[Machine], speech: Speech) -> list[Letter]:
    """One event, the plainest, for each way in which the machines can see one."""
    found: dict[tuple[Any, ...], Letter] = {}
    for letter in _events(machines, speech):
        found.setdefault(tuple(machine.view(letter) for machine in machines), letter)
    return list(found.values())


def _events(machines: Sequence[Machine], speech: Speech) -> Iterator[Letter]:
    patterns = [pattern for machine in machines for pattern in machine.patterns()]
    values = _values(patterns)
    for machine in machines:
        if isinstance(machine, Relation):
            for key in machine.of.same:
                if key.startswith("args.") or key == "author":
                    values[key] = list(dict.fromkeys([*values.get(key, []), "O-1", "O-2"]))
        if isinstance(machine, Running | Resolving):
            values["status"] = list(
                dict.fromkeys([*values.get("status", []), "solved", "open", *machine.of.pause_on])
            )
    yield from _messages(patterns, values, machines, speech)
    for kind, key, usual in (
        ("action", "action", "act"),
        ("status", "status", "open"),
        ("priority", "priority", "normal"),
        ("escalate", "escalate", OTHER),
        ("assign", "assign", OTHER),
        ("rating", "rating", "csat"),
    ):
        own = {key: [*values.get(key, []), *([usual] if usual not in values.get(key, []) else [])]}
        own |= {"author": [None, *values["author"]]} if "author" in values else {}
        own |= {"label": [None, *([one] for one in values["label"])]} if "label" in values else {}
        if kind == "action":
            own |= {name: [None, *values[name]] for name in values if name.startswith("args.")}
        if kind == "rating":
            own["value"] = [*values.get("value", []), 3]
        first = {"action": "agent", "rating": "customer"}.get(kind)
        own["by"] = list(dict.fromkeys((first, None, *_PARTIES)))
        for chosen in product(*reversed(own.values())):
            made = {name: one for name, one in zip(reversed(own), chosen, strict=True) if one is not None}
            yield Letter(kind, dict(reversed(made.items())))


def _values(patterns: Iterable[Pattern]) -> dict[str, list[Any]]:
    """By key the values that patterns tell apart, and one more."""
    found: dict[str, list[Any]] = {}
    for key, value in tests_in(patterns):
        if key not in ("signal", "type", "by", "public", "text"):
            found.setdefault(key, []).extend(scalars_in(value))
    for key, some in found.items():
        number = key == "value" or (some and all(isinstance(v, int | float) for v in some))
        some.append((max(some) + 1 if some else 3) if number else OTHER)
        found[key] = list(dict.fromkeys(some))
    return found


def _messages(
    patterns: Sequence[Pattern],
    values: Mapping[str, list[Any]],
    machines: Sequence[Machine],
    speech: Speech,
) -> Iterator[Letter]:
    names = list(dict.fromkeys(name for pattern in patterns for name in signals_in(pattern)))
    if any(key == "signal" and not isinstance(value, OneOf) for key, value in tests_in(patterns)):
        names = list(dict.fromkeys((*names, *_any_signals(speech))))
    asked, keys = frozenset(names), {key for key, _ in tests_in(patterns)}
    public = (True, False) if "public" in keys else (True,)
    authors = [None, *values["author"]] if "author" in values else [None]
    labels = [None, *([value] for value in values["label"])] if "label" in values else [None]
    measured = _told_apart([one for one in machines if isinstance(one, Counted) and one.bounds])
    for signals, by, seen, author, label in product(_together(names), _PARTIES, public, authors, labels):
        if any((who := speech.by.get(name)) is not None and by not in who for name in signals):
            continue
        if not speech.possible(signals) or (speech.sayable and not speech.sayable(by, signals, asked)):
            continue
        held = {"by": by} | ({"author": author} if author else {}) | ({"label": label} if label else {})
        for measures in measured:
            if not signals or measures.get("characters", 1) > 0:
                yield Letter("message", held, signals, measures, seen)
    if "text" in keys:
        for by, seen in product(_PARTIES, public):
            yield Letter("message", {"by": by}, frozenset(), {}, seen, text=False)


def _any_signals(speech: Speech) -> Iterator[str]:
    """For patterns that ask for any signal at all: for each party one that it can carry."""
    for party in _PARTIES:
        yield from islice((name for name, by in speech.by.items() if by is None or party in by), 1)


def _together(names: Sequence[str]) -> Iterator[frozenset[str]]:
    most = len(names) if len(names) <= ALL_TOGETHER else 3 if len(names) <= 2 * ALL_TOGETHER else 2
    for count in range(most + 1):
        yield from map(frozenset, combinations(names, count))


def _told_apart(machines: Sequence[Counted]) -> list[dict[str, float]]:
    """Measures of messages, one for each way to be within the bounds of some machines and not of others."""
    found: dict[tuple[bool, ...], dict[str, float]] = {}
    for made in _measured([measure for one in machines for measure in one.measures()]):
        found.setdefault(tuple(one.within(made) for one in machines), made)
        if len(found) == 1 << len(machines):
            break
    return list(found.values())


def _measured(measures: Sequence[Measure]) -> Iterator[dict[str, float]]:
    """Values at and beside each limit, in every combination that a text could have."""
    limits: dict[str, set[float]] = {}
    for one in measures:
        limits.setdefault(one.quantity, set()).update(
            limit for limit in (one.at_least, one.at_most) if limit is not None
        )
    if not limits:
        yield {}
        return
    if "characters" in limits:
        parts = [
            limit for part in ("words", "sentences", "longest_sentence") for limit in limits.get(part, ())
        ]
        limits["characters"] |= {2 * limit + 1 for limit in parts}
    if "words" in limits:
        limits["words"] |= limits.get("longest_sentence", set()) | limits.get("sentences", set())
    choices = {quantity: _around(quantity, some) for quantity, some in limits.items()}
    for chosen in product(*choices.values()):
        made = dict(zip(choices, chosen, strict=True))
        if _a_text_can(made):
            yield made


def _around(quantity: str, limits: set[float]) -> list[float]:
    share = quantity in SHARES
    step = 0.01 if share else 1
    near = {value for limit in limits for value in (limit, limit + step, limit - step)}
    if not share:
        near = {float(int(value)) for value in near} | {int(limit) + 1.0 for limit in limits}
    return sorted(
        v for v in {0.0 if quantity != "characters" else 1.0, *near} if 0 <= v <= (1 if share else 1e9)
    )


def _a_text_can(values: Mapping[str, float]) -> bool:
    """Whether some text may have these quantities: n words need at least 2n - 1 characters, and the like."""
    characters, words = values.get("characters"), values.get("words")
    if characters is not None and characters <= 0:
        return False  # a message with text has a character
    for quantity in ("words", "longest_sentence", "sentences"):
        if characters is not None and values.get(quantity, 0) * 2 - 1 > characters:
            return False
    if characters is not None and any(
        values.get(quantity, 0) > characters for quantity in ("emoji", "questions", "exclamations")
    ):
        return False
    return words is None or all(values.get(part, 0) <= words for part in ("longest_sentence", "sentences"))
