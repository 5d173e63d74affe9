"""Rules over the corpus: do the rules and statistics that they name exist?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rules import CONVERSATION_KINDS
from rules.indicators import INDICATORS
from sop.guess import closest
from sop.merge import Definition
from sop.problem import Problem
from sop.words import listed


def corpus_problems(rules: Iterable[Definition], known: frozenset[str]) -> Iterator[Problem]:
    """What the schema cannot say of targets. `known`: ids of rules defined elsewhere."""
    kinds: Mapping[str, Any] = {rule.name: rule.raw.get("kind") for rule in rules}
    for rule in rules:
        if rule.raw.get("kind") == "target" and rule.raw.get("metric") in INDICATORS:
            yield from _statistic(rule)
            if rule.raw["metric"] == "pass_rate":
                yield from _rate_of(rule, kinds, known)


def _statistic(rule: Definition) -> Iterator[Problem]:
    said, metric = rule.raw.get("statistic"), rule.raw["metric"]
    statistics = INDICATORS[metric].statistics
    if said is not None and rule.sound("statistic") and said not in statistics:
        words = {"said": said, "metric": metric, "known": ", ".join(statistics)}
        yield Problem("target-statistic", rule.place("statistic"), words)


def _rate_of(rule: Definition, kinds: Mapping[str, Any], known: frozenset[str]) -> Iterator[Problem]:
    """The rules that a pass rate is of judge conversations; a rate of rates would be none."""
    raw = rule.raw.get("of")
    several = isinstance(raw, list)
    for index, name in enumerate(raw if several else [raw]):
        if not isinstance(name, str) or (name in known and name not in kinds):
            continue
        at = rule.place("of", index) if several else rule.place("of")
        if name not in kinds:
            names = [other for other, kind in kinds.items() if kind in CONVERSATION_KINDS]
            words = {"said": name, "guess": closest(name, names), "known": listed(names)}
            yield Problem("target-unknown-rule", at, words)
        elif kinds[name] not in CONVERSATION_KINDS:
            yield Problem("target-rate-of-corpus", at, {"said": name})
