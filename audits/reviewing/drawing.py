"""Drawing verdicts for review: the same for the same data, SOP and seed, however many processes judge."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b

from audits.reports import Setting
from audits.reports.judged import Judged, Record, judged, shown
from audits.reports.personal import Veil, customer_names
from audits.reports.visible import one_line, visible
from audits.reports.wording import Wording
from audits.tally import Tally
from audits.waivers import waived
from audits.work import Batch, Task
from engine.conversation import Event
from engine.verdict import Verdict

WAYS = ("random", "rule", "agent", "boundary")
STRATA = 2_000
"""Rules or agents that are drawn from apart; who comes after them is drawn from together."""
_WORDS = {
    "id": {"attached": "[lampiran: {}]", "nothing": "[tanpa teks]"},
    "en": {"attached": "[attachment: {}]", "nothing": "[no text]"},
}
EVENT, TRANSCRIPT = 500, 6_000
"""Characters of one message, and of a whole transcript, in a sheet."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A verdict to be reviewed, personal data hidden. `order` is its place in the data.

    `key` begins with a letter, so that no spreadsheet takes 12e4567 for a number and saves another one.
    """

    order: int
    key: str
    conversation: str
    rule: str
    title: str
    agent: str
    verdict: str
    message: str
    quote: str
    transcript: str


@dataclass(frozen=True, slots=True)
class Asked:
    """How to draw: how many, in which of WAYS, by which seed."""

    count: int
    by: str
    seed: int


class Sampler:
    """A report that keeps the draw. Verdicts that passed or failed are drawn, each as likely in its stratum.

    Of each stratum it keeps the `count` verdicts with the smallest hashes; near the boundary, those that were
    nearest to their limit.
    """

    def __init__(self, setting: Setting, asked: Asked) -> None:
        self._asked = asked
        self._veil = Veil(setting.language, setting.unmask)
        self._words = _WORDS["id" if setting.language == "id" else "en"]
        wording = Wording(setting.language)
        self._titles = {rule.id: wording.said(rule.title) for rule in setting.sop.rules}
        self._strata: dict[str, list[tuple[float, int, int, Drawn]]] = {}
        self._order = 0

    def add(self, task: Task, batch: Batch) -> None:
        """See Report."""
        for one in judged(task, batch):
            ordinal = task.ordinals.get(one.line, 0)
            for record in one.records:
                if record.verdict in ("pass", "fail") and not waived(record):
                    self._order += 1
                    self._offer(one, record, ordinal)

    def add_corpus(self, verdict: Verdict) -> None:
        """See Report."""

    def close(self, tally: Tally) -> None:
        """See Report."""

    @property
    def offered(self) -> int:
        """Verdicts that could have been drawn."""
        return self._order

    def drawn(self) -> list[Drawn]:
        """The draw, in the order of the data: as many of each stratum as of any other while it has some."""
        by_hash = sorted(self._strata, key=self._hash)
        rows = [sorted(self._strata[name], reverse=True) for name in by_hash]
        turns = (row[turn][3] for turn in range(self._asked.count) for row in rows if turn < len(row))
        chosen = [one for _, one in zip(range(self._asked.count), turns, strict=False)]
        return sorted(chosen, key=lambda one: one.order)

    def _offer(self, one: Judged, record: Record, ordinal: int) -> None:
        distance = 0.0
        if self._asked.by == "boundary":
            found = nearness(record)
            if found is None:
                return
            distance = found
        name = self._stratum(record)
        kept = self._strata.get(name)
        if kept is None:
            if len(self._strata) >= STRATA:
                kept = self._strata.setdefault("", [])
            else:
                kept = self._strata[name] = []
        key = f"{record.conversation}\0{ordinal}\0{record.rule}"
        rank = (-distance, -self._hash(key), -self._order)
        if len(kept) < self._asked.count:
            heapq.heappush(kept, (*rank, self._drawn(one, record, key)))
        elif rank > kept[0][:3]:
            heapq.heapreplace(kept, (*rank, self._drawn(one, record, key)))

    def _stratum(self, record: Record) -> str:
        if self._asked.by == "rule":
            return f"r{record.rule}"
        return f"a{record.agent or ''}" if self._asked.by == "agent" else ""

    def _hash(self, text: str) -> int:
        seeded = f"{self._asked.seed}\0{text}".encode("utf-8", "replace")
        return int.from_bytes(blake2b(seeded, digest_size=8).digest())

    def _drawn(self, one: Judged, record: Record, key: str) -> Drawn:
        veil = self._veil.knowing(customer_names(one.conversation))
        message = quote = ""
        if record.findings:
            finding = record.findings[0]
            message, evidence = one_line(veil.text(finding.message), 400), shown(finding)
            if evidence is not None and evidence.quote:
                quote = one_line(veil.part(one.text(evidence), evidence.start, evidence.end), 400)
        return Drawn(
            self._order,
            "k" + blake2b(key.encode("utf-8", "replace"), digest_size=6).hexdigest(),
            one_line(veil.name(record.conversation), 120),
            record.rule,
            one_line(self._titles.get(record.rule, ""), 200),
            one_line(veil.agent(record.agent), 80),
            record.verdict,
            message,
            quote,
            "\n".join(_transcript(one, veil, self._words)),
        )


def nearness(record: Record) -> float | None:
    """How far what was measured is from its limit, as a share of the limit; None where nothing was."""
    measured = record.measured
    if measured is None:
        return None
    value, limit = measured.value, measured.limit
    if value is None or limit is None:
        value, limit = measured.elapsed_seconds, measured.limit_seconds
    if value is None or limit is None:
        return None
    return abs(value - limit) / max(abs(limit), 1)


def _said(event: Event, words: Mapping[str, str]) -> str:
    """What was written, with what was attached; of a message without words, that it has none."""
    if event.type != "message":
        return f"[{event.type} {event.to or event.name or ''}]"
    kinds = [str(one.get("kind") or one.get("type") or "?")[:80] for one in (event.attachments or [])[:5]]
    attached = words["attached"].format(", ".join(kinds)) if kinds else ""
    return f"{event.text or ''} {attached}".strip() or words["nothing"]


def _transcript(one: Judged, veil: Veil, words: Mapping[str, str]) -> Iterator[str]:
    """What happened, an event a line: `#2 2026-01-05 09:04 agent a7: Halo Kak`."""
    size = 0
    for number, event in enumerate(one.conversation.events):
        at = (event.at or "")[:16].replace("T", " ")
        who = " ".join(part for part in (event.by, veil.agent(event.author)) if part)
        said = _said(event, words)
        line = one_line(f"#{number} {at} {who}: {veil.text(said or '')}", EVENT)
        size += len(line)
        if size > TRANSCRIPT:
            yield f"… {len(one.conversation.events) - number}"
            return
        yield visible(line)
