"""Why a pattern matches an event or a record, or the fewest of its tests that stand against it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from audits.explanation import written
from audits.explanation.tree import Phrase, Tested
from engine.oracle.case import Case
from engine.oracle.values import holds
from engine.patterns import reach
from engine.timeline import Timeline
from rules.pattern import Pattern, signals_in
from rules.values import Value


class Judged(Protocol):
    """A judged conversation that tests are asked of; a Scene is one."""

    @property
    def case(self) -> Case:
        """As the oracle sees it."""

    @property
    def timeline(self) -> Timeline:
        """Its events in order."""

    def moment(self, instant: int | None) -> str | None:
        """The instant as records write it."""

    def phrases(self, position: int, names: Iterable[str]) -> list[Phrase]:
        """The words of these signals in a message."""

    def refusing(self, position: int, names: Iterable[str]) -> list[Phrase]:
        """The words because of which signals that are said do not count."""


class EventTests:
    """Tests of an event's attributes."""

    def __init__(self, scene: Judged, position: int) -> None:
        self._scene, self._position = scene, position

    def test(self, key: str, value: Value, notes: bool) -> Tested:
        """One test and what came of it."""
        scene, position = self._scene, self._position
        found = scene.case.attribute(position, key, notes)
        passed = holds(value, found)
        phrases: list[Phrase] = []
        refused: list[Phrase] = []
        if key == "signal":
            names = list(signals_in(Pattern(((key, value),))))
            phrases = scene.phrases(position, [n for n in names if not passed or n in found])
            if not passed and phrases:
                refused = scene.refusing(position, dict.fromkeys(one.signal for one in phrases))
        return Tested(key, written.value(value), passed, _plain(found), phrases, refused)


class RecordTests:
    """Tests of a record's attributes."""

    def __init__(self, scene: Judged, priority: str | None) -> None:
        self._scene, self._priority = scene, priority

    def test(self, key: str, value: Value, notes: bool) -> Tested:
        """One test and what came of it."""
        scene = self._scene
        passed = scene.case.record_matches_with(Pattern(((key, value),)), self._priority)
        return Tested(key, written.value(value), passed, self._actual(key))

    def _actual(self, key: str) -> Any:
        timeline = self._scene.timeline
        conversation = timeline.conversation
        match key:
            case "priority":
                return self._priority
            case "status":
                return timeline.status
            case "created_at":
                return self._scene.moment(timeline.created)
            case "channel" | "subject" | "tags":
                return getattr(conversation, key)
        if key.startswith("class."):
            return list(self._scene.case.classes_of(key.removeprefix("class.")))
        root, *path = key.split(".")
        return reach(getattr(conversation, root), path)


def decisive(pattern: Pattern, subject: EventTests | RecordTests, notes: bool = False) -> list[Tested]:
    """If the pattern matches, the tests that make it match; else the fewest that stand against it."""
    notes = notes or any(key == "public" and holds(value, (False,)) for key, value in pattern.tests)
    found = [subject.test(key, value, notes) for key, value in pattern.tests]
    for inner in pattern.all:
        found += decisive(inner, subject, notes)
    if pattern.any is not None:
        options = [decisive(inner, subject, notes) for inner in pattern.any]
        found += _alternative(pattern.any, options)
    for inner in pattern.none:
        refused = decisive(inner, subject, notes)
        here = all(test.holds for test in refused)
        said = [phrase for test in refused for phrase in test.phrases] if here else []
        found.append(Tested("not", written.pattern(inner), not here, phrases=said))
    failed = [test for test in found if not test.holds]
    return failed or found


def _alternative(alternatives: Sequence[Pattern], options: list[list[Tested]]) -> list[Tested]:
    """The option that holds, the one that says most if several do; else what all of them fail."""
    kept = [option for option in options if all(test.holds for test in option)]
    if kept:
        return max(kept, key=lambda option: sum(len(test.phrases) for test in option))
    if len(options) == 1:
        return options[0]
    if all(len(option) == 1 and names_signals(option[0]) for option in options):
        return [any_of([option[0] for option in options])]
    return [Tested("any", [written.pattern(one) for one in alternatives], False, options=options)]


def names_signals(test: Tested) -> bool:
    """Whether a test asks for one of some signals by their names."""
    return test.key == "signal" and isinstance(test.wanted, str | list)


def any_of(failed: list[Tested]) -> Tested:
    """Failed tests of signals, of which one would have been enough, as one."""
    names = [
        name for one in failed for name in (one.wanted if isinstance(one.wanted, list) else [one.wanted])
    ]
    return Tested(
        "signal",
        names[0] if len(names) == 1 else names,
        False,
        failed[0].actual,
        [phrase for one in failed for phrase in one.phrases],
        [phrase for one in failed for phrase in one.refused_by],
    )


def _plain(found: tuple[Any, ...]) -> Any:
    return None if not found else found[0] if len(found) == 1 else list(found)
