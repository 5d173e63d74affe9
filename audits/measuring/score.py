"""Counting: what a signal says of each message against what its labels say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from audits.intervals import Interval, f1_interval, share, wilson
from audits.measuring.labelled import Message
from audits.measuring.listening import Ear, Hit, written
from audits.measuring.result import Confused, Confusion, Figure, Phrase, Scored, Span, Unused
from sop.model import Signal, Sop

Case = tuple[Message, Mapping[str, bool]]
"""A message, and of each signal that it is labelled for, whether it carries it."""

Others = Callable[[Message, str], list[str]]
"""The labels of a message that are not those of a signal."""


def score(sop: Sop, names: Iterable[str], cases: Iterable[Case], others: Others) -> dict[str, Scored]:
    """The signals of an SOP so named, each against the cases that are labelled for it, in their order."""
    counts = {name: _Count(sop.signals[name], others) for name in names}
    ear = Ear(sop, counts)
    for message, truth in cases:
        heard = None
        for name, positive in truth.items():
            count = counts[name]
            if count.left_out(message, positive):
                continue
            heard = heard or ear.hear(message)
            count.add(message, positive, name in heard.carried, heard.hits.get(name, []))
    return {name: count.scored() for name, count in counts.items()}


class _Count:
    """The count of one signal."""

    def __init__(self, signal: Signal, others: Others) -> None:
        self._signal = signal
        self._others = others
        self._messages = self._positives = 0
        self._left: Counter[str] = Counter()
        self._hits: list[str] = []
        self._false_alarms: list[Confusion] = []
        self._misses: list[Confusion] = []
        self._phrases = _Phrases(signal)

    def left_out(self, message: Message, positive: bool) -> bool:
        """Whether the message's author may not carry the signal; counted if so."""
        parties = self._signal.by
        if parties is None or message.by in parties:
            return False
        self._left["all"] += 1
        self._left["unsaid"] += message.by is None
        self._left["positives"] += positive
        return True

    def add(self, message: Message, positive: bool, carried: bool, hits: Sequence[Hit]) -> None:
        """One message that counts."""
        self._messages += 1
        self._positives += positive
        self._phrases.add(positive, carried, hits)
        if carried and positive:
            self._hits.append(message.id)
        elif carried:
            counted = [hit for hit in hits if hit.list == "any" and hit.counted]
            self._false_alarms.append(self._confusion(message, counted))
        elif positive:
            self._misses.append(self._confusion(message, _in_the_way(hits)))

    def _confusion(self, message: Message, hits: Sequence[Hit]) -> Confusion:
        spans = [Span(hit.start, hit.end, self._phrases.text(hit), hit.list) for hit in hits]
        spans.sort(key=lambda span: (span.start, -span.end, span.phrase))
        labels = self._others(message, self._signal.name)
        return Confusion(message.id, message.by, message.text, spans, labels)

    def scored(self) -> Scored:
        """The signal's result."""
        tp, fp, fn = len(self._hits), len(self._false_alarms), len(self._misses)
        by = self._signal.by
        return Scored(
            signal=self._signal.name,
            labels=[],
            by=None if by is None else sorted(by),
            messages=self._messages,
            left_out=self._left["all"],
            left_out_unsaid=self._left["unsaid"],
            left_out_positives=self._left["positives"],
            positives=self._positives,
            tp=tp,
            fp=fp,
            fn=fn,
            precision=figure(share(tp, tp + fp), wilson(tp, tp + fp)),
            recall=figure(share(tp, tp + fn), wilson(tp, tp + fn)),
            f1=figure(share(2 * tp, 2 * tp + fp + fn), f1_interval(tp, fp, fn)),
            hits=self._hits,
            false_alarms=self._false_alarms,
            misses=self._misses,
            confused_with=_confused(self._false_alarms),
            phrases=self._phrases.worst_first(),
            unused=self._phrases.unused(),
        )


class _Phrases:
    """What each phrase of a signal did."""

    def __init__(self, signal: Signal) -> None:
        lists = {kind: getattr(signal, kind, ()) for kind in ("any", "none", "except_")}
        self._texts = {
            (kind.rstrip("_"), number): written(phrase)
            for kind, phrases in lists.items()
            for number, phrase in enumerate(phrases)
        }
        self._found: set[tuple[str, int]] = set()
        self._counts: dict[tuple[str, int], Counter[str]] = {}

    def text(self, hit: Hit) -> str:
        """The phrase as written."""
        return self._texts[hit.list, hit.number]

    def add(self, positive: bool, carried: bool, hits: Sequence[Hit]) -> None:
        """The phrases of one message."""
        self._found.update((hit.list, hit.number) for hit in hits)
        if carried:
            bringing = {(hit.list, hit.number) for hit in hits if hit.list == "any" and hit.counted}
            name = "right" if positive else "wrong"
            for phrase in bringing:
                self._counts.setdefault(phrase, Counter())[name] += 1
                self._counts[phrase][f"{name}_alone"] += len(bringing) == 1
        else:
            for phrase in {(hit.list, hit.number) for hit in _taking(hits)}:
                self._counts.setdefault(phrase, Counter())["wrong" if positive else "right"] += 1

    def worst_first(self) -> list[Phrase]:
        """The phrases that made a difference: most wrong hits first, then fewest right ones."""
        made = [
            Phrase(place[0], self._texts[place], *(count[name] for name in _COUNTS))
            for place, count in self._counts.items()
        ]
        return sorted(made, key=lambda one: (-one.wrong, one.right, one.list, one.text))

    def unused(self) -> list[Unused]:
        """The phrases found in no message, as they stand in the file."""
        return [Unused(place[0], text) for place, text in self._texts.items() if place not in self._found]


_COUNTS = ("right", "wrong", "right_alone", "wrong_alone")


def _taking(hits: Sequence[Hit]) -> list[Hit]:
    """The exceptions that took something away; none where there was nothing to take."""
    if not any(hit.list == "any" for hit in hits):
        return []
    return [hit for hit in hits if hit.list != "any" and hit.counted]


def _in_the_way(hits: Sequence[Hit]) -> list[Hit]:
    """Why a message is missed: exceptions, else phrases that do not stand as asked (position, question)."""
    return _taking(hits) or [hit for hit in hits if hit.list == "any"]


def _confused(false_alarms: Sequence[Confusion]) -> list[Confused]:
    counts = Counter(label for one in false_alarms for label in one.labels)
    return [Confused(label, n) for label, n in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))]


def figure(value: float | None, interval: Interval | None) -> Figure:
    """A figure with its interval, to six decimals, so that every machine writes the same."""
    if value is None or interval is None:
        return Figure()
    return Figure(round(value, 6), round(interval[0], 6), round(interval[1], 6))
