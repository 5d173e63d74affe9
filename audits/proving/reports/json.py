"""Proofs and differences as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, TextIO

from audits.proving.diff import Difference
from audits.proving.prove import Proof
from audits.proving.reports.lines import chat
from audits.proving.staging import Staged


def write_proof(proofs: Sequence[Proof], stream: TextIO, language: str, witnesses: bool) -> None:
    """A list with one object for each version of the SOP.

    `unfinished`: time (--total) was over before all was asked; `left` tells how many rules by themselves,
    pairs, groups of three and more, and rules that may follow from others were left undecided by it.
    """
    _dump([_proof(proof, witnesses) for proof in proofs], stream)


def _proof(proof: Proof, witnesses: bool) -> dict[str, Any]:
    return {
        "sop": proof.sop.name,
        "contradictions": [
            {
                "rules": list(one.rules),
                "timed": one.timed,
                "without": [{"rule": rule, **_staged(staged)} for rule, staged in one.without],
            }
            for one in proof.conflicts
        ],
        "rules": [
            {
                "rule": one.rule,
                "fault": one.fault,
                "not_decided": one.unsaid,
                **({"passes": _maybe(one.passes), "fails": _maybe(one.fails)} if witnesses else {}),
            }
            for one in proof.alone
        ],
        "follows": [{"rule": one.rule, "given": list(one.given)} for one in proof.follows],
        "ladders": [
            {
                "code": one.code,
                "name": one.name,
                "rules": list(one.rules),
                "tiers": list(one.tiers),
                "level": one.level,
            }
            for one in proof.ladders
        ],
        "not_decided": [list(rules) for rules in proof.undecided],
        "unfinished": proof.unfinished,
        "left": dict(proof.left),
        "not_confirmed": proof.refused,
        "seconds": round(proof.seconds, 3),
    }


def write_diff(found: Difference, stream: TextIO, language: str) -> None:
    """One object."""
    _dump(
        {
            "old": found.old.name,
            "new": found.new.name,
            "sop": [{"field": name, "before": before, "after": after} for name, before, after in found.heads],
            "signals": [
                {"signal": one.name, "effect": one.effect, "gained": list(one.gained), "lost": list(one.lost)}
                for one in found.signals
            ],
            "rules": [
                {
                    "rule": one.rule,
                    "before": one.before or (None if one.change == "added" else one.rule),
                    "change": one.change,
                    "scope": one.scope,
                    "fields": [{"field": n, "before": b, "after": a} for n, b, a in one.fields],
                    "options": [{"option": n, "before": b, "after": a} for n, b, a in one.options],
                    "stricter": _maybe(one.stricter),
                    "looser": _maybe(one.looser),
                    "reason": one.reason,
                }
                for one in found.rules
            ],
        },
        stream,
    )


def _staged(staged: Staged) -> dict[str, Any]:
    return {"chat": chat(staged), "record": dict(staged.record), "as_of": staged.as_of}


def _maybe(staged: Staged | None) -> dict[str, Any] | None:
    return None if staged is None else _staged(staged)


def _dump(value: Any, stream: TextIO) -> None:
    json.dump(value, stream, ensure_ascii=False, indent=2)
    stream.write("\n")
