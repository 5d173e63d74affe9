"""The findings that the page lists: every rule's first ones, up to a number in all, and examples an agent."""

from __future__ import annotations

import heapq
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from audits.reports.judged import Judged, Record, shown
from audits.reports.personal import Veil, agent_names, customer_names
from audits.reports.spelled import spelled
from audits.reports.visible import one_line, visible
from audits.reports.waived import why_waived
from engine.verdict import Finding, Waived
from sop.model import SEVERITIES

MOST = 30_000
EXAMPLES = 3
"""Findings of an agent and a rule that the agent's page quotes."""
ALL_EXAMPLES = 20_000
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
    channel: str | None
    message: str
    quote: str
    at: str | None


@dataclass(slots=True)
class Findings:
    """Keeps up to `most` findings, each rule with its share: the n-th of all rules before the n+1-th."""

    most: int = field(default_factory=lambda: MOST)
    total: int = 0
    """All findings there were."""
    seen: Counter[str] = field(default_factory=Counter)
    kept: list[tuple[int, int, Listed]] = field(default_factory=list)
    examples: dict[tuple[str, str], list[Listed]] = field(default_factory=dict)
    """Agent and rule -> the first findings."""
    quoted: int = 0

    def add(self, teller: Teller, record: Record) -> None:
        """The findings of one failing verdict."""
        for finding in record.findings:
            self.total += 1
            self.seen[record.rule] += 1
            rank = (-self.seen[record.rule], -self.total)
            wanted = self._example(finding, record, teller.one)
            kept = len(self.kept) < self.most or rank > self.kept[0][:2]
            if not kept and wanted is None:
                continue
            listed = teller.listed(self.total, record, finding)
            if wanted is not None:
                wanted.append(listed)
                self.quoted += 1
            if len(self.kept) < self.most:
                heapq.heappush(self.kept, (*rank, listed))
            elif kept:
                heapq.heapreplace(self.kept, (*rank, listed))

    def listed(self) -> list[Listed]:
        """Those kept, the severest first, then as they came."""
        kept = (one for _, _, one in self.kept)
        return sorted(kept, key=lambda one: (-SEVERITIES.index(one.severity), one.order))

    def _example(self, finding: Finding, record: Record, one: Judged) -> list[Listed] | None:
        """Where the finding is wanted as an example, if it is: one a conversation."""
        if not finding.agent or isinstance(finding.waived, Waived) or self.quoted >= ALL_EXAMPLES:
            return None
        found = self.examples.setdefault((finding.agent[:NAME], record.rule), [])
        if len(found) >= EXAMPLES or (found and found[-1].key == (one.source, one.line)):
            return None
        return found


@dataclass
class Teller:
    """Tells findings of one conversation, personal data hidden."""

    one: Judged
    plain: Veil

    @cached_property
    def veil(self) -> Veil:
        """A veil that knows the names in the conversation."""
        conversation = self.one.conversation
        return self.plain.knowing([*customer_names(conversation), *agent_names(conversation)])

    @cached_property
    def channel(self) -> str | None:
        """The conversation's channel."""
        found = self.one.conversation.channel
        return one_line(self.veil.text(found[:800]), 40) if found else None

    def message(self, finding: Finding) -> str:
        """What was found, and why it does not count, if it does not."""
        said = one_line(self.veil.text(spelled(finding.message)), 2 * QUOTE)
        if isinstance(finding.waived, Waived):
            return f"[{self.veil.text(why_waived(finding.waived))}] {said}"
        return said

    def listed(self, order: int, record: Record, finding: Finding) -> Listed:
        """The finding as the list has it."""
        evidence = shown(finding)
        quote = ""
        if evidence is not None and evidence.quote:
            end = min(evidence.end, evidence.start + QUOTE)
            quote = visible(self.veil.part(self.one.text(evidence), evidence.start, end))
            quote += "…" if end < evidence.end else ""
        return Listed(
            order,
            record.rule,
            record.severity,
            one_line(self.veil.name(record.conversation), NAME),
            (self.one.source, self.one.line),
            finding.agent and finding.agent[:NAME],
            self.channel,
            self.message(finding),
            quote,
            None if evidence is None else evidence.at,
        )
