"""The findings that the page lists: every rule's first ones, up to a number in all."""

from __future__ import annotations

import heapq
from collections import Counter
from dataclasses import dataclass

from audits.reports.judged import Judged, Record, shown
from audits.reports.personal import Veil, customer_names
from audits.reports.visible import one_line, visible
from audits.reports.waived import why_waived
from engine.verdict import Finding, Waived
from sop.model import SEVERITIES

MOST = 5_000
QUOTE = 240
"""Characters of a quote in the list."""
NAME = 120
"""Characters of an id, or of an agent's name."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A finding in the list, personal data hidden. `order` is its place in the corpus."""

    order: int
    rule: str
    severity: str
    conversation: str
    key: tuple[str, int]
    """Source and line of the conversation, which tell its transcript."""
    agent: str | None
    message: str
    quote: str
    at: str | None


class Findings:
    """Keeps up to MOST findings, so that each rule has its share: the n-th of all rules before the n+1-th."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._seen: Counter[str] = Counter()
        self._order = 0
        self._kept: list[tuple[int, int, Listed]] = []

    def add(self, one: Judged, record: Record, veil: Veil) -> None:
        """The findings of one failing verdict."""
        for finding in record.findings:
            self._order += 1
            self._seen[record.rule] += 1
            rank = (-self._seen[record.rule], -self._order)
            if len(self._kept) < self._most:
                heapq.heappush(self._kept, (*rank, _listed(self._order, one, record, finding, veil)))
            elif rank > self._kept[0][:2]:
                heapq.heapreplace(self._kept, (*rank, _listed(self._order, one, record, finding, veil)))

    @property
    def total(self) -> int:
        """All findings there were."""
        return self._order

    def listed(self) -> list[Listed]:
        """Those kept, the severest first, then as they came."""
        kept = (one for _, _, one in self._kept)
        return sorted(kept, key=lambda one: (-SEVERITIES.index(one.severity), one.order))


def message(finding: Finding, veil: Veil) -> str:
    """What was found, and why it does not count, if it does not."""
    said = one_line(veil.text(finding.message), 2 * QUOTE)
    if isinstance(finding.waived, Waived):
        return f"[{veil.text(why_waived(finding.waived))}] {said}"
    return said


def _listed(order: int, one: Judged, record: Record, finding: Finding, veil: Veil) -> Listed:
    evidence = shown(finding)
    veil = veil.knowing(customer_names(one.conversation))
    quote = ""
    if evidence is not None and evidence.quote:
        end = min(evidence.end, evidence.start + QUOTE)
        quote = visible(veil.part(one.text(evidence), evidence.start, end))
        quote += "…" if end < evidence.end else ""
    return Listed(
        order,
        record.rule,
        record.severity,
        one_line(veil.name(record.conversation), NAME),
        (one.source, one.line),
        finding.agent and finding.agent[:NAME],
        message(finding, veil),
        quote,
        None if evidence is None else evidence.at,
    )
