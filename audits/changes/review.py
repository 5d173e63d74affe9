"""A whole review of a change: every step that can be taken is taken, and what stops one is said."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from audits.changes.material import Asked, Material, gathered
from audits.changes.step import Review, Step
from audits.changes.words import say
from audits.masking import mask
from sop.problem import InvalidSop

if TYPE_CHECKING:
    from audits.testing import Result, Suite


def review(asked: Asked) -> Review:
    """Looks at the change from `asked.old` to `asked.new` from all sides. Raises nothing for bad SOPs."""
    from audits.changes import steps

    material = gathered(asked)
    language, commands = asked.language, _commands(asked)
    done = [_guarded("check", commands, language, lambda: steps.check(material))]
    if material.invalid is not None or done[0].code:
        done += [Step(name, "skipped", say(language, "invalid")) for name in _later(asked)]
        return Review(asked.new, tuple(done), (), commands)
    suites, results, tests = _tests(material, commands)
    done.append(_guarded("format", commands, language, lambda: steps.layout(material, results)))
    done.append(tests)
    done += _compared(material, "version", commands, lambda: steps.version(material))
    done.append(_guarded("prove", commands, language, lambda: steps.prove(material)))
    done += _compared(material, "diff", commands, lambda: steps.meaning(material))
    if asked.mutants and not tests.code:
        from audits.changes.trial import mutate

        done.append(_guarded("mutate", commands, language, lambda: mutate(material, suites)))
    done += _tried(material, commands)
    shown = done if asked.unmask else [_masked(step, language) for step in done]
    return Review(material.title, tuple(shown), tuple(results), commands, asked.unmask)


def _masked(step: Step, language: str) -> Step:
    """The step without personal data. A layout with some is left out, for it would be copied."""
    body = "\n".join(mask(line, language) for line in step.body.split("\n"))
    if step.name == "format" and body != step.body:
        body = ""
    return replace(step, found=mask(step.found, language), todo=mask(step.todo, language), body=body)


def _later(asked: Asked) -> list[str]:
    names = ["format", "test", "version", "prove", "diff"]
    return [*names, *(["mutate"] if asked.mutants else []), "backtest"]


def _tests(material: Material, commands: dict[str, str]) -> tuple[list[Suite], list[Result], Step]:
    from audits.changes import steps
    from audits.testing import run, suites_in

    language = material.asked.language
    suites: list[Suite] = []
    results: list[Result] = []

    def tested() -> Step:
        suites.extend(suites_in([material.asked.new]))
        results.extend(run(suites))
        return steps.test(material, results)

    step = _guarded("test", commands, language, tested)
    return suites, results, step


def _compared(
    material: Material, name: str, commands: dict[str, str], step: Callable[[], Step]
) -> list[Step]:
    """A step that needs the old SOP."""
    asked, language = material.asked, material.asked.language
    match material.before:
        case "there":
            return [_guarded(name, commands, language, step)]
        case "none":
            found = say(language, "new-sop", old=asked.old)
            same = asked.old.partition(":")[2].rstrip("/") == asked.new.rstrip("/")
            todo = "" if same else say(language, "new-sop-todo")
            return [Step(name, "good" if same else "look", found, todo)]
        case "missing":
            found = say(language, "no-revision", old=asked.old)
            return [Step(name, "wrong", found, say(language, "no-revision-todo"), 4)]
    first = next(one for one in material.old_problems if one.level == "error")
    found = say(language, "old-broken", first=f"`{first.at}` {first.message(language)}")
    return [Step(name, "look", found, say(language, "old-broken-todo"))]


def _tried(material: Material, commands: dict[str, str]) -> list[Step]:
    """The backtest, if there are data to try the change on."""
    language = material.asked.language
    if not material.asked.data:
        return [Step("backtest", "skipped", say(language, "backtest-none"))]

    def step() -> Step:
        from audits.changes.trial import backtest

        return backtest(material)

    return _compared(material, "backtest", commands, step)


def _guarded(name: str, commands: dict[str, str], language: str, step: Callable[[], Step]) -> Step:
    """A step that says what stopped it, so that the others still tell what they found."""
    try:
        return step()
    except InvalidSop as error:
        from audits.changes.steps import invalid

        return invalid(name, error, language)
    except Exception as error:
        if os.environ.get("SOP_TRACEBACK"):
            raise
        reason = f"{type(error).__name__}: {error}".splitlines()[0]
        todo = say(language, "broken-todo", command=commands[name])
        return Step(name, "broken", say(language, "broken", reason=reason), todo, 5)


def _commands(asked: Asked) -> dict[str, str]:
    """What to type for more of each step."""
    data = " ".join(map(str, asked.data))
    expect = f" --expect {asked.expect}" if asked.expect else ""
    return {
        "check": f"sop check {asked.new}",
        "format": f"sop fmt --diff {asked.new}",
        "test": f"sop test {asked.new}",
        "version": f"sop diff {asked.old} {asked.new}",
        "prove": f"sop prove {asked.new}",
        "diff": f"sop diff {asked.old} {asked.new}",
        "mutate": f"sop mutate {asked.new}",
        "backtest": f"sop backtest {asked.old} {asked.new} {data}{expect}".rstrip(),
    }
