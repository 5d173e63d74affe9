"""Marking findings that do not count, while an audit goes by. Counts of parts add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import msgspec

from audits.waivers.book import Book
from engine.verdict import Finding, Verdict, Waived

BASELINE = "baseline"
"""The reason of a finding that a baseline knew."""


@dataclass(slots=True)
class Settling:
    """What was met: findings by waiver (`met`: also of expired ones), and those that a baseline knew."""

    verdicts: int = 0
    """Failing verdicts whose findings are all waived."""
    waived: int = 0
    """Findings waived by a waiver."""
    known: int = 0
    """Findings waived by a baseline alone."""
    met: Counter[str] = field(default_factory=Counter)
    listed: int = 0
    """Findings that a baseline lists, whatever waives them."""

    def merge(self, later: Settling) -> None:
        """Adds what was met later."""
        self.verdicts += later.verdicts
        self.waived += later.waived
        self.known += later.known
        self.met.update(later.met)
        self.listed += later.listed


@dataclass(frozen=True, slots=True)
class Settled:
    """A book as it holds on a day (YYYY-MM-DD); "" when there is no day, so that nothing has expired."""

    book: Book
    day: str

    def applied(self, verdicts: Sequence[Verdict], met: Settling) -> list[Verdict]:
        """The verdicts with their waived findings marked; `met` counts them."""
        return [self._marked(one, met) if one.findings else one for one in verdicts]

    def _marked(self, verdict: Verdict, met: Settling) -> Verdict:
        findings = [self._finding(finding, met) for finding in verdict.findings]
        if findings == verdict.findings:
            return verdict
        marked = msgspec.structs.replace(verdict, findings=findings)
        met.verdicts += waived(marked)
        return marked

    def _finding(self, finding: Finding, met: Settling) -> Finding:
        waiver = self.book.waivers.get(finding.fingerprint)
        listed = finding.fingerprint in self.book.baseline
        met.listed += listed
        if waiver is not None:
            met.met[waiver.fingerprint] += 1
            if waiver.expires >= self.day:
                met.waived += 1
                why = Waived(waiver.reason, waiver.owner, waiver.expires)
                return msgspec.structs.replace(finding, waived=why)
        if not listed:
            return finding
        met.known += 1
        return msgspec.structs.replace(finding, waived=Waived(BASELINE, None, None))


def settle(book: Book, day: str) -> Settled:
    """The book on a day."""
    return Settled(book, day)


def waived(verdict: Verdict) -> bool:
    """Whether a verdict fails and does not count: each of its findings is waived."""
    return (
        verdict.verdict == "fail"
        and bool(verdict.findings)
        and all(finding.waived is not msgspec.UNSET for finding in verdict.findings)
    )
