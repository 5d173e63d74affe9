"""Quantified: so many of the selected messages match."""

from __future__ import annotations

from typing import Any

from engine.oracle.case import Case
from engine.outcome import Activation, Evidence, Outcome, Shortfall
from rules.constraints import Quantified


def judge(case: Case, constraint: Quantified) -> list[Activation]:
    """One activation, or none if no message is selected."""
    selected = case.positions(constraint.select)
    if not selected:
        return []
    side, n = constraint.window or ("", 0)
    window = {"": selected, "first": selected[:n], "last": selected[-n:]}[side]
    matching = [p for p in window if case.matches(constraint.match, p)]
    lacking = [p for p in window if p not in matching]
    arguments = {
        "count": len(matching),
        "at_least": constraint.at_least,
        "at_most": constraint.at_most,
        "side": side,
        "n": n,
    }
    running = case.timeline.running
    found: list[tuple[Outcome, list[Shortfall]]] = []
    if constraint.at_least is not None and len(matching) < constraint.at_least:
        if running and (side != "first" or len(window) < n):
            found.append((Outcome.PENDING, []))
        else:
            end = window[-1] if side else case.timeline.last
            found.append((Outcome.VIOLATED, [_shortfall("too-few", arguments, Evidence(end, missing=True))]))
    falls_out = running and side == "last"
    if constraint.at_most is not None and len(matching) > constraint.at_most:
        too_many = matching[constraint.at_most :]
        found.append(
            (Outcome.PENDING, [])
            if falls_out
            else (
                Outcome.VIOLATED,
                [_shortfall("too-many", arguments, Evidence(p, constraint.match)) for p in too_many],
            )
        )
    if constraint.every and lacking:
        found.append(
            (Outcome.PENDING, [])
            if falls_out
            else (Outcome.VIOLATED, [_shortfall("lacking", arguments, Evidence(p)) for p in lacking])
        )
    outcome = min((one for one, _ in found), default=Outcome.FULFILLED)
    return [Activation(("", -1), outcome, tuple(one for _, some in found for one in some))]


def _shortfall(code: str, arguments: dict[str, Any], evidence: Evidence) -> Shortfall:
    return Shortfall(code, arguments, (evidence,))
