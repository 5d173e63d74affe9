"""The signals of a rule in plain words: a few of the phrases that count, and messages that do and do not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audits.handbook.speech import Speech
from audits.reports.visible import one_line
from rules.constraints import Constraint, patterns_of
from rules.corpus import Indicator, Recurrent
from rules.kind import CorpusKind
from rules.pattern import Pattern
from rules.values import Both, Not, OneOf, Value
from sop.model import Phrase, Rule, Signal
from sop.phrases import Gap, Placeholder, parts

PHRASES, MESSAGES, WORDS = 6, 2, 3
"""How many phrases, messages, and words of a group are shown."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A signal. `left`: how many more phrases it has."""

    name: str
    title: str
    by: str
    phrases: Sequence[str]
    left: int
    yes: Sequence[str]
    no: Sequence[str]


def signals_of(constraints: Sequence[Constraint], corpus: Pattern | None = None) -> tuple[str, ...]:
    """The names of the signals that a rule looks for, in the order in which it names them."""
    patterns = [pattern for constraint in constraints for pattern in patterns_of(constraint)]
    if corpus is not None:
        patterns.append(corpus)
    found = [name for pattern in patterns for one in pattern.walk() for name in _names(one)]
    return tuple(dict.fromkeys(found))


def corpus_pattern(rule: Rule, speech: Speech) -> Pattern | None:
    """What a rule over the corpus looks for."""
    if not isinstance(rule.kind, CorpusKind):
        return None
    asked = rule.kind.corpus(speech.setting(rule))
    return asked.match if isinstance(asked, Recurrent | Indicator) else None


def spoken(rule: Rule, speech: Speech) -> Iterator[Spoken]:
    """The rule's signals that are found by words."""
    for name in signals_of(speech.constraints(rule), corpus_pattern(rule, speech)):
        signal = speech.sop.signals.get(name)
        if signal is not None:
            yield _spoken(signal, speech)


def _spoken(signal: Signal, speech: Speech) -> Spoken:
    plain = _various([phrase for phrase in signal.any if not phrase.regex])
    yes = [one_line(message, 160) for message in speech.written.messages(signal.name, "is")][:MESSAGES]
    no = [one_line(message, 160) for message in speech.written.messages(signal.name, "not")][:MESSAGES]
    shown = tuple(dict.fromkeys(_words(phrase, speech) for phrase in plain))
    by = "" if signal.by is None else speech.patterns.party(sorted(signal.by))
    title = speech.wording.said(signal.title) or signal.name
    return Spoken(signal.name, one_line(title), by, shown, len(signal.any) - len(shown), yes, no)


def _various(phrases: Sequence[Phrase]) -> Sequence[Phrase]:
    """A few of many: plain words before those with groups and gaps, from all over the list."""
    plain = [phrase for phrase in phrases if not _rank(phrase)]
    if len(plain) <= PHRASES:
        return sorted(phrases, key=_rank)[:PHRASES]
    return [plain[place * len(plain) // PHRASES] for place in range(PHRASES)]


def _rank(phrase: Phrase) -> int:
    return phrase.text.count("{") + phrase.text.count(" ... ")


def _words(phrase: Phrase, speech: Speech) -> str:
    """The words, with the first of a group for its name."""
    told = []
    for part in parts(phrase.text):
        if isinstance(part, Gap):
            told.append(" … ")
        elif isinstance(part, Placeholder):
            group = speech.sop.words.get(part.name, ())
            few = "/".join(word for word in group[:WORDS] if "{" not in word)
            told.append(
                f"({few}{'/…' if len(group) > WORDS else ''})"
                if few
                else f"[{speech.own.get(f'ph.{part.name}', part.name)}]"
            )
        else:
            told.append(part)
    return one_line("".join(told), 120)


def _names(pattern: Pattern) -> Iterator[str]:
    for key, test in pattern.tests:
        if key == "signal":
            yield from _values(test)


def _values(test: Value) -> Iterator[str]:
    match test:
        case OneOf(values):
            yield from map(str, values)
        case Not(inner):
            yield from _values(inner)
        case Both(inner_parts):
            for part in inner_parts:
                yield from _values(part)
