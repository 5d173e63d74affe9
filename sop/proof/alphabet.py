"""The abstract events of a question: one for each way in which its machines can see an event."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, islice, pairwise, product
from math import inf, isnan, nan
from time import monotonic
from typing import Any

from rules.constraints import SHARES
from rules.pattern import Pattern, signals_in
from rules.values import OneOf, Value
from sop.proof.counting import Counted
from sop.proof.events import Letter, tests_in
from sop.proof.machine import Machine, Measure
from sop.proof.relations import Relation
from sop.proof.running import Resolving, Running
from sop.proof.search import TooLong
from sop.proof.values import OTHER, coherent, nested, sets_told_apart, told_apart

ALL_TOGETHER = 6
"""So many signals are combined in every way; of twice as many up to three at once, of more two."""

KNOWN = 3
"""Words of a known language that a text needs to have shares of languages."""

_PARTIES = ("agent", "customer", "bot", "system")


@dataclass(frozen=True)
class Speech:
    """Which signals exist: the parties whose messages can carry each (None: everybody's), and which sets of
    signals one message can carry."""

    by: Mapping[str, frozenset[str] | None] = field(default_factory=dict)
    possible: Callable[[frozenset[str]], bool] = lambda signals: True
    sayable: Callable[[str, frozenset[str], frozenset[str]], bool] | None = None
    """Whether there is a text for it: (party, signals carried, all signals asked for). Only for witnesses."""


def letters(machines: Sequence[Machine], speech: Speech, until: float = inf) -> list[list[Letter]]:
    """For each way in which the machines can see an event the events that they see so, the plainest first.

    Raises TooLong where `until`, on `time.monotonic`, comes first.
    """
    found: dict[tuple[Any, ...], list[Letter]] = {}
    for number, letter in enumerate(_events(machines, speech, until)):
        if number % 64 == 0 and monotonic() > until:
            raise TooLong
        found.setdefault(tuple(machine.view(letter) for machine in machines), []).append(letter)
    return list(found.values())


def _events(machines: Sequence[Machine], speech: Speech, until: float) -> Iterator[Letter]:
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
    yield from _messages(patterns, values, machines, speech, until)
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
        own |= {"label": [None, *values["label"]]} if "label" in values else {}
        if kind == "action":
            arguments = {name: [None, *some] for name, some in values.items() if name.startswith("args.")}
            own |= nested(arguments)
        if kind == "rating":
            own["value"] = [*values.get("value", []), 3]
        first = {"action": "agent", "rating": "customer"}.get(kind)
        own["by"] = list(dict.fromkeys((first, None, *_PARTIES)))
        for chosen in product(*reversed(own.values())):
            made = {name: one for name, one in zip(reversed(own), chosen, strict=True) if one is not None}
            if coherent(made, own):
                yield Letter(kind, dict(sorted(made.items())))


def _values(patterns: Iterable[Pattern]) -> dict[str, list[Any]]:
    """By key the values that patterns tell apart, and one more."""
    tests: dict[str, list[Value]] = {}
    for key, value in tests_in(patterns):
        if key not in ("signal", "type", "by", "public", "text"):
            tests.setdefault(key, []).append(value)
    return {key: sets_told_apart(some) if key == "label" else told_apart(some) for key, some in tests.items()}


def _messages(
    patterns: Sequence[Pattern],
    values: Mapping[str, list[Any]],
    machines: Sequence[Machine],
    speech: Speech,
    until: float,
) -> Iterator[Letter]:
    names = _names(patterns, speech)
    keys = {key for key, _ in tests_in(patterns)}
    public = (True, False) if "public" in keys else (True,)
    authors = [None, *values["author"]] if "author" in values else [None]
    labels = [None, *values.get("label", ())]
    measured = _told_apart([one for one in machines if isinstance(one, Counted) and one.bounds], until)
    carried = [(signals, by) for by in _PARTIES for signals in _carried(by, names, speech)]
    carried.sort(key=lambda one: len(one[0]))
    for (signals, by), seen, author, label in product(carried, public, authors, labels):
        held = {"by": by} | ({"author": author} if author else {}) | ({"label": label} if label else {})
        for measures in measured:
            if not signals or measures.get("characters", 1) > 0:
                yield Letter("message", held, signals, measures, seen)
    if "text" in keys:
        for by, seen in product(_PARTIES, public):
            yield Letter("message", {"by": by}, frozenset(), {}, seen, text=False)


def asked_signals(machines: Iterable[Machine], speech: Speech) -> frozenset[str]:
    """The signals that some machines look at."""
    return frozenset(_names([pattern for machine in machines for pattern in machine.patterns()], speech))


def _names(patterns: Sequence[Pattern], speech: Speech) -> list[str]:
    names = dict.fromkeys(name for pattern in patterns for name in signals_in(pattern))
    if any(key == "signal" and not isinstance(value, OneOf) for key, value in tests_in(patterns)):
        names |= dict.fromkeys(_any_signals(speech, list(names)))
    return list(names)


def _carried(by: str, names: Sequence[str], speech: Speech) -> Iterator[frozenset[str]]:
    """The sets of signals that a message of a party can carry."""
    own = [name for name in names if (who := speech.by.get(name)) is None or by in who]
    return (signals for signals in _together(own) if speech.possible(signals))


def _any_signals(speech: Speech, named: Sequence[str]) -> Iterator[str]:
    """For patterns that ask for any signal at all: for each party one that it can carry and none names."""
    for party in _PARTIES:
        able = (name for name, by in speech.by.items() if by is None or party in by)
        yield from islice((name for name in able if name not in named), 1)


def _together(names: Sequence[str]) -> Iterator[frozenset[str]]:
    most = len(names) if len(names) <= ALL_TOGETHER else 3 if len(names) <= 2 * ALL_TOGETHER else 2
    for count in range(most + 1):
        yield from map(frozenset, combinations(names, count))


def _told_apart(machines: Sequence[Counted], until: float) -> list[dict[str, float]]:
    """Measures of messages, one for each way to be within the bounds of some machines and not of others."""
    found: dict[tuple[bool, ...], dict[str, float]] = {}
    for number, made in enumerate(_measured([measure for one in machines for measure in one.measures()])):
        if number % 256 == 0 and monotonic() > until:
            raise TooLong
        if _a_text_can(made):
            found.setdefault(tuple(one.within(made) for one in machines), made)
        if len(found) == 1 << len(machines):
            break
    return list(found.values())


def _measured(measures: Sequence[Measure]) -> Iterator[dict[str, float]]:
    """Values at and beside each limit, in every combination, be there a text that has them or not."""
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
    if any(quantity in limits for quantity in LANGUAGES):
        for quantity, least in (("words", KNOWN), ("characters", 2 * KNOWN + 1)):
            if quantity in limits:
                limits[quantity].add(least)
    spoken = {quantity: limits.pop(quantity) for quantity in LANGUAGES if quantity in limits}
    choices = {quantity: _around(quantity, some) for quantity, some in limits.items()}
    for shares in _languages(spoken):
        for chosen in product(*choices.values()):
            yield dict(zip(choices, chosen, strict=True)) | shares


def _around(quantity: str, limits: set[float]) -> list[float]:
    if quantity in SHARES:
        return _shares(limits)
    near = {value for limit in limits for value in (limit, limit + 1, limit - 1)}
    near = {float(int(value)) for value in near} | {int(limit) + 1.0 for limit in limits}
    least = 1.0 if quantity == "characters" else 0.0
    return sorted(v for v in {least, *near} if 0 <= v <= 1e9)


def _shares(limits: set[float]) -> list[float]:
    """Each limit, and a share between it and the next."""
    known = sorted({0.0, 1.0, *(round(limit, 6) for limit in limits if 0 <= limit <= 1)})
    return sorted({*known, *(round((low + high) / 2, 6) for low, high in pairwise(known))})


LANGUAGES = ("indonesian", "english", "mixing")
"""Shares that hang together; in a text with too few known words there are none, and no limit is broken."""


def _languages(limits: Mapping[str, set[float]]) -> Iterator[dict[str, float]]:
    """Shares of the languages that a text could have; not a number where they are not known."""
    if not limits:
        yield {}
        return
    marks = {*limits.get("indonesian", ()), *(1 - limit for limit in limits.get("english", ()))}
    marks |= {mark for limit in limits.get("mixing", ()) for mark in (limit, 1 - limit)}
    for share in (nan, *_shares(marks)):
        made = {"indonesian": share, "english": round(1 - share, 6)}
        made["mixing"] = nan if isnan(share) else min(made.values())
        yield {quantity: made[quantity] for quantity in limits}


def indonesian_share(measures: Mapping[str, float]) -> float:
    """The share of Indonesian that measures of languages come to."""
    if "indonesian" in measures:
        return measures["indonesian"]
    return 1 - measures["english"] if "english" in measures else measures["mixing"]


def _a_text_can(values: Mapping[str, float]) -> bool:
    """Whether some text may have these quantities: n words need at least 2n - 1 characters, and the like."""
    characters, words = values.get("characters"), values.get("words")
    spoken = any(not isnan(values.get(quantity, nan)) for quantity in LANGUAGES)
    if spoken and ((words or KNOWN) < KNOWN or (characters or 2 * KNOWN + 1) < 2 * KNOWN + 1 or words == 0):
        return False
    if characters is not None and characters <= 0:
        return False  # a message with text has a character
    if words == 0 and values.get("capitals", 0) > 0:
        return False  # a letter makes a word
    for quantity in ("words", "longest_sentence", "sentences"):
        if characters is not None and values.get(quantity, 0) * 2 - 1 > characters:
            return False
    if characters is not None and any(
        values.get(quantity, 0) > characters for quantity in ("emoji", "questions", "exclamations")
    ):
        return False
    return words is None or all(values.get(part, 0) <= words for part in ("longest_sentence", "sentences"))
