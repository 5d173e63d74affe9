"""How the waivers of a run stand: which are used, which have expired, which meet no finding."""

from __future__ import annotations

from dataclasses import dataclass

from audits.waivers.book import Waiver
from audits.waivers.settling import Settled, Settling


@dataclass(frozen=True, slots=True)
class Standing:
    """The waivers by what they do. Expired ones that still meet a finding come first among the expired."""

    used: int
    expired: tuple[tuple[Waiver, bool], ...]
    """With whether the finding is still there."""
    unused: tuple[Waiver, ...]
    gone: int
    """Findings that a baseline lists and that are not there any more."""
    listed: int
    """Findings that baselines list."""

    @property
    def stale(self) -> int:
        """Waivers that somebody has to look at."""
        return len(self.expired) + len(self.unused)


def standing(settled: Settled, met: Settling) -> Standing:
    """The standing of all waivers, in the order of their files."""
    expired, unused, used = [], [], 0
    for waiver in settled.book.waivers.values():
        found = met.met[waiver.fingerprint] > 0
        if waiver.expires < settled.day:
            expired.append((waiver, found))
        elif found:
            used += 1
        else:
            unused.append(waiver)
    listed = len(settled.book.baseline)
    expired.sort(key=lambda one: not one[1])
    return Standing(used, tuple(expired), tuple(unused), max(0, listed - met.listed), listed)
