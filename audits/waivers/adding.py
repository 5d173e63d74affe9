"""Adding a waiver to its file: what is there stays as it is, comments included."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from audits.atomic import replacing
from audits.entries import Mistake, WrongList, parse_entries, read_text
from audits.waivers.book import Waiver

_HEAD = {
    "id": "# Temuan yang tidak dihitung, sampai tanggal `expires`: sop audit ... --waivers {file}\n",
    "en": "# Findings that do not count, through the day `expires`: sop audit ... --waivers {file}\n",
}


def add(path: str, waivers: Sequence[Waiver], language: str) -> None:
    """Appends waivers to the file, which is made if need be. Raises WrongList and OSError.

    The file is replaced whole, and only if it then says what it said before and the waivers.
    """
    item = "".join(map(_item, waivers))
    if not Path(path).exists():
        text = _HEAD["id" if language == "id" else "en"].format(file=Path(path).name) + item
    else:
        before = read_text(path)
        known = parse_entries(before, path)
        text = f"{before}{'' if before.endswith(chr(10)) or not before else chr(10)}{item}"
        if not _extends(text, path, len(known) + len(waivers)):
            id = "butir baru tidak dapat ditambahkan di akhir; tulis setiap butir dengan `- ` di awal baris"
            en = "an item cannot be added at the end; write each item with `- ` at the beginning of a line"
            raise WrongList([Mistake(path, None, id, en)])
    with replacing(path) as file:
        file.write(text.encode("utf-8"))


def _item(waiver: Waiver) -> str:
    """The waiver as a YAML item; texts as double-quoted scalars, which JSON's strings are."""
    said = {"fingerprint": waiver.fingerprint, "reason": waiver.reason, "owner": waiver.owner}
    lines = [
        f"{name}: {json.dumps(' '.join(text.split()), ensure_ascii=False)}\n" for name, text in said.items()
    ]
    return f"- {lines[0]}  {'  '.join(lines[1:])}  expires: {waiver.expires}\n"


def _extends(text: str, path: str, items: int) -> bool:
    try:
        return len(parse_entries(text, path)) == items
    except WrongList:
        return False
