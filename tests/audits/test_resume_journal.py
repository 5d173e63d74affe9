"""The journal of an audit: what is in it comes back as it was, and what is damaged ends it."""

from __future__ import annotations

import io
import os
import struct
import types
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from itertools import count
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec
import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import audits.audit
from audits.audit import audit
from audits.figures import Figures
from audits.readers import BadRecord, Chunk, read
from audits.reports import Setting, report
from audits.resuming import Continued, Journal, meaning, open_journal, place, sweep
from audits.resuming.entries import Entry, WrongEntry, mark, packed, unpacked
from audits.runner import Incidents
from audits.scorecards import Grouping, Roster
from audits.survey import survey
from audits.tally import Tally
from audits.work import NOTHING_BESIDE, Batch, Beside, Task
from engine.judging import Compiled
from sop.load import load

EXAMPLE = Path(__file__).parents[2] / "examples/toko-online"
LINES = (EXAMPLE / "percakapan.ndjson").read_bytes().splitlines(keepends=True)
FORMATS = ("ndjson", "csv", "junit", "text", "scorecard-json", "manifest")
MEANS = {"sop": "1"}
TASK = Task(Chunk("chats\udcff.ndjson", 5, [b"{}\n", b"", b"{broken\n"]), {6: 1})


class Silent:
    def bad(self, record: BadRecord) -> None:
        pass

    def judged(self, records: int) -> None:
        pass


# --- entries ---------------------------------------------------------------------------------------------


def filled(hint: Any, numbers: Iterator[int]) -> Any:
    """A value of a type with something in every field of everything in it, nothing twice."""
    origin, inside = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return filled(next(one for one in inside if one not in (type(None), msgspec.UnsetType)), numbers)
    if origin is Literal:
        return inside[-1]
    if origin is Counter:
        return Counter({filled(inside[0], numbers): next(numbers)})
    if origin in (dict, Mapping):
        return {filled(inside[0], numbers): filled(inside[1], numbers)}
    if origin in (list, Sequence):
        return [filled(inside[0], numbers)]
    if origin is tuple:
        return tuple(filled(one, numbers) for one in inside)
    if is_dataclass(hint) or issubclass(hint, msgspec.Struct):
        return hint(**{name: filled(one, numbers) for name, one in get_type_hints(hint).items()})
    return {int: int, float: float, str: lambda n: f"s{n}", bytes: lambda n: b"b%d" % n, bool: bool}[hint](
        next(numbers)
    )


def full_tally() -> Tally:
    numbers = count(1)
    hints = get_type_hints(Tally)
    return Tally(
        **{
            one.name: Figures() if one.name == "figures" else filled(hints[one.name], numbers)
            for one in fields(Tally)
        }
    )


def test_every_field_of_a_tally_comes_back() -> None:
    batch = Batch(
        [(5, b'{"a": 1}\n')],
        [BadRecord(TASK.chunk.source, 7, "broken"), BadRecord(TASK.chunk.source, None, "gone")],
        full_tally(),
        [(b"\x00key", b"\xff")],
    )
    entry = Entry(mark(TASK), batch, Incidents(2, [(TASK.chunk.source, 5)]))
    back = unpacked(packed(entry), TASK)
    assert back == entry
    assert type(back.batch.tally.rules[0].reasons) is Counter
    assert back.batch.tally != Tally.of(1)


def test_figures_over_the_corpus_are_not_dropped_in_silence() -> None:
    tally = full_tally()
    tally.figures.counts["r"] = Counter(fail=1)
    with pytest.raises(ValueError, match="figures"):
        packed(Entry(b"", Batch([], [], tally), Incidents()))


@pytest.mark.parametrize(
    "other",
    [
        Task(Chunk("chats", 5, TASK.chunk.lines), TASK.ordinals),
        Task(Chunk(TASK.chunk.source, 6, TASK.chunk.lines), TASK.ordinals),
        Task(Chunk(TASK.chunk.source, 5, [*TASK.chunk.lines, b""]), TASK.ordinals),
        Task(Chunk(TASK.chunk.source, 5, [b"{", b"}\n", b"{broken\n"]), TASK.ordinals),
        Task(TASK.chunk, {}),
    ],
)
def test_another_chunk_has_another_mark(other: Task) -> None:
    assert mark(other) != mark(TASK)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no zstandard",
        zstandard.compress(b"\xc1"),
        zstandard.compress(msgspec.msgpack.encode([b"", 0, [], [], [], [], "no counts"])),
        zstandard.compress(b"\x91" * 100_000),
        zstandard.ZstdCompressor(write_content_size=False).compress(b"\x00" * 100),
        b"\x28\xb5\x2f\xfd\xe0" + b"\xff" * 7 + b"\x7f" + b"\x01\x00\x00",
    ],
    ids=["empty", "not-packed", "no-message", "wrong-types", "too-deep", "no-size", "bomb"],
)
def test_what_is_no_entry_is_refused(data: bytes) -> None:
    with pytest.raises(WrongEntry):
        unpacked(data, TASK)


