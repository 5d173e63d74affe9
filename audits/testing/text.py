"""Test results for people: what failed, with its chat and the judge's reason beside the line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TextIO

from audits.masking import mask
from audits.problems.colour import Paint, paint_for
from audits.problems.text import printable
from audits.testing import coverage_text
from audits.testing.coverage import Coverage
from audits.testing.run import Result, Wrong, record
from engine.verdict import Verdict
from sop.chat import event_lines

_WORDS = {
    "id": {
        "verdict": "seharusnya {expected}, ternyata {got}",
        "message": "temuan seharusnya menunjuk kejadian {expected}, ternyata {got}",
        "finding": "temuan seharusnya memuat “{expected}”, ternyata: {got}",
        "classes": "seharusnya menemukan {expected}, ternyata {got}",
        "outside": "percakapan itu tidak dinilai oleh SOP ini ({got})",
        "judged": "percakapan itu seharusnya tidak dinilai",
        "sentence": "tidak benar bahwa {expected}; ternyata: {got}",
        "unreadable": "catatan percakapannya tidak terbaca: {got}",
        "missing": "sesudah ini kurang: ",
        "reason": "alasan: ",
        "passed": "{passed} tes lulus",
        "failed": "{failed} gagal",
        "none": "Belum ada contoh. Tulis `examples` pada aturan, atau berkas NAMA.test.yaml.",
    },
    "en": {
        "verdict": "should be {expected}, is {got}",
        "message": "the finding should point to event {expected}, points to {got}",
        "finding": "a finding should hold “{expected}”; there is: {got}",
        "classes": "should find {expected}, finds {got}",
        "outside": "the SOP does not judge this conversation ({got})",
        "judged": "the conversation should not be judged",
        "sentence": "it is not so that {expected}; there is: {got}",
        "unreadable": "the conversation record cannot be read: {got}",
        "missing": "missing after this: ",
        "reason": "reason: ",
        "passed": "{passed} tests passed",
        "failed": "{failed} failed",
        "none": "No examples yet. Write `examples` in a rule, or a file NAME.test.yaml.",
    },
}


def write(
    results: Sequence[Result],
    stream: TextIO,
    language: str,
    covered: Sequence[Coverage] | None = None,
    unmask: bool = False,
) -> None:
    """Every test that failed, then one line of counts; and the coverage, if it was asked for.

    Personal data are masked unless `unmask`.
    """

    def shown(text: str) -> str:
        return printable(text if unmask else mask(text, language))

    paint, words = paint_for(stream), _WORDS[language]
    for result in results:
        if result.wrong:
            stream.write("\n".join(_failure(result, words, paint, shown)) + "\n\n")
    failed = sum(bool(result.wrong) for result in results)
    counts = [words["passed"].format(passed=len(results) - failed)]
    if failed:
        counts.append(paint(words["failed"].format(failed=failed), "error"))
    stream.write((", ".join(counts) if results else words["none"]) + "\n")
    if covered is not None:
        stream.write("\n")
        coverage_text.write(covered, stream, language)


def explain(wrong: Wrong, language: str) -> str:
    """One unmet expectation in a sentence."""
    return _WORDS[language][wrong.what].format(expected=wrong.expected, got=wrong.got)


def _failure(
    result: Result, words: Mapping[str, str], paint: Paint, shown: Callable[[str], str]
) -> Iterator[str]:
    at = result.case.example.at
    for wrong in result.wrong:
        sentence = words[wrong.what].format(expected=wrong.expected, got=wrong.got)
        place = paint(printable(f"{at}: "), "place") if at is not None else ""
        yield f"{place}{paint(shown(result.case.name), 'error')}: {shown(sentence)}"
    remarks: dict[int, list[str]] = {}
    for verdict in result.verdicts:
        for event, remark in _remarks(verdict, words):
            if remark not in remarks.setdefault(event, []):
                remarks[event].append(remark)
    for number, lines in enumerate(_events(result), 1):
        said = remarks.get(number - 1, [])
        mark = paint("→", "help") if said else " "
        yield f"  {mark} {number:>3}  {shown(lines[0])}"
        yield from (f"         {shown(line)}" for line in lines[1:])
        yield from (f"         {paint('^ ' + shown(remark), 'help')}" for remark in said)
    yield from (f"  {shown(remark)}" for remark in remarks.get(-1, ()))


def _remarks(verdict: Verdict, words: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    """What the judge says, by event; -1 for what is about no event."""
    if isinstance(verdict.reason, str):
        yield -1, f"{verdict.rule}: {words['reason']}{verdict.reason}"
    for finding in verdict.findings:
        last = finding.evidence[-1] if finding.evidence else None
        prefix = words["missing"] if last is not None and last.missing else ""
        event = last.event if last is not None and last.event is not None else -1
        yield event, f"{verdict.rule}: {prefix}{finding.message}"


def _events(result: Result) -> Iterator[list[str]]:
    """The lines of each event as the author wrote them; of a record, its events in short."""
    chat = result.case.example.chat
    if chat is None:
        events = record(result.case.example).get("events", ())
        for event in events if isinstance(events, list) else ():
            if not isinstance(event, dict):
                continue
            value = event.get("text") or event.get("name") or event.get("to") or event.get("value") or ""
            yield f"{event.get('at', '')} {event.get('by', event.get('type'))}: {value}".splitlines()
        return
    lines, starts = chat.splitlines(), event_lines(chat)
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield [line for line in lines[start:end] if line.strip()]
