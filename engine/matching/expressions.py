"""What a phrase is looked for as: literals, a regular expression, a chain of pieces, or a misspelt text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod

from engine.matching.chain import Chain
from engine.matching.misspelt import Misspelt
from engine.matching.pieces import Item
from engine.matching.placeholders import BUILT_INS, of_record
from sop.model import Phrase
from sop.phrases import LEAST_LETTERS, Gap, Part, Placeholder, expression, parts

MOST_FORMS = 32
"""So many literals may stand for one phrase with groups; one that has more is a chain."""

Spell = Callable[[str], str]
Groups = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Literal:
    """Bytes that stand as whole words."""

    data: bytes


@dataclass(frozen=True, slots=True)
class Regex:
    """An officer's regular expression, with the matcher's flags."""

    source: bytes
    flags: int


Expression = Literal | Regex | Chain | Misspelt


def expressions(phrase: Phrase, groups: Groups, spell: Spell) -> Iterator[Expression]:
    """All that a phrase is looked for as, each by itself. `spell` folds and respells as the phrase asks."""
    if phrase.regex:
        yield Regex(*expression(phrase))
        return
    found = parts(phrase.text)
    if not any(isinstance(part, Gap) for part in found):
        forms = _forms(found, groups)
        if phrase.typos:
            for form in dict.fromkeys(map(spell, forms or ())):
                yield _misspelt(form, phrase.typos)
            return
        if forms is not None:
            for form in dict.fromkeys(map(spell, forms)):
                if form:
                    yield Literal(form.encode("utf-8", "replace"))
            return
    pieces = _pieces(found, groups, spell)
    if pieces and all(pieces):
        yield Chain(pieces, spell)


def _misspelt(text: str, typos: int) -> Literal | Misspelt:
    """A text too short for so many errors has to stand as it is."""
    if len(text) < LEAST_LETTERS[typos]:
        return Literal(text.encode("utf-8", "replace"))
    return Misspelt(text, typos)


def words_of(phrase: Phrase, groups: Groups) -> Iterator[str]:
    """The texts that a phrase has words from."""
    if phrase.regex:
        yield phrase.text
        return
    for part in parts(phrase.text):
        if isinstance(part, str):
            yield part
        elif isinstance(part, Placeholder):
            yield from groups.get(part.name, ())


def _forms(found: Sequence[Part], groups: Groups) -> list[str] | None:
    """Every text that a phrase without gaps stands for; None if they are too many or known only later."""
    options: list[Sequence[str]] = []
    for part in found:
        if isinstance(part, str):
            options.append((part,))
        elif isinstance(part, Placeholder) and part.name in groups:
            options.append(groups[part.name])
        else:
            return None
    if prod(map(len, options)) > MOST_FORMS:
        return None
    return ["".join(words) for words in product(*options)]


def _pieces(found: Sequence[Part], groups: Groups, spell: Spell) -> list[list[Item]]:
    pieces: list[list[Item]] = [[]]
    for part in found:
        if isinstance(part, Gap):
            pieces.append([])
        elif isinstance(part, str):
            pieces[-1].append(_spelled(part, spell))
        elif part.name in groups:
            words = tuple(dict.fromkeys(word for word in map(spell, groups[part.name]) if word))
            pieces[-1].append(words)
        elif part.name in BUILT_INS or of_record(part.name):
            pieces[-1].append(part)
        else:
            return []
    return pieces


def _spelled(words: str, spell: Spell) -> str:
    """Words spelled, with the spaces that part them from what stands beside them."""
    before = " " if words[:1].isspace() else ""
    after = " " if words[-1:].isspace() and words.strip() else ""
    return f"{before}{spell(words)}{after}"
