"""manifest: what was audited by what, the same for the same run."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from reported import Case, case, conversation, evidence, finding, setting, sop, written

from audits.reports import Setting
from audits.survey import Survey


def cases() -> list[Case]:
    chat = conversation("T-1", "halo", "pasti kembali")
    return [
        case(chat, finding("must not be said", evidence(chat, 1, "pasti"))),
        case(conversation("T-2", "x")),
    ]


def run(folder: Path) -> Setting:
    data = folder / "chats.ndjson"
    data.write_bytes(b"{}\n")
    rules = folder / "sop.yaml"
    rules.write_bytes(b"sop: toko\n")
    loaded = replace(sop(), files=(str(rules), "library:signals/id", "gone.yaml"), digest="d" * 64)
    return setting(
        sop=loaded,
        paths=(str(data),),
        survey=Survey(0, 2, 0, {"T-1": [("chats.ndjson", 2)]}, {str(data): 2}),
    )


def test_hashes_counts_and_versions(tmp_path: Path) -> None:
    told = json.loads(written("manifest", cases(), run(tmp_path)))
    assert told["sop"]["name"] == "toko@1.0.0"
    assert told["sop"]["sha256"] == "d" * 64
    own, library, gone = told["sop"]["files"]
    assert own["sha256"] == sha256(b"sop: toko\n").hexdigest()
    assert len(library["sha256"]) == 64
    assert gone == {"file": "gone.yaml", "sha256": None}
    (data,) = told["data"]
    assert data == {
        "source": str(tmp_path / "chats.ndjson"),
        "sha256": sha256(b"{}\n").hexdigest(),
        "bytes": 3,
        "records": 2,
    }
    assert told["as_of"] == "2026-01-31T17:00:00+07:00"
    assert set(told["versions"]) == {
        *("sop-audit", "python", "durable-rules", "hyperscan", "holidays", "msgspec", "tzdata"),
    }
    assert all(told["versions"].values())
    assert told["counts"]["conversations"] == 2
    assert told["counts"]["repeated_ids"] == 1
    assert told["counts"]["rules"]["janji"]["fail"] == 1


def test_the_same_run_gives_the_same_bytes(tmp_path: Path) -> None:
    assert written("manifest", cases(), run(tmp_path)) == written("manifest", cases(), run(tmp_path))


def test_data_that_has_gone_is_still_named(tmp_path: Path) -> None:
    how = run(tmp_path)
    (tmp_path / "chats.ndjson").unlink()
    (data,) = json.loads(written("manifest", cases(), how))["data"]
    assert (data["sha256"], data["records"]) == (None, 2)
