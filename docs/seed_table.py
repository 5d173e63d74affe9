"""The page docs/seeds.md: for each item of the source documents the shipped rules, features and examples."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from rules import KINDS

ROOT = Path(__file__).resolve().parent.parent
PILLARS = (
    *("timeliness", "responsiveness", "accuracy", "consistency", "empathy"),
    *("knowledge", "professionalism", "accessibility", "personalisation", "proactivity"),
)
"""The ten pillars of service (S-20), as shipped rules name them."""

ITEMS = tuple(f"S-{number:02d}" for number in range(1, 27))

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NAMED = re.compile(
    r'(?:aturan|rule) "([^"]+)" (?!tidak berlaku|does not apply)|menurut aturan "([^"]+)"|by rule "([^"]+)"'
)


@dataclass(frozen=True, slots=True)
class Shipped:
    """A shipped rule: the file it is in (its stem), what it guards, and its examples' expected verdicts."""

    id: str
    file: str
    kind: str
    title: Mapping[str, str]
    sources: Sequence[str]
    severity: str
    pillar: str
    expected: Sequence[str]


def shipped() -> list[Shipped]:
    """Every shipped rule, by file and in the order of the file."""
    found = []
    for path in sorted((ROOT / "sop/library/rules").glob("*.yaml")):
        for rule in _read(path).get("rules", ()):
            title = rule.get("title", rule["id"])
            found.append(
                Shipped(
                    rule["id"],
                    path.stem,
                    rule["kind"],
                    title if isinstance(title, Mapping) else {"": title},
                    rule.get("source", ()),
                    rule.get("severity", "info" if KINDS[rule["kind"]].never_fails else "major"),
                    rule.get("pillar", ""),
                    tuple(example["expect"] for example in rule.get("examples", ())),
                )
            )
    return found


def features(item: str) -> list[Path]:
    """The features of an item, Indonesian ones first."""
    places = (ROOT / "features/id/pedoman", ROOT / "features/en/handbook")
    return [path for path in (place / f"{item}.feature" for place in places) if path.exists()]


def scenarios(path: Path) -> int:
    """How many scenarios a feature has."""
    return len(re.findall(r"^ *(?:Skenario|Scenario):", path.read_text(encoding="utf-8"), re.M))


def activated_by_features() -> set[str]:
    """Rules of which some feature under S-01 to S-26 says another verdict than that they do not apply."""
    paths = [path for item in ITEMS for path in features(item)]
    text = "\n".join(path.read_text(encoding="utf-8") for path in paths)
    return {name for groups in _NAMED.findall(text) for name in groups if name}


def words() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """What each item asks for, and what a transcript cannot show of it, in both languages."""
    return dict(_read(ROOT / "docs/seed_words.yaml"))


def seeds_page() -> str:
    """The whole page, Markdown."""
    rules = shipped()
    lines = [
        "# Dari pokok pedoman ke aturan · From source items to rules\n",
        "Setiap pokok (S-01 sampai S-26) dari dokumen pedoman: apa yang diminta, aturan bawaan yang",
        "menjaganya, skenario yang membuktikannya, dan apa yang tidak dapat ditunjukkan sebuah percakapan.",
        "SOP-nya: `library:id/NAMA`, `library:en/NAMA`; berkas `-strict` bagi yang mau, dengan `uses`.",
        "Each item (S-01 to S-26) of the source documents: what it asks for, the shipped rules that guard",
        "it, the scenarios that prove it, and what a transcript cannot show. The SOPs: `library:id/NAME`,",
        "`library:en/NAME`; `-strict` files are for those who want them, with `uses`.\n",
        "| pokok · item | diminta · asks for | aturan · rules | skenario · scenarios | contoh · examples |",
        "|---|---|---|---|---|",
        *(_row(item, [rule for rule in rules if item in rule.sources]) for item in ITEMS),
    ]
    for item in ITEMS:
        lines += ["", *_section(item, [rule for rule in rules if item in rule.sources])]
    return "\n".join(lines) + "\n"


def _row(item: str, rules: Sequence[Shipped]) -> str:
    asks, counted = words()[item]["asks"], sum(len(rule.expected) for rule in rules)
    told = sum(scenarios(path) for path in features(item))
    return f"| [{item}](#{item.lower()}) | {asks['id']} · {asks['en']} | {len(rules)} | {told} | {counted} |"


def _section(item: str, rules: Sequence[Shipped]) -> Iterator[str]:
    said = words()[item]
    yield f"## {item}\n"
    yield f"{said['asks']['id']} *{said['asks']['en']}*\n"
    if rules:
        yield "| aturan · rule | jenis · kind | tingkat · severity | berkas · file | contoh · examples |"
        yield "|---|---|---|---|---|"
        yield from (_rule(rule) for rule in rules)
        yield ""
    links = [f"[{_relative(path)}](../{_relative(path)}) ({scenarios(path)})" for path in features(item)]
    if links:
        yield f"Skenario · scenarios: {', '.join(links)}"
    if item == "S-20":
        yield "\n| pilar · pillar | aturan · rules |\n|---|---|"
        counts = Counter(rule.pillar for rule in shipped())
        yield from (f"| {pillar} | {counts[pillar]} |" for pillar in PILLARS)
    if "unseen" in said:
        yield f"\nTidak terlihat · unseen: {said['unseen']['id']} *{said['unseen']['en']}*"


def _rule(rule: Shipped) -> str:
    title = " · ".join(dict.fromkeys(text for text in rule.title.values() if text))
    kind = f"[{rule.kind}](kinds/{rule.kind}.md)"
    return f"| `{rule.id}` {title} | {kind} | {rule.severity} | `{rule.file}` | {len(rule.expected)} |"


def _relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def _read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER) or {}
