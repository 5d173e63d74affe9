"""What a style rule measures of a message: characters, words, emoji and the like, of the text as written.

Everything takes time linear in the text. Most messages are short and plain ASCII, so each measure first looks
for a reason to be done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from functools import lru_cache

from engine.measures.clusters import characters, emoji
from engine.measures.languages import english, indonesian, mixing
from engine.measures.letters import capitals, exclamations, questions, repeated_letters
from engine.measures.links import links
from engine.measures.sentences import list_items, longest_sentence, sentences, words
from engine.measures.templates import nearness
from rules.constraints import Bound

__all__ = ["MEASURES", "Measure", "count_hits", "measure_of"]

Measure = Callable[[str], "int | Fraction | None"]
"""What it is of a text: a count, a share, or None where it has no meaning (no limit is broken then)."""

MEASURES: Mapping[str, Measure] = {
    measure.__name__: measure
    for measure in (
        characters,
        words,
        sentences,
        longest_sentence,
        questions,
        exclamations,
        emoji,
        capitals,
        repeated_letters,
        links,
        list_items,
        indonesian,
        english,
        mixing,
    )
}
"""What can be measured of a text alone, by quantity."""


def measure_of(bound: Bound) -> Measure | None:
    """How to measure a text for a bound; None for what counts the hits of a signal (`count_hits`)."""
    return _nearness(bound.templates) if bound.quantity == "template" else MEASURES.get(bound.quantity)


def count_hits(spans: Iterable[tuple[int, int]]) -> int:
    """How many of these (start, end) spans fit without overlap: the leftmost first, of those the longest."""
    count = free_from = 0
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= free_from:
            count, free_from = count + 1, end
    return count


_nearness = lru_cache(maxsize=64)(nearness)
