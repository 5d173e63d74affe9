"""What a change did: a result against an earlier one of the same messages."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec

from audits.intervals import mcnemar
from audits.measuring.result import Change, Comparison, Figures, Flip, Kind, Result, Scored


class NoBaseline(Exception):
    """The file is no earlier result; the message is the reason."""


def read_baseline(path: str) -> Result:
    """The result that `-o json=FILE` wrote. Raises NoBaseline."""
    try:
        return msgspec.json.decode(Path(path).read_bytes(), type=Result)
    except OSError as error:
        raise NoBaseline(error.strerror or str(error)) from None
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise NoBaseline(str(error)) from None


def compare(now: Result, before: Result, name: str, texts: Mapping[str, str]) -> Comparison:
    """From `before` (of the file `name`) to `now`, signal by signal; `texts` are the messages' by id."""
    earlier = {one.signal: one for one in before.signals}
    here = {one.signal for one in now.signals}
    both = now.messages.keys() & before.messages.keys()
    changes = [
        _change(one, earlier[one.signal], both, now, before, texts)
        for one in now.signals
        if one.signal in earlier
    ]
    return Comparison(
        baseline=name,
        sop=before.sop,
        messages_only_now=len(now.messages) - len(both),
        messages_only_before=len(before.messages) - len(both),
        changes=changes,
        added=[one.signal for one in now.signals if one.signal not in earlier],
        gone=[signal for signal in earlier if signal not in here],
    )


def _change(
    one: Scored, earlier: Scored, both: set[str], now: Result, before: Result, texts: Mapping[str, str]
) -> Change:
    common = {
        name for name in both if _counts(one, now.messages[name]) and _counts(earlier, before.messages[name])
    }
    if now.examples:  # each example counts for its own signal only
        common = {name for name in both if name.startswith(f"{one.signal}.")}
    wrong_now, wrong_before = _wrong(one), _wrong(earlier)
    fixed = [name for name in wrong_before if name in common and name not in wrong_now]
    broken = [name for name in wrong_now if name in common and name not in wrong_before]
    spans = {confusion.id: confusion.spans for confusion in (*one.false_alarms, *one.misses)}
    relabelled = (_positive(one) ^ _positive(earlier)) & common
    return Change(
        signal=one.signal,
        before=_figures(earlier),
        now=_figures(one),
        compared=len(common),
        fixed=[Flip(name, wrong_before[name], texts[name], []) for name in fixed],
        broken=[Flip(name, wrong_now[name], texts[name], spans[name]) for name in broken],
        relabelled=sorted(relabelled),
        p=round(mcnemar(len(fixed), len(broken)), 6),
    )


def _counts(one: Scored, by: str | None) -> bool:
    return one.by is None or by in one.by


def _wrong(one: Scored) -> dict[str, Kind]:
    wrong: dict[str, Kind] = {confusion.id: "false_alarm" for confusion in one.false_alarms}
    wrong.update((confusion.id, "miss") for confusion in one.misses)
    return wrong


def _positive(one: Scored) -> set[str]:
    return {*one.hits, *(confusion.id for confusion in one.misses)}


def _figures(one: Scored) -> Figures:
    return Figures(one.messages, one.tp, one.fp, one.fn, one.precision.value, one.recall.value, one.f1.value)
