"""Files that are there whole or not at all."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from audits.atomic import replacing


def test_the_file_appears_when_all_is_written(tmp_path: Path) -> None:
    path = tmp_path / "out.ndjson"
    path.write_bytes(b"old")
    with replacing(path) as out:
        out.write(b"new")
        out.flush()
        assert path.read_bytes() == b"old"
    assert path.read_bytes() == b"new"
    assert [left.name for left in tmp_path.iterdir()] == ["out.ndjson"]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, BrokenPipeError])
def test_after_an_error_all_is_as_before(tmp_path: Path, error: type[BaseException]) -> None:
    path = tmp_path / "out.ndjson"
    path.write_bytes(b"old")
    with pytest.raises(error), replacing(path) as out:
        out.write(b"new")
        raise error
    assert path.read_bytes() == b"old"
    assert [left.name for left in tmp_path.iterdir()] == ["out.ndjson"]


def test_a_new_file_has_the_usual_permissions_and_an_old_one_keeps_its_own(tmp_path: Path) -> None:
    usual, own = tmp_path / "usual", tmp_path / "own"
    plain = tmp_path / "plain"
    plain.touch()
    own.touch()
    own.chmod(0o640)
    for path in (usual, own):
        with replacing(path) as out:
            out.write(b"x")
    assert usual.stat().st_mode == plain.stat().st_mode
    assert stat.S_IMODE(own.stat().st_mode) == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.touch()
    link.symlink_to(target)
    with replacing(link) as out:
        out.write(b"x")
    assert link.is_symlink()
    assert target.read_bytes() == b"x"


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with (
        pytest.raises(FileNotFoundError, match=f"no such folder: '{tmp_path}/none'"),
        replacing(tmp_path / "none" / "out"),
    ):
        pass
    with pytest.raises(IsADirectoryError), replacing(tmp_path):
        pass


def test_devices_and_pipes_are_written_to(tmp_path: Path) -> None:
    with replacing(os.devnull) as out:
        out.write(b"x")
    assert not Path(os.devnull).is_file()
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    with replacing(pipe) as out:
        out.write(b"through")
    reader.join()
    assert got == [b"through"]


def test_a_dash_is_standard_output(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    print("before", flush=False)
    with replacing("-") as out:
        out.write(b"\x00\xff")
    assert capfdbinary.readouterr().out == b"before\n\x00\xff"


def test_a_reader_that_goes_away_makes_no_noise() -> None:
    program = (
        "from audits.atomic import replacing\n"
        "with replacing('-') as out:\n"
        "    for _ in range(20000): out.write(b'x' * 99 + b'\\n')\n"
        "    out.flush()\n"
    )
    writer = subprocess.Popen(
        [sys.executable, "-c", program],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    )
    assert writer.stdout
    assert writer.stderr
    writer.stdout.readline()
    writer.stdout.close()
    assert writer.stderr.read() == b""
    assert writer.wait() == 0
    writer.stderr.close()
