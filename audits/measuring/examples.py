"""The examples that signals carry themselves (`is`, `not`), as labelled messages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256

from audits.measuring.labelled import PARTIES, Message
from sop.files import gather
from sop.merge import Definition, merge
from sop.model import Signal


def examples(paths: Sequence[str], signals: Mapping[str, Signal]) -> Iterator[tuple[str, bool, Message]]:
    """Each example of the files in `paths`: the signal's name, whether it carries it, and the message.

    The message is by the agent if that party may carry the signal, else by one that may.
    """
    for name, definitions in merge(gather(paths).documents, {})[0]["signals"].items():
        for truth, key in ((True, "is"), (False, "not")):
            for text in dict.fromkeys(sentence for one in definitions for sentence in _listed(one, key)):
                own = sha256(text.encode("utf-8", "replace")).hexdigest()[:8]
                by, source = party(signals[name]), definitions[0].source.name
                yield name, truth, Message(f"{name}.{key}.{own}", by, text, {}, None, source, 0)


def party(signal: Signal) -> str:
    """Who says the examples of a signal."""
    allowed = ("agent", *PARTIES)
    return next(by for by in allowed if signal.by is None or by in signal.by)


def _listed(definition: Definition, key: str) -> list[str]:
    found = definition.raw.get(key) if isinstance(definition.raw, Mapping) else None
    return [text for text in found if isinstance(text, str)] if isinstance(found, list) else []