# --- an audit with a journal -----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def compiled() -> Compiled:
    return Compiled(load([EXAMPLE / "sop.yaml"]))


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bad record and repeated ids among the example's."""
    path = tmp_path_factory.mktemp("data") / "chats.ndjson"
    path.write_bytes(b"".join([*LINES[:20], b"{broken\n", b"\n", *LINES[10:40]]))
    return path


@pytest.fixture(autouse=True)
def _small_chunks() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(audits.audit, "read", lambda paths: read(paths, records=8))
        yield


def audited(
    compiled: Compiled, data: Path, journal: Journal | None, told: Callable[[Continued], object] = print
) -> dict[str, bytes]:
    zone = compiled.zone
    found = survey([str(data)], zone.info)
    setting = Setting(compiled.sop, zone, found.latest or 0, "en", False, False, (str(data),), found)
    streams = {name: io.BytesIO() for name in FORMATS}
    reports = [report(name, stream, setting) for name, stream in streams.items()]
    beside = Beside(None, Grouping.of(compiled.sop, zone, Roster()))
    audit(compiled, [str(data)], found, setting.as_of, reports, Silent(), 1, beside, journal, told)
    return {name: stream.getvalue() for name, stream in streams.items()}


@pytest.fixture(scope="module")
def plain(compiled: Compiled, data: Path) -> dict[str, bytes]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(audits.audit, "read", lambda paths: read(paths, records=8))
        return audited(compiled, data, None)


@pytest.fixture(scope="module")
def whole(compiled: Compiled, data: Path, plain: dict[str, bytes], tmp_path_factory: Any) -> bytes:
    """The journal of a whole audit."""
    path: Path = tmp_path_factory.mktemp("journal") / "one"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(audits.audit, "read", lambda paths: read(paths, records=8))
        opening = open_journal(path, MEANS, go_on=False)
        assert opening.journal is not None
        assert audited(compiled, data, opening.journal) == plain
        opening.journal.close()
    return path.read_bytes()


class Undisturbed:
    """What tests compare with; says little of itself when one fails."""

    def __init__(self, compiled: Compiled, data: Path, plain: dict[str, bytes], journal: bytes) -> None:
        self.compiled, self.data, self.plain, self.journal = compiled, data, plain, journal

    def same(self, made: dict[str, bytes]) -> bool:
        return made == self.plain


@pytest.fixture(scope="module")
def undisturbed(compiled: Compiled, data: Path, plain: dict[str, bytes], whole: bytes) -> Undisturbed:
    return Undisturbed(compiled, data, plain, whole)


def ends(journal: bytes) -> list[int]:
    """Where the frames of a journal end."""
    found, at = [], 0
    while at < len(journal):
        at += 12 + struct.unpack_from("<I", journal, at)[0]
        found.append(at)
    return found


def go_on(compiled: Compiled, data: Path, path: Path) -> tuple[dict[str, bytes], list[Continued]]:
    heard: list[Continued] = []
    opening = open_journal(path, MEANS, go_on=True)
    assert opening.journal is not None
    made = audited(compiled, data, opening.journal, heard.append)
    opening.journal.close()
    return made, heard


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(where=st.floats(0, 1), damage=st.booleans())
def test_cut_or_damaged_at_any_byte_it_gives_the_same_bytes(
    where: float,
    damage: bool,
    undisturbed: Undisturbed,
    tmp_path: Path,
) -> None:
    whole = undisturbed.journal
    at = min(int(where * len(whole)), len(whole) - 1)
    path = tmp_path / "journal"
    path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x40]) + whole[at + 1 :] if damage else whole[:at])
    made, heard = go_on(undisturbed.compiled, undisturbed.data, path)
    assert undisturbed.same(made)
    entries = max(sum(end <= at for end in ends(whole)) - 1, 0)
    assert [one.records for one in heard] == [sum([8, 8, 7, 8, 8, 8, 4][:entries])]
    assert heard[0].changed is None
    again = path.read_bytes() == whole
    assert again, "the journal is whole again"


def test_what_is_in_it_is_not_judged_again(
    compiled: Compiled, data: Path, plain: dict[str, bytes], whole: bytes, tmp_path: Path, monkeypatch: Any
) -> None:
    judged: list[int] = []

    def run(compiled: Compiled, tasks: Iterable[Task], *rest: Any) -> Iterator[tuple[Task, Batch]]:
        for pair in untouched(compiled, tasks, *rest):
            judged.append(pair[0].chunk.first_line)
            yield pair

    untouched = audits.audit.run
    monkeypatch.setattr(audits.audit, "run", run)
    path = tmp_path / "journal"
    path.write_bytes(whole[: ends(whole)[3]])
    assert go_on(compiled, data, path)[0] == plain
    assert judged == [25, 33, 41, 49]
    judged.clear()
    assert go_on(compiled, data, path)[0] == plain
    assert judged == []


