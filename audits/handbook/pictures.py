"""The pictures of an SOP: its ladders, the steps of its rules, and what must come after what."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterator

from audits.drawing.picture import Picture, Sort
from audits.handbook.speech import Speech
from audits.handbook.spoken import corpus_pattern, signals_of
from audits.reports.visible import one_line
from rules.constraints import CHOICES, UNARY, Steps, Template
from rules.escalation import Escalation
from rules.kind import CorpusKind
from sop.files import LIBRARY, Document, gather
from sop.model import Rule

_LONG = 110


def ladder(name: str, speech: Speech) -> Picture:
    """A ladder's tiers, with the rules that bring something to one of them."""
    picture = Picture(speech.say("ladder", speech.patterns.named(name)))
    tiers = [picture.box(f"t{tier}", _short(tier), "tier") for tier in speech.sop.ladders[name]]
    picture.chain(tiers)
    for rule in speech.sop.rules:
        kind = rule.kind
        if isinstance(kind, Escalation) and kind.ladder == name and f"t{kind.to}" in picture.boxes:
            box = picture.box(f"r{rule.id}", _short(speech.title(rule)), _sort(rule))
            limit = "" if kind.within is None else speech.duration(kind.within)
            picture.arrow(box, f"t{kind.to}", limit, dashed=True)
    return picture


def steps(rule: Rule, speech: Speech) -> Picture | None:
    """The trigger and the steps after it; None for a rule without steps."""
    if isinstance(rule.kind, CorpusKind):
        return None
    found = next((one for one in speech.constraints(rule) if isinstance(one, Steps)), None)
    if found is None:
        return None
    title = speech.title(rule) if found.ordered else speech.say("steps-any", speech.title(rule))
    picture = Picture(speech.say("steps", title), down=True)
    start = picture.box("trigger", _short(speech.event(found.trigger)), "trigger")
    keys = []
    for number, (name, pattern) in enumerate(found.steps, 1):
        called = speech.step(rule, name)
        prefix = f"{number}. " if found.ordered else ""
        keys.append(picture.box(f"s{name}", _short(f"{prefix}{called}: {speech.event(pattern)}"), "step"))
    if found.ordered:
        picture.chain([start, *keys])
    else:
        for key in keys:
            picture.arrow(start, key)
    if found.within is not None and picture.arrows:
        limit = picture.box(
            "limit", _short(speech.say("within-steps", speech.duration(found.within))), "rule"
        )
        picture.arrow(keys[-1] if found.ordered else start, limit, dashed=True)
    return picture


def sequences(speech: Speech) -> Picture:
    """Events with what must, or must not, come after or before them; one arrow a rule."""
    picture = Picture(speech.own["g.sequences"])
    for rule in speech.sop.rules:
        if isinstance(rule.kind, CorpusKind):
            continue
        for constraint in speech.constraints(rule):
            if isinstance(constraint, Template) and constraint.name not in UNARY:
                _sequence(picture, rule, constraint, speech)
    return picture


def _sequence(picture: Picture, rule: Rule, constraint: Template, speech: Speech) -> None:
    if constraint.b is None:
        return
    one, other = _short(speech.event(constraint.a)), _short(speech.event(constraint.b))
    start, end = picture.box(one, one, "event"), picture.box(other, other, "event")
    text = speech.title(rule)
    if constraint.name.startswith("not_"):
        text = f"{text} ({speech.own['g.not']})"
    elif constraint.within is not None:
        text = f"{text} ({speech.duration(constraint.within)})"
    loose = constraint.name.startswith("not_") or constraint.name in CHOICES
    picture.arrow(start, end, _short(text), dashed=loose)


def _sort(rule: Rule) -> Sort:
    return "critical" if rule.severity == "critical" else "rule"


def _short(text: str) -> str:
    return one_line(text, _LONG)


def all_steps(speech: Speech) -> Iterator[Picture]:
    """The pictures of every rule with steps."""
    for rule in speech.sop.rules:
        picture = steps(rule, speech)
        if picture is not None:
            yield picture


def feeding(speech: Speech) -> Picture:
    """The signals of the SOP that its rules look for, and the rules."""
    picture = Picture(speech.own["g.signals"])
    for rule in speech.sop.rules:
        names = signals_of(speech.constraints(rule), corpus_pattern(rule, speech))
        if names:
            picture.box(f"r{rule.id}", _short(speech.title(rule)), _sort(rule))
        for name in names:
            signal = speech.sop.signals.get(name)
            title = name if signal is None else one_line(speech.wording.said(signal.title)) or name
            picture.arrow(picture.box(f"s{name}", _short(title), "signal"), f"r{rule.id}")
    return picture


def files(speech: Speech) -> Picture:
    """Which file uses which; an arrow points from what is used to its user."""
    picture = Picture(speech.own["g.files"])
    for document in gather(speech.sop.files).files:
        name = document.source.name
        picture.box(name, _short(_shorter(name)), _file(document))
        for used in _used(document):
            picture.arrow(used, name)
    for arrow in list(picture.arrows):
        if arrow.start not in picture.boxes:
            picture.box(arrow.start, _short(_shorter(arrow.start)), "file")
    return picture


def _used(document: Document) -> Iterator[str]:
    """The names, as `files` has them, of the files that one uses."""
    name, data = document.source.name, document.source.data
    for used in data.get("uses", ()) if isinstance(data, dict) else ():
        if used.startswith(LIBRARY):
            yield used
        elif name.startswith(LIBRARY):
            folder = posixpath.dirname(name.removeprefix(LIBRARY))
            yield LIBRARY + posixpath.normpath(posixpath.join(folder, used)).removesuffix(".yaml")
        else:
            yield os.path.normpath(os.path.join(os.path.dirname(name), used))  # noqa: PTH118, PTH120


def _file(document: Document) -> Sort:
    return "shipped" if document.shipped else "file"


def _shorter(name: str) -> str:
    """The last folders of a path."""
    return name if name.startswith(LIBRARY) else "/".join(name.replace("\\", "/").split("/")[-2:])


def all_pictures(speech: Speech) -> Iterator[Picture]:
    """Every picture with something in it."""
    for name in speech.sop.ladders:
        yield ladder(name, speech)
    yield from all_steps(speech)
    for picture in (sequences(speech), feeding(speech), files(speech)):
        if picture.arrows:
            yield picture
