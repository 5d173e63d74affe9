"""`--label`: which labels of the data are the truth of which signal.

    FIELD=SIGNAL         the field is truthy (texts such as "no", "false" and "0" are not)
    FIELD:VALUE=SIGNAL   the field is that value, or a list that has it
    FIELD                a list field: each of its labels that is the name of a signal; else FIELD=FIELD

A field is a key of the message; `a.b` reaches into an object. Several for one signal are united.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from audits.measuring.labelled import Message
from sop.guess import closest

_NO = frozenset(("", "0", "false", "no", "n", "none", "null", "tidak", "salah", "bukan"))
"""Texts that say no, in small letters."""

NOT_LABELS = frozenset(("text", "id", "by", "at", "type", "author", "public", "attachments"))
"""Fields of a message that are no labels; never guessed."""


class WrongLabel(Exception):
    """A `--label` that names what is not there: `code` and `said` are for the words."""

    def __init__(self, code: str, **said: Any) -> None:
        super().__init__(code)
        self.code = code
        self.said = said


@dataclass(frozen=True, slots=True)
class Label:
    """The truth of one signal is that `field` is truthy, or has `value`."""

    field: str
    value: str | None
    signal: str

    @property
    def name(self) -> str:
        """As the user writes it, without the signal."""
        return self.field if self.value is None else f"{self.field}:{self.value}"

    def holds(self, message: Message) -> bool:
        """Whether the message carries the label."""
        found = reach(message.fields, self.field)
        return truthy(found) if self.value is None else self.value in values(found)


class Labels:
    """The labels chosen, and what else the messages are labelled with."""

    def __init__(self, chosen: Sequence[Label]) -> None:
        self.chosen = tuple(dict.fromkeys(chosen))
        self.signals = tuple(dict.fromkeys(label.signal for label in self.chosen))
        self._by_signal = {
            signal: [label for label in self.chosen if label.signal == signal] for signal in self.signals
        }
        self._fields = tuple(dict.fromkeys(label.field for label in self.chosen if label.value is not None))
        self._flags = [label for label in self.chosen if label.value is None]

    def named(self, signal: str) -> list[str]:
        """The labels that are this signal's truth."""
        return [label.name for label in self._by_signal[signal]]

    def truth(self, message: Message) -> Mapping[str, bool]:
        """For each signal that is measured, whether the labels say that the message carries it."""
        return {name: any(one.holds(message) for one in some) for name, some in self._by_signal.items()}

    def others(self, message: Message, signal: str) -> list[str]:
        """The labels of the message that are not this signal's."""
        own = self._by_signal[signal]
        values_of = {(one.field, one.value) for one in own}
        found = [
            value
            for field in self._fields
            for value in values(reach(message.fields, field))
            if (field, value) not in values_of
        ]
        found += [flag.name for flag in self._flags if flag not in own and flag.holds(message)]
        return list(dict.fromkeys(found))


def choose(asked: Sequence[str], messages: Sequence[Message], signals: Collection[str]) -> Labels:
    """The labels that `asked` names. Raises WrongLabel for fields, values and signals that are not there."""
    chosen = [label for one in asked for label in _chosen(one, messages, signals)]
    return Labels(chosen)


def _chosen(asked: str, messages: Sequence[Message], signals: Collection[str]) -> Iterator[Label]:
    left, equals, signal = asked.rpartition("=")
    if not equals:
        yield from _every(asked, messages, signals)
        return
    if not left or not signal:
        raise WrongLabel("label-form", label=asked)
    if signal not in signals:
        raise WrongLabel(
            "no-signal", label=asked, signal=signal, guess=closest(signal, signals), known=signals
        )
    if _there(left, messages):
        yield Label(left, None, signal)
        return
    field, colon, value = left.partition(":")
    if not colon or not _there(field, messages):
        raise _no_field(asked, field, messages)
    known = _values(field, messages)
    if value not in known:
        guess = closest(value, known)
        raise WrongLabel("no-value", label=asked, field=field, value=value, guess=guess, known=known)
    yield Label(field, value, signal)


def _every(field: str, messages: Sequence[Message], signals: Collection[str]) -> Iterator[Label]:
    """Every label of a list field that is the name of a signal, in the signals' order."""
    if not _there(field, messages):
        name, colon, _ = field.partition(":")
        if colon and _there(name, messages):
            raise WrongLabel("label-form", label=field)
        raise _no_field(field, field, messages)
    known = _values(field, messages) if _lists(field, messages) else []
    if known:
        found = [Label(field, name, name) for name in signals if name in known]
        if not found:
            raise WrongLabel("no-label-is-signal", label=field, known=known)
        yield from found
    elif field in signals:
        yield Label(field, None, field)
    else:
        raise WrongLabel("label-form", label=field)


def _no_field(asked: str, field: str, messages: Sequence[Message]) -> WrongLabel:
    known = list(dict.fromkeys(key for message in messages for key in message.fields))
    likely = [key for key in known if key not in NOT_LABELS]
    return WrongLabel("no-field", label=asked, field=field, guess=closest(field, likely), known=likely)


def _there(field: str, messages: Sequence[Message]) -> bool:
    return any(reach(message.fields, field) is not None for message in messages)


def _lists(field: str, messages: Sequence[Message]) -> bool:
    return any(isinstance(reach(message.fields, field), list) for message in messages)


def _values(field: str, messages: Sequence[Message]) -> list[str]:
    """Every value of a field, in order of appearance."""
    return list(
        dict.fromkeys(value for message in messages for value in values(reach(message.fields, field)))
    )


def reach(fields: Mapping[str, Any], path: str) -> Any:
    """The field of that name, or the one that `a.b` leads to; None if there is none."""
    if path in fields:
        return fields[path]
    found: Any = fields
    for key in path.split("."):
        if not isinstance(found, Mapping):
            return None
        found = found.get(key)
    return found


def values(found: Any) -> list[str]:
    """The values of a field as text: of a list each, of true and false their JSON names."""
    if found is None:
        return []
    if isinstance(found, list):
        return [value for one in found for value in values(one)]
    if isinstance(found, bool):
        return [str(found).lower()]
    return [str(found)] if isinstance(found, (str, int, float)) else []


def truthy(found: Any) -> bool:
    """Whether a field says yes."""
    return found.strip().casefold() not in _NO if isinstance(found, str) else bool(found)
