"""The phrases that an SOP's own files write: those of the shipped libraries are tested elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from sop.files import gather
from sop.merge import merge
from sop.model import Phrase, Sop
from sop.signals import asked, parse_signal

Key = tuple[str, str, int]
"""A phrase: its signal, its list (any, none, except), its place there."""


def own_phrases(sop: Sop, paths: Sequence[str]) -> dict[Key, Phrase]:
    """Each phrase that a file of the SOP's own writes. `paths` are what the SOP was loaded from."""
    written: dict[str, set[str]] = {}
    for name, definitions in merge(gather(paths).documents, {})[0]["signals"].items():
        for one in definitions:
            if not one.shipped:
                signal = parse_signal(name, one.raw)
                said = (*signal.any, *signal.none, *signal.except_)
                written.setdefault(name, set()).update(phrase.text for phrase in said)
    return {
        (name, where, place): phrase
        for name in written
        if name in sop.signals
        for where, phrases in asked(sop.signals[name]).items()
        for place, phrase in enumerate(phrases)
        if phrase.text in written[name]
    }


def own_signals(sop: Sop, paths: Sequence[str]) -> list[str]:
    """The signals that a file of the SOP's own defines or extends."""
    merged = merge(gather(paths).documents, {})[0]["signals"]
    return [name for name in sop.signals if any(not one.shipped for one in merged.get(name, ()))]
