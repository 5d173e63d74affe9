"""What text and HTML share: which quotes are shown, masked and marked, and how figures are written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from audits.measuring.reports import Setting
from audits.measuring.reports.words import WORDS
from audits.measuring.result import Confusion, Figure, Flip, Scored, Span
from audits.reports.page.pieces import Mark, Piece, pieces
from audits.reports.personal import Veil, customer_names
from audits.reports.visible import one_line
from audits.reports.wording import NONE, Wording

LENGTH = 220
"""Characters of a quote, about."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A message as it may be shown: what was heard in it is marked, personal data are labels."""

    id: str
    by: str
    pieces: list[Piece]
    labels: str
    note: str


class View:
    """A result in the words of one language."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.result = setting.result
        self.wording = Wording(setting.language)
        self._words = WORDS[self.wording.language]
        self._veil = Veil(setting.language, setting.unmask)

    def say(self, name: str, **said: object) -> str:
        """One of the words, filled in."""
        return self._words[name].format(**said)

    def number(self, number: float) -> str:
        """A count."""
        return self.wording.number(number)

    def percent(self, value: float | None) -> str:
        """A share, in percent with one decimal; it reads as 0 or 100 only if it is exactly that."""
        if value is None:
            return NONE
        return self.wording.percent(round(value * 1_000_000), 1_000_000)

    def interval(self, figure: Figure) -> str:
        """The ends of an interval in whole percent: `86–99`."""
        if figure.low is None or figure.high is None:
            return ""
        return f"{100 * figure.low:.0f}–{100 * figure.high:.0f}"

    def change(self, before: float | None, now: float | None) -> str:
        """The difference of two shares in points: `+1.3`."""
        if before is None or now is None:
            return NONE
        moved = round(100 * (now - before), 1)
        sign = "+" if moved > 0 else "−" if moved < 0 else "±"
        return f"{sign}{abs(moved):.1f}".replace(".", "," if self.wording.language == "id" else ".")

    def p_value(self, p: float) -> str:
        """A p-value to three decimals."""
        shown = "<0.001" if p < 0.001 else f"{p:.3f}"
        return shown.replace(".", "," if self.wording.language == "id" else ".")

    def worst_first(self) -> list[Scored]:
        """The signals by rising F1; what cannot be computed comes last."""
        return sorted(
            self.result.signals,
            key=lambda one: (one.f1.value is None, one.f1.value or 0.0, one.signal),
        )

    def parties(self, one: Scored) -> str:
        """Whose messages count: `agent, bot`, or anybody's."""
        return ", ".join(self._words[f"by-{by}"] for by in one.by) if one.by else self._words["by-anybody"]

    def left_out(self, one: Scored) -> str:
        """How many messages do not count because of who wrote them."""
        parts = [self.say("left-out", n=self.number(one.left_out))]
        for name, count in (("unsaid", one.left_out_unsaid), ("positives", one.left_out_positives)):
            if count:
                parts.append(self.say(f"left-out-{name}", n=self.number(count)))
        return ", ".join(parts)

    def also(self, one: Scored) -> str:
        """The other labels of the false alarms, the most frequent first."""
        named = [
            f"{one_line(other.label, 40)} {self.number(other.messages)}" for other in one.confused_with[:8]
        ]
        return self.say("also", labels=", ".join(named))

    def labels(self, one: Scored) -> str:
        """The labels that are the signal's truth, unless they are called like it."""
        if one.labels in ([one.signal], [f"labels:{one.signal}"]):
            return ""
        return ", ".join(one_line(label, 40) for label in one.labels)

    def quotes(self, confusions: Sequence[Confusion], missed: bool) -> list[Quote]:
        """The first of them, as many as are to be shown."""
        return [
            self._quote(one.id, one.by, one.text, one.spans, one.labels, self._why(one.spans, missed))
            for one in confusions[: self.setting.show]
        ]

    def _why(self, spans: Sequence[Span], missed: bool) -> str:
        """What brought a false alarm, or stood in the way of what was missed."""
        if not spans:
            return ""
        phrases = ", ".join(dict.fromkeys(self.phrase(span.list, span.phrase) for span in spans))
        name = "heard" if not missed else "unasked" if spans[0].list == "any" else "taken"
        return self.say(name, phrases=phrases)

    def flips(self, flips: Sequence[Flip], tense: str) -> list[Quote]:
        """The first of the messages that became right (`tense` "was") or wrong ("is")."""
        notes = {kind: self.say(tense, kind=self._words[kind]) for kind in ("false_alarm", "miss")}
        by = self.result.messages
        return [
            self._quote(one.id, by.get(one.id), one.text, one.spans, [], notes[one.kind])
            for one in flips[: self.setting.show]
        ]

    def _quote(
        self,
        name: str,
        by: str | None,
        text: str,
        spans: Sequence[Span],
        labels: Sequence[str],
        note: str,
    ) -> Quote:
        record = self.setting.records.get(name)
        veil = self._veil.knowing(customer_names(record)) if record else self._veil
        marks = [Mark(span.start, span.end, "offending") for span in spans if span.start < span.end]
        return Quote(
            id=one_line(veil.name(name), 40),
            by=self._words.get(f"by-{by}", ""),
            pieces=pieces(text, marks, veil, LENGTH),
            labels=", ".join(one_line(label, 40) for label in labels[:8]),
            note=note,
        )

    def phrase(self, kind: str, text: str, length: int = 60) -> str:
        """A phrase as shown; one that takes away says so."""
        shown = one_line(text, length)
        return shown if kind == "any" else f"{shown} ({kind})"
