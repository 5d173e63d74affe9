"""Text from strangers inside Markdown that a code host shows: nothing in it is markup, and nobody is called.

Escaped characters alone do not do: hosts look for @names, #numbers and addresses in what is left over.
"""

from __future__ import annotations

import re

from audits.reports.visible import one_line, visible

_HIDDEN = "\u200b"
"""A space of no width: it parts what hosts would link."""
_SPAN = re.compile(r"`[^`\n]{1,200}`")
_MARKS = re.compile(r"([\\`*_\[\]|~$]|^[-+=])")
_LINKS = re.compile(r"(:(?=//)|\bwww(?=\.)|@|#|\bGH(?=\\?-))", re.IGNORECASE)
_FENCE = re.compile(r"`{3,}")


def plain(text: str) -> str:
    """Text on one line in which names between backticks stay code, and all else is shown as it is."""
    line, at, shown = one_line(text), 0, []
    for span in _SPAN.finditer(line):
        shown += [_escaped(line[at : span.start()]), span.group().replace("|", "\\|")]
        at = span.end()
    return "".join((*shown, _escaped(line[at:])))


def _escaped(text: str) -> str:
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = _MARKS.sub(r"\\\1", text)
    return _LINKS.sub(rf"\1{_HIDDEN}", text)


def block(text: str, sort: str = "text") -> str:
    """Text as a block of code, whatever it holds."""
    shown = visible(text).rstrip("\n")
    longest = max((len(found) for found in _FENCE.findall(shown)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}{sort}\n{shown}\n{fence}\n"
