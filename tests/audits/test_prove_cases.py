"""`sop prove` on written SOPs with planted faults, and on clean ones: all is found, nothing is invented."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from audits.proving.prove import Proof, prove
from sop.load import load

CASES = Path(__file__).parents[1] / "cases" / "proving"

HEAD: Mapping[str, Any] = {
    "sop": "s",
    "version": "1.0.0",
    "title": "t",
    "language": "id",
    "timezone": "Asia/Jakarta",
    "signals": {
        "greeting": {"any": ["halo"]},
        "closing_question": {"any": ["ada lagi"]},
        "complaint": {"any": ["kecewa"]},
        "apology": {"any": ["maaf"]},
        "promise": {"any": ["pasti cair"]},
        "thanks": {"any": ["terima kasih"]},
        "slang": {"any": ["bro"]},
    },
    "calendars": {
        "kantor": {"timezone": "Asia/Jakarta", "hours": {"mon-fri": ["08:00-17:00"]}},
        "gudang": {"timezone": "Asia/Jakarta", "hours": {"mon-sat": ["09:00-12:00", "13:00-16:00"]}},
    },
    "ladders": {"bantuan": ["agen", "supervisor", "manajer", "direktur"]},
}

FOUND = ("contradictions", "dead", "never_fails", "redundant", "ladders", "notes", "undecided")


def cases() -> list[Any]:
    found = []
    for path in sorted(CASES.glob("*.yaml")):
        some = yaml.safe_load(path.read_text(encoding="utf-8"))
        found += [pytest.param(case, id=f"{path.stem}: {title}") for title, case in some.items()]
    return found


def proved(case: Mapping[str, Any], rules: Sequence[Mapping[str, Any]], folder: Path) -> Proof:
    """What is proved of the SOP with these rules."""
    written = {**HEAD, "rules": list(rules)}
    for key in ("signals", "calendars"):
        written[key] = {**HEAD[key], **case.get(key, {})}
    written |= {key: case[key] for key in ("ladders", "exclude", "words") if key in case}
    path = folder / "sop.yaml"
    path.write_text(yaml.safe_dump(written, sort_keys=False), encoding="utf-8")
    return prove(load([str(path)]), total=60)


def said(proof: Proof) -> dict[str, Any]:
    """What was found, as the cases write it; without what is empty."""
    ladders: dict[str, list[list[str]]] = {"fault": [], "note": []}
    for fault in proof.ladders:
        ladders[fault.level].append([fault.code, *fault.rules])
    found = {
        "contradictions": sorted(sorted(one.rules) for one in proof.conflicts),
        "dead": sorted(one.rule for one in proof.alone if one.fault in ("never-activated", "never-passes")),
        "never_fails": sorted(one.rule for one in proof.alone if one.fault == "never-fails"),
        "redundant": {one.rule: sorted(one.given) for one in proof.follows},
        "ladders": ladders["fault"],
        "notes": ladders["note"],
        "undecided": sorted(
            [*map(list, proof.undecided), *([one.rule, one.unsaid] for one in proof.alone if one.unsaid)]
        ),
    }
    return {key: value for key, value in found.items() if value}


@pytest.mark.parametrize("case", cases())
def test_what_is_planted_is_found_and_nothing_else(case: Mapping[str, Any], tmp_path: Path) -> None:
    assert set(case.get("found", {})) <= set(FOUND)
    proof = proved(case, case["rules"], tmp_path)
    wanted = case.get("found", {})
    wanted |= {"contradictions": sorted(wanted["contradictions"])} if "contradictions" in wanted else {}
    assert said(proof) == wanted
    for one in proof.alone:
        for verdict, staged in (("pass", one.passes), ("fail", one.fails)):
            assert staged is None or staged.verdicts[""][one.rule] == verdict
    for conflict in proof.conflicts:
        assert {rule for rule, _ in conflict.without} == set(conflict.rules)
        for rule, staged in conflict.without:
            assert {staged.verdicts[""][other] for other in conflict.rules if other != rule} == {"pass"}
            left = [one for one in case["rules"] if one["id"] in conflict.rules and one["id"] != rule]
            assert not proved(case, left, tmp_path).conflicts
