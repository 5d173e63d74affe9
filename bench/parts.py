"""The floor of an audit, the whole of it, and its parts, in one process.

The floor is what cannot be left out: decoding each record into typed values, one pass of the matcher over
each message with the spans it finds, and encoding 30 bare verdict records.
"""

from __future__ import annotations

import gc
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import msgspec

from audits.readers import Chunk
from audits.survey import survey
from audits.work import Task, work
from bench import material
from engine.conversation import decode
from engine.judging import Compiled
from engine.network_judge import NetworkJudge
from engine.timeline import prepare
from engine.verdict import Verdict
from sop.load import load

_RULES = 30


def _compiled(without: str = "") -> Compiled:
    sop = material.sop(rules=_RULES)
    sop["rules"] = [rule for rule in sop["rules"] if rule["kind"] != without]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sop.yaml"
        path.write_bytes(msgspec.json.encode(sop))
        return Compiled(load([path]))


COMPILED = _compiled()
AS_OF = COMPILED.zone.read("2026-02-05T00:00:00Z")


def floor(lines: list[bytes]) -> float:
    """Microseconds a conversation."""
    match, encode = COMPILED.matcher.match, msgspec.json.Encoder().encode_lines
    gc.disable()
    began = time.perf_counter()
    for line in lines:
        conversation = decode(line)
        for event in conversation.events:
            if event.text:
                match(event.text, event.by)
        encode([_bare(conversation.id, f"r{number}") for number in range(_RULES)])
    spent = time.perf_counter() - began
    gc.enable()
    return spent / len(lines) * 1e6


def _bare(conversation: str, rule: str) -> Verdict:
    return Verdict(
        "verdict/1", conversation, rule, "phrase", "s@1", None, "pass", "major", 1, 1, 1, 0, 0, None, []
    )


def deadlines(lines: list[bytes]) -> tuple[int, float]:
    """How many of the rules are deadlines, and the share of the whole that goes when they are left out."""
    others = _compiled(without="deadline")
    shares = []
    for _ in range(5):
        everything, less = whole(lines)[0], whole(lines, others)[0]
        shares.append((everything - less) / everything)
    return _RULES - len(others.sop.rules), median(shares)


def whole(lines: list[bytes], compiled: Compiled | None = None) -> tuple[float, float]:
    """Microseconds a conversation for survey, judging and writing; and findings a conversation."""
    compiled = compiled or COMPILED
    findings = 0
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "in.ndjson"
        data.write_bytes(b"".join(lines))
        began = time.perf_counter()
        survey([str(data)], compiled.zone.info)
        with (Path(folder) / "out.ndjson").open("wb") as out:
            for first in range(0, len(lines), 256):
                batch = work(compiled, Task(Chunk("-", first + 1, lines[first : first + 256]), {}), AS_OF)
                out.writelines(records for _, records in batch.verdicts)
                findings += sum(rule.findings for rule in batch.tally.rules)
        spent = time.perf_counter() - began
    return spent / len(lines) * 1e6, findings / len(lines)


def parts(lines: list[bytes]) -> list[tuple[str, float]]:
    """Where the time goes: (part, microseconds a conversation)."""
    judge = COMPILED.judge
    assert isinstance(judge, NetworkJudge)
    network_judge = judge
    spent: list[tuple[str, float]] = []

    def timed(name: str, act: Callable[[], Any]) -> Any:
        began = time.perf_counter()
        result = act()
        spent.append((name, (time.perf_counter() - began) / len(lines) * 1e6))
        return result

    gc.disable()
    chats = timed("decode", lambda: [decode(line) for line in lines])
    timed("observe: order and instants", lambda: [prepare(c, COMPILED.zone, AS_OF) for c in chats])
    timelines = timed("observe: signals (and above)", lambda: [COMPILED.timeline(c, AS_OF) for c in chats])
    observed = timed("observe: readings", lambda: [network_judge.observe(t) for t in timelines])
    readings = [some for _, some, _ in observed]
    timed(
        "network",
        lambda: [network_judge.network.broken(readings[n : n + 10]) for n in range(0, len(lines), 10)],
    )
    outcomes = timed("all judging (the three above)", lambda: network_judge.judge(timelines))
    write = COMPILED.writer.records
    records = timed("verdicts", lambda: [write(t, o, 0) for t, o in zip(timelines, outcomes, strict=True)])
    timed("encode", lambda: [msgspec.json.Encoder().encode_lines(some) for some in records])
    gc.enable()
    return spent
