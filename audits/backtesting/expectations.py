"""Expectations: what a change was meant to do, as counts of the new SOP's verdicts.

- {rule: balas, at_least: 3}                    # conversations that fail it
- {rule: salam, verdict: pass, exactly: 120}
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from audits.backtesting.result import Backtest, Unmet
from audits.tally import VERDICTS
from sop.guess import closest
from sop.problem import InvalidSop, Place, Problem, in_order
from sop.source import Source, read_source

ASKED = ("at_least", "at_most", "exactly")
KEYS = ("rule", "verdict", *ASKED)


@dataclass(frozen=True, slots=True)
class Expectation:
    """So many verdicts of a rule. `asked` is one of ASKED."""

    rule: str
    verdict: str
    asked: str
    count: int
    at: Place


def read_expectations(path: str, rules: Collection[str]) -> list[Expectation]:
    """The expectations in a file about `rules`. Raises InvalidSop with every mistake in it."""
    try:
        source = read_source(path, Path(path).read_bytes())
    except OSError as error:
        said = {"file": path, "reason": error.strerror, "guess": None}
        raise InvalidSop((Problem("no-file", Place(path), said),), {}) from None
    problems = [*source.problems]
    if not problems:
        problems += _problems(source, rules)
    if problems:
        raise InvalidSop(in_order(problems, [path]), {path: source.text})
    return [
        Expectation(raw["rule"], raw.get("verdict", "fail"), asked, raw[asked], source.place((number,)))
        for number, raw in enumerate(source.data)
        for asked in ASKED
        if asked in raw
    ]


def unmet(expectations: Sequence[Expectation], result: Backtest) -> Iterator[Unmet]:
    """Those that did not come true."""
    after = {one.rule: one.after for one in result.rules if one.status != "gone"}
    for one in expectations:
        got = after[one.rule].get(one.verdict, 0)
        met = {"at_least": got >= one.count, "at_most": got <= one.count, "exactly": got == one.count}
        if not met[one.asked]:
            place = f"{one.at.file}:{one.at.line}"
            yield Unmet(one.rule, one.verdict, one.asked, one.count, got, place)


def _problems(source: Source, rules: Collection[str]) -> Iterator[Problem]:
    if not isinstance(source.data, list):
        yield Problem("expectations-no-list", source.place())
        return
    for number, raw in enumerate(source.data):
        if not isinstance(raw, dict) or "rule" not in raw or not any(asked in raw for asked in ASKED):
            yield Problem("expectation-incomplete", source.place((number,)))
            continue
        yield from _of_one(source, number, raw, rules)


def _of_one(source: Source, number: int, raw: dict[Any, Any], rules: Collection[str]) -> Iterator[Problem]:
    for key, value in raw.items():
        at, known = source.place((number, key)), sorted(rules)
        if key not in KEYS:
            said = {"said": key, "known": ", ".join(KEYS), "guess": closest(str(key), KEYS)}
            yield Problem("expectation-key", source.place((number, key), key=True), said)
        elif key in ASKED and (not isinstance(value, int) or isinstance(value, bool) or value < 0):
            yield Problem("expectation-count", at, {"said": value})
        elif key == "verdict" and value not in VERDICTS:
            said = {"said": value, "known": ", ".join(VERDICTS), "guess": closest(str(value), VERDICTS)}
            yield Problem("expectation-verdict", at, said)
        elif key == "rule" and value not in rules:
            said = {"said": value, "known": ", ".join(known), "guess": closest(str(value), known)}
            yield Problem("test-unknown-rule", at, said)
