"""Telling classes, promises and questions: what holds, what was promised for when, what was known already."""

from __future__ import annotations

from collections.abc import Sequence

from audits.explanation.said.almost import almost
from audits.explanation.said.outline import Branch
from audits.explanation.said.teller import Teller
from audits.explanation.tree import Asked, AskedTopic, Class, Promise


def classes(teller: Teller, looked: Sequence[Class], branch: Branch) -> None:
    """Each class, or stage, with what makes it hold or what is lacking."""
    for one in looked:
        _class(teller, one, branch)


def _class(teller: Teller, one: Class, branch: Branch) -> None:
    name, why = teller.shown(one.name), []
    if one.pattern is not None:
        what = teller.patterns.event(one.pattern)
        key = "class.counted" if one.at_least > 1 else "class.seen" if one.count else "class.unseen"
        why.append(teller.say(key, what=what, found=one.count, least=one.at_least))
    if one.when:
        why.append(teller.tests(one.when))
    key, color = ("class.holds", "pass") if one.holds else ("class.fails", "dim")
    under = branch.add(teller.say(key, name=name, why="; ".join(why)), color)
    for cited in one.events if one.holds else ():
        under.add(teller.event(cited))


def promise(teller: Teller, looked: Promise, branch: Branch) -> None:
    """The time that was named, and what came."""
    words = teller.words["quote"].format(teller.quote(looked.words))
    if looked.named is None:
        branch.add(teller.say("promise.unread", words))
    else:
        branch.add(teller.say("promise.named", words=words, due=teller.moments.at(looked.named)))
    if looked.grace is not None:
        branch.add(teller.say("promise.grace", looked.grace))
    if looked.kept is not None:
        branch.add(teller.say("promise.kept", teller.event(looked.kept)))
        return
    for cited in looked.untimed[:3]:
        branch.add(teller.say("promise.untimed", teller.event(cited)))
    under = branch.add(teller.say("promise.nothing", teller.patterns.event(looked.wanted, article=False)))
    almost(teller, looked.passed_over, under)


def promise_line(teller: Teller, start: str, looked: Promise) -> str:
    """A kept promise on one line."""
    words = teller.words["quote"].format(teller.quote(looked.words))
    kept = "" if looked.kept is None else teller.brief(looked.kept)
    return teller.say("promise.line", start=start, words=words, kept=kept)


def asked(teller: Teller, looked: Asked, branch: Branch) -> None:
    """Each topic that is asked for, and whether it was known."""
    for one in looked.topics:
        branch.add(_topic(teller, one))
    if looked.compared:
        branch.add(teller.words["asked.compared"], "dim")


def _topic(teller: Teller, one: AskedTopic) -> str:
    name = teller.shown(one.name)
    if one.changed is not None:
        return teller.say("asked.changed", name=name, event=teller.event(one.changed))
    if one.given is not None:
        return teller.say("asked.given", name=name, event=teller.event(one.given))
    if one.record:
        return teller.say("asked.record", name=name, why=teller.tests(one.record))
    return teller.say("asked.unknown", name=name)
