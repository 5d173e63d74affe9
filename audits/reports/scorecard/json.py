"""scorecard-json: the cards for programs (`scorecard/1`); agents are named as in the data, unless masked."""

from __future__ import annotations

import json
from typing import Any, BinaryIO

from audits.reports import Setting
from audits.reports.personal import Veil
from audits.scorecards import Line, lines, pillars_of
from audits.tally import Tally
from audits.work import Batch, Task
from engine.verdict import Verdict


class Cards:
    """Writes the cards in the end."""

    def __init__(self, stream: BinaryIO, setting: Setting) -> None:
        self._stream = stream
        self._setting = setting
        self._veil = Veil(setting.language, setting.unmask)

    def add(self, task: Task, batch: Batch) -> None:
        """See Report."""

    def add_corpus(self, verdict: Verdict) -> None:
        """See Report."""

    def close(self, tally: Tally) -> None:
        """See Report."""
        setting = self._setting
        told = {
            "schema": "scorecard/1",
            "sop": setting.sop.name,
            "as_of": setting.as_of_text,
            "min_count": setting.min_count,
            "cards": [
                self._card(one) for one in lines(tally.cards, pillars_of(setting.sop), setting.min_count)
            ],
        }
        text = json.dumps(told, ensure_ascii=False, indent=1)
        self._stream.write(f"{text}\n".encode("utf-8", "backslashreplace"))

    def _card(self, line: Line) -> dict[str, Any]:
        card: dict[str, Any] = {"by": line.by}
        if line.by != "all":
            card["key"] = None if line.others or line.key is None else self._veil.agent(line.key)
        if line.others:
            card["others"] = True
        name = self._setting.roster.name(line.key) if line.by == "agent" else ""
        if name:
            card["name"] = name
        sections = [
            {
                "pillar": section.pillar or None,
                "conversations": section.conversations,
                "score": round(section.score, 4),
                **_ends("", section.interval, 4),
            }
            for section in line.sections
        ]
        return {
            **card,
            "conversations": line.conversations,
            "score": round(line.score, 4),
            **_ends("", line.interval, 4),
            "clean": line.clean,
            **_ends("clean_", line.clean_interval, 6),
            **({"rank": line.rank} if line.by == "agent" else {}),
            "sections": sections,
        }


def _ends(name: str, interval: tuple[float, float], digits: int) -> dict[str, float]:
    return {f"{name}low": round(interval[0], digits), f"{name}high": round(interval[1], digits)}


def report(stream: BinaryIO, setting: Setting) -> Cards:
    """See audits.reports.report."""
    return Cards(stream, setting)
