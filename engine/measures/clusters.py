"""Grapheme clusters, what a reader takes for one sign: a family joined of four people, a flag, a letter with
its accents. (Unicode Standard Annex #29; emoji: Unicode Technical Standard #51.)
"""

from __future__ import annotations

import regex

_CLUSTER = regex.compile(r"\p{Regional_Indicator}{2}[\p{GCB=Extend}\p{GCB=SpacingMark}\p{GCB=ZWJ}]*|\X")
"""One grapheme cluster. Flags are taken in pairs first: a long row of them would make `\\X` quadratic."""

_PICTORIAL = (
    "☀☁☂☃☄☎☘☝☠☢☣☦☪☮☯☸☹☺♟♥♨♻⌨⏱⏲⚒⚓⚔⚖⚗⚙⚛⚜⚠⚰⚱⛈⛏⛑⛓⛩⛰⛱⛴⛷⛸⛹✂✈✉✌✍✏✒✝✡❄❣❤🅰🅱🅾🅿🈂🈷"
    # and all that is in the emoji blocks
)
_EMOJI = regex.compile(
    rf"""(?:
      (?!\p{{Regional_Indicator}})\p{{Emoji_Presentation}}(?!\uFE0E)
    | [\p{{Extended_Pictographic}}0-9\#*]\uFE0F
    | [0-9\#*]\u20E3
    | \p{{Regional_Indicator}}{{2}}
    | [{_PICTORIAL}\U0001F300-\U0001FAFF--\P{{Emoji}}](?!\uFE0E)
    )""",
    regex.VERBOSE | regex.VERSION1,
)
"""Makes a cluster an emoji. Of the signs that are text unless U+FE0F follows, pictures of things, faces,
hands and beliefs (❤ ☺ ✌ ⏱) are emoji alone too; typographical ones are not: © ™ ℹ, check marks, arrows,
shapes, card suits, signs of gender, buttons of players, ‼ ⁉ 〰. What U+FE0E follows is text, as asked."""


def characters(text: str) -> int:
    """Grapheme clusters."""
    if text.isascii():
        return len(text) - text.count("\r\n")
    return sum(1 for _ in _CLUSTER.finditer(text))


def emoji(text: str) -> int:
    """Grapheme clusters that are emoji: a flag, a keycap, a family, a thumb with its colour is one."""
    if text.isascii() or _EMOJI.search(text) is None:
        return 0
    return sum(_EMOJI.search(cluster[0]) is not None for cluster in _CLUSTER.finditer(text))
