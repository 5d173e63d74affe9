"""Words of trends in Indonesian and English, and how their figures are written."""

from __future__ import annotations

from audits.history.figures import Comparison, Difference, Figure, Series
from audits.history.reports import Setting
from audits.history.trend import Trend
from audits.intervals import Interval
from audits.pillars import pillar_title
from audits.reports.personal import Veil
from audits.reports.visible import one_line
from audits.reports.wording import NONE, Wording

WORDS = {
    "id": {
        "title": "Riwayat {sop}",
        "head": "{sop}: {conversations} percakapan dari {n} audit, {first} sampai {last}",
        "of-rule": "aturan {rule}",
        "by": "Menurut {what}",
        "month": "bulan",
        "week": "pekan",
        "rule": "aturan",
        "agent": "agen",
        "team": "tim",
        "channel": "kanal",
        "pillar": "pilar",
        "period": "periode",
        "no-agent": "tanpa agen",
        "no-team": "tanpa tim",
        "no-channel": "tanpa kanal",
        "no-pillar": "tanpa pilar",
        "whole": "semua",
        "conversations": "percakapan",
        "score": "skor",
        "rate": "lulus",
        "interval": "selang 95%",
        "version": "versi SOP",
        "trend": "arah",
        "latest": "terakhir",
        "since-last": "{before} → {after}: {change}",
        "scale": "Arah: tingkat lulus tiap {every}, dari {low} (▁) sampai {high} (█); · tanpa data.",
        "few": "* kurang dari {n} percakapan: jangan simpulkan apa pun darinya.",
        "new": "versi baru",
        "change": "{before} → {after}: {figures}",
        "score-change": "skor {before} → {after} ({change})",
        "rate-change": "lulus {before} → {after} ({change})",
        "clear": "nyata",
        "unclear": "mungkin kebetulan",
        "from-to": "{low} sampai {high}",
        "differ": "Percakapannya berbeda ({before} dan {after}), jadi selisihnya dapat juga berasal dari "
        "pelanggan, musim, atau agen; untuk percakapan yang sama pakailah `sop backtest`.",
        "shared": "{n} percakapan dinilai oleh kedua versi.",
        "undated": "{n} percakapan tanpa waktu tidak masuk periode mana pun.",
        "one-each": "Setiap percakapan dihitung sekali, dari audit terakhir yang memuatnya, pada {every} "
        "ketika dimulai.",
        "others": "Riwayat ini juga memuat {names}; pilih dengan --sop.",
        "incomplete": "{n} audit tidak lengkap: ada catatan yang tidak terbaca.",
        "chart": "Skor (garis penuh) dan tingkat lulus (putus-putus), 0 sampai 100",
    },
    "en": {
        "title": "History of {sop}",
        "head": "{sop}: {conversations} conversations from {n} audits, {first} to {last}",
        "one head": "{sop}: {conversations} conversations from 1 audit, {first} to {last}",
        "of-rule": "rule {rule}",
        "by": "By {what}",
        "month": "month",
        "week": "week",
        "rule": "rule",
        "agent": "agent",
        "team": "team",
        "channel": "channel",
        "pillar": "pillar",
        "period": "period",
        "no-agent": "no agent",
        "no-team": "no team",
        "no-channel": "no channel",
        "no-pillar": "no pillar",
        "whole": "all",
        "conversations": "conversations",
        "score": "score",
        "rate": "passed",
        "interval": "95% interval",
        "version": "SOP version",
        "trend": "trend",
        "latest": "latest",
        "since-last": "{before} → {after}: {change}",
        "scale": "Trend: pass rate of each {every}, from {low} (▁) to {high} (█); · no data.",
        "few": "* fewer than {n} conversations: conclude nothing from them.",
        "new": "new version",
        "change": "{before} → {after}: {figures}",
        "score-change": "score {before} → {after} ({change})",
        "rate-change": "passed {before} → {after} ({change})",
        "clear": "clear",
        "unclear": "may be chance",
        "from-to": "{low} to {high}",
        "differ": "The conversations differ ({before} and {after}), so customers, season or agents may be "
        "behind the difference; for the same conversations use `sop backtest`.",
        "shared": "{n} conversations were judged by both versions.",
        "one undated": "1 conversation without a time is in no period.",
        "one incomplete": "1 audit is incomplete: records could not be read.",
        "one shared": "1 conversation was judged by both versions.",
        "undated": "{n} conversations without a time are in no period.",
        "one-each": "Each conversation counts once, from the latest audit that has it, in the {every} in "
        "which it began.",
        "others": "This history also has {names}; choose with --sop.",
        "incomplete": "{n} audits are incomplete: records could not be read.",
        "chart": "Score (solid) and pass rate (dashed), 0 to 100",
    },
}
_BARS = "▁▂▃▄▅▆▇█"


