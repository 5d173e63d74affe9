"""Steps about one conversation under one SOP. Both judges judge it, and must say the same."""

from __future__ import annotations

import json
import re
import tempfile
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec
from pytest_bdd import given, parsers, then, when

from engine import Compiled, compile, decode, judge
from rules.duration import parse_duration
from sop.chat import MONDAY, parse_chat
from sop.load import load

VERDICTS = {
    "lulus": "pass",
    "gagal": "fail",
    "menunggu": "pending",
    "tidak dapat dinilai": "not_evaluable",
    "tidak berlaku": "not_applicable",
    "passes": "pass",
    "fails": "fail",
    "is pending": "pending",
    "cannot be evaluated": "not_evaluable",
    "does not apply": "not_applicable",
}

_TITLE = {"sop": "uji", "version": "1.0.0", "title": "Uji"}
_HEADS = {
    "id": {**_TITLE, "language": "id", "timezone": "Asia/Jakarta"},
    "en": {**_TITLE, "language": "en", "timezone": "Europe/London"},
}
_SHIPPED = "|".join(load(["library:signals/id"]).signals)
_LISTENS = re.compile(rf"(?<!kind: )\b(?:{_SHIPPED})\b|kind: (?:greeting|closing)(?!.*signal:)")
"""What a fragment says that needs the shipped signals, which take a while to compile."""


@dataclass
class Judged:
    """What came of a conversation: verdict records by rule, and why the SOP is not about it, if so."""

    verdicts: dict[str, dict[str, Any]]
    outside: str | None


def whole(fragment: str, language: str) -> str:
    """An SOP document: the fragment under a head with whatever of it the fragment leaves out."""
    head = dict(_HEADS[language])
    if _LISTENS.search(fragment):
        head["uses"] = f"[library:signals/{language}]"
    lacking = [f"{key}: {value}" for key, value in head.items() if not re.search(rf"^{key}:", fragment, re.M)]
    return "\n".join([*lacking, fragment]) + "\n"


