"""Texts that carry exactly the wanted signals, made of the signals' own phrases and tried on the matcher."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, product
from typing import Any

from audits.proving.shaping import mismatch, shaped
from engine.matcher import Matcher
from rules.constraints import COUNTED
from rules.style import SLOT, Style
from sop.model import Phrase, Sop
from sop.proof.values import OTHER

TRIED = 60
"""Phrases of one signal that are tried."""

OTHERS = 8
"""Texts of one sort that are tried, where the first is not what the judges want."""

PLAIN = ("Baik.", "Iya.", "Boleh.", "Silakan.", "OK.", "Dicatat.", "Z")
"""Texts that say nothing, until one of them carries no signal that is asked for."""

_STANDS = {
    "number": "2",
    "amount": "Rp50.000",
    "date": "5 Januari 2026",
    "time": "pukul 10.00",
    "duration": "2 hari",
    "link": "https://contoh.id",
    "customer.name": OTHER,
}
"""Something for each placeholder."""


@dataclass(frozen=True)
class _Somebody:
    """A record with a name, which is the one that proofs give where a rule asks for any."""

    customer: Mapping[str, Any]
    fields: None = None


_SOMEBODY = _Somebody({"name": OTHER})


@dataclass
class Voice:
    """The signals of one SOP under the names that a question gives them."""

    sop: Sop
    matcher: Matcher
    names: Mapping[str, str]
    """Signal -> its name in the question."""

    def carried(self, text: str, by: str) -> frozenset[str]:
        """Names of the signals that a text carries, in a conversation with someone of the name `OTHER`."""
        bits, _ = self.matcher.match(text, by, _SOMEBODY)
        return frozenset(self.names[s] for n, s in enumerate(self.sop.signals) if bits >> n & 1)

    def phrases(self, name: str) -> Iterator[str]:
        """Texts made of the phrases of a signal, the shortest plain ones first."""
        for signal in self.sop.signals.values():
            if self.names[signal.name] == name:
                plain = [phrase for phrase in signal.any if not phrase.regex]
                for phrase in sorted(plain, key=lambda one: (one.text.count("{"), len(one.text))):
                    yield from islice(self._spoken(phrase), 4)
                for phrase in (*signal.none, *signal.except_):
                    yield from islice(self._spoken(phrase), 2 if not phrase.regex else 0)
                for phrase in signal.any:
                    if phrase.regex:
                        yield from islice(_of_expression(phrase.text), 3)

    def refusing(self, names: frozenset[str]) -> Iterator[str]:
        """Texts of the phrases with which some signals are not carried."""
        for signal in self.sop.signals.values():
            if self.names[signal.name] in names:
                for phrase in (*signal.none, *signal.except_):
                    yield from islice(self._spoken(phrase), 0 if phrase.regex else 1)

    def templates(self) -> Iterator[str]:
        """The chat templates of the rules, with something in each slot."""
        for rule in self.sop.rules:
            if isinstance(rule.kind, Style):
                yield from (SLOT.sub("z", template) for template in rule.kind.templates)

    def _spoken(self, phrase: Phrase) -> Iterator[str]:
        parts: list[Sequence[str]] = []
        for part in phrase.text.replace(" ... ", " ").split(" "):
            group = part.strip("{}") if part.startswith("{") else ""
            parts.append(
                self.sop.words[group][:2] if group in self.sop.words else (_STANDS.get(group, part),)
            )
        for words in product(*parts):
            text = " ".join(words)
            yield text[:1].upper() + text[1:] + ("?" if phrase.question else "")


def _of_expression(expression: str) -> Iterator[str]:
    """A few guesses at what a regular expression finds: the matcher tells which are right."""
    import re

    text = re.sub(r"\\b|\^|\$|\(\?[=!<][^()]*\)", "", expression)
    text = re.sub(r"(?:\\d|\[0-9\])(?:\{(\d+)[^}]*\})?[+*]?", lambda digits: "1" * int(digits[1] or 1), text)
    text = re.sub(r"\\s[+*]?|\.\{[^}]*\}|\.[*+]\??", " ", text)
    for _ in range(6):
        text = re.sub(r"\((?:\?:)?([^()|]*)(?:\|[^()]*)?\)(\?)?", r"\1", text)
    text = re.sub(r"\[([^\]])[^\]]*\][*+?]?", r"\1", text)
    yield re.sub(r"(.)\?", r"\1", text).replace("\\", "").strip()
    yield re.sub(r".\?", "", text).replace("\\", "").strip()


class Texts:
    """Finds texts, and remembers them."""

    def __init__(self, voices: Sequence[Voice]) -> None:
        self.voices = voices
        self._phrases: dict[tuple[str, str], list[tuple[str, frozenset[str]]]] = {}
        self._heard: dict[tuple[str, str], frozenset[str]] = {}
        self._known: dict[tuple[Any, ...], list[str]] = {}
        self._found_before: dict[tuple[str, frozenset[str]], list[str]] = {}

    def say(
        self,
        by: str,
        signals: frozenset[str],
        asked: frozenset[str],
        measures: Mapping[str, float] | None = None,
        other: int = 0,
    ) -> str | None:
        """A text by that party which of the signals `asked` carries exactly `signals`; None: none was found.

        `other`: another one than the first that was found, if there are so many.
        """
        key = (by, signals, asked, tuple(sorted((measures or {}).items())), other > 0)
        if key not in self._known:
            found = self._found(by, signals, asked, measures or {})
            self._known[key] = list(islice(found, OTHERS if other else 1))
            if not measures and not other:
                self._found_before.setdefault((by, signals), []).extend(self._known[key])
        texts = self._known[key]
        return texts[min(other, len(texts) - 1)] if texts else None

    def _carried(self, text: str, by: str) -> frozenset[str]:
        heard = self._heard.get((text, by))
        if heard is None:
            heard = frozenset[str]().union(*(voice.carried(text, by) for voice in self.voices))
            self._heard[text, by] = heard
        return heard

    def _found(
        self, by: str, signals: frozenset[str], asked: frozenset[str], measures: Mapping[str, float]
    ) -> Iterator[str]:
        tried = (
            text for text in self._tried(by, signals, asked) if self._carried(text, by) & asked == signals
        )
        if not measures:
            yield from tried
            return
        hits = self._hits(by, measures)
        texts = list(islice(tried, OTHERS))
        if measures.get("template", 0) > 0:
            texts += [one for voice in self.voices for one in voice.templates()]
        made = [one for text in texts for one in shaped(text, measures, hits)]
        made.sort(key=lambda one: mismatch(one, measures))
        yield from (one for one in made if self._carried(one, by) & asked == signals)

    def _hits(self, by: str, measures: Mapping[str, float]) -> dict[str, str]:
        """A phrase for each quantity that counts a signal's hits."""
        found = {}
        for quantity in COUNTED:
            if measures.get(quantity, 0) > 0:
                alone = self._alone(quantity, by, frozenset((quantity,)), frozenset())
                if alone:
                    found[quantity] = alone[0][0]
        return found

    def _tried(self, by: str, signals: frozenset[str], asked: frozenset[str]) -> Iterator[str]:
        if not signals:
            yield from PLAIN
            return
        yield from self._found_before.get((by, signals), ())
        choices = [self._alone(name, by, signals, asked) for name in sorted(signals)]
        for texts in choices:
            yield from (text for text, carried in texts if carried & asked == signals)
        for chosen in islice(product(*choices), 200):
            yield ". ".join(dict.fromkeys(text.rstrip(".") for text, _ in chosen))
        refusing = list(islice((text for voice in self.voices for text in voice.refusing(asked)), TRIED))
        loose = [self._alone(name, by, asked, asked) for name in sorted(signals)] if refusing else []
        for chosen in islice(product(*loose), 10 if refusing else 0):
            for refused in refusing:
                yield refused
                yield ". ".join((*dict.fromkeys(text.rstrip(".") for text, _ in chosen), refused))

    def _alone(
        self, name: str, by: str, signals: frozenset[str], asked: frozenset[str]
    ) -> list[tuple[str, frozenset[str]]]:
        """Phrases that carry a signal and nothing asked for that is not wanted."""
        return list(islice((one for one in self._phrases_of(name, by) if one[1] & asked <= signals), 6))

    def _phrases_of(self, name: str, by: str) -> list[tuple[str, frozenset[str]]]:
        """Phrases that carry a signal, with all the signals that they carry."""
        known = self._phrases.get((name, by))
        if known is None:
            tried = islice((text for voice in self.voices for text in voice.phrases(name)), TRIED)
            carrying = ((text, self._carried(text, by)) for text in tried)
            known = self._phrases[name, by] = [one for one in carrying if name in one[1]]
        return known
