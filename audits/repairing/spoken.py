"""What could be said: a text that carries some signals, out of the SOP's own sentences and phrases."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice

from audits.handbook.written_parts import WrittenParts, parts_of
from audits.proving.texts import PLAIN, Texts, Voice
from engine.matcher import Matcher
from sop.model import Sop

_PLAIN = {"id": PLAIN, "en": ("All right.", "Certainly.", "Noted.", "OK.", *PLAIN)}
"""Texts that say nothing in particular."""
_LONG = 90
"""Characters from which a shorter text is rather taken."""
_TRIED = 40
_NAMED = re.compile(r"\b(Kak|Kakak|Bu|Ibu|Pak|Bapak|Mas|Mbak|Mr\.?|Mrs\.?|Ms\.?) [A-Z][a-z]+")
"""A form of address and the name after it, which is somebody else's."""


class Spoken:
    """Texts of one SOP. A signal's `is` sentences come first, then its phrases as they are listed."""

    def __init__(self, sop: Sop, matcher: Matcher) -> None:
        self._sop = sop
        self._voice = Voice(sop, matcher, {name: name for name in sop.signals})
        self._texts = Texts([self._voice])
        self._known: dict[tuple[str, frozenset[str], frozenset[str]], str | None] = {}

    def say(self, by: str, signals: frozenset[str], asked: frozenset[str]) -> str | None:
        """A text by that party that of the signals `asked` carries just `signals`; None if none was found."""
        key = by, signals, asked | signals
        if key not in self._known:
            fit = (text for text in self._tried(*key) if self._voice.carried(text, by) & key[2] == signals)
            self._known[key] = next(fit, None) or self._texts.say(*key)
        return self._known[key]

    def spelt(self, word: str) -> str | None:
        """The proper spelling of what people type."""
        return self._proper.get(word.lower())

    @cached_property
    def _proper(self) -> Mapping[str, str]:
        return {typed: proper for proper, others in self._sop.spellings.items() for typed in others}

    @cached_property
    def _written(self) -> WrittenParts:
        return parts_of(self._sop)

    def _tried(self, by: str, signals: frozenset[str], asked: frozenset[str]) -> Iterator[str]:
        if not signals:
            yield from _PLAIN.get(self._sop.language, PLAIN)
        elif len(signals) == 1:
            yield from self._alone(next(iter(signals)))
        else:
            parts = [self._part(name, by, signals, asked) for name in sorted(signals)]
            if all(parts):
                yield joined([part for part in parts if part])

    def _part(self, name: str, by: str, signals: frozenset[str], asked: frozenset[str]) -> str | None:
        """A text for one of several signals, which may carry others of them."""
        return next(
            (
                text
                for text in self._alone(name)
                if name in (carried := self._voice.carried(text, by)) and carried & asked <= signals
            ),
            None,
        )

    def _alone(self, name: str) -> Iterator[str]:
        written = [_NAMED.sub(r"\1", text.strip()) for text in self._sentences(name) if "\n" not in text]
        written = [one for text in written for one in (text, text.partition(". ")[0])]
        yield from sorted(written, key=_oddity)
        signal = self._sop.signals[name]
        plain = [
            one.text for one in signal.any if not one.regex and "{" not in one.text and "..." not in one.text
        ]
        for text in sorted(plain[:_TRIED], key=lambda text: " " not in text):
            yield text[:1].upper() + text[1:]
        yield from islice(self._voice.phrases(name), _TRIED)

    def _sentences(self, name: str) -> Sequence[str]:
        if not self._sop.files:
            return ()
        return [text for text in self._written.messages(name, "is") if isinstance(text, str)]


def joined(texts: Sequence[str]) -> str:
    """Sentences as one text."""
    return " ".join(text if text[-1:] in ".!?" else f"{text}." for text in texts)


def _oddity(text: str) -> tuple[bool, bool, bool, bool]:
    """Sentences that are long, ask, name somebody, or begin with a small letter come after others."""
    names = sum(word[:1].isupper() for word in text.split()[1:])
    return len(text) > _LONG, "?" in text, names > 2, text != text[:1].upper() + text[1:]
