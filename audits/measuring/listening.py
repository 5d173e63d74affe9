"""What signals say of a message, phrase by phrase."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from audits.measuring.labelled import Message
from engine.matcher import Matcher
from sop.model import Phrase, Sop


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase of a signal in a message: `text[start:end]`, in code points."""

    list: str
    """any, none or except: where the signal has the phrase."""
    number: int
    """The phrase's place in that list, from 0."""
    start: int
    end: int
    counted: bool
    """It took part in the answer: a phrase of `any` brought the signal, one of the others took a hit away."""


@dataclass(frozen=True, slots=True)
class Heard:
    """The signals a message carries, and for each signal that any phrase of was found, where."""

    carried: frozenset[str]
    hits: Mapping[str, list[Hit]]


class Ear:
    """The phrases of some signals of an SOP, ready to be listened for."""

    def __init__(self, sop: Sop, names: Iterable[str]) -> None:
        signals = {name: sop.signals[name] for name in names}
        self._names = list(signals)
        self._matcher = Matcher(signals, sop.words, sop.spellings)

    def hear(self, message: Message) -> Heard:
        """What is in the message. Which signals it carries is the judges' own answer."""
        carried, _ = self._matcher.match(message.text, message.by, message.record)
        hits: dict[str, list[Hit]] = {}
        for hit in self._matcher.trace(message.text, message.by, message.record):
            hits.setdefault(hit.signal, []).append(Hit(hit.list, hit.index, hit.start, hit.end, hit.counted))
        names = frozenset(name for number, name in enumerate(self._names) if carried >> number & 1)
        return Heard(names, hits)


def written(phrase: Phrase) -> str:
    """The phrase as an SOP file shows it: a regular expression between slashes."""
    return f"/{phrase.text}/" if phrase.regex else phrase.text
