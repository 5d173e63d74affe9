"""Other texts for a message: without some words, with some more, or within the limits of a style rule."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from audits.repairing.edits import How
from engine.measures import MEASURES
from rules.constraints import COUNTED

Span = tuple[int, int]
Fits = Callable[[str], bool]
"""Whether a text is as a rule wants it."""

Hits = Callable[[str, str], list[Span]]
Proper = Callable[[str], "str | None"]

_PLAIN = ("Baik.", "Silakan.", "Baik, kami bantu.", "OK.", "All right.")
"""Texts that stand for one that is written anew."""
_LONGEST, _ROUNDS = 2_000, 8
"""How often something is added at once, and how many times."""
_SIGNS = {
    "characters": " ya",
    "words": " ya",
    "longest_sentence": " ya",
    "sentences": " Baik.",
    "questions": " Apa?",
    "exclamations": " Ya!",
    "emoji": " 🙂",
    "links": " https://contoh.id",
    "list_items": "\n- satu",
    "repeated_letters": " baaaik",
    "indonesian": " yang sudah",
    "english": " the order",
    "mixing": " the order",
}
"""What makes a quantity one larger."""

_SPACES = re.compile(r"[ \t]{2,}")
_LOOSE = re.compile(r"[ \t]+(?=[,.!?;:])")
_EDGE = " \t\n,;:-"
_SENTENCE = re.compile(r"[^.!?\n]*[.!?\n]*")


def without(text: str, spans: Iterable[Span]) -> str:
    """The text less these spans, and what then stands about without need."""
    kept, at = [], 0
    for start, end in sorted(spans):
        if start >= at:
            kept.append(text[at:start])
        at = max(at, end)
    left = "".join((*kept, text[at:]))
    return _LOOSE.sub("", _SPACES.sub(" ", left)).strip(_EDGE)


def sentences_of(text: str, spans: Iterable[Span]) -> list[Span]:
    """The sentences that hold these spans."""
    found = [one.span() for one in _SENTENCE.finditer(text) if one[0]]
    return [one for one in found if any(one[0] < end and start < one[1] for start, end in spans)]


def saying(text: str, phrase: str) -> tuple[str, str]:
    """The text with a phrase before it, and with the phrase behind it."""
    stop = "" if phrase[-1:] in ".!?" else "."
    rest = text.rstrip()
    between = " " if rest[-1:] in ".!?" or not rest else ". "
    return f"{phrase}{stop} {text}", f"{rest}{between}{phrase}{stop}"


def within(text: str, hows: Sequence[How], fits: Fits, hits: Hits, proper: Proper) -> Iterator[str]:
    """Texts within the limits of `hows`, the nearest to the text first: shortened or stripped, then others.

    `hits`: where a text has words of a signal, for quantities that count those; `proper`: spells a word.
    """
    lowered = text
    for how in hows:
        if how.at_most is not None:
            lowered = _less(lowered, how, hits, proper)
    for tried in dict.fromkeys((lowered, text, *_PLAIN)):
        made = tried
        for how in hows:
            if how.at_least is not None:
                made = _more(made, how)
        if made.strip() and fits(made):
            yield made


def _more(text: str, how: How) -> str:
    """The text with at least so much of a quantity, for judges: what an agent would write is not known."""
    measure, least = MEASURES.get(how.quantity), how.at_least or 0
    sign = _SIGNS.get(how.quantity)
    if how.quantity == "capitals":
        return text.upper()
    if measure is None or sign is None:
        return text
    made = text
    for _ in range(_ROUNDS):
        lacking = least - (measure(made) or 0)
        if lacking <= 0:
            break
        made += sign * min(int(lacking) + 1, _LONGEST)
    return made


def _less(text: str, how: How, hits: Hits, proper: Proper) -> str:
    most = how.at_most or 0
    match how.quantity:
        case "capitals":
            return text.lower()
        case "repeated_letters":
            return re.sub(r"([^\W\d_])\1\1+", r"\1", text)
        case "questions":
            return _beyond(r"[?？؟][?？؟!！]*", text, int(most), ".")
        case "exclamations":
            return _beyond(r"[!！][?？؟!！]*", text, int(most), ".")
        case "links":
            return _beyond(r"(?:https?://|www\.)\S+", text, int(most), "")
        case "list_items":
            return _beyond(r"(?m)^\s*(?:[-*•]|\d+[.)])\s+", text, int(most), "")
        case "longest_sentence":
            return _split(text, int(most))
        case "emoji":
            return _fewer(text, how, list(text))
        case "characters" | "words" | "sentences":
            return _shortened(text, how)
    if how.quantity not in COUNTED:
        return text
    for start, end in reversed(hits(text, how.quantity)[int(most) :]):
        word = proper(text[start:end])
        text = f"{text[:start]}{word}{text[end:]}" if word else without(text, [(start, end)])
    return text


def _beyond(pattern: str, text: str, most: int, instead: str) -> str:
    """The text with all but the first `most` matches replaced."""
    seen = 0

    def kept(found: re.Match[str]) -> str:
        nonlocal seen
        seen += 1
        return found[0] if seen <= most else instead

    return re.sub(pattern, kept, text).strip()


def _fewer(text: str, how: How, pieces: list[str]) -> str:
    """The text less what counts, from the end, until the limit is kept."""
    measure = MEASURES[how.quantity]
    for place in range(len(pieces) - 1, -1, -1):
        whole = "".join(pieces)
        if (measure(whole) or 0) <= (how.at_most or 0):
            break
        if not pieces[place].isalnum() and not pieces[place].isspace():
            less = [*pieces[:place], *pieces[place + 1 :]]
            if (measure("".join(less)) or 0) <= (measure(whole) or 0):
                pieces = less
    return _SPACES.sub(" ", "".join(pieces)).strip()


def _shortened(text: str, how: How) -> str:
    """The longest beginning within the limit, to the end of a sentence or at least of a word."""
    measure, most = MEASURES[how.quantity], how.at_most or 0
    ends = [one.end() for one in _SENTENCE.finditer(text) if one[0]]
    for places in (ends, [one.end() for one in re.finditer(r"\S+", text)]):
        low, high = 0, len(places)
        while low < high:
            middle = (low + high + 1) // 2
            if (measure(text[: places[middle - 1]].strip()) or 0) <= most:
                low = middle
            else:
                high = middle - 1
        if low:
            return text[: places[low - 1]].strip()
    return text[: max(int(most), 1)]


def _split(text: str, most: int) -> str:
    """The text with a full stop after so many words of a sentence."""
    made, count = [], 0
    for piece in re.findall(r"\S+\s*", text):
        count += 1
        ended = piece.rstrip()[-1:] in ".!?"
        if count >= max(most, 1) and not ended:
            made.append(f"{piece.rstrip().rstrip(_EDGE)}. ")
            count = 0
        else:
            made.append(piece)
            count = 0 if ended else count
    return "".join(made).strip()
