"""What an SOP's hygiene comes to: idle, noisy and orphaned rules, signals and phrases."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import msgspec

from audits.tally import Tally
from audits.testing import Suite
from engine.heard import heard
from sop.model import Phrase, Rule, Sop
from sop.own_phrases import Key

SORTS = (
    "silent",
    "never_fails",
    "noisy",
    "untested_pass",
    "untested_fail",
    "no_source",
    "no_owner",
    "unused_signal",
    "silent_signal",
    "silent_phrase",
)
"""What can be said, in the order of the report."""


class Remark(msgspec.Struct, frozen=True):
    """One thing to look at. `name` is a rule or a signal; `judged` and `failed` count conversations."""

    sort: str
    name: str
    judged: int | None = None
    failed: int | None = None
    phrase: str | None = None
    list: str | None = None
    place: str | None = None


class Hygiene(msgspec.Struct, frozen=True, kw_only=True):
    """The whole result."""

    schema: str = "hygiene/1"
    sop: str
    conversations: int
    rules: int
    phrases: int
    """The SOP's own, shipped libraries apart."""
    unreadable: int
    noisy: float
    remarks: list[Remark]


def examine(
    sop: Sop,
    tally: Tally,
    suites: Sequence[Suite],
    own: Sequence[str],
    phrases: Mapping[Key, Phrase],
    matched: Collection[Key],
    noisy: float,
) -> Hygiene:
    """`own` and `phrases`: the SOP's own signals and phrases; `matched`: those found in the data.

    `noisy` is the share of failing conversations, of those judged, above which a rule is noisy. Without any
    conversation nothing is said of what applies or matches.
    """
    remarks = _papers(sop, suites) + _unused(sop, own)
    if tally.conversations:
        remarks += [
            one
            for rule, counted in zip(sop.rules, tally.rules, strict=False)
            for one in _activity(rule, counted.verdicts, noisy)
        ]
        remarks += _unheard(own, phrases, matched)
    remarks.sort(key=lambda one: SORTS.index(one.sort))
    return Hygiene(
        sop=sop.name,
        conversations=tally.conversations,
        rules=len(sop.rules),
        phrases=len(phrases),
        unreadable=tally.unreadable,
        noisy=noisy,
        remarks=remarks,
    )


def _activity(rule: Rule, verdicts: Mapping[str, int], noisy: float) -> list[Remark]:
    """Silent: it never applied. What only tells something of a conversation cannot fail."""
    place = str(rule.at) if rule.at else None
    judged, failed = verdicts["pass"] + verdicts["fail"], verdicts["fail"]
    if not judged and not verdicts["pending"] and not verdicts["not_evaluable"]:
        return [Remark("silent", rule.id, place=place)]
    if rule.kind.never_fails or not judged:
        return []
    if not failed:
        return [Remark("never_fails", rule.id, judged, 0, place=place)]
    return [Remark("noisy", rule.id, judged, failed, place=place)] if failed > noisy * judged else []


def _papers(sop: Sop, suites: Sequence[Suite]) -> list[Remark]:
    """Examples, source and owner; those of the whole SOP count for each rule."""
    from audits.testing.possible import possible

    expected = {item for suite in suites for case in suite.cases for item in case.example.expect.items()}
    found = []
    for rule in sop.rules:
        place = str(rule.at) if rule.at else None
        found += [
            Remark(f"untested_{verdict}", rule.id, place=place)
            for verdict in ("pass", "fail")
            if verdict in possible(rule, sop) and (rule.id, verdict) not in expected
        ]
        if not rule.source and not sop.source:
            found.append(Remark("no_source", rule.id, place=place))
        if rule.owner is None and sop.owner is None:
            found.append(Remark("no_owner", rule.id, place=place))
    return found


def _unused(sop: Sop, own: Sequence[str]) -> list[Remark]:
    """Signals that no rule asks for."""
    asked = heard(sop)
    return [Remark("unused_signal", name) for name in own if sop.signals[name].any and not asked[name].any]


def _unheard(own: Sequence[str], phrases: Mapping[Key, Phrase], matched: Collection[Key]) -> list[Remark]:
    """Words that nobody said."""
    loud = {name for name, where, _ in matched if where == "any"}
    quiet = {name for name, where, _ in phrases if where == "any"} - loud
    found = [Remark("silent_signal", name) for name in own if name in quiet]
    found += [
        Remark("silent_phrase", key[0], phrase=phrase.text, list=key[1])
        for key, phrase in phrases.items()
        if key not in matched and key[0] not in quiet
    ]
    return found
