"""Texts inside Markdown: nothing in them is markup.

Of strangers' texts that a code host shows (`plain`) escaped characters alone do not do: hosts look for
@names, #numbers and addresses in what is left over. An SOP's own texts (`escaped`) have no characters added
that are not seen: people copy phrases from a handbook.
"""

from __future__ import annotations

import re

from audits.reports.visible import one_line, visible

_HIDDEN = "\u200b"
"""A space of no width: it parts what hosts would link."""
_SPAN = re.compile(r"`[^`\n]{1,200}`")
_MARKS = re.compile(r"([\\`*_\[\]|~$]|^[-+=]|^\d{1,9}(?=[.)](?:\s|\Z)))")
_LINKS = re.compile(r"(:(?=//)|www(?=\.)|@|#|GH(?=\\?-))", re.IGNORECASE)
_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~$&])")
_AT_START = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))")
_FENCE = re.compile(r"`{3,}")


def escaped(text: str) -> str:
    """Text on one line in which nothing means anything to Markdown or HTML."""
    one = _SPECIAL.sub(r"\\\1", " ".join(text.split()))
    return _AT_START.sub(r"\1\\\2", one) if not one[:1].isdigit() else _AT_START.sub(r"\1\2\\", one)


def plain(text: str) -> str:
    """A stranger's text on one line; names between backticks stay code, all else is shown as it is."""
    line, at, shown = one_line(text), 0, []
    for span in _SPAN.finditer(line):
        code = span.group()
        kept = _escaped(code) if "\\|" in code else code.replace("|", "\\|")
        shown += [_escaped(line[at : span.start()]), kept]
        at = span.end()
    return "".join((*shown, _escaped(line[at:])))


def _escaped(text: str) -> str:
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = _MARKS.sub(_marked, text)
    return _LINKS.sub(rf"\1{_HIDDEN}", text)


def _marked(sign: re.Match[str]) -> str:
    return f"{sign[1]}\\" if sign[1].isdigit() else f"\\{sign[1]}"


def block(text: str, sort: str = "text") -> str:
    """Text as a block of code, whatever it holds."""
    shown = visible(text).rstrip("\n")
    longest = max((len(found) for found in _FENCE.findall(shown)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}{sort}\n{shown}\n{fence}\n"
