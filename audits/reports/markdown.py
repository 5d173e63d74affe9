"""markdown: a summary for a pull request, a wiki or a mail. Nothing from the data is markup."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from audits.intervals import wilson
from audits.reports import Setting
from audits.reports.corpus import sections
from audits.reports.judged import judged, shown
from audits.reports.marks import plain
from audits.reports.personal import Veil, agent_names, customer_names
from audits.reports.scorecard.table import parts
from audits.reports.spelled import spelled
from audits.reports.summary_words import WORDS as SUMMARY_WORDS
from audits.reports.summary_words import as_of
from audits.reports.text import remarks
from audits.reports.visible import one_line
from audits.reports.wording import NONE, Standing, Wording, standings
from audits.tally import Tally
from audits.waivers import waived
from audits.work import Batch, Task
from engine.verdict import Verdict

RULES = 30
"""Failing rules in the table."""
EXAMPLES = 2
"""Findings quoted of a rule."""
QUOTED = 10
"""Rules of which findings are quoted."""
AGENTS = 20
_QUOTE = 160

_WORDS = {
    "id": {
        "severity": "keparahan",
        "rule": "aturan",
        "failed": "gagal",
        "rate": "lulus (selang 95%)",
        "judged": "dinilai",
        "none": "Tidak ada aturan yang gagal.",
        "more": "… dan {n} aturan lagi yang gagal.",
        "examples": "Temuan teratas",
        "corpus": "Seluruh korpus",
        "about": "tentang",
        "verdict": "putusan",
        "figure": "angka (selang 95%)",
        "limit": "batas",
        "agents": "Agen",
        "agent": "agen",
        "conversations": "percakapan",
        "score": "skor (selang 95%)",
        "clean": "tanpa pelanggaran",
        "remarks": "Catatan",
        "more-agents": "… dan {n} agen lagi.",
        "masked": "Data pribadi disamarkan.",
    },
    "en": {
        "severity": "severity",
        "rule": "rule",
        "failed": "failed",
        "rate": "passed (95% interval)",
        "judged": "judged",
        "none": "No rule failed.",
        "more": "… and {n} more rules that failed.",
        "examples": "Top findings",
        "corpus": "Over the corpus",
        "about": "about",
        "verdict": "verdict",
        "figure": "figure (95% interval)",
        "limit": "limit",
        "agents": "Agents",
        "agent": "agent",
        "conversations": "conversations",
        "score": "score (95% interval)",
        "clean": "without failure",
        "remarks": "Notes",
        "more-agents": "… and {n} more agents.",
        "masked": "Personal data are masked.",
    },
}


class Markdown:
    """Keeps a few findings of each rule, and writes everything in the end."""

    def __init__(self, stream: BinaryIO, setting: Setting) -> None:
        self._stream, self._setting = stream, setting
        self._wording = Wording(setting.language)
        self._words = _WORDS[self._wording.language]
        self._summary = SUMMARY_WORDS[self._wording.language]
        self._veil = Veil(setting.language, setting.unmask)
        self._examples: dict[str, list[str]] = {}

    def add(self, task: Task, batch: Batch) -> None:
        """See Report."""
        for one in judged(task, batch):
            for record in one.records:
                if record.verdict != "fail" or waived(record):
                    continue
                kept = self._examples.setdefault(record.rule, [])
                if len(kept) >= EXAMPLES:
                    continue
                people = (*customer_names(one.conversation), *agent_names(one.conversation))
                veil, finding = self._veil.knowing(people), record.findings[0]
                evidence, quote = shown(finding), ""
                if evidence is not None and evidence.quote:
                    quote = veil.part(one.text(evidence), evidence.start, evidence.end)
                name = one_line(self._veil.name(record.conversation), 60)
                said = f"{name}: {one_line(veil.text(spelled(finding.message)), 200)}"
                kept.append(f"{said} “{one_line(quote, _QUOTE)}”" if quote else said)

    def add_corpus(self, verdict: Verdict) -> None:
        """See Report."""

    def close(self, tally: Tally) -> None:
        """See Report."""
        text = "\n".join(self._lines(tally)) + "\n"
        self._stream.write(text.encode("utf-8", "replace"))

    def _lines(self, tally: Tally) -> Iterator[str]:
        found = standings(self._setting.sop, tally)
        failing = [one for one in found if one.failed]
        yield from self._head(tally)
        yield from self._rules(failing)
        yield from self._quoted(failing)
        yield from self._corpus(tally)
        yield from self._agents(tally)
        notes = remarks(tally, self._setting)
        if not self._setting.unmask:
            notes.append(self._words["masked"])
        yield from (f"**{self._words['remarks']}**", "")
        yield from (f"{'  ' * line.startswith(' ')}- {plain(line.strip())}" for line in notes)

    def _head(self, tally: Tally) -> Iterator[str]:
        setting = self._setting
        title = self._wording.said(setting.sop.title)
        yield f"### {plain(title or setting.sop.name)}"
        yield ""
        clean = self._wording.percent(tally.clean, tally.scored and tally.conversations)
        facts = [plain(setting.sop.name), self._said("conversations", tally.conversations)]
        if tally.score is not None:
            facts.append(f"**{self._summary['score'].format(score=self._wording.score(tally.score))}**")
        facts.append(self._summary["clean"].format(percent=clean))
        if tally.conversations or setting.as_of:
            facts.append(plain(as_of(setting)))
        yield " · ".join(facts)
        yield ""
        if tally.unreadable:
            unread = self._said("unreadable", tally.unreadable)
            yield f"> **{plain(self._summary['incomplete'].format(parts=unread))}**"
            yield ""

    def _rules(self, failing: Sequence[Standing]) -> Iterator[str]:
        words = self._words
        if not failing:
            yield from (words["none"], "")
            return
        yield from _head_of(words, ("severity", "rule", "failed", "judged", "rate"), right=(2, 3))
        for one in failing[:RULES]:
            title = one_line(self._wording.said(one.rule.title), 80)
            name = " ".join(filter(None, (f"**{plain(one.rule.id)}**", plain(title))))
            counts = map(self._wording.number, (one.failed, one.tally.judged))
            cells = (self._wording.severity(one.rule.severity), name, *counts, self._rate(one))
            yield f"| {' | '.join(cells)} |"
        yield ""
        if len(failing) > RULES:
            yield from (words["more"].format(n=len(failing) - RULES), "")

    def _rate(self, one: Standing) -> str:
        passed, judged_in = one.tally.verdicts["pass"], one.tally.judged
        interval = wilson(passed, judged_in)
        if interval is None:
            return NONE
        ends = "–".join(self._wording.score(round(100 * end, 4)) for end in interval)
        return f"{self._wording.percent(passed, judged_in)} ({ends}%)"

    def _quoted(self, failing: Sequence[Standing]) -> Iterator[str]:
        told = [
            (one.rule.id, self._examples[one.rule.id]) for one in failing if one.rule.id in self._examples
        ]
        if not told:
            return
        yield from (f"**{self._words['examples']}**", "")
        for rule, examples in told[:QUOTED]:
            yield from (f"- {plain(rule)}: {plain(example)}" for example in examples)
        yield ""

    def _corpus(self, tally: Tally) -> Iterator[str]:
        words = self._words
        found = list(sections(self._setting.sop, tally, self._wording, self._veil))
        if not any(section.rows for section in found):
            return
        yield from (f"**{words['corpus']}**", "")
        yield from _head_of(words, ("verdict", "rule", "about", "figure", "limit"))
        for section in found:
            for row in section.rows:
                verdict = self._summary[f"is {row.verdict.verdict}"]
                figure = f"{row.value} ({row.interval})" if row.interval else row.value
                cells = (verdict, row.rule.id, row.scope, figure, row.limit or section.limit)
                yield f"| {' | '.join(map(plain, cells))} |"
        yield ""

    def _agents(self, tally: Tally) -> Iterator[str]:
        words = self._words
        table = next((part for part in parts(tally, self._setting) if part.by == "agent"), None)
        if table is None:
            return
        yield from (f"**{words['agents']}**", "")
        yield from _head_of(words, ("agent", "conversations", "score", "clean"), right=(1,))
        for row in table.rows[:AGENTS]:
            name = " ".join(filter(None, (row.rank, row.name)))
            cells = (name, row.conversations, f"{row.score} ({row.interval})", row.clean)
            yield f"| {' | '.join(map(plain, cells))} |"
        yield ""
        if len(table.rows) > AGENTS:
            yield from (words["more-agents"].format(n=len(table.rows) - AGENTS), "")
        yield from (line for note in table.notes for line in (plain(note), ""))

    def _said(self, key: str, count: int) -> str:
        single = f"one {key}" if count == 1 else key
        return self._summary.get(single, self._summary[key]).format(n=self._wording.number(count))


def _head_of(words: dict[str, str], names: Sequence[str], right: Sequence[int] = ()) -> Iterator[str]:
    yield f"| {' | '.join(words[name] for name in names)} |"
    yield "|" + "|".join("---:" if place in right else "---" for place in range(len(names))) + "|"


def report(stream: BinaryIO, setting: Setting) -> Markdown:
    """See audits.reports.report."""
    return Markdown(stream, setting)
