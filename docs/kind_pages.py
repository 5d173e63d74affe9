"""The page of a rule kind: its docstring, its options as a table, and one scenario of each sort."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from inspect import getdoc
from itertools import dropwhile
from pathlib import Path
from textwrap import dedent
from typing import Any

from gherkin.parser import Parser

from rules import Kind
from rules.fragments import FRAGMENTS
from sop.shapes import RULE

Schema = Mapping[str, Any]

_PASSES = {"@pass", "@lulus"}
_FAILS = {"@fail", "@gagal"}
_SHARED = "README.md"


def kind_page(kind: type[Kind], features: Path) -> str:
    """The whole page, Markdown."""
    doc = getdoc(kind) or ""
    summary, _, rest = doc.partition("\n")
    path = _feature(kind.name, features)
    return (
        "\n".join(
            (
                f"# {kind.name}\n\n**{summary}**\n{_with_code(rest)}",
                _options(kind),
                f"Every rule also takes [what all rules take]({_SHARED}#what-every-rule-takes).\n",
                *_examples(path),
                f"More cases: [{path.name}](../../{path.relative_to(features.parent).as_posix()})",
            )
        )
        + "\n"
    )


def index_page(kinds: Iterable[type[Kind]]) -> str:
    """The list of kinds, what all rules share, and the types of values."""
    lines = ["# Rule kinds\n", "| kind | asks that |", "|---|---|"]
    lines += [f"| [{kind.name}]({kind.name}.md) | {_summary(kind)} |" for kind in kinds]
    lines += ["\n## What every rule takes\n", _table(RULE, ("id", "kind"), _SHARED)]
    lines.append("\n## Types of values\n")
    lines += [_explained(name, schema) for name, schema in FRAGMENTS.items()]
    return "\n".join(lines)


def _explained(name: str, schema: Schema) -> str:
    """A named type: what it is, what it may hold, examples."""
    said = [schema.get("description", f"{schema['title']}.")]
    if "patternProperties" in schema:
        prefixes = re.findall(r"\w{2,}", "".join(schema["patternProperties"]))
        keys = [*schema["properties"], *(f"{prefix}.*" for prefix in prefixes)]
        said.append(f"Keys: {', '.join(f'`{key}`' for key in keys)}.")
    if "enum" in schema:
        said.append(f"One of {', '.join(f'`{value}`' for value in schema['enum'])}.")
    if "examples" in schema:
        said.append(f"Such as {', '.join(f'`{_inline(example)}`' for example in schema['examples'])}.")
    return f'**<a id="{name}"></a>{name}**: {" ".join(part.rstrip(".") + "." for part in said)}\n'


def _summary(kind: type[Kind]) -> str:
    return (getdoc(kind) or "").partition("\n")[0].rstrip(".")


def _with_code(text: str) -> str:
    """The docstring with its indented examples as YAML blocks."""
    return re.sub(
        r"(?:^ {4}.*\n)+", lambda match: f"```yaml\n{dedent(match.group())}```\n", f"{text}\n", flags=re.M
    )


def _options(kind: type[Kind]) -> str:
    choice = " or ".join(" with ".join(f"`{name}`" for name in way) for way in kind.one_of)
    note = f"\nExactly one of {choice} is given.\n" if choice else ""
    return f"## Options\n\n{_table(kind.options, kind.required, _SHARED)}\n{note}"


def _table(options: Mapping[str, Schema], required: Iterable[str], types: str) -> str:
    rows = ["| option | type | default | meaning |", "|---|---|---|---|"]
    for name, schema in options.items():
        inner = FRAGMENTS.get(_reference(schema), {})
        default = "required" if name in required else _default(schema)
        meaning = schema.get("description") or inner.get("description") or inner.get("title") or ""
        rows.append(f"| `{name}` | {_type(schema, types)} | {default} | {_cell(meaning)} |")
    return "\n".join(rows)


def _default(schema: Schema) -> str:
    return f"`{_inline(schema['default'])}`" if "default" in schema else ""


def _type(schema: Schema, types: str) -> str:
    """What a value may be; named types link to their explanation."""
    name = _reference(schema)
    if name:
        return f"[{name}]({types}#{name})"
    if "enum" in schema:
        return ", ".join(f"`{value}`" for value in schema["enum"])
    if not schema:
        return "a kind"
    if "then" in schema:
        return f"{_type(schema['then'], types)}, or {_type(schema['else'], types)}"
    if schema.get("type") == "array":
        return f"list of {_type(schema['items'], types)}"
    if isinstance(schema.get("additionalProperties"), dict):
        return f"{{name: {_type(schema['additionalProperties'], types)}, ...}}"
    if "properties" in schema:
        return "{" + ", ".join(schema["properties"]) + "}"
    kind = schema.get("type", "")
    return " or ".join(kind) if isinstance(kind, list) else str(kind)


def _reference(schema: Schema) -> str:
    return str(schema.get("$ref", "")).removeprefix("#/$defs/")


def _inline(value: Any) -> str:
    """The value as people write it in YAML on one line."""
    return re.sub(r'"([\w.+/ -]+)"', r"\1", json.dumps(value, ensure_ascii=False))


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _feature(name: str, features: Path) -> Path:
    """The kind's own feature, the English one if there is one."""
    return next(path for path in sorted(features.rglob(f"{name}.feature")))


def _examples(path: Path) -> Iterator[str]:
    """The feature's first scenario that passes and the first that fails, under the SOP that they share."""
    children = Parser().parse(path.read_text(encoding="utf-8"))["feature"]["children"]
    for background in (child["background"] for child in children if "background" in child):
        yield "## Examples\n"
        yield from _blocks(background["steps"], "Context", "yaml")
    scenarios = [child["scenario"] for child in children if "scenario" in child]
    for title, tags in (("Passes", _PASSES), ("Fails", _FAILS)):
        scenario = next(found for found in scenarios if tags & {tag["name"] for tag in found["tags"]})
        yield f"### {title}: {scenario['name'][0].lower()}{scenario['name'][1:]}\n"
        yield from _blocks(scenario["steps"], "Context", "yaml")
        yield from _blocks(scenario["steps"], "Action", "text")
        yield from (f"- {step['text']}" for step in _outcome(scenario["steps"]))
        yield ""


def _blocks(steps: Iterable[Mapping[str, Any]], role: str, language: str) -> Iterator[str]:
    for step in steps:
        if step["keywordType"] == role:
            yield f"```{language}\n{step['docString']['content']}\n```\n"


def _outcome(steps: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """The Then step and those after it."""
    return dropwhile(lambda step: step["keywordType"] != "Outcome", steps)
