"""Steps about several conversations under one SOP: what rules over the corpus say of them.

Conversations are separated by lines such as `== T-1`; `== T-1..T-30` stands for thirty alike, in whose text
`{n}` is 1 to 30. Both judges measure them, in order and turned round,
and must say the same.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from pytest_bdd import parsers, then, when

from engine import Compiled, decode, judge
from engine.conversation import Conversation
from engine.corpus import judge_corpus, sorted_rows
from engine.judging import latest
from sop.chat import parse_chat
from steps.judging import VERDICTS, judges

_NEXT = re.compile(r"^== *(\S+) *$", re.M)
_MANY = re.compile(r"(\D+)(\d+)\.\.\1(\d+)")

Verdicts = dict[tuple[str, tuple[str | None, ...]], dict[str, Any]]
"""Records over the corpus by rule and group."""


@when("percakapan-percakapan ini dinilai:", target_fixture="over_corpus")
@when("these conversations are judged:", target_fixture="over_corpus")
@when(parsers.parse("percakapan-percakapan ini dinilai per {as_of}:"), target_fixture="over_corpus")
@when(parsers.parse("these conversations are judged as of {as_of}:"), target_fixture="over_corpus")
def judged_corpus(document: str, docstring: str, as_of: str | None = None) -> Verdicts:
    _, *parts = _NEXT.split(docstring)
    pairs = zip(parts[::2], parts[1::2], strict=True)
    chats = [parse_chat(text, name) for names, each in pairs for name, text in _each(names, each)]
    conversations = [decode(json.dumps(chat).encode()) for chat in chats]
    network, oracle = judges(document)
    zone = network.zone
    at = latest(zone, conversations) if as_of is None else zone.read(as_of.replace(" ", "T"))
    told = _told(network, conversations, at)
    assert told == _told(network, conversations[::-1], at), "the order of the conversations matters"
    assert told == _told(oracle, conversations, at), "the two judges differ"
    return {(one["rule"], tuple(one["corpus"]["group"].values())): one for one in told}


def _each(names: str, text: str) -> Iterator[tuple[str, str]]:
    """The conversations that a heading stands for, by name."""
    many = _MANY.fullmatch(names)
    if many is None:
        yield names, text
        return
    start, end = int(many[2]), int(many[3])
    for number in range(start, end + 1):
        yield f"{many[1]}{number}", text.replace("{n}", str(number - start + 1))


def _told(compiled: Compiled, conversations: Sequence[Conversation], as_of: int) -> list[dict[str, Any]]:
    facts = [row for one in judge(compiled, conversations, as_of) for row in one.facts]
    verdicts = [verdict for _, verdict in judge_corpus(compiled.corpus, sorted_rows(facts), as_of)]
    told: list[dict[str, Any]] = msgspec.to_builtins(verdicts)
    return told


_SAID = "|".join(VERDICTS)


@then(
    parsers.re(rf'seluruh korpus (?P<said>{_SAID}) menurut aturan "(?P<rule>[^"]+)"'),
    target_fixture="verdict",
)
@then(parsers.re(rf'the corpus (?P<said>{_SAID}) by rule "(?P<rule>[^"]+)"'), target_fixture="verdict")
def verdict_of_all(over_corpus: Verdicts, rule: str, said: str) -> dict[str, Any]:
    return _checked(over_corpus[rule, ()], said)


@then(
    parsers.re(rf'kelompok "(?P<group>[^"]+)" (?P<said>{_SAID}) menurut aturan "(?P<rule>[^"]+)"'),
    target_fixture="verdict",
)
@then(
    parsers.re(rf'group "(?P<group>[^"]+)" (?P<said>{_SAID}) by rule "(?P<rule>[^"]+)"'),
    target_fixture="verdict",
)
def verdict_of_group(over_corpus: Verdicts, group: str, rule: str, said: str) -> dict[str, Any]:
    return _checked(over_corpus[rule, tuple(group.split(", "))], said)


def _checked(verdict: dict[str, Any], said: str) -> dict[str, Any]:
    assert verdict["verdict"] == VERDICTS[said], json.dumps(verdict, indent=1, ensure_ascii=False)
    return verdict


@then(parsers.parse("temuannya menyebut {names}"))
@then(parsers.parse("the finding names {names}"))
def finding_names(verdict: dict[str, Any], names: str) -> None:
    shown = [one["conversation"] for finding in verdict["findings"] for one in finding["evidence"]]
    assert shown == names.split(", ")


@then(parsers.parse("nilainya {value:g} dari {count:d} yang terukur"))
@then(parsers.parse("the figure is {value:g} of {count:d} measured"))
def figure(verdict: dict[str, Any], value: float, count: int) -> None:
    measured = verdict["measured"]
    assert (round(measured["value"], 4), measured["count"]) == (value, count), measured
