"""One measurement, from messages or examples to the result."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import msgspec

from audits.measuring.examples import examples
from audits.measuring.labelled import Message
from audits.measuring.labels import Labels
from audits.measuring.result import Result
from audits.measuring.score import Case, Others, score
from sop.model import Sop


@dataclass(frozen=True, slots=True)
class Source:
    """Where the messages came from: the data as named, lines that could not be read, `--by`."""

    data: tuple[str, ...] = ()
    unreadable: int = 0
    by: str | None = None


def said_by(messages: Iterable[Message], by: str) -> tuple[list[Message], int]:
    """The messages of one party, and how many are left out; who does not say is taken for that party."""
    spoken = [replace(message, by=by) if message.by is None else message for message in messages]
    kept = [message for message in spoken if message.by == by]
    return kept, len(spoken) - len(kept)


def measure(sop: Sop, messages: Sequence[Message], labels: Labels, source: Source) -> Result:
    """The signals that `labels` names, against `messages`."""
    outside = 0
    if source.by is not None:
        messages, outside = said_by(messages, source.by)
    cases = [(message, labels.truth(message)) for message in messages]
    named = {signal: labels.named(signal) for signal in labels.signals}
    return _result(sop, cases, named, labels.others, source, outside)


def measure_examples(sop: Sop, paths: Sequence[str]) -> Result:
    """Every signal of the files in `paths` against its own `is` and `not`."""
    cases = [(message, {name: truth}) for name, truth, message in examples(paths, sop.signals)]
    named = {name: ["is"] for _, truth in cases for name in truth}
    return _result(sop, cases, named, lambda message, signal: [], Source(tuple(paths)), 0, own=True)


def _result(
    sop: Sop,
    cases: Sequence[Case],
    named: dict[str, list[str]],
    others: Others,
    source: Source,
    outside: int,
    own: bool = False,
) -> Result:
    scored = score(sop, named, cases, others)
    return Result(
        sop=sop.name,
        digest=sop.digest,
        data=list(source.data),
        messages={message.id: message.by for message, _ in cases},
        outside=outside,
        unreadable=source.unreadable,
        by=source.by,
        examples=own,
        signals=[msgspec.structs.replace(scored[signal], labels=labels) for signal, labels in named.items()],
    )
