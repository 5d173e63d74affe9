"""Known: nothing is asked for that is known already."""

from __future__ import annotations

from engine.asking import RECENT, Question, alike, asks, questions
from engine.given import held
from engine.oracle.case import Case
from engine.outcome import Activation, Evidence, Outcome, Shortfall
from rules.constraints import Known, Topic
from rules.pattern import attributes

_CUSTOMER = attributes(type="message", by="customer", public=True)


def judge(case: Case, constraint: Known) -> list[Activation]:
    """One activation a message that asks for a topic, or any question where questions are compared."""
    asked = _questions(case, constraint)
    judged = []
    for p in range(len(case.timeline.events)):
        topics = [topic for topic in constraint.topics if case.matches(topic.ask, p)]
        if not topics and p not in [place for place, _ in asked]:
            continue
        shortfalls = [one for topic in topics for one in _known(case, topic, p)]
        shortfalls += _repeated(case, constraint, asked, p)
        outcome = Outcome.VIOLATED if shortfalls else Outcome.FULFILLED
        judged.append(Activation(("", p), outcome, tuple(shortfalls)))
    return judged


def _known(case: Case, topic: Topic, p: int) -> list[Shortfall]:
    """What shows that a topic is known when it is asked for at p: the customer's words, or the record."""
    given = [q for q in range(p) if _gives(case, topic, q)]
    changed = [q for q in range(p) if topic.changed is not None and case.matches(topic.changed, q)]
    asked = Evidence(p, topic.ask)
    if given and not any(q > given[-1] for q in changed):
        span = None if topic.holds is None else held(case.timeline.events[given[-1]], topic.holds)
        told = Evidence(given[-1], topic.given, span=span)
        return [Shortfall("asked-again", {"topic": topic.name}, (told, asked))]
    if topic.known is not None and not changed and case.record_matches(topic.known):
        return [Shortfall("asked-on-record", {"topic": topic.name}, (asked,))]
    return []


def _gives(case: Case, topic: Topic, q: int) -> bool:
    if topic.holds is not None:
        return case.matches(_CUSTOMER, q) and held(case.timeline.events[q], topic.holds) is not None
    return topic.given is not None and case.matches(topic.given, q)


def _questions(case: Case, constraint: Known) -> list[tuple[int, Question]]:
    """Every question that is compared, and where it was asked."""
    if constraint.questions is None:
        return []
    events = case.timeline.events
    return [(p, one) for p in case.positions(constraint.questions) for one in questions(events[p].text or "")]


def _repeated(case: Case, constraint: Known, asked: list[tuple[int, Question]], p: int) -> list[Shortfall]:
    """The questions asked at p that were asked and answered before, each with the last one like it."""
    shortfalls = []
    recent = [(q, one) for q, one in asked if q < p][-RECENT:]
    for own in [one for q, one in asked if q == p]:
        earlier = [
            (q, one)
            for q, one in recent
            if alike(one, own) >= constraint.alike and _answered(case, constraint, q, p)
        ]
        if earlier:
            q, one = earlier[-1]
            first = Evidence(q, span=(one.start, one.end))
            shortfalls.append(Shortfall("asked-twice", {}, (first, Evidence(p, span=(own.start, own.end)))))
    return shortfalls


def _answered(case: Case, constraint: Known, q: int, p: int) -> bool:
    """Whether a message that is no question itself answers between two others."""
    assert constraint.answers is not None
    events = case.timeline.events
    return any(case.matches(constraint.answers, r) and not asks(events[r].text) for r in range(q + 1, p))
