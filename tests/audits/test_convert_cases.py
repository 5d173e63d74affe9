"""tests/cases/convert: what exports become, one case a behaviour.

A case has one `file` with its `content` as text, as JSON (`json`) or as a JSON document a line (`lines`), or
`files`, each with one of these, and `data`, what is given on the command line.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from audits.cli import main

CASES = {
    f"{path.stem}: {name.replace('_', ' ')}": case
    for path in sorted((Path(__file__).parents[1] / "cases" / "convert").glob("*.yaml"))
    for name, case in yaml.safe_load(path.read_text(encoding="utf-8")).items()
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_convert(
    case: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, one in case.get("files", {case.get("file"): case}).items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_bytes(_content(one).encode())
    options = case.get("options", [])
    if "mapping" in case:
        Path("kolom.yaml").write_text(case["mapping"], encoding="utf-8")
        options = [*options, "--mapping", "kolom.yaml"]
    code = main(["convert", case.get("data") or case["file"], "--lang", "id", *options])
    printed = capsys.readouterr()
    assert code == case.get("exit", 0), printed.err
    for words in case.get("says", ()):
        assert words in printed.err
    records = [json.loads(line) for line in printed.out.splitlines()]
    if "ids" in case:
        assert [record["id"] for record in records] == case["ids"]
    for record, wanted in zip(records, case.get("records", ()), strict="records" in case):
        assert {key: record.get(key) for key in wanted} == wanted
    if "events" in case:
        events = [event for record in records for event in record["events"]]
        found = [
            {key: event.get(key) for key in wanted}
            for event, wanted in zip(events, case["events"], strict=False)
        ]
        assert found == case["events"]
        assert len(events) == len(case["events"]), events


def _content(one: Any) -> str:
    if isinstance(one, str):
        return one
    if "json" in one:
        return json.dumps(one["json"], indent=1)
    if "lines" in one:
        return "\n".join(map(json.dumps, one["lines"]))
    return str(one["content"])
