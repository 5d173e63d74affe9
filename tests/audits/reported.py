"""Builders for report tests: conversations with verdicts, judged by nobody, and runs of reports over them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

import msgspec

from audits.readers import BadRecord, Chunk
from audits.reports import Setting, report
from audits.scorecards import Grouping
from audits.survey import Survey
from audits.tally import Tally
from audits.work import Batch, Task
from engine.conversation import decode
from engine.instants import Zone
from engine.judging import Judgement
from engine.measured import TimeMeasured
from engine.timeline import prepare
from engine.verdict import EvidenceRecord, Finding, Verdict
from sop.model import Rule, Sop

ZONE = Zone("Asia/Jakarta")
AS_OF = ZONE.read("2026-01-31T17:00:00+07:00")
NO_KIND = cast(Any, None)

RULES = (
    Rule("salam", NO_KIND, title={"id": "Salam pembuka", "en": "Greeting"}, severity="minor"),
    Rule(
        "janji",
        NO_KIND,
        title={"id": "Tidak menjanjikan", "en": "No promises"},
        severity="critical",
        weight=5,
    ),
    Rule("balasan", NO_KIND, title={"id": "Balasan pertama", "en": "First reply"}, weight=2.5),
)


def sop(rules: Sequence[Rule] = RULES) -> Sop:
    """A small SOP; no report looks at its kinds."""
    return Sop("toko", "1.0.0", {"id": "SOP Toko", "en": "Shop SOP"}, "id", "Asia/Jakarta", tuple(rules))


def setting(rules: Sequence[Rule] = RULES, **changes: Any) -> Setting:
    """A run over chats.ndjson in English, masked and without colours, unless said otherwise."""
    plain = Setting(
        sop=sop(rules),
        zone=ZONE,
        as_of=AS_OF,
        language="en",
        unmask=False,
        color=False,
        paths=("chats.ndjson",),
        survey=Survey(AS_OF, 0, 0, {}, {"chats.ndjson": 0}),
    )
    return replace(plain, **changes)


@dataclass
class Case:
    """A record with its verdicts, one a rule."""

    record: dict[str, Any]
    verdicts: list[Verdict]


def conversation(id: str, *texts: str, **more: Any) -> dict[str, Any]:
    """A record of messages, by the customer and the agent a1 in turn, a minute apart."""
    events = [
        {
            "at": f"2026-01-05T09:{number % 60:02d}:00+07:00",
            "type": "message",
            "by": ("customer", "agent")[number % 2],
            "author": ("c1", "a1")[number % 2],
            "text": text,
        }
        for number, text in enumerate(texts)
    ]
    return {"id": id, "events": events, **more}


def evidence(record: dict[str, Any], event: int, phrase: str = "") -> EvidenceRecord:
    """Evidence that quotes a phrase of an event; without one, something is missing after it."""
    happened = record["events"][event]
    start = happened.get("text", "").index(phrase) if phrase else 0
    return EvidenceRecord(
        event, happened.get("at"), happened.get("by"), phrase, start, start + len(phrase), not phrase
    )


def finding(message: str, *shown: EvidenceRecord, agent: str | None = "a1") -> Finding:
    """A finding with its evidence."""
    return Finding(message, agent, list(shown), f"{abs(hash(message)) % 10**16:016x}")


def verdict(
    record: dict[str, Any], rule: Rule, outcome: str = "pass", *findings: Finding, **more: Any
) -> Verdict:
    """A verdict record; with findings it fails."""
    plain: dict[str, Any] = {
        "schema": "verdict/1",
        "conversation": record["id"],
        "rule": rule.id,
        "kind": "phrase",
        "sop": "toko@1.0.0",
        "agent": findings[-1].agent if findings else "a1",
        "verdict": "fail" if findings else outcome,
        "severity": rule.severity,
        "weight": rule.weight,
        "activations": 0 if outcome == "not_applicable" else 1,
        "fulfilled": int(outcome == "pass" and not findings),
        "pending": int(outcome == "pending"),
        "not_evaluable": int(outcome == "not_evaluable"),
        "measured": None,
        "findings": list(findings),
    }
    return Verdict(**{**plain, **more})


def late() -> TimeMeasured:
    """A first reply after 21 minutes and a half second."""
    at = "2026-01-05T09:00:00+07:00"
    return TimeMeasured("first_reply", 1260.5, 900, at, "2026-01-05T09:15:00+07:00", None)


def case(record: dict[str, Any], *findings: Finding, rule: int = 1) -> Case:
    """A record that passes every rule, but fails one if there are findings."""
    verdicts = [
        verdict(record, one, "pass", *(findings if number == rule else ()))
        for number, one in enumerate(RULES)
    ]
    return Case(record, verdicts)


def judged(
    cases: Sequence[Case],
    source: str = "chats.ndjson",
    bad: Sequence[BadRecord] = (),
    how: Setting | None = None,
) -> tuple[Task, Batch]:
    """The cases as one chunk; counted on scorecards if it is said how."""
    grouping = None if how is None else Grouping.of(how.sop, how.zone, how.roster)
    lines = [msgspec.json.encode(case.record) for case in cases]
    tally = Tally.of(len(cases[0].verdicts) if cases else len(RULES))
    for case in cases:
        record = decode(msgspec.json.encode(case.record))
        timeline = None if how is None else prepare(record, how.zone, how.as_of)
        tally.add(Judgement(record, timeline=timeline, verdicts=case.verdicts), grouping)
    tally.unreadable = len(bad)
    encode = msgspec.json.Encoder().encode_lines
    verdicts = [(number, encode(case.verdicts)) for number, case in enumerate(cases, 1)]
    return Task(Chunk(source, 1, lines), {}), Batch(verdicts, list(bad), tally)


def written(
    name: str, chunks: Sequence[tuple[Task, Batch]] | Sequence[Case], how: Setting | None = None
) -> bytes:
    """What a report writes of chunks, or of cases as one chunk."""
    how = how or setting()
    together = bool(chunks) and isinstance(chunks[0], Case)
    parts = [judged(cast(Any, chunks), how=how)] if together else list(cast(Any, chunks))
    stream = io.BytesIO()
    made = report(name, stream, how)
    tally = Tally.of(len(how.sop.rules))
    for task, batch in parts:
        made.add(task, batch)
        tally.merge(batch.tally)
    made.close(tally)
    return stream.getvalue()


PHONE = "0812-3456-7890"
HOSTILE = (
    "<script>window.hacked=1</script>",
    "</script><img src=x onerror='window.hacked=2'>",
    "<style>*{display:none}</style><link rel=stylesheet href=//evil.example/x.css>",
    '"><svg onload=window.hacked=3>',
    "javascript:window.hacked=4 <a href='javascript:window.hacked=5'>klik</a>",
    "{{ 7*7 }} {% raw %} {# x #}",
    "]]></failure><!-- --> <![CDATA[",
    "aman \u202egnp.exe\u202c \u2066x\u2069 nol\x00 lonceng\x07 hapus\x7f esc\x1b[2J c1\x9b31m akhir\ufffe",
    '=HYPERLINK("http://evil.example";"klik")',
)
"""What a customer might write to break a report."""
