"""What else is asked of a phrase once its words stand there: position, question, quotation, one sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from engine.sentences import Sentences
from sop.model import Asked, Phrase

_POSITIONS: dict[str, Callable[[Sentences, int, int], bool]] = {
    "begins": lambda text, start, end: text.begins(start),
    "ends": lambda text, start, end: text.ends(end),
    "first_sentence": lambda text, start, end: text.number(start) == 0,
    "last_sentence": lambda text, start, end: text.number(end - 1) == text.last,
}


@dataclass(frozen=True, slots=True)
class Conditions:
    """All must hold of a span of the text as written."""

    position: str | None = None
    question: Asked | None = None
    unquoted: bool = False
    one_sentence: bool = False

    def hold(self, text: Sentences, start: int, end: int) -> bool:
        """Whether the span is as asked. A phrase over two sentences is in a question if its end is."""
        if self.position is not None and not _POSITIONS[self.position](text, start, end):
            return False
        if self.unquoted and text.quoted(start, end):
            return False
        if self.one_sentence and not text.together(start, end):
            return False
        if self.question is None:
            return True
        number = text.number(end - 1)
        if self.question == "yes_no":
            return text.asks_yes_or_no(number)
        return text.asks(number) is self.question


def conditions(phrase: Phrase, gaps: bool) -> Conditions | None:
    """What a phrase, all of its own and its signal's wishes said, asks; None if nothing."""
    asked = Conditions(phrase.position, phrase.question, phrase.quoted is False, gaps)
    return None if asked == Conditions() else asked
