"""What strangers write into chats, SOPs and repositories stays text: in Markdown, logs, git and stores."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import pytest
from storing import record, stored, write_sop

from audits.changes import history
from audits.changes.reports import markdown
from audits.changes.step import Review, Step
from audits.cli import main
from audits.problems import github, sarif
from audits.problems.remark import Remark
from audits.reports.marks import plain
from audits.reports.wording import Wording
from sop.problem import Place

ESCAPES = "a\x1b[31mred\x9b \u202eleft\r::set-output name=x::y\n%0A"


@pytest.mark.parametrize("text", ["_www.evil.example", "-www.evil.example", "xwww.evil.example", "_GH-7"])
def test_a_sign_before_an_address_does_not_let_it_become_a_link(text: str) -> None:
    assert "www.evil" not in plain(text)
    assert "GH-7" not in plain(text)


def test_a_backslash_before_a_bar_in_code_does_not_open_the_next_cell() -> None:
    shown = plain("`\\|<img src=x> @octocat`")
    assert "<img" not in shown
    assert "@octocat" not in shown
    assert plain("`a|b`") == "`a\\|b`"


def test_a_number_at_the_start_begins_no_list_and_keeps_its_look() -> None:
    assert plain("1. satu") == "1\\. satu"
    assert plain("2) dua") == "2\\) dua"
    assert plain("90.4% (88.1–92.2%)") == "90.4% (88.1–92.2%)"


def test_a_comment_that_is_too_long_is_not_cut_inside_code_or_an_escape() -> None:
    hostile = "`" + "<img src=x onerror=alert(1)> " * 4
    steps = [Step(name, "wrong", hostile * 500, hostile * 500, 1) for name in ("check", "test", "prove")]
    stream = io.StringIO()
    markdown.write(stream, Review("T" * 70_000, tuple(steps), (), {}), "en")
    text = stream.getvalue()
    assert len(text) <= markdown.LARGEST
    rows = [line for line in text.splitlines() if line.startswith("| ❌")]
    assert len(rows) == 3
    assert all(line.endswith(" |") for line in rows)


def test_annotations_steer_neither_a_terminal_nor_the_workflow() -> None:
    remark = Remark("x", Place("a\x1b.yaml"), {}, "warning", words={"en": ESCAPES, "id": ESCAPES})
    stream = io.StringIO()
    github.write([remark], {}, stream, "en")
    (line,) = stream.getvalue().splitlines()
    assert line.startswith("::warning ")
    assert line.isprintable()
    stream = io.StringIO()
    sarif.write([remark], {}, stream, "en")
    assert "\\u001b" not in stream.getvalue().replace("a%1B", "")
    assert "\u202e" not in stream.getvalue()


def test_a_title_cannot_turn_the_order_of_reading() -> None:
    shown = Wording("en").said({"": ESCAPES})
    assert shown.replace("\n", "").isprintable()
    assert "\u202e" not in shown


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_a_tag_that_looks_like_an_option_is_none(tmp_path: Path) -> None:
    def git(*arguments: str) -> None:
        identity = ("-c", "user.email=a@b.example", "-c", "user.name=n")
        subprocess.run(["git", "-C", str(tmp_path), *identity, *arguments], check=True, capture_output=True)

    git("init")
    (tmp_path / "sop.yaml").write_text("a", encoding="utf-8")
    git("add", ".")
    git("commit", "-m", "x")
    git("update-ref", "refs/tags/--output=written", "HEAD")
    (tmp_path / "sop.yaml").write_text("b", encoding="utf-8")
    tag = history.last_tag(str(tmp_path))
    assert tag is not None
    assert not history.is_revision(str(tmp_path), tag)
    history.changed_since(str(tmp_path), tag, ["sop.yaml"])
    assert not (tmp_path / "written").exists()
    assert history.changed_since(str(tmp_path), "HEAD", ["sop.yaml"])


def test_a_store_from_elsewhere_cannot_read_other_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    duckdb = pytest.importorskip("duckdb")
    monkeypatch.chdir(tmp_path)
    write_sop()
    stored([record("T-1", ("a1", "hello"))])
    (tmp_path / "secret.txt").write_text("RAHASIA", encoding="utf-8")
    (store,) = tmp_path.glob("*.duckdb")
    with duckdb.connect(str(store)) as connection:
        connection.execute("DROP VIEW IF EXISTS counted CASCADE")
        names = connection.execute(
            "SELECT column_name FROM duckdb_columns() WHERE table_name = 'conversations'"
        ).fetchall()
        read = "(SELECT content FROM read_text('secret.txt')) AS version"
        columns = ", ".join(read if name == "version" else name for (name,) in names)
        for view in ("by_month", "by_channel_month", "by_agent_month", "by_team_month", "by_pillar_month"):
            connection.execute(f"DROP VIEW IF EXISTS {view}")
        connection.execute("ALTER TABLE conversations RENAME TO kept")
        connection.execute(f"CREATE VIEW conversations AS SELECT {columns} FROM kept")
    assert main(["trend", str(store), "--lang", "en"]) != 0
    said = capsys.readouterr()
    assert "RAHASIA" not in said.out + said.err
