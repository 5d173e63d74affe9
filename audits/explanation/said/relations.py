"""Telling recoveries and sequences: steps after a trigger, partners of an event, counts of events."""

from __future__ import annotations

from audits.explanation.said.almost import almost
from audits.explanation.said.moments import lasting
from audits.explanation.said.outline import Branch
from audits.explanation.said.teller import Teller
from audits.explanation.tree import Activation, Cited, Events, Partner, Partners, Step, Steps
from rules.constraints import NEGATIVE, UNORDERED


def steps(teller: Teller, one: Activation, looked: Steps, branch: Branch) -> None:
    """The triggers that count together, then each step."""
    if looked.joined:
        branch.add(teller.say("steps.joined", teller.named([cited.event for cited in looked.joined])))
    for step in looked.steps:
        _step(teller, one, step, branch)


def _step(teller: Teller, one: Activation, step: Step, branch: Branch) -> None:
    name = teller.shown(step.id)
    if step.done is not None:
        branch.add("✓ " + teller.say("step.done", id=name, event=teller.event(step.done)), "pass")
        return
    open_still = one.outcome in ("pending", "not_evaluable")
    mark, color = ("…", "pending") if open_still else ("✗", "fail")
    if step.untimed and not step.early and not step.late:
        mark, color = "?", "not_evaluable"
    pattern = teller.patterns.event(step.pattern, article=False)
    if step.early:
        told = teller.say("step.early", id=name, events=_events(teller, step.early))
    elif step.late:
        told = teller.say("step.late", id=name, events=_events(teller, step.late))
    elif step.untimed:
        told = teller.say("step.untimed", id=name, events=_events(teller, step.untimed))
    else:
        told = teller.say("step.coming" if open_still else "step.missing", id=name, pattern=pattern)
    almost(teller, step.passed_over, branch.add(f"{mark} {told}", color))


def _events(teller: Teller, events: list[Cited]) -> str:
    told = [teller.event(cited) for cited in events[:3]]
    return "; ".join([*told, *([teller.say("more", n=len(events) - 3)] if len(events) > 3 else [])])


def partners(teller: Teller, one: Activation, looked: Partners, clock: str | None, branch: Branch) -> None:
    """What was looked for and where, what was found, and what was not good enough."""
    branch.add(_search(teller, looked, clock))
    found = [partner for partner in looked.partners if partner.why == "partner"]
    for partner in found[: 5 if looked.template in NEGATIVE else 1]:
        branch.add(teller.say("search.found", teller.event(partner.event)))
    if looked.cut is not None and not found:
        branch.add(teller.say(_cut(looked), teller.event(looked.cut)))
    rejected = [partner for partner in looked.partners if partner.why != "partner"]
    if not found:
        for partner in rejected:
            why = _why(teller, looked, partner, clock)
            branch.add(teller.say("search.rejected", event=teller.event(partner.event), why=why), "dim")
        if not rejected and looked.cut is None:
            branch.add(teller.words["search.none"])
        almost(teller, looked.passed_over, branch)


def line(teller: Teller, one: Activation, looked: Partners, clock: str | None) -> str:
    """One activation on one line."""
    assert one.event is not None
    place = teller.brief(one.event)
    partner = next((partner for partner in looked.partners if partner.why == "partner"), None)
    if partner is None:
        return teller.say("partner.line-none", event=place)
    key = "partner.line-back" if partner.event.event < one.event.event else "partner.line"
    told = teller.say(key, event=place, partner=teller.brief(partner.event))
    if partner.seconds is None or looked.within is None:
        return told
    time, asked = lasting(partner.seconds), teller.asked.clock(clock)
    return teller.say("partner.line-time", line=told, time=time, clock=asked, limit=looked.within)


def _search(teller: Teller, looked: Partners, clock: str | None) -> str:
    what = teller.patterns.event(looked.wanted)
    if looked.same:
        shared = [f"{teller.patterns.key(key)} {teller.shown(values)}" for key, values in looked.same.items()]
        what = teller.say("search.same", what=what, same=teller.patterns.listed(shared))
    if looked.within is not None:
        what += teller.say("within", limit=teller.asked.limit(looked.within, clock))
    where = "after" if looked.side == "a" else "before"
    if looked.template.removeprefix("not_") in UNORDERED:
        where = "anywhere"
    elif "chain_" in looked.template:
        where = "next" if looked.side == "a" else "previous"
    forbidden = "forbidden-" if looked.template in NEGATIVE else ""
    return teller.say(f"search.{forbidden}{where}", what)


def _cut(looked: Partners) -> str:
    if "chain_" in looked.template:
        return f"search.cut-{'next' if looked.side == 'a' else 'previous'}"
    return f"search.cut-own-{'after' if looked.side == 'a' else 'before'}"


def _why(teller: Teller, looked: Partners, partner: Partner, clock: str | None) -> str:
    if partner.why == "other-value":
        keys = [key for key, values in partner.same.items() if values != looked.same.get(key)]
        return teller.say(
            "why.other-value", teller.patterns.listed([teller.patterns.key(key) for key in keys])
        )
    if partner.why == "late" and partner.seconds is not None:
        time, asked = lasting(partner.seconds), teller.asked.clock(clock)
        return teller.say("why.late", time=time, clock=asked, limit=looked.within)
    return teller.words[f"why.{partner.why}"]


def events(teller: Teller, looked: Events, a: str, b: str, branch: Branch) -> None:
    """How often what was asked for happened, or which event stands at the edge."""
    if looked.template in ("init", "end"):
        if looked.edge is None:
            branch.add(teller.words["events.no-edge"])
        else:
            branch.add(teller.say(f"events.{looked.template}", teller.event(looked.edge)))
        return
    for what, some in ((a, looked.a), (b, looked.b)):
        if not what:
            continue
        if not some:
            branch.add(teller.say("events.none", what=what))
            continue
        named = teller.named([cited.event for cited in some])
        under = branch.add(
            teller.say("events.a" if len(some) <= 5 else "events.named", what=what, n=len(some), events=named)
        )
        for cited in some[:5]:
            under.add(teller.event(cited))
    almost(teller, looked.passed_over, branch)
