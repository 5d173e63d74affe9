"""Words of scorecards, and how their figures are written."""

from __future__ import annotations

from audits.intervals import Interval
from audits.pillars import pillar_title
from audits.reports import Setting
from audits.reports.personal import Veil
from audits.reports.visible import one_line
from audits.reports.wording import Wording
from audits.scorecards import Line

WORDS = {
    "id": {
        "title": "Kartu skor",
        "head": "Kartu skor {sop}, {as_of}",
        "formula": "Skor 0–100, rata-rata setiap percakapan; dalam kurung selang 95%. Yang tidak berlaku, "
        "menunggu, tak ternilai, dan dikecualikan tidak dihitung; gagal kritis menjadikan percakapan itu 0.",
        "all": "Semua",
        "pillar": "Menurut pilar",
        "agent": "Menurut agen",
        "team": "Menurut tim",
        "channel": "Menurut kanal",
        "month": "Menurut bulan",
        "no-pillar": "tanpa pilar",
        "no-agent": "tanpa agen",
        "no-team": "tanpa tim",
        "no-channel": "tanpa kanal",
        "no-month": "tanpa waktu",
        "no-hour": "tanpa waktu",
        "others": "lainnya",
        "score": "skor",
        "interval": "selang 95%",
        "count": "percakapan",
        "clean": "tanpa pelanggaran",
        "rank": "peringkat",
        "few": "Agen dengan kurang dari {n} percakapan tidak diperingkat: {names}.",
        "none": "Tidak ada peringkat agen: belum ada yang memiliki {n} percakapan.",
        "nothing": "Tidak ada percakapan yang berskor.",
        "more": "… dan {n} lagi",
        "brief": "Skor menurut {what}: {parts}",
        "briefly-pillar": "pilar",
        "briefly-team": "tim",
    },
    "en": {
        "title": "Scorecard",
        "head": "Scorecard of {sop}, {as_of}",
        "formula": "Scores of 0–100, the mean of conversations; in brackets the 95% interval. What does not "
        "apply, is pending, not evaluable or waived is left out; a critical failure makes a conversation 0.",
        "all": "All",
        "pillar": "By pillar",
        "agent": "By agent",
        "team": "By team",
        "channel": "By channel",
        "month": "By month",
        "no-pillar": "no pillar",
        "no-agent": "no agent",
        "no-team": "no team",
        "no-channel": "no channel",
        "no-month": "no time",
        "no-hour": "no time",
        "others": "others",
        "score": "score",
        "interval": "95% interval",
        "count": "conversations",
        "clean": "without failure",
        "rank": "rank",
        "few": "Agents with fewer than {n} conversations have no rank: {names}.",
        "none": "No ranking of agents: nobody has {n} conversations.",
        "nothing": "No conversation has a score.",
        "more": "… and {n} more",
        "brief": "Score by {what}: {parts}",
        "briefly-pillar": "pillar",
        "briefly-team": "team",
    },
}


class Telling:
    """How lines are told in a run's language, personal data hidden."""

    def __init__(self, setting: Setting) -> None:
        self.wording = Wording(setting.language)
        self.words = WORDS[self.wording.language]
        self._veil = Veil(setting.language, setting.unmask)
        self._roster = setting.roster

    def name(self, line: Line) -> str:
        """What a line is about: an agent by name and id, if there is a name."""
        if line.by == "all":
            return self.words["all"]
        if line.others:
            return self.words["others"]
        if line.key is None:
            return self.words[f"no-{line.by}"]
        if line.by != "agent":
            return one_line(self._veil.text(line.key), 40)
        shown, name = one_line(self._veil.agent(line.key), 40), self._roster.name(line.key)
        return f"{one_line(name, 40)} ({shown})" if name else shown

    def pillar(self, pillar: str) -> str:
        """A section's name."""
        return one_line(pillar_title(pillar, self.wording.language), 40) or self.words["no-pillar"]

    def interval(self, interval: Interval) -> str:
        """`83.1–95.0`."""
        return "–".join(self.wording.score(end) for end in interval)
