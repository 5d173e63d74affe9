"""Writes the handbook of each shipped SOP: docs/handbook/LANGUAGE/NAME.md.

python docs/handbooks.py           # all of them
python docs/handbooks.py --check   # writes nothing; names what differs and exits with 1
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from audits.handbook.book import book
from audits.handbook.markdown import text
from sop.files import LIBRARY, library_names
from sop.load import load

FOLDER = Path(__file__).with_name("handbook")
LANGUAGES = ("id", "en")
INDEX = """<!-- Written by docs/handbooks.py; do not edit. -->

# Handbooks of the shipped SOPs

What each shipped SOP asks for, in the words that agents are trained with, as `sop doc` writes them.

| SOP | Bahasa Indonesia | English |
|---|---|---|
"""


def pages() -> Iterator[tuple[Path, str]]:
    """Each page with its text; making one takes a second or two, for its examples are judged."""
    names = sorted({name.partition("/")[2] for name in library_names() if name.startswith("id/")})
    rows = [f"| `library:…/{name}` | [{name}](id/{name}.md) | [{name}](en/{name}.md) |\n" for name in names]
    yield FOLDER / "README.md", INDEX + "".join(rows)
    for language in LANGUAGES:
        for name in names:
            sop = load([f"{LIBRARY}{language}/{name}"])
            yield FOLDER / language / f"{name}.md", text(book(sop, language))


def main(check: bool) -> None:
    """Writes what differs, or names it."""
    stale = []
    for path, page in pages():
        if not path.exists() or path.read_text(encoding="utf-8") != page:
            stale.append(str(path))
            if not check:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(page, encoding="utf-8")
    if check and stale:
        sys.exit("Run: python docs/handbooks.py\n" + "\n".join(stale))


if __name__ == "__main__":
    main(sys.argv[1:] == ["--check"])
