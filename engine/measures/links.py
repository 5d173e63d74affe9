"""Web addresses in a text."""

from __future__ import annotations

import re

_ENDINGS = "com|net|org|biz|xyz|io|dev|gov|edu"
_SECOND = "com|co|net|org|or|go|ac|sch|web|my|biz|gov|edu|desa"
_COUNTRIES = "id|my|sg|uk|au|nz|jp|kr|cn|hk|tw|th|vn|ph|in|za|br"
_WITH_PATH = "me|ly|gl|gd|co|gg|be|ee|tv|cc|ai|bio|page|link|app|site|shop|store|online|info|web"
_REST = r"""[^\s,<>"']* [^\s,<>"'.!?？؟…:;)\]]"""
_LINK = re.compile(
    rf"""
      (?: https?:// | \bwww\. ) {_REST}
    | (?<![\w@.-]) (?: [^\W_][\w-]* \. )+
      (?: (?:{_ENDINGS}) | (?:{_SECOND})\.(?:{_COUNTRIES}) | (?-i:id) | (?:{_WITH_PATH})(?=/\w) )
      (?![\w@-]|\.\w) (?: / (?: {_REST} )? )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""An address with its scheme, one that begins with www., or a bare one (toko.co.id): a common ending or, if
it is a word too, an ending and a path (wa.me/62811). No e-mail's domain, no forgotten space (kak.maaf)."""
_MAYBE_LINK = re.compile(r"://|\.\w")


def links(text: str) -> int:
    """Web addresses, with or without `https://`; an e-mail address is none."""
    if _MAYBE_LINK.search(text) is None:
        return 0
    return sum(1 for _ in _LINK.finditer(text))


def without_links(text: str) -> str:
    """The text with the word `link` for every link."""
    if _MAYBE_LINK.search(text) is None:
        return text
    return _LINK.sub("link", text)
