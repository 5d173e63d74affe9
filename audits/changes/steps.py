"""The steps of a review that need no data: is it right, tidy, as its examples say, consistent, and meant?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from difflib import unified_diff
from io import StringIO
from pathlib import Path

from audits.changes import versions
from audits.changes.material import Material
from audits.changes.step import State, Step
from audits.changes.words import say
from audits.problems import text as problem_text
from audits.problems.remark import Remark
from audits.proving.reports import lines, markdown
from audits.proving.reports.places import of_diff, of_proof
from audits.reports.marks import block
from audits.testing import Result
from sop.files import LIBRARY
from sop.problem import InvalidSop, Place, Problem, in_order
from sop.source import Source, read_source

Said = Callable[..., str]

MOST = 20
"""Problems, or files, that are shown in full."""


def check(material: Material) -> Step:
    """The files' mistakes and warnings, as `sop check` shows them."""
    language = material.asked.language
    texts = {name: text for reading in material.readings for name, text in reading.texts.items()}
    found = [problem for reading in material.readings for problem in reading.problems]
    if material.invalid is not None:
        found += [one for one in material.invalid.problems if one not in found]
        texts |= material.invalid.texts
    for sop in material.new:
        found += versions.replaces_existing(sop)
    problems = in_order(found, list(texts))
    errors = [one for one in problems if one.level == "error"]
    if not problems:
        files = {name for name in texts if not name.startswith(LIBRARY)}
        return Step("check", "good", say(language, "check-good", count=len(files)))
    first = (errors or problems)[0]
    code = "check-wrong" if errors else "check-warned"
    said = say(language, code, count=len(errors or problems), first=_at(first, language))
    state: State = "wrong" if errors else "look"
    body = _shown(problems, texts, language)
    return Step("check", state, said, first.help(language), _code(problems), body, problems)


def invalid(name: str, error: InvalidSop, language: str) -> Step:
    """A step that a file stopped which cannot be used."""
    first = next(one for one in error.problems if one.level == "error")
    body = _shown(error.problems, error.texts, language)
    found = _at(first, language)
    return Step(name, "wrong", found, first.help(language), error.exit_code, body, error.problems)


def _code(problems: tuple[Problem, ...]) -> int:
    errors = [one for one in problems if one.level == "error"]
    return InvalidSop(errors).exit_code if errors else 0


def _at(problem: Problem, language: str) -> str:
    return f"`{problem.at}` {problem.message(language)}"


def _shown(problems: tuple[Problem, ...], texts: dict[str, str], language: str) -> str:
    stream = StringIO()
    problem_text.write(problems[:MOST], texts, stream, language)
    more = f"... (+{len(problems) - MOST})\n" if len(problems) > MOST else ""
    return block(stream.getvalue() + more)


def layout(material: Material, results: list[Result]) -> Step:
    """Whether `sop fmt` would change a file of the SOP or of its tests."""
    from sop.layout import Unprovable, formatted

    language, untidy, body = material.asked.language, [], ""
    for source in _sources(material, results):
        try:
            tidy = formatted(source)
        except Unprovable:
            continue
        if tidy != source.text:
            untidy.append(source.name)
            old, new = source.text.splitlines(), tidy.splitlines()
            body += block("\n".join(unified_diff(old, new, source.name, source.name, lineterm="")), "diff")
    if not untidy:
        return Step("format", "good", say(language, "format-good"))
    files = ", ".join(f"`{name}`" for name in untidy[:MOST])
    problems = tuple(_untidy(name) for name in untidy)
    found = say(language, "format-wrong", files=files)
    todo = say(language, "format-todo", new=material.asked.new)
    return Step("format", "wrong", found, todo, 1, body, problems)


def _sources(material: Material, results: list[Result]) -> Iterator[Source]:
    names = [name for sop in material.new for name in sop.files if not name.startswith(LIBRARY)]
    places = (result.case.example.at for result in results)
    names += [at.file for at in places if at is not None and at.file.endswith((".yaml", ".yml"))]
    for name in dict.fromkeys(names):
        if not name.startswith(LIBRARY):
            source = read_source(name, Path(name).read_bytes())
            if not source.problems:
                yield source


def _untidy(name: str) -> Problem:
    words = {lang: say(lang, "format-wrong", files=f"`{name}`") for lang in ("id", "en")}
    todo = {lang: say(lang, "format-todo", new=name) for lang in ("id", "en")}
    return Remark("untidy", Place(name), {}, "warning", words=words, todo=todo)


