"""The shipped signals keep their promises: a message is what its file says it `is`, and not what `not`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import pytest

from engine.matcher import Matcher
from sop.files import LIBRARY, library_names, library_text
from sop.load import load
from sop.model import Signal
from sop.source import read_source

PARTIES = ("agent", "customer", "bot", "system")


def written(name: str) -> Mapping[str, Any]:
    """The signals of a shipped file as they stand there."""
    return read_source(name, library_text(name).encode()).data.get("signals") or {}


SIGNALS = [(name, signal) for name in library_names() for signal in written(name)]


@cache
def listening(name: str) -> tuple[Mapping[str, Signal], Matcher]:
    """The signals of a shipped file and what it uses, ready for listening."""
    signals = [] if name.startswith("signals/") else [f"{LIBRARY}signals/id"]
    sop = load([LIBRARY + name, *signals])
    return sop.signals, Matcher(sop.signals, sop.words, sop.spellings)


@pytest.mark.parametrize(("name", "signal"), SIGNALS, ids=lambda part: part)
def test_examples_are_heard_and_counterexamples_are_not(name: str, signal: str) -> None:
    signals, matcher = listening(name)
    allowed = signals[signal].by
    by = next(party for party in PARTIES if allowed is None or party in allowed)
    place = list(signals).index(signal)
    raw = written(name)[signal]
    wrong = [
        f"{signal} {'misses' if carries else 'is heard in'} {sentence!r}, said by {by}"
        for carries, key in ((True, "is"), (False, "not"))
        for sentence in raw.get(key, ())
        if bool(matcher.match(sentence, by)[0] >> place & 1) != carries
    ]
    assert wrong == [], f"{LIBRARY}{name}"


@pytest.mark.parametrize(("name", "signal"), SIGNALS, ids=lambda part: part)
def test_every_shipped_signal_has_examples_of_both_sorts(name: str, signal: str) -> None:
    raw = written(name)[signal]
    if "{customer." in str(raw["any"]) or "{fields." in str(raw["any"]):
        return  # an example has no record to take a name from
    assert raw.get("is"), f"{LIBRARY}{name}: {signal} has no `is`"
    assert raw.get("not"), f"{LIBRARY}{name}: {signal} has no `not`"


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("whole", ["complaint", "objection"])
def test_whatever_is_of_a_kind_of_complaint_is_a_complaint(language: str, whole: str) -> None:
    """`complaint` says again what its kinds say, for no signal can name another: they may not drift apart."""
    signals, matcher = listening(f"signals/{language}")
    names = list(signals)
    hints = ("complaint_new_customer", "complaint_loyal_customer")
    techniques = ("objection_emotional", "objection_rational", "objection_unrelated")
    kinds = (
        techniques
        if whole == "objection"
        else [n for n in names if n.startswith("complaint_") and n not in hints]
    )
    examples = [
        sentence
        for name in library_names()
        if name.startswith(f"signals/{language}/")
        for signal, raw in written(name).items()
        if signal in kinds
        for sentence in raw["is"]
    ]
    assert len(examples) > 15
    lost = []
    for sentence in examples:
        carried = matcher.match(sentence, "customer")[0]
        if any(carried >> names.index(kind) & 1 for kind in kinds) and not carried >> names.index(whole) & 1:
            lost.append(sentence)
    assert lost == []
