"""Running tests: each chat is judged as in an audit, and the verdicts are held against the expected ones."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from msgspec import to_builtins

from audits.testing.cases import Case, Suite
from engine.conversation import UnreadableRecord, decode
from engine.instants import Zone
from engine.judging import Compiled, Judgement, JudgeName, latest
from engine.measured import ClassesMeasured, StagesMeasured
from engine.verdict import Verdict
from sop.chat import parse_chat
from sop.model import Example


@dataclass(frozen=True, slots=True)
class Wrong:
    """One expectation that was not met.

    `what` is verdict, message, finding, classes, outside (the SOP is not about the conversation), judged (it
    should not be), sentence (of a feature) or unreadable.
    """

    what: str
    rule: str
    expected: str
    got: str


@dataclass(frozen=True, slots=True)
class Result:
    """A test that was run. It holds when nothing is `wrong`."""

    suite: Suite
    case: Case
    wrong: tuple[Wrong, ...]
    verdicts: tuple[Verdict, ...]
    judgement: Judgement | None


def run(suites: Iterable[Suite], judge: JudgeName = "network", chosen: str = "") -> Iterator[Result]:
    """Judges every case whose name holds `chosen`, in order.

    Dates of effect do not matter: an example shows the rule.
    """
    for suite in suites:
        sop = replace(suite.sop, effective_from=None, effective_until=None)
        compiled = Compiled(sop, judge)
        for case in suite.cases:
            if chosen.casefold() not in case.name.casefold():
                continue
            yield _run(suite, compiled, case)


def record(example: Example) -> dict[str, Any]:
    """The conversation record of an example."""
    if example.chat is not None:
        return parse_chat(example.chat)
    return {"id": "T-1", **(example.record or {})}


def _run(suite: Suite, compiled: Compiled, case: Case) -> Result:
    example = case.example
    rules = "+".join(example.expect)
    try:
        conversation = decode(json.dumps(record(example)).encode())
    except UnreadableRecord as error:
        return Result(suite, case, (Wrong("unreadable", rules, "", str(error)),), (), None)
    last = latest(compiled.zone, [conversation])
    as_of = last if example.as_of is None else moment_of(compiled.zone, example, last)
    judgement = compiled.judge_pack([(0, conversation)], as_of, {})[0]
    outside = judgement.unreadable or judgement.outside
    if case.outside and judgement.outside is not None:
        return Result(suite, case, (), (), judgement)
    if case.outside and outside is None:
        return Result(suite, case, (Wrong("judged", rules, "", ""),), (), judgement)
    if outside is not None:
        what = "unreadable" if judgement.unreadable else "outside"
        return Result(suite, case, (Wrong(what, rules, "", outside),), (), judgement)
    asked = tuple(verdict for verdict in judgement.verdicts if verdict.rule in example.expect)
    return Result(suite, case, tuple(unmet(case, asked)), asked, judgement)


def unmet(case: Case, verdicts: Iterable[Verdict]) -> Iterator[Wrong]:
    """What of a test the verdicts of its rules do not meet."""
    held = list(verdicts)
    yield from wrongs(case.example, held)
    yield from _untrue(case, held)


def _untrue(case: Case, verdicts: Iterable[Verdict]) -> Iterator[Wrong]:
    """What a feature says of verdicts and is not so."""
    plain = {one.rule: to_builtins(one) for one in verdicts} if case.asserted else {}
    for one in case.asserted:
        got = one.check(plain[one.rule], one.said) if one.rule in plain else "-"
        if got is not None:
            yield Wrong("sentence", one.rule, one.text, got)


def moment_of(zone: Zone, example: Example, last: int) -> int:
    """`as_of` of an example; a time of day is on the day of the chat's last event."""
    assert example.as_of is not None
    if "-" in example.as_of:
        return zone.read(example.as_of)
    return zone.read(f"{zone.write(last)[:10]}T{example.as_of.zfill(5)}")


def classes_of(verdict: Verdict) -> tuple[str, ...]:
    """The classes or stages that a rule found, in its order."""
    match verdict.measured:
        case ClassesMeasured(classes=found) | StagesMeasured(stages=found):
            return tuple(found)
    return ()


def wrongs(example: Example, verdicts: Iterable[Verdict]) -> Iterator[Wrong]:
    """What of an example's expectations the verdicts of its rules do not meet."""
    for verdict in verdicts:
        expected = example.expect[verdict.rule]
        if verdict.verdict != expected:
            yield Wrong("verdict", verdict.rule, expected, verdict.verdict)
            continue
        found = classes_of(verdict)
        if example.classes is not None and set(example.classes) != set(found):
            wanted = ", ".join(example.classes) or "-"
            yield Wrong("classes", verdict.rule, wanted, ", ".join(found) or "-")
        if expected != "fail":
            continue
        if example.messages:
            blamed = {one.evidence[-1].event for one in verdict.findings if one.evidence}
            missing = [number for number in example.messages if number - 1 not in blamed]
            if missing:
                got = ", ".join(str(event + 1) for event in sorted(e for e in blamed if e is not None)) or "-"
                yield Wrong("message", verdict.rule, ", ".join(map(str, missing)), got)
        if example.finding is not None:
            said = [finding.message for finding in verdict.findings]
            if not any(example.finding.casefold() in message.casefold() for message in said):
                yield Wrong("finding", verdict.rule, example.finding, "; ".join(said))
