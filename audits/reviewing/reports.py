"""A calibration as text for people and as json for programs (`calibration/1`)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from audits.intervals import Interval
from audits.reports.columns import columns, padded
from audits.reports.visible import one_line
from audits.reports.wording import NONE, Wording
from audits.reviewing.agreement import Agreed, Calibration, Reviewed

WORDS = {
    "id": {
        "head": "{n} hasil ditinjau oleh {people}",
        "undecided": "Tidak dibandingkan, karena peninjau terbelah atau ragu: {n}",
        "blank": "Baris tanpa jawaban: {n}",
        "boundary": "Diambil di dekat batas ({n}): angkanya tentang kasus sulit, bukan seluruh data.",
        "overall": "Hasil dan peninjau sepakat {agreed}",
        "agreed": "{share} dari {n}{interval}, kappa {kappa}",
        "by": "Menurut peninjau",
        "between": "Antarpeninjau",
        "rules": "Menurut aturan",
        "cells": ("aturan", "n", "sepakat", "kappa", "presisi", "recall", "salah tuduh", "terlewat"),
        "disagreements": "Tidak sepakat ({n})",
        "one": "{conversation} · {rule}: hasil {verdict}, peninjau {answers}",
        "more": "… dan {n} lagi (--show, atau -o json)",
    },
    "en": {
        "head": "{n} verdicts reviewed by {people}",
        "undecided": "Not compared, because reviewers are split or unsure: {n}",
        "blank": "Rows without an answer: {n}",
        "boundary": "Drawn near the boundary ({n}): the figures are about hard cases, not about all data.",
        "overall": "Verdicts and reviewers agree {agreed}",
        "agreed": "{share} of {n}{interval}, kappa {kappa}",
        "by": "By reviewer",
        "between": "Between reviewers",
        "rules": "By rule",
        "cells": ("rule", "n", "agree", "kappa", "precision", "recall", "false alarms", "missed"),
        "disagreements": "Disagreements ({n})",
        "one": "{conversation} · {rule}: verdict {verdict}, reviewers {answers}",
        "more": "… and {n} more (--show, or -o json)",
    },
}


class Telling:
    """A calibration in a language, with up to `show` disagreements."""

    def __init__(self, found: Calibration, blank: int, language: str, show: int) -> None:
        self._found = found
        self._blank = blank
        self._show = show
        self._wording = Wording(language)
        self._words: dict[str, Any] = WORDS[self._wording.language]

    def lines(self) -> Iterator[str]:
        """All lines."""
        found, words = self._found, self._words
        people = ", ".join(f"{one_line(name, 40)} ({n})" for name, n in found.reviewers.items())
        yield words["head"].format(n=len(found.reviewed), people=people)
        yield words["overall"].format(agreed=self._agreed(found.overall))
        if found.undecided:
            yield words["undecided"].format(n=found.undecided)
        if self._blank:
            yield words["blank"].format(n=self._blank)
        if found.drawn.get("boundary"):
            yield words["boundary"].format(n=found.drawn["boundary"])
        if len(found.by_reviewer) > 1:
            yield from self._part("by", [(name, one) for name, one in found.by_reviewer.items()])
            yield from self._part("between", [(" · ".join(pair), one) for pair, one in found.between.items()])
        yield from ("", words["rules"])
        yield from _filled([words["cells"], *self._rules()])
        yield from self._disagreements()

    def _part(self, name: str, rows: Sequence[tuple[str, Agreed]]) -> Iterator[str]:
        if rows:
            yield from ("", self._words[name])
            yield from (f"  {one_line(who, 80)}: {self._agreed(one)}" for who, one in rows)

    def _agreed(self, one: Agreed) -> str:
        interval = f" ({self._interval(one.interval)})" if one.interval else ""
        share = self._wording.percent(one.same, one.count)
        return str(
            self._words["agreed"].format(share=share, n=one.count, interval=interval, kappa=self._kappa(one))
        )

    def _kappa(self, one: Agreed) -> str:
        if one.kappa is None:
            return NONE
        return f"{one.kappa:.2f}".replace("-0.00", "0.00").replace(
            ".", "," if self._wording.language == "id" else "."
        )

    def _rules(self) -> Iterator[tuple[str, ...]]:
        from audits.reviewing.agreement import agreed

        percent = self._wording.percent
        for one in self._found.rules:
            same = agreed(one.pairs)
            precision, recall = one.precision[1], one.recall[1]
            yield (
                one_line(one.rule, 40),
                str(same.count),
                percent(same.same, same.count),
                self._kappa(same),
                f"{percent(one.tp, one.tp + one.fp)}{f' ({self._interval(precision)})' if precision else ''}",
                f"{percent(one.tp, one.tp + one.fn)}{f' ({self._interval(recall)})' if recall else ''}",
                str(one.fp),
                str(one.fn),
            )

    def _interval(self, interval: Interval) -> str:
        return "–".join(self._wording.score(100 * end) for end in interval)

    def _disagreements(self) -> Iterator[str]:
        found, words = self._found.disagreements, self._words
        if not found:
            return
        yield from ("", words["disagreements"].format(n=len(found)))
        for each in found[: self._show]:
            yield from self._one(each)
        if len(found) > self._show:
            yield f"  {words['more'].format(n=len(found) - self._show)}"

    def _one(self, each: Reviewed) -> Iterator[str]:
        first = each.answers[0]
        answers = ", ".join(f"{one_line(one.reviewer, 40)} {one.review}" for one in each.answers)
        told = self._words["one"].format(
            conversation=one_line(first.conversation, 60),
            rule=one_line(first.rule, 40),
            verdict=first.verdict,
            answers=answers,
        )
        yield f"  {told}"
        if first.message or first.quote:
            quote = f" “{one_line(first.quote, 200)}”" if first.quote else ""
            yield f"    {one_line(first.message, 200)}{quote}"
        yield from (
            f"    {one_line(one.reviewer, 40)}: {one_line(one.remark, 300)}"
            for one in each.answers
            if one.remark
        )


def _filled(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    widths = [max(map(columns, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = zip(row, widths, strict=True)
        filled = (
            padded(cell, width, right=place in (1, 2, 3, 6, 7)) for place, (cell, width) in enumerate(cells)
        )
        yield f"  {'  '.join(filled)}".rstrip()


def as_json(found: Calibration, blank: int) -> str:
    """Everything, for programs."""
    from audits.reviewing.agreement import agreed

    told = {
        "schema": "calibration/1",
        "reviewed": len(found.reviewed),
        "undecided": found.undecided,
        "blank": blank,
        "drawn": found.drawn,
        "reviewers": found.reviewers,
        "overall": _agreed(found.overall),
        "by_reviewer": {name: _agreed(one) for name, one in found.by_reviewer.items()},
        "between": [{"reviewers": list(pair), **_agreed(one)} for pair, one in found.between.items()],
        "rules": [
            {
                "rule": one.rule,
                **_agreed(agreed(one.pairs)),
                **{name: getattr(one, name) for name in ("tp", "fp", "fn", "tn")},
                "precision": _figure(*one.precision),
                "recall": _figure(*one.recall),
            }
            for one in found.rules
        ],
        "disagreements": [_disagreement(each) for each in found.disagreements],
    }
    return json.dumps(told, ensure_ascii=False, indent=1)


def _agreed(one: Agreed) -> dict[str, Any]:
    kappa = None if one.kappa is None else round(one.kappa, 6)
    return {
        "count": one.count,
        "same": one.same,
        "agreement": _figure(one.share, one.interval),
        "kappa": kappa,
    }


def _figure(value: float | None, interval: Interval | None) -> dict[str, Any]:
    low, high = interval or (None, None)
    ends = {"value": value, "low": low, "high": high}
    return {name: None if end is None else round(end, 6) for name, end in ends.items()}


def _disagreement(each: Reviewed) -> dict[str, Any]:
    first = each.answers[0]
    return {
        **{
            name: getattr(first, name)
            for name in ("key", "conversation", "rule", "verdict", "message", "quote")
        },
        "review": each.review,
        "answers": [
            {"reviewer": one.reviewer, "review": one.review, "remark": one.remark} for one in each.answers
        ],
    }