def test(material: Material, results: list[Result]) -> Step:
    """The examples, as `sop test` runs them."""
    from audits.testing import text
    from audits.testing.places import of_tests

    language = material.asked.language
    failed = [result for result in results if result.wrong]
    if not results:
        todo = say(language, "test-none-todo")
        return Step("test", "look", say(language, "test-none"), todo)
    if not failed:
        return Step("test", "good", say(language, "test-good", count=len(results)))
    first = failed[0]
    said = f"`{first.case.name}`: {text.explain(first.wrong[0], language)}".replace("\n", " ")
    found = say(language, "test-wrong", failed=len(failed), count=len(results), first=said)
    stream = StringIO()
    text.write([*(one for one in results if not one.wrong), *failed[:MOST]], stream, language, unmask=True)
    shown = stream.getvalue()
    return Step("test", "wrong", found, say(language, "test-todo"), 1, block(shown), tuple(of_tests(failed)))


def version(material: Material) -> Step:
    """Whether the number says that the meaning moved."""
    language, since = material.asked.language, material.asked.old
    found = [problem for old, new in material.pairs for problem in versions.renamed(old, new, since)]
    found += [problem for one in material.differences for problem in versions.unmoved(one, since)]
    for old, new in material.pairs:
        found += [*versions.backwards(old, new, since), *versions.replaces_unknown(old, new, since)]
    if found:
        first, all_of = found[0], tuple(found)
        texts = {name: text for reading in material.readings for name, text in reading.texts.items()}
        body = _shown(all_of, texts, language) if len(found) > 1 else ""
        return Step("version", "look", _at(first, language), first.help(language), 0, body, all_of)
    moved = [(old.version, new.version) for old, new in material.pairs if old.version != new.version]
    if moved:
        old_number, new_number = moved[-1]
        return Step("version", "good", say(language, "version-good", old=old_number, new=new_number))
    return Step("version", "good", say(language, "version-same", new=material.new[-1].version))


def prove(material: Material) -> Step:
    """Contradictions, dead rules, faults of ladders."""
    from audits.proving.prove import prove as proved

    asked, language = material.asked, material.asked.language
    proofs = [proved(sop, asked.timeout, asked.total) for sop in material.new]
    problems = tuple(problem for proof in proofs for problem in of_proof(proof))
    stream = StringIO()
    markdown.write_proof(proofs, stream, language, False)
    faults = sum(proof.faults() for proof in proofs)
    if faults:
        first = next(one for one in problems if one.level == "error").message(language)
        found = say(language, "prove-wrong", faults=faults, first=first)
        return Step("prove", "wrong", found, say(language, "prove-todo"), 1, stream.getvalue(), problems)
    unsaid = sum(len(list(lines.unsaid(proof, language))) for proof in proofs)
    found = say(language, "prove-good", rules=max(len(sop.rules) for sop in material.new))
    found += say(language, "prove-unsaid", count=unsaid) if unsaid else ""
    if problems:
        found += "; " + say(language, "prove-redundant", first=problems[0].message(language))
        todo = say(language, "prove-redundant-todo")
        return Step("prove", "look", found, todo, 0, stream.getvalue(), problems)
    return Step("prove", "good", found, body=stream.getvalue() if unsaid else "")


def meaning(material: Material) -> Step:
    """What the change means, as `sop diff` says it."""
    asked, language = material.asked, material.asked.language
    found = [one for one in material.differences if one.changed()]
    if not found:
        return Step("diff", "good", say(language, "diff-good"))
    stream = StringIO()
    for one in found:
        markdown.write_diff(one, stream, language)
    problems = tuple(problem for one in found for problem in of_diff(one))
    if all(versions.part_of(one) in (None, "patch") for one in found):
        return Step("diff", "good", say(language, "diff-texts"), body=stream.getvalue(), problems=problems)
    failing = {
        "looser": any(one.looser() for one in found),
        "stricter": any(one.stricter() for one in found),
        "any": True,
        "never": False,
    }
    moved = tuple(one for one in problems if one.code != "rule-equal") or problems
    names = "; ".join(_changes(moved, language))
    said = say(language, "diff-look", changes=names or lines.counts(found[-1], language))
    state: State = "wrong" if failing[asked.fail_on] else "look"
    staged = any(rule.stricter or rule.looser for one in found for rule in one.rules)
    todo = say(language, "diff-todo", shown=say(language, "diff-shown") if staged else "").strip()
    return Step("diff", state, said, todo, int(failing[asked.fail_on]), stream.getvalue(), problems)


def _changes(problems: tuple[Problem, ...], language: str) -> Iterator[str]:
    yield from (problem.message(language) for problem in problems[:5])
    if len(problems) > 5:
        yield f"... (+{len(problems) - 5})"