class Telling:
    """How a trend is told in a language, personal data hidden."""

    def __init__(self, setting: Setting) -> None:
        self.wording = Wording(setting.language)
        self._words = WORDS[self.wording.language]
        self._veil = Veil(setting.language, setting.unmask)

    def say(self, key: str, **values: object) -> str:
        """A sentence or a word; `one KEY` of a single thing where that differs."""
        single = f"one {key}" if str(values.get("n")) == "1" else key
        return self._words.get(single, self._words[key]).format(**values)

    def name(self, by: str, series: Series) -> str:
        """What a series is about: an agent by the roster's name, else by id or pseudonym; a rule by id."""
        if by == "month":
            return self.say("whole")
        if series.key is None:
            return self.say(f"no-{by}")
        if by == "pillar":
            return one_line(pillar_title(series.key, self.wording.language), 40)
        if by == "agent":
            return one_line(series.name or self._veil.pseudonym(series.key), 40)
        return one_line(series.key if by == "rule" else self._veil.text(series.key), 40)

    def title(self, by: str, series: Series) -> str:
        """A rule's title; "" of all else."""
        return one_line(series.name or "", 60) if by == "rule" else ""

    def score(self, figure: Figure) -> str:
        """`82.9 (80.1–85.2)`; a dash without a score."""
        if figure.score is None or figure.score_interval is None:
            return NONE
        ends = "–".join(self.wording.score(round(end, 4)) for end in figure.score_interval)
        return f"{self.wording.score(figure.score)} ({ends})"

    def rate(self, figure: Figure) -> str:
        """`90.4% (88.1–92.2%)`; a dash of nothing."""
        rate = figure.rate
        if rate.interval is None:
            return NONE
        ends = "–".join(self.wording.score(round(100 * end, 4)) for end in rate.interval)
        return f"{self.wording.percent(rate.passed, rate.judged)} ({ends}%)"

    def count(self, figure: Figure, few: int) -> str:
        """Conversations, with a mark on few."""
        return f"{self.wording.number(figure.conversations)}{'*' if figure.conversations < few else ''}"

    def signed(self, value: float, unit: str = "") -> str:
        """A difference with its sign."""
        shown = self.wording.number(round(abs(value), 1))
        sign = "±" if shown == "0" else "+" if value > 0 else "−"
        return f"{sign}{shown}{unit}"

    def changed(self, found: Difference, unit: str, times: float = 1) -> str:
        """`+2.8, 0.5 to 5.1: clear`."""
        low, high = (self.signed(times * end, unit) for end in found.interval)
        span = self.say("from-to", low=low, high=high)
        sure = self.say("clear" if found.clear else "unclear")
        return f"{self.signed(times * found.value, unit)}, {span}: {sure}"

    def compared(self, one: Comparison) -> str:
        """Both differences of a comparison in a sentence."""
        said = []
        before, after = one.before.figure, one.after.figure
        if one.score is not None:
            ends = {"before": self.wording.score(before.score), "after": self.wording.score(after.score)}
            said.append(self.say("score-change", **ends, change=self.changed(one.score, "")))
        if one.rate is not None:
            shares = (
                self.wording.percent(side.passed, side.passed + side.failed) for side in (before, after)
            )
            ends = dict(zip(("before", "after"), shares, strict=True))
            said.append(self.say("rate-change", **ends, change=self.changed(one.rate, " pp", 100)))
        versions = {"before": one_line(one.before.version, 30), "after": one_line(one.after.version, 30)}
        return self.say("change", **versions, figures="; ".join(said) or NONE)

    def about(self, one: Comparison) -> list[str]:
        """What to bear in mind of a comparison."""
        number = self.wording.number
        notes = [self.say("shared", n=number(one.shared))] if one.shared else []
        if one.shared < max(one.before.figure.conversations, one.after.figure.conversations):
            spans = (
                f"{number(s.figure.conversations)}, {s.first} – {s.last}" for s in (one.before, one.after)
            )
            notes.append(self.say("differ", **dict(zip(("before", "after"), spans, strict=True))))
        return notes

    def head(self, trend: Trend) -> str:
        """What the trend is of."""
        sop = one_line(trend.asked.sop or trend.sop, 60)
        if trend.asked.rule:
            sop += f", {self.say('of-rule', rule=one_line(trend.asked.rule, 60))}"
        number, periods = self.wording.number, trend.periods
        counted = number(trend.whole.whole.conversations)
        return self.say(
            "head",
            sop=sop,
            conversations=counted,
            n=number(trend.runs),
            first=periods[0],
            last=periods[-1],
        )

    def notes(self, trend: Trend) -> list[str]:
        """What a reader must know of how it was counted."""
        asked, number = trend.asked, self.wording.number
        notes = [self.say("one-each", every=self.say(asked.every))]
        points = [point for one in trend.series for point in one.points]
        figures = [*(point.figure for point in points), *(one.whole for one in trend.series)]
        if any(figure.conversations < asked.min_count for figure in figures):
            notes.append(self.say("few", n=asked.min_count))
        if trend.undated:
            notes.append(self.say("undated", n=number(trend.undated)))
        if trend.incomplete:
            notes.append(self.say("incomplete", n=number(trend.incomplete)))
        if trend.others:
            notes.append(self.say("others", names=", ".join(one_line(name, 40) for name in trend.others)))
        return notes


def sparkline(values: list[float | None], ends: Interval) -> str:
    """One bar a value, from the lowest to the highest of `ends`; a dot where there is none."""
    low, high = ends
    if low == high:
        low, high = low - 1, high + 1
    spread = high - low
    return "".join(
        "·" if value is None else _BARS[round((len(_BARS) - 1) * (value - low) / spread)] for value in values
    )