@lru_cache(maxsize=64)
def judges(document: str) -> tuple[Compiled, Compiled]:
    """The network and the oracle for an SOP; raises InvalidSop."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "sop.yaml")
        path.write_text(document, encoding="utf-8")
        sop = load([path])
    return compile(sop), compile(sop, judge="oracle")


@given("SOP ini:", target_fixture="document")
def an_indonesian_sop(docstring: str) -> str:
    return whole(docstring, "id")


@given("this SOP:", target_fixture="document")
def an_english_sop(docstring: str) -> str:
    return whole(docstring, "en")


@given(parsers.parse('SOP bawaan "{name}"'), target_fixture="document")
def a_shipped_indonesian_sop(name: str) -> str:
    return whole(f"uses: [library:id/{name}]", "id")


@given(parsers.parse('the shipped SOP "{name}"'), target_fixture="document")
def a_shipped_english_sop(name: str) -> str:
    return whole(f"uses: [library:en/{name}]", "en")


@when("percakapan ini dinilai:", target_fixture="judged")
@when("this conversation is judged:", target_fixture="judged")
@when(parsers.parse("percakapan ini dinilai per {as_of}:"), target_fixture="judged")
@when(parsers.parse("this conversation is judged as of {as_of}:"), target_fixture="judged")
def judged_conversation(document: str, docstring: str, as_of: str | None = None) -> Judged:
    conversation = decode(json.dumps(parse_chat(docstring)).encode())
    network, oracle = judges(document)
    moment = None if as_of is None else network.zone.read(_moment(as_of))
    [by_network] = judge(network, [conversation], moment)
    [by_oracle] = judge(oracle, [conversation], moment)
    verdicts = msgspec.to_builtins(by_network.verdicts)
    assert by_network.unreadable is None, by_network.unreadable
    assert verdicts == msgspec.to_builtins(by_oracle.verdicts), "the two judges differ"
    return Judged({verdict["rule"]: verdict for verdict in verdicts}, by_network.outside)


@then(
    parsers.re(rf'(aturan|rule) "(?P<rule>[^"]+)" (?P<said>{"|".join(VERDICTS)})'), target_fixture="verdict"
)
def verdict_of(judged: Judged, rule: str, said: str) -> dict[str, Any]:
    verdict = judged.verdicts[rule]
    assert verdict["verdict"] == VERDICTS[said], json.dumps(verdict, indent=1, ensure_ascii=False)
    return verdict


@then("percakapan itu tidak dinilai")
@then("the conversation is not judged")
def not_judged(judged: Judged) -> None:
    assert judged.outside is not None
    assert judged.verdicts == {}


@then(parsers.parse('alasannya memuat "{words}"'))
@then(parsers.parse('the reason says "{words}"'))
def reason_says(verdict: dict[str, Any], words: str) -> None:
    said = [finding["message"] for finding in verdict["findings"]] or [verdict["reason"]]
    assert any(words in message for message in said), said


@then(parsers.parse('buktinya mengutip "{words}"'))
@then(parsers.parse('the evidence quotes "{words}"'))
def evidence_quotes(verdict: dict[str, Any], words: str) -> None:
    quotes = [evidence["quote"] for evidence in _evidence(verdict)]
    assert words in quotes, quotes


@then(parsers.parse("yang kurang tampak sesudah pukul {time}"))
@then(parsers.parse("what is missing shows after {time}"))
def missing_after(verdict: dict[str, Any], time: str) -> None:
    missing = [evidence["at"] for evidence in _evidence(verdict) if evidence["missing"]]
    assert any(f"T{time}" in (at or "") for at in missing), missing


@then(parsers.parse("ada {number:d} temuan"))
@then(parsers.parse("there are {number:d} findings"))
def number_of_findings(verdict: dict[str, Any], number: int) -> None:
    assert len(verdict["findings"]) == number, verdict["findings"]


@then(parsers.parse('agennya "{agent}"'))
@then(parsers.parse('the agent is "{agent}"'))
def responsible_agent(verdict: dict[str, Any], agent: str) -> None:
    assert verdict["agent"] == agent


@then(parsers.parse("aturan itu berlaku {activations:d} kali, terpenuhi {fulfilled:d} kali"))
@then(parsers.parse("the rule applies {activations:d} times, fulfilled {fulfilled:d} times"))
def counted(verdict: dict[str, Any], activations: int, fulfilled: int) -> None:
    assert (verdict["activations"], verdict["fulfilled"]) == (activations, fulfilled)


@then(parsers.parse("terukur {elapsed} dari batas {limit}"))
@then(parsers.parse("{elapsed} of {limit} were used"))
def measured(verdict: dict[str, Any], elapsed: str, limit: str) -> None:
    found = verdict["measured"]
    assert found["elapsed_seconds"] == parse_duration(elapsed).seconds, found
    assert found["limit_seconds"] == parse_duration(limit).seconds, found


@then(parsers.parse("tenggatnya {moment}"))
@then(parsers.parse("it was due at {moment}"))
def due_at(verdict: dict[str, Any], moment: str) -> None:
    assert verdict["measured"]["due_at"].startswith(_moment(moment)), verdict["measured"]


@then(parsers.parse('golongannya "{labels}"'))
@then(parsers.parse('its classes are "{labels}"'))
def classes(verdict: dict[str, Any], labels: str) -> None:
    assert verdict["measured"] == {"classes": labels.split(", ")}


@then(parsers.parse('tahapnya "{stages}"'))
@then(parsers.parse('its stages are "{stages}"'))
def stages(verdict: dict[str, Any], stages: str) -> None:
    assert verdict["measured"]["stages"] == stages.split(", "), verdict["measured"]


@then(parsers.parse('tahap terjauhnya "{stage}"'))
@then(parsers.parse('its furthest stage is "{stage}"'))
def furthest_stage(verdict: dict[str, Any], stage: str) -> None:
    assert verdict["measured"]["last"] == stage, verdict["measured"]


PILLARS = frozenset(
    (
        *("timeliness", "responsiveness", "accuracy", "consistency", "empathy"),
        *("knowledge", "professionalism", "accessibility", "personalisation", "proactivity"),
    )
)


@then(parsers.parse('pilarnya salah satu dari "{pillars}"'))
@then(parsers.parse('its pillar is one of "{pillars}"'))
def pillar(document: str, verdict: dict[str, Any], pillars: str) -> None:
    found = [rule.pillar for rule in judges(document)[0].sop.rules if rule.id == verdict["rule"]]
    assert found[0] in pillars.split(", "), found


@then("setiap aturannya menyebut salah satu dari sepuluh pilar")
@then("each of its rules names one of the ten pillars")
def pillars(document: str) -> None:
    lacking = [rule.id for rule in judges(document)[0].sop.rules if rule.pillar not in PILLARS]
    assert not lacking, lacking


def _evidence(verdict: dict[str, Any]) -> list[dict[str, Any]]:
    return [evidence for finding in verdict["findings"] for evidence in finding["evidence"]]


def _moment(said: str) -> str:
    """`2026-01-06 09:00` or, on the first Monday, `09:00`, as the data write it."""
    day, _, time = said.rpartition(" ")
    return f"{day or MONDAY}T{time}"
