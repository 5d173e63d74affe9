"""Verdict records of rules over the corpus: `conversation` is null, `corpus` says what was put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from engine.corpus.estimates import Estimate
from engine.corpus.following import Found
from engine.corpus.rows import Counts, named
from engine.corpus.words import recurrence_sentence, target_reason, target_sentence, unknown_reason
from engine.instants import Zone
from engine.measured import CorpusMeasured
from engine.verdict import CorpusScope, Finding, Verdict, fingerprint
from rules.corpus import Indicator, Recurrent
from rules.indicators import INDICATORS
from sop.model import Rule


@dataclass(frozen=True, slots=True)
class Written:
    """What all records of a group have: its rule, and its names (`{}` where there was no conversation)."""

    rule: Rule
    sop: str
    language: str
    zone: Zone
    group: bytes

    def scope(self, per: Sequence[str], conversations: int, left_out: int = 0) -> CorpusScope:
        """What was put together."""
        values = [] if self.group == b"{}" else named(self.group)
        group = dict(zip(per, values, strict=False))
        return CorpusScope(group, conversations, left_out or msgspec.UNSET)


def write_recurrence(
    written: Written, asked: Recurrent, sums: Counts, largest: int, kept: Sequence[Found], findings: int
) -> Verdict:
    """The record of a group. `sums`: conversations, of them without a known customer, without a known time,
    then fulfilled and violated activations; `largest`: the most customers or contacts there were."""
    conversations, nobody, no_time, fulfilled, violated = sums
    unknown = nobody + no_time
    scope = written.scope(asked.per, conversations, findings - len(kept))
    verdict = "fail" if violated else "not_evaluable" if unknown else "pass"
    activations = fulfilled + violated + unknown
    told = [_recurring(written, asked, scope, found) for found in kept]
    return _verdict(
        written,
        scope,
        verdict if activations else "not_applicable",
        (activations, fulfilled, unknown),
        CorpusMeasured(
            asked.counts, "largest", "count", largest, conversations, None, None, asked.threshold - 1
        )
        if activations
        else None,
        told,
        unknown_reason(nobody, no_time, conversations, written.language)
        if verdict == "not_evaluable"
        else None,
    )


def _recurring(written: Written, asked: Recurrent, scope: CorpusScope, found: Found) -> Finding:
    topics = dict(zip(asked.topic, named(found.topic.encode()), strict=False))
    message = recurrence_sentence(
        asked,
        found,
        topics,
        written.zone.write(found.begun)[:16],
        written.zone.write(found.until)[:16],
        written.language,
    )
    first = found.evidence[0].conversation if found.evidence else ""
    anchor = f"{written.group.decode()} {found.topic} {found.begun} {first}"
    return Finding(message, found.agent, found.evidence, fingerprint(written.rule.id, "", 0, anchor, 0))


def write_target(written: Written, asked: Indicator, sums: Counts, estimate: Estimate) -> Verdict:
    """The record of a group. `sums`: conversations, how many were counted, and what the statistic needs."""
    conversations, n, _, _ = sums
    scope = written.scope(asked.per, conversations)
    value, low, high = estimate
    limit = asked.at_least if asked.at_least is not None else asked.at_most
    unit = INDICATORS[asked.metric].unit_of(asked.statistic)
    measured = CorpusMeasured(asked.metric, asked.statistic, unit, _whole(value), n, low, high, limit)
    if not conversations:
        return _verdict(written, scope, "not_applicable", (0, 0, 0), None, [], None)
    if n < asked.min_count or value is None:
        why = target_reason(asked, n, written.language)
        return _verdict(written, scope, "not_evaluable", (1, 0, 1), measured, [], why)
    missed = _missed(asked, value, low, high)
    if missed is None:
        return _verdict(written, scope, "pass", (1, 1, 0), measured, [], None)
    measured = msgspec.structs.replace(measured, limit=missed)
    message = target_sentence(asked, measured, missed == asked.at_least, written.language)
    agent = scope.group.get("agent")
    anchor = written.group.decode()
    finding = Finding(message, agent, [], fingerprint(written.rule.id, "", 0, anchor, 0))
    return _verdict(written, scope, "fail", (1, 0, 0), measured, [finding], None)


def _missed(asked: Indicator, value: float, low: float | None, high: float | None) -> float | None:
    """The limit that the figure misses: with `confident` by its whole interval."""
    lowest, highest = (low, high) if asked.confident else (value, value)
    if asked.at_least is not None and (highest is not None and highest < asked.at_least):
        return asked.at_least
    if asked.at_most is not None and (lowest is not None and lowest > asked.at_most):
        return asked.at_most
    return None


def _whole(value: float | None) -> float | None:
    return int(value) if value is not None and value == int(value) else value


def _verdict(
    written: Written,
    scope: CorpusScope,
    verdict: str,
    counts: tuple[int, int, int],
    measured: CorpusMeasured | None,
    findings: list[Finding],
    reason: str | None,
) -> Verdict:
    rule = written.rule
    activations, fulfilled, unknown = counts
    return Verdict(
        schema="verdict/1",
        conversation=None,
        rule=rule.id,
        kind=rule.kind.name,
        sop=written.sop,
        agent=findings[-1].agent if findings else scope.group.get("agent"),
        verdict=verdict,
        severity=rule.severity,
        weight=rule.weight,
        activations=activations,
        fulfilled=fulfilled,
        pending=0,
        not_evaluable=unknown,
        measured=measured,
        findings=findings,
        reason=msgspec.UNSET if reason is None else reason,
        corpus=scope,
    )
