"""Where conversations that a proof found are shown to both judges of each SOP."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from audits.proving.scripts import Scripts
from audits.proving.spans import CalendarSpans
from audits.proving.texts import Texts, Voice
from engine.conversation import UnreadableRecord, decode
from engine.instants import Zone
from engine.judging import Bench, Compiled
from sop.model import Sop
from sop.proof.alphabet import Speech
from sop.proof.questions import Asked, Wanted, Witness, activated, fails, kept, passes


@dataclass(frozen=True)
class Staged:
    """A record, when it is judged, and the verdicts by rule id for each SOP that it was shown to."""

    record: Mapping[str, Any]
    as_of: str
    verdicts: Mapping[str, Mapping[str, str]]


class Stage:
    """Shows conversations to both judges of each SOP. `sops`: by the name that subjects give in `of`."""

    def __init__(
        self,
        sops: Mapping[str, Sop],
        names: Mapping[str, Mapping[str, str]] | None = None,
        spans: CalendarSpans | None = None,
    ) -> None:
        sops = {of: replace(sop, effective_from=None, effective_until=None) for of, sop in sops.items()}
        self._benches = {of: _judges(sop) for of, sop in sops.items()}
        voices = [
            Voice(
                sop,
                self._benches[of][0].matcher,
                names[of] if names else {name: name for name in sop.signals},
            )
            for of, sop in sops.items()
        ]
        newest = list(sops.values())[-1]
        self.spans = spans or CalendarSpans(newest.calendars)
        self.scripts = Scripts(Texts(voices), Zone(newest.timezone), self.spans)
        self.refused = 0
        """Conversations that the judges did not confirm."""
        self._staged: dict[int, tuple[Witness, Staged]] = {}

    def said(self, speech: Speech) -> Speech:
        """The speech of witnesses: with only what texts are known for."""
        return self.scripts.said(speech)

    def confirm(self, witness: Witness, asked: Asked) -> bool:
        """Whether both judges say what was wanted of each subject: Prover.confirm."""
        for record in self.scripts.records(witness, asked):
            staged = self.shown(record, asked)
            if staged is not None:
                self._staged[id(witness)] = (witness, staged)
                return True
        self.refused += 1
        return False

    def staged(self, witness: Witness) -> Staged:
        """What a confirmed conversation looked like."""
        return self._staged[id(witness)][1]

    def shown(self, record: Mapping[str, Any], asked: Asked) -> Staged | None:
        """A record with its verdicts; None unless both judges say what is wanted of each subject.

        Verdicts on which the judges do not agree are left out. The second judge, who takes longer, is only
        asked where the first agrees with what is wanted.
        """
        as_of = self.scripts.as_of(record)
        verdicts: dict[str, dict[str, str]] = {}
        for judge in (0, 1):
            for of, benches in self._benches.items():
                found = _judged(benches[judge], record, as_of)
                if found is None:
                    return None
                first = verdicts.get(of, found)
                verdicts[of] = {rule: said for rule, said in found.items() if first[rule] == said}
            if not all(_as_wanted(verdicts[one.of].get(one.id), want) for one, want in asked):
                return None
        return Staged(record, self.scripts.zone.write(as_of)[:19], verdicts)


def _judges(sop: Sop) -> tuple[Compiled, Compiled]:
    """Both judges. What messages say they hear from one matcher, which is made ready once."""
    mute = {name: replace(one, any=(), none=(), except_=()) for name, one in sop.signals.items()}
    both = Compiled(sop, "network"), Compiled(replace(sop, signals=mute), "oracle")
    both[1].matcher = both[0].matcher
    return both


def _judged(bench: Bench, record: Mapping[str, Any], as_of: int) -> dict[str, str] | None:
    """Verdicts; None where the SOP is not about the record."""
    try:
        conversation = decode(json.dumps(record).encode())
    except UnreadableRecord:
        return None
    judgement = bench.judge_pack([(0, conversation)], as_of, {})[0]
    if judgement.outside or judgement.unreadable:
        return None
    return {one.rule: one.verdict for one in judgement.verdicts}


def _as_wanted(verdict: str | None, want: Wanted) -> bool:
    if want is passes:
        return verdict == "pass"
    if want is fails:
        return verdict == "fail"
    if want is kept:
        return verdict in ("pass", "not_applicable")
    return want is not activated or verdict not in ("not_applicable", None)


def speech_of(sop: Sop) -> Speech:
    """Who can carry which of an SOP's signals."""
    return Speech({name: signal.by for name, signal in sop.signals.items()})
