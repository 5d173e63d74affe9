"""Which shipped library has what a file asks for and does not use."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sop.files import library_names, library_text


def library_with(name: str, language: str, section: str = "signals") -> str | None:
    """The shipped library, of the SOP's language if possible, that defines a signal or a group of words.

    Of libraries in parts it is the whole: `signals/id`, which uses `signals/id/courtesy`.
    """
    names = library_names()
    found = [
        _whole(library, names)
        for library in names
        if library.startswith(f"{section}/") and _defines(library_text(library), section, name)
    ]
    own = [library for library in found if library.endswith(f"/{language}")]
    return next(iter(own or found), None)


def _whole(library: str, names: Sequence[str]) -> str:
    """The library that a part belongs to; itself if it is none."""
    folder, _, _ = library.rpartition("/")
    return _whole(folder, names) if folder in names else library


def _defines(text: str, section: str, name: str) -> bool:
    """Whether a file has a name under a section."""
    block = re.search(rf"^{section}:[^\n]*\n((?:[ #][^\n]*\n|\n)*)", text, re.MULTILINE)
    return bool(block and re.search(rf"^  {re.escape(name)}:", block[1], re.MULTILINE))
