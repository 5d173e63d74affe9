"""Features (Gherkin) as tests of an SOP: a scenario is a chat and the verdicts that it must get.

`toko.feature` beside `toko.yaml` is for it. Needs gherkin-official (`pip install 'sop-audit[features]'`).
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from audits.testing.features_steps import (
    GIVEN,
    JUDGED,
    OUTSIDE,
    RULE,
    SENTENCES,
    VERDICTS,
    Check,
    check_for,
    is_moment,
    moment,
)
from sop.chat import ChatError, parse_chat
from sop.files import SUFFIXES
from sop.guess import closest
from sop.model import Example
from sop.problem import InvalidSop, Place, Problem, in_order
from sop.source import LARGEST_FILE
from sop.words import listed

ENDING = ".feature"
_FILLED = re.compile(r'"[^"]*"|\d[\w:-]*')
_VERDICT = re.compile(r'(?P<word>aturan|rule) "(?P<rule>[^"]+)" ')
_HEADER = re.compile(r"#\s*language\s*:")


@dataclass(frozen=True, slots=True)
class Asserted:
    """A sentence about one rule's verdict, beyond pass or fail."""

    text: str
    rule: str
    check: Check
    said: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Scenario:
    """A scenario: what it expects as an example, what else it says, and whether no verdict must come."""

    name: str
    example: Example
    asserted: tuple[Asserted, ...] = ()
    outside: bool = False


def beside(path: str) -> Iterator[str]:
    """The feature of an SOP file, or those of all files in a folder that have one of their own name."""
    if Path(path).is_dir():
        for here, folders, names in os.walk(path):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            stems = {name.rpartition(".")[0] for name in names if name.endswith(SUFFIXES)}
            features = (name for name in sorted(names) if name.endswith(ENDING))
            yield from (str(Path(here) / name) for name in features if name.removesuffix(ENDING) in stems)
        return
    own = path.removesuffix(".yaml").removesuffix(".yml") + ENDING
    if path.endswith(SUFFIXES) and Path(own).is_file():
        yield own


def features_in(paths: Sequence[str]) -> list[str]:
    """Feature files named, and all of those in folders named. Raises InvalidSop for one that is not there."""
    found = []
    for path in paths:
        if not Path(path).exists():
            raise InvalidSop((Problem("no-file", Place(path), {"file": path, "guess": None}),))
        folder = Path(path).is_dir()
        found += sorted(str(one) for one in Path(path).rglob(f"*{ENDING}")) if folder else [path]
    return found


def tested(path: str) -> str:
    """The SOP file that a feature is for: the one of its name beside it, or the one that it names."""
    stem = path.removesuffix(ENDING)
    names = [stem + suffix for suffix in SUFFIXES]
    own = next((name for name in names if Path(name).exists()), None)
    if own is None and Path(path).is_file():
        for line in _text(path).splitlines():
            if named := GIVEN.match(line.strip().partition(" ")[2]):
                return os.path.normpath(Path(path).parent / named["file"])
    return own or names[0]


def scenarios(path: str, rules: Sequence[str], files: Sequence[str] = ()) -> list[Scenario]:
    """The scenarios of a feature about `rules` of SOPs in `files`. Raises InvalidSop with every mistake."""
    text = _text(path)
    reader = _Reader(path, sorted(rules), files)
    found = [reader.scenario(pickle) for pickle in reader.pickles(text)]
    if reader.problems:
        raise InvalidSop(in_order(reader.problems, [path]), {path: text})
    return found


