"""Texts with wanted measures: so many characters, questions, words of a language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from math import isnan

from engine.measures import MEASURES
from sop.proof.alphabet import LANGUAGES, indonesian_share

_SIGNS = {
    "questions": ("?", " z?"),
    "exclamations": ("!", " z!"),
    "emoji": ("🙂", " 🙂"),
    "sentences": (" Z.", " Z."),
    "links": (" https://contoh.id", " https://contoh.id"),
    "list_items": ("\n- z", "\n- z"),
    "repeated_letters": (" zzz", " zzz"),
}
"""What makes a quantity one larger: a sign alone, and a word with it."""

_INDONESIAN, _ENGLISH, _NEUTRAL = " yang", " the", " z"

_LONGEST = 20_000


def shaped(text: str, measures: Mapping[str, float], hits: Mapping[str, str]) -> Iterator[str]:
    """Texts with at least these quantities, the nearest first; the judges say whether one is as wanted.

    `hits`: for quantities that count the hits of a signal, a phrase of it.
    """
    made = [_filled(_signed(_spoken(text, measures), measures, hits, way), measures) for way in (1, 0)]
    made.sort(key=lambda one: mismatch(one, measures))
    yield from dict.fromkeys(made)


def mismatch(text: str, measures: Mapping[str, float]) -> int:
    """How many quantities of a text are not as wanted."""
    wrong = 0
    for quantity, wanted in measures.items():
        if quantity not in MEASURES:
            continue
        held = MEASURES[quantity](text)
        if held is None or isnan(wanted):
            wrong += held is not None or not isnan(wanted)
        else:
            wrong += abs(held - wanted) > 1e-6
    return wrong


def _spoken(text: str, measures: Mapping[str, float]) -> str:
    """With words of two languages in the wanted shares."""
    if not any(quantity in measures for quantity in LANGUAGES):
        return text
    share = indonesian_share(measures)
    if isnan(share):
        return text
    part = Fraction(share).limit_denominator(20)
    times = -(-3 // part.denominator)
    return (
        text
        + _INDONESIAN * (part.numerator * times)
        + _ENGLISH * ((part.denominator - part.numerator) * times)
    )


def _signed(text: str, measures: Mapping[str, float], hits: Mapping[str, str], way: int) -> str:
    made = text
    for quantity, wanted in measures.items():
        if quantity in hits:
            made += f", {hits[quantity]}" * int(wanted)
        sign = _SIGNS.get(quantity, ("", ""))[way]
        while sign and (MEASURES[quantity](made) or 0) < wanted and len(made) < _LONGEST:
            larger = (MEASURES[quantity](made + sign) or 0) > (MEASURES[quantity](made) or 0)
            made += sign if larger else _NEUTRAL + sign
    return made


def _filled(text: str, measures: Mapping[str, float]) -> str:
    made = text
    for quantity in ("longest_sentence", "words", "characters"):
        wanted = measures.get(quantity, 0)
        for _ in range(2):  # what is added may begin a sentence of its own
            lacking = int(wanted - (MEASURES[quantity](made) or 0))
            if not 0 < lacking < _LONGEST:
                break
            made += _NEUTRAL * lacking if quantity != "characters" else _letters(lacking, measures)
    return _capital(made, measures.get("capitals", 0))


def _letters(count: int, measures: Mapping[str, float]) -> str:
    """So many characters: one long word where words are measured, else short ones."""
    if count < 3 or "words" in measures or "longest_sentence" in measures:
        return ("zx" * count)[:count]
    return (_NEUTRAL * count)[: count - 1] + "z"


def _capital(text: str, share: float) -> str:
    """With upper case letters from the beginning on, until their share is reached."""
    made, place = text, 0
    while place < len(text) and (MEASURES["capitals"](made) or 0) < share:
        place += 1
        made = text[:place].upper() + text[place:]
    return made