def test_data_that_have_changed_are_judged_again_from_there(
    compiled: Compiled, data: Path, whole: bytes, tmp_path: Path
) -> None:
    other = data.with_name("chats.ndjson")
    before = other.read_bytes()
    try:
        other.write_bytes(before.replace(b"T-1015", b"T-9015"))
        expected = audited(compiled, other, None)
        path = tmp_path / "journal"
        path.write_bytes(whole)
        made, heard = go_on(compiled, other, path)
    finally:
        other.write_bytes(before)
    assert made == expected
    assert heard == [Continued(8, (str(other), 9))]


def test_workers_that_died_before_are_still_told_of(tmp_path: Path) -> None:
    opening = open_journal(tmp_path / "j", MEANS, go_on=True)
    assert opening.journal is not None
    opening.journal.put(Entry(mark(TASK), Batch([], [], Tally.of(1)), Incidents(3, [("chats", 6)])))
    opening.journal.close()
    again = open_journal(tmp_path / "j", MEANS, go_on=True)
    assert again.journal is not None
    taken = again.journal.take(TASK)
    assert taken is not None
    assert taken.incidents == Incidents(3, [("chats", 6)])


# --- the file --------------------------------------------------------------------------------------------


def test_it_is_for_one_process_and_one_user(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "j"
    first = open_journal(path, MEANS, go_on=True)
    assert first.found == "nothing"
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert open_journal(path, MEANS, go_on=True).found == "busy"
    assert first.journal is not None
    first.journal.remove()
    assert not path.exists()
    assert open_journal(path, MEANS, go_on=True).found == "nothing"


def test_it_says_what_has_changed_and_begins_anew(tmp_path: Path) -> None:
    path = tmp_path / "j"
    opening = open_journal(path, {"sop": "1", "judge": "network"}, go_on=True)
    assert opening.journal is not None
    opening.journal.put(Entry(mark(TASK), Batch([], [], Tally.of(1)), Incidents()))
    opening.journal.close()
    other = open_journal(path, {"sop": "2", "judge": "network"}, go_on=True)
    assert (other.found, other.changed) == ("changed", ("sop",))
    assert other.journal is not None
    assert other.journal.take(TASK) is None
    other.journal.close()
    assert open_journal(path, {"sop": "2", "judge": "network"}, go_on=True).found == "interrupted"


def test_links_and_places_that_cannot_be_written_are_no_journals(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("mine")
    (tmp_path / "link").symlink_to(victim)
    assert open_journal(tmp_path / "link", MEANS, go_on=False).found == "failed"
    assert victim.read_text() == "mine"
    assert open_journal(victim / "j", MEANS, go_on=False).found == "failed"


def test_a_full_disk_ends_the_journal_and_not_the_audit(
    compiled: Compiled, data: Path, plain: dict[str, bytes], tmp_path: Path, monkeypatch: Any
) -> None:
    path = tmp_path / "j"
    opening = open_journal(path, MEANS, go_on=False)
    assert opening.journal is not None

    def full(file: object, written: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("audits.resuming.journal._write", full)
    assert audited(compiled, data, opening.journal) == plain
    assert not opening.journal.kept
    assert not path.exists()


def test_the_place_depends_on_data_and_sop(monkeypatch: Any, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    one = place(["a.ndjson"], ["sop.yaml"])
    assert one == place(["a.ndjson"], ["sop.yaml"])
    assert one.parent == tmp_path / "sop-audit"
    assert (
        len({one, place(["b.ndjson"], ["sop.yaml"]), place(["a.ndjson"], []), place(["-"], ["sop.yaml"])})
        == 4
    )
    monkeypatch.chdir(tmp_path)
    assert place(["a.ndjson"], ["sop.yaml"]) != one
    assert place(["-", "\udcff"], ["sop.yaml"]).parent == one.parent


def test_what_nobody_continues_goes_after_two_weeks(monkeypatch: Any, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    names = [place([name], []) for name in "abc"]
    held = open_journal(names[0], MEANS, go_on=True)
    for path in names[1:]:
        opening = open_journal(path, MEANS, go_on=True)
        assert opening.journal is not None
        opening.journal.close()
    for path in names[:2]:
        os.utime(path, (0, path.stat().st_mtime - 15 * 86_400))
    sweep()
    assert [path.exists() for path in names] == [True, False, True]
    assert held.journal is not None


def test_verdicts_depend_on_what_a_meaning_names(compiled: Compiled) -> None:
    options: dict[str, Any] = {"language": "", "judge": "network", "ledger": False}
    one = meaning([compiled.sop], compiled.zone, 5, NOTHING_BESIDE, **options)
    assert one == meaning([compiled.sop], compiled.zone, 5, NOTHING_BESIDE, **options)
    for changed in ({"language": "en"}, {"judge": "oracle"}, {"ledger": True}):
        other = meaning([compiled.sop], compiled.zone, 5, NOTHING_BESIDE, **{**options, **changed})
        assert [name for name in one if one[name] != other[name]] == list(changed)