def _text(path: str) -> str:
    try:
        with Path(path).open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
        if len(content) > LARGEST_FILE:
            limit = {"megabytes": LARGEST_FILE // 1024**2}
            raise InvalidSop((Problem("too-large", Place(path), limit),))
        return content.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "UTF-8"
        said = {"file": path, "reason": reason, "guess": None}
        raise InvalidSop((Problem("unreadable-file", Place(path), said),)) from None


def _bare(text: str) -> str:
    """A sentence without its numbers and quoted words, to be compared with others."""
    return _FILLED.sub("", text)


@dataclass
class _Reader:
    path: str
    rules: list[str]
    files: Sequence[str] = ()
    problems: list[Problem] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    nodes: dict[str, Mapping[str, Any]] = field(default_factory=dict)

    def pickles(self, text: str) -> list[Any]:
        """The scenarios with background and examples filled in."""
        try:
            from gherkin.errors import CompositeParserException, ParserError, ParserException
            from gherkin.parser import Parser
            from gherkin.pickles.compiler import Compiler
        except ImportError:
            self.problems.append(Problem("feature-extra", Place(self.path)))
            return []
        self.lines = text.splitlines()
        try:
            document: Any = Parser().parse(text)
        except ParserError as error:
            first = error.errors[0] if isinstance(error, CompositeParserException) else error
            line = first.location["line"] if isinstance(first, ParserException) else 1
            self.problems.append(self._misplaced(line))
            return []
        self._note(document)
        document["uri"] = self.path
        return list(Compiler().compile(document))

    def _misplaced(self, line: int) -> Problem:
        """The first line that stands where it cannot; those after it follow from it."""
        at = self._line(line)
        shown = self.lines[line - 1].strip() if 0 < line <= len(self.lines) else ""
        if not shown and line >= len(self.lines):
            return Problem("feature-end", at)
        told = any(_HEADER.match(one.strip()) for one in self.lines)
        if not told and shown.startswith(("Fitur:", "Latar Belakang:", "Skenario:")):
            return Problem("feature-language", at)
        return Problem("feature-syntax", at, {"said": shown})

    def _note(self, node: Any) -> None:
        """Remembers where everything that has an id stands."""
        if isinstance(node, dict):
            if "id" in node and "location" in node:
                self.nodes[node["id"]] = node
            for inner in node.values():
                self._note(inner)
        elif isinstance(node, list):
            for inner in node:
                self._note(inner)

    def _line(self, line: int) -> Place:
        shown = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        start = len(shown) - len(shown.lstrip()) + 1
        return Place(self.path, line, start, line, len(shown.rstrip()) + 1)

    def _at(self, thing: Any) -> Place:
        node = self.nodes.get(thing["astNodeIds"][0])
        return self._line(node["location"]["line"] if node else 1)

    def scenario(self, pickle: Any) -> Scenario:
        """One scenario; what is wrong with it is added to the problems."""
        expect: dict[str, str] = {}
        chat, as_of, rule, outside = None, None, None, False
        asserted: list[Asserted] = []
        faults = len(self.problems)
        for step in pickle["steps"]:
            text, at = step["text"].strip(), self._at(step)
            if found := JUDGED.match(text):
                asked = found["per"] or found["of"]
                chat, as_of = self._chat(step, at), self._moment(asked, at) if asked else None
            elif found := RULE.match(text):
                rule = found["rule"]
                expect[rule] = VERDICTS[found["said"]]
                self._known(rule, at)
            elif OUTSIDE.match(text):
                outside = True
            elif known := check_for(text):
                if rule is None and len(self.problems) == faults:
                    self.problems.append(Problem("feature-no-rule", at, {"said": text}))
                elif rule is not None:
                    asserted.append(Asserted(text, rule, *known))
            elif found := GIVEN.match(text):
                self._given(found["file"], at)
            else:
                self._unknown(text, at)
        at = self._at(pickle)
        if len(self.problems) == faults and (chat is None or not (expect or outside)):
            self.problems.append(Problem("feature-incomplete", at, {"said": pickle["name"]}))
        title = f"{Path(self.path).name}: {pickle['name']}"
        example = Example(expect=expect, chat=chat or "", as_of=as_of, title=title, at=at)
        return Scenario(title, example, tuple(asserted), outside)

    def _known(self, rule: str, at: Place) -> None:
        if rule not in self.rules:
            said = {"said": rule, "guess": closest(rule, self.rules), "known": listed(self.rules)}
            self.problems.append(Problem("test-unknown-rule", at, said))

    def _given(self, file: str, at: Place) -> None:
        """A file named as the SOP has to be one of those tested, or to be there."""
        known = {Path(name).name for name in self.files}
        if Path(file).name not in known and not (Path(self.path).parent / file).exists():
            said = {"file": file, "guess": closest(file, sorted(known))}
            self.problems.append(Problem("no-file", at, said))

    def _moment(self, said: str, at: Place) -> str | None:
        if is_moment(said):
            return moment(said)
        self.problems.append(Problem("feature-moment", at, {"said": said}))
        return None

    def _unknown(self, text: str, at: Place) -> None:
        if found := _VERDICT.match(text):
            words = list(VERDICTS)
            known = words[:5] if found["word"] == "aturan" else words[5:]
            shown = listed([f"`{one}`" for one in known])
            start = found[0].strip()
            self.problems.append(
                Problem("feature-verdict", at, {"said": text, "start": start, "known": shown})
            )
            return
        every = {_bare(one): one for sentences in SENTENCES.values() for one in sentences}
        guess = every.get(closest(_bare(text), every) or "")
        language = "en" if guess in SENTENCES["en"] else "id"
        said = {"said": text, "guess": guess, "known": "; ".join(SENTENCES[language][:6])}
        self.problems.append(Problem("feature-step", at, said))

    def _chat(self, step: Any, at: Place) -> str | None:
        text = step.get("argument", {}).get("docString", {}).get("content")
        if text is None:
            self.problems.append(Problem("feature-no-chat", at))
            return None
        node = self.nodes.get(step["astNodeIds"][0], {})
        first = node.get("docString", {}).get("location", {}).get("line", at.line) + 1
        try:
            if not parse_chat(text)["events"]:
                self.problems.append(Problem("chat-empty", at))
        except ChatError as error:
            place = self._line(first + error.line)
            self.problems.append(Problem(error.code, place, {"said": error.said}))
        return str(text)
