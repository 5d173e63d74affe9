"""Examples as conversations that can be shown, with what the judge says of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from audits.handbook.speech import Speech
from audits.reports.visible import one_line, visible
from audits.testing.cases import Case, Suite
from audits.testing.run import Result, record, run
from sop.model import Example, Rule, Sop


@dataclass(frozen=True, slots=True)
class Row:
    """One event. `side` is customer, agent, bot or system; `event`: it is no message; `blamed`: the fault."""

    side: str
    who: str
    time: str
    text: str
    event: bool = False
    internal: bool = False
    blamed: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """An example as a conversation. `reasons` say what is wrong with it; a good one has none."""

    title: str
    facts: str
    rows: Sequence[Row]
    reasons: Sequence[str]
    language: str | None
    """The language of the chat if it is not the handbook's."""


def examples(sop: Sop, speech: Speech) -> Mapping[str, tuple[Shown | None, Shown | None]]:
    """For each rule a good and a bad example, as far as it has them; all are judged in one go."""
    chosen = {
        rule.id: (_chosen(rule, "pass", sop, speech), _chosen(rule, "fail", sop, speech))
        for rule in sop.rules
    }
    wanted = [example for pair in chosen.values() for example in pair if example is not None]
    results = {id(result.case.example): result for result in _judged(sop, speech, wanted)}
    return {
        name: (_shown(good, None, speech), _shown(bad, None if bad is None else results.get(id(bad)), speech))
        for name, (good, bad) in chosen.items()
    }


def _chosen(rule: Rule, verdict: str, sop: Sop, speech: Speech) -> Example | None:
    """The first example with the verdict, best one in the handbook's language."""
    found = [one for one in rule.examples if one.expect.get(rule.id) == verdict]
    return min(found, key=lambda one: (one.language or sop.language) != speech.language, default=None)


def _judged(sop: Sop, speech: Speech, wanted: Sequence[Example]) -> Iterator[Result]:
    """The results, told in the handbook's language."""
    if wanted:
        cases = tuple(Case(str(number), example) for number, example in enumerate(wanted))
        yield from run([Suite(replace(sop, language=speech.language), cases)], "oracle")


def _shown(example: Example | None, result: Result | None, speech: Speech) -> Shown | None:
    if example is None:
        return None
    whole = record(example)
    findings = [one for verdict in result.verdicts for one in verdict.findings] if result else []
    blamed = {number - 1 for number in example.messages}
    if not blamed:
        blamed = {
            one.evidence[-1].event for one in findings if one.evidence and one.evidence[-1].event is not None
        }
    events = whole.get("events", ())
    rows = [_row(event, number in blamed, speech) for number, event in enumerate(events)]
    given = example.language or speech.sop.language
    return Shown(
        title=one_line(example.title),
        facts=" · ".join(_facts(whole, speech)),
        rows=rows,
        reasons=tuple(dict.fromkeys(one_line(one.message) for one in findings)),
        language=None if given == speech.language else given,
    )


def _facts(whole: Mapping[str, Any], speech: Speech) -> Iterator[str]:
    for key in ("channel", "priority", "status", "tags", "subject"):
        if whole.get(key):
            value = whole[key]
            said = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
            yield f"{speech.patterns.key(key)}: {one_line(said, 80)}"


def _row(event: Mapping[str, Any], blamed: bool, speech: Speech) -> Row:
    side = str(event.get("by") or "system")
    who = speech.own.get(f"side.{side}", side)
    if event.get("author"):
        who += f" {one_line(str(event['author']), 40)}"
    time = str(event.get("at", ""))[11:16]
    if event.get("type") == "message":
        said = [visible(str(event.get("text") or ""))] if event.get("text") else []
        said += (
            speech.say("attachment", one_line(str(one.get("kind") or one.get("type") or "?"), 40))
            for one in event.get("attachments") or ()
        )
        internal = event.get("public") is False
        return Row(
            side,
            f"{who}, {speech.own['note']}" if internal else who,
            time,
            "\n".join(said),
            False,
            internal,
            blamed,
        )
    return Row(side, who, time, _happened(event, speech), event=True, blamed=blamed)


def _happened(event: Mapping[str, Any], speech: Speech) -> str:
    kind = str(event.get("type", ""))
    told = " ".join(_details(event))
    return one_line(speech.own.get(f"happened.{kind}", speech.own["happened"]).format(told), 200)


def _details(event: Mapping[str, Any]) -> Iterator[str]:
    if event.get("from"):
        yield f"{event['from']} →"
    for key in ("name", "scale", "to"):
        if event.get(key):
            yield str(event[key])
    if event.get("value") is not None:
        most = f"/{event['out_of']}" if event.get("out_of") else ""
        yield f"{event['value']}{most}"
    if event.get("args"):
        yield "(" + ", ".join(f"{key}: {value}" for key, value in event["args"].items()) + ")"
