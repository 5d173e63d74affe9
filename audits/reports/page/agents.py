"""How many conversations each agent had, and in how many something fell short."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from audits.reports.judged import Record
from audits.reports.page.findings import NAME
from audits.waivers import waived

MOST = 2_000
"""Agents counted apart; who comes after them is counted together."""
ENOUGH = 10
"""Conversations from which on agents are put in order of their failures."""


@dataclass(slots=True)
class Agent:
    """One agent; None is nobody known, "" everybody beyond MOST."""

    name: str | None
    conversations: int = 0
    failed: int = 0
    """Conversations with a finding that is theirs."""
    findings: int = 0
    rules: Counter[str] = field(default_factory=Counter)
    """Rule -> failing verdicts that are theirs."""


class Agents:
    """Counts agents while the corpus goes by."""

    def __init__(self) -> None:
        self._agents: dict[str | None, Agent] = {}

    def add(self, records: Sequence[Record]) -> None:
        """One conversation's records."""
        for name in {record.agent for record in records}:
            self._of(name).conversations += 1
        owners: set[str | None] = set()
        for record in records:
            if record.verdict != "fail" or waived(record):
                continue
            for owner in {finding.agent for finding in record.findings}:
                agent = self._of(owner)
                agent.findings += sum(finding.agent == owner for finding in record.findings)
                agent.rules[record.rule] += 1
                owners.add(owner)
        for owner in owners:
            self._of(owner).failed += 1
            if owner not in {record.agent for record in records}:
                self._of(owner).conversations += 1

    def compared(self) -> list[Agent]:
        """Agents with enough conversations, the largest share of failing ones first."""
        enough = [agent for agent in self._known() if agent.conversations >= ENOUGH]
        return sorted(enough, key=lambda one: (-one.failed / one.conversations, one.name))

    def few(self) -> list[Agent]:
        """Agents with too few conversations to compare, by name."""
        return sorted(
            (agent for agent in self._known() if agent.conversations < ENOUGH),
            key=lambda one: one.name or "",
        )

    def others(self) -> list[Agent]:
        """Nobody known, and everybody beyond MOST, if there is anything to tell."""
        return [agent for name in (None, "") if (agent := self._agents.get(name)) is not None]

    def _known(self) -> Iterator[Agent]:
        return (agent for name, agent in self._agents.items() if name)

    def _of(self, name: str | None) -> Agent:
        name = name and name[:NAME]
        agent = self._agents.get(name)
        if agent is None:
            if len(self._agents) >= MOST and name:
                return self._of("")
            agent = self._agents[name] = Agent(name)
        return agent
