"""Writes the pages that say what the program says of itself, and the published schema.

python docs/generate.py           # docs/kinds/*.md, docs/cli.md, docs/quality.md and others, sop/schema.json
python docs/generate.py --check   # writes nothing; shows what differs and exits with 1
"""

from __future__ import annotations

import io
import os
import sys
from contextlib import redirect_stdout
from difflib import unified_diff
from pathlib import Path

from history_schema import history_schema_page
from kind_pages import index_page, kind_page
from quality import quality_page
from seed_table import seeds_page

from audits.cli import COMMANDS, main
from audits.cli.schema import schema_text
from rules import KINDS

ROOT = Path(__file__).resolve().parent.parent
WRITTEN_BY = "<!-- Written by docs/generate.py; do not edit. -->\n\n"


def generated() -> dict[str, str]:
    """Each generated file's text, by its path in the project."""
    pages = {f"docs/kinds/{name}.md": kind_page(kind, ROOT / "features") for name, kind in KINDS.items()}
    pages["docs/kinds/README.md"] = index_page(KINDS.values())
    pages["docs/cli.md"] = cli_page()
    pages["docs/quality.md"] = quality_page()
    pages["docs/seeds.md"] = seeds_page()
    pages["docs/history-schema.md"] = history_schema_page()
    return {
        "sop/schema.json": schema_text(),
        **{path: WRITTEN_BY + text for path, text in pages.items()},
    }


def cli_page() -> str:
    """The help of every command, in English."""
    sections = ["# Command line\n\nThe same in Indonesian: `--lang id`, or an Indonesian locale.\n"]
    for words in ([], *([name] for name in COMMANDS)):
        title = " ".join(("sop", *words))
        sections.append(f"## {title}\n\n```text\n{_help(words)}```\n")
    return "\n".join(sections)


def _help(words: list[str]) -> str:
    out = io.StringIO()
    with redirect_stdout(out):
        code = main([*words, "--help", "--lang", "en"])
    if code:
        sys.exit(code)
    return out.getvalue()


def _stale() -> list[str]:
    """The differences between what is there and what should be, as unified diffs."""
    found = []
    wanted = generated()
    for path, text in wanted.items():
        file = ROOT / path
        there = file.read_text(encoding="utf-8") if file.exists() else ""
        if there != text:
            found += unified_diff(there.splitlines(), text.splitlines(), path, "generated", lineterm="")
    pages = {ROOT / path for path in wanted}
    found += [f"{page}: no such kind" for page in (ROOT / "docs/kinds").glob("*.md") if page not in pages]
    return found


def _write() -> None:
    for path, text in generated().items():
        (ROOT / path).parent.mkdir(exist_ok=True)
        (ROOT / path).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    os.environ["COLUMNS"] = "100"
    if sys.argv[1:] == ["--check"]:
        differences = _stale()
        print("\n".join(differences[:200]))
        sys.exit("Run: python docs/generate.py" if differences else 0)
    _write()
