"""What a user's files may look like, and what becomes of each line."""

from __future__ import annotations

import gzip
import io
import os
import random
import struct
import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
import zstandard

from audits.readers import BadRecord, Chunk, InputMissing, find, read
from audits.readers import records as records_reader
from engine.conversation import Conversation, decode

LINES = [b'{"id":"%d","events":[],"subject":"%s"}' % (n, b"x" * (n % 90)) for n in range(2000)]
TEXT = b"\n".join(LINES) + b"\n"


def zst(data: bytes) -> bytes:
    return zstandard.ZstdCompressor(write_checksum=True).compress(data)


def gathered(*paths: object, **options: int) -> tuple[list[bytes], list[BadRecord]]:
    """All lines, their numbering checked (a bad row group leaves a gap), and all that was bad."""
    lines: list[bytes] = []
    bad: list[BadRecord] = []
    numbers: dict[str, int] = {}
    for got in read([str(path) for path in paths], **options):
        if isinstance(got, BadRecord):
            bad.append(got)
            numbers[got.source] = 0 if "rows" in got.reason else (got.line or 0) + 1
        else:
            assert got.first_line == numbers.get(got.source, 1) or not numbers[got.source]
            numbers[got.source] = got.first_line + len(got.lines)
            lines += got.lines
    return lines, bad


@pytest.fixture
def file(tmp_path: Path) -> Callable[..., Path]:
    def write(data: bytes, name: str = "chats.ndjson") -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return path

    return write


File = Callable[..., Path]


@pytest.mark.parametrize("pack", [bytes, gzip.compress, zst])
@pytest.mark.parametrize("name", ["a.ndjson", "a.jsonl", "a.ndjson.gz", "a.ndjson.zst", "a.txt"])
def test_content_not_the_name_decides_how_a_file_is_unpacked(
    file: File, pack: Callable[[bytes], bytes], name: str
) -> None:
    assert gathered(file(pack(TEXT), name)) == (LINES, [])


@pytest.mark.parametrize(
    ("data", "lines"),
    [
        (b"", []),
        (b"\n", [b""]),
        (b"{}", [b"{}"]),
        (b"{}\n{}", [b"{}", b"{}"]),
        (b'\xef\xbb\xbf{"a":1}\n', [b'{"a":1}']),
        (b"{}\r\n\r\n{}\r\n", [b"{}", b"", b"{}"]),
        (b"\n  \n\t\n{}\n", [b"", b"", b"", b"{}"]),
        (b'{"a":"\xff"}\n{}\n', [b'{"a":"\xff"}', b"{}"]),
        (b"oops\n{}\n", [b"oops", b"{}"]),
    ],
    ids=["empty", "newline", "no_last_newline", "two", "bom", "crlf", "blank", "broken_utf8", "broken_json"],
)
def test_lines_keep_their_numbers(file: File, data: bytes, lines: list[bytes]) -> None:
    assert gathered(file(data)) == (lines, [])


def test_chunks_stay_within_both_limits(file: File) -> None:
    path = str(file(TEXT))
    sizes = [len(got.lines) for got in read([path], records=64) if isinstance(got, Chunk)]
    assert max(sizes) == 64
    for got in read([path], size=1000):
        assert isinstance(got, Chunk)
        assert sum(map(len, got.lines)) <= 1000


@pytest.mark.parametrize("pack", [bytes, gzip.compress, zst])
def test_a_message_of_12_mb_is_one_line(file: File, pack: Callable[[bytes], bytes]) -> None:
    long = b'{"id":"a","events":[{"type":"message","text":"' + b"ya " * 4_000_000 + b'"}]}'
    lines, bad = gathered(file(pack(b"{}\n" + long + b"\n{}\n")))
    assert lines == [b"{}", long, b"{}"]
    assert not bad
    assert len(decode(long).events[0].text or "") == 12_000_000


def test_a_line_beyond_the_bound_is_named_and_the_rest_is_read(
    file: File, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records_reader, "LONGEST", 3 << 20)
    data = b'{}\n{"a":"' + b"x" * (9 << 20) + b'"}\n{}\n\n{}'
    path = file(data)
    assert gathered(path) == (
        [b"{}", b"{}", b"", b"{}"],
        [BadRecord(str(path), 2, "the line is longer than 3 MiB")],
    )


def test_a_bomb_without_lines_is_not_gathered_in_memory(file: File) -> None:
    packer = zstandard.ZstdCompressor().compressobj()
    packed = b"".join(packer.compress(b"0" * (1 << 20)) for _ in range(400)) + packer.flush()
    path = file(packed)
    reason = "not a JSON object: the line does not begin with {"
    assert gathered(path) == ([], [BadRecord(str(path), 1, reason)])


class TestDamage:
    """Everything before the damage is delivered; the line it falls in is not, and is named."""

    @pytest.mark.parametrize(("name", "pack"), [("gzip", gzip.compress), ("zstd", zst)])
    def test_a_stream_that_ends_early(self, file: File, name: str, pack: Callable[[bytes], bytes]) -> None:
        packed = pack(TEXT)
        for end in [5, 11, *range(100, len(packed) - 20, len(packed) // 9), len(packed) - 1]:
            path = file(packed[:end])
            lines, bad = gathered(path)
            assert lines == LINES[: len(lines)]
            assert bad == [
                BadRecord(str(path), len(lines) + 1, f"{name} stream ends early; what follows is lost")
            ]
        assert len(lines) == len(LINES)

    def test_gzip_gives_all_that_can_be_unpacked(self, file: File) -> None:
        packed = bytearray(gzip.compress(os.urandom(3000).hex().encode() + b"\n" + TEXT))
        packed[-8] ^= 1  # the checksum
        lines, bad = gathered(file(packed))
        assert lines[1:] == LINES
        assert [got.reason for got in bad] == [
            "gzip stream is damaged (incorrect data check); what follows is lost"
        ]

    @pytest.mark.parametrize("pack", [gzip.compress, zst])
    def test_a_changed_bit_never_looks_clean(self, file: File, pack: Callable[[bytes], bytes]) -> None:
        packed = pack(TEXT)
        chance = random.Random(4)
        for _ in range(40):
            broken = bytearray(packed)
            broken[chance.randrange(20, len(packed))] ^= 1 << chance.randrange(8)
            assert gathered(file(broken))[1]

    def test_several_streams_in_one_file_are_one(self, file: File) -> None:
        parts = [TEXT[at : at + 3000] for at in range(0, len(TEXT), 3000)]
        note = b"\x50\x2a\x4d\x18" + struct.pack("<I", 3) + b"abc"  # a frame that is to be skipped
        assert gathered(file(b"".join(map(gzip.compress, parts)) + bytes(512))) == (LINES, [])
        assert gathered(file(note + b"".join(map(zst, parts)) + note)) == (LINES, [])

    @pytest.mark.parametrize("pack", [gzip.compress, zst])
    def test_something_behind_the_stream_is_named(self, file: File, pack: Callable[[bytes], bytes]) -> None:
        lines, bad = gathered(file(pack(TEXT) + b"something"))
        assert lines == LINES
        assert bad[0].line == 2001

    def test_the_other_files_are_read(self, file: File) -> None:
        broken = file(gzip.compress(TEXT)[:-4], "a.ndjson.gz")
        lines, bad = gathered(broken, file(b"{}\n", "b.ndjson"))
        assert lines == [*LINES, b"{}"]
        assert [got.source for got in bad] == [str(broken)]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ('{"id":"a"}\n'.encode("utf-16"), "the text is UTF-16; save it as UTF-8"),
        ('{"id":"a"}\n'.encode("utf-16-be"), "the text is UTF-16; save it as UTF-8"),
        (b"PK\x03\x04\x14\x00\x06\x00", "not text: a file of JSON lines is expected"),
    ],
    ids=["utf16", "utf16_without_bom", "spreadsheet"],
)
def test_a_file_of_another_kind_is_named_once(file: File, data: bytes, reason: str) -> None:
    path = file(data)
    assert gathered(path) == ([], [BadRecord(str(path), None, reason)])


class TestPaths:
    def test_a_folder_is_read_in_order_and_through(self, file: File, tmp_path: Path) -> None:
        for name in ("b.ndjson", "a/z.jsonl", "a/c.ndjson.gz", ".hidden/x.ndjson", ".x.ndjson", "notes.txt"):
            file(b"{}\n", f"in/{name}")
        folder = str(tmp_path / "in")
        assert [source.name for source in find([folder])] == [
            f"{folder}/a/c.ndjson.gz",
            f"{folder}/a/z.jsonl",
            f"{folder}/b.ndjson",
        ]
        assert gathered(folder) == ([b"{}"] * 3, [])

    def test_what_is_missing_is_told_at_once_and_together(self, file: File, tmp_path: Path) -> None:
        file(b"{}\n")
        (tmp_path / "empty").mkdir()
        with pytest.raises(InputMissing) as caught:
            read([str(tmp_path / "chat.ndjson"), str(tmp_path / "empty"), "/no/such/place", ""])
        one, two, three, four = str(caught.value).splitlines()
        assert one.endswith(f"no such file or folder; did you mean {tmp_path}/chats.ndjson?")
        assert "nothing to read in this folder" in two
        assert three.startswith("/no/such/place: no such file or folder; conversation records are")
        assert four.startswith("a path is empty")

    def test_no_path_at_all(self) -> None:
        with pytest.raises(InputMissing, match="no data given"):
            read([])

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
    def test_a_pipe_can_be_read_twice(self, tmp_path: Path) -> None:
        pipe = tmp_path / "pipe"
        os.mkfifo(pipe)
        threading.Thread(target=pipe.write_bytes, args=(gzip.compress(TEXT),)).start()
        assert gathered(pipe) == gathered(pipe) == (LINES, [])


class TestStandardInput:
    @pytest.fixture(params=[bytes, gzip.compress, zst])
    def _given(self, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(request.param(TEXT))))

    @pytest.mark.usefixtures("_given")
    def test_it_can_be_read_twice(self) -> None:
        assert gathered("-") == gathered("-") == (LINES, [])
        assert [source.name for source in find(["-"])] == ["-"]

    def test_a_new_one_is_read_anew(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for data in (b"{}\n", b"[]\n"):
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
            assert gathered("-") == ([data.strip()], [])

    def test_none_at_all(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "stdin", None)
        assert gathered("-") == ([], [BadRecord("-", None, "cannot be read: there is no standard input")])


class TestParquet:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")

    def write(self, path: Path, rows: object, **options: object) -> Path:
        table = rows if isinstance(rows, self.pyarrow.Table) else self.pyarrow.Table.from_pylist(rows)
        self.parquet.write_table(table, path, **options)
        return path

    def decoded(self, path: Path) -> list[Conversation]:
        lines, bad = gathered(path)
        assert not bad
        return [decode(line) for line in lines]

    def test_rows_are_the_same_records_as_lines(self, tmp_path: Path) -> None:
        from msgspec import json

        line = json.encode(
            {
                "id": "T-1",
                "channel": "whatsapp",
                "created_at": "2026-01-05T09:00:00+07:00",
                "tags": ["refund"],
                "customer": {"id": "c1", "new": True},
                "fields": {"order_total": 120000},
                "events": [
                    {
                        "at": "2026-01-05T09:00:00+07:00",
                        "type": "message",
                        "by": "customer",
                        "text": "Halo 😀",
                    },
                    {"type": "action", "name": "refund", "args": {"order": "O-1"}},
                    {"type": "rating", "value": 4, "out_of": 5},
                    {"type": "message", "text": "catatan", "public": False, "labels": ["a", "b"]},
                    {"type": "message", "attachments": [{"kind": "image"}]},
                ],
            }
        )
        path = self.write(tmp_path / "a.parquet", [json.decode(line)])
        assert self.decoded(path) == [decode(line)]
        assert "null" not in gathered(path)[0][0].decode()
        flat = {
            name: value if isinstance(value, str) else json.encode(value).decode()
            for name, value in json.decode(line).items()
        }
        assert self.decoded(self.write(tmp_path / "b.parquet", [flat])) == [decode(line)]

    def test_timestamps_become_text_with_their_offset(self, tmp_path: Path) -> None:
        pa = self.pyarrow
        moment = datetime(2026, 1, 5, 2, 0, tzinfo=UTC)
        event = pa.struct([("at", pa.timestamp("ns")), ("type", pa.string()), ("text", pa.large_string())])
        schema = pa.schema(
            [
                ("id", pa.string()),
                ("created_at", pa.timestamp("ms", "Asia/Jakarta")),
                ("closed_at", pa.timestamp("ns", "UTC")),
                ("events", pa.large_list(event)),
                ("fields", pa.map_(pa.string(), pa.decimal128(9, 2))),
            ]
        )
        row = {
            "id": "a",
            "created_at": moment,
            "closed_at": pa.scalar(moment.timestamp() * 1e9 + 1, pa.int64()).cast(pa.timestamp("ns", "UTC")),
            "events": [{"at": moment.replace(tzinfo=None), "type": "message", "text": "ya"}],
            "fields": [("total", 12), ("none", None)],
        }
        arrays = [pa.array([row[name]], kind) for name, kind in zip(schema.names, schema.types, strict=True)]
        (got,) = self.decoded(self.write(tmp_path / "a.parquet", pa.Table.from_arrays(arrays, schema=schema)))
        assert got.created_at == "2026-01-05T09:00:00+07:00"
        assert got.closed_at == "2026-01-05T02:00:00+00:00"
        assert got.events[0].at == "2026-01-05T02:00:00"
        assert got.fields == {"total": 12.0}

    def test_row_groups_are_read_in_small_batches(self, tmp_path: Path) -> None:
        rows = [{"id": str(n), "events": [{"type": "message", "text": "x" * 100}]} for n in range(1000)]
        path = str(self.write(tmp_path / "a.parquet", rows, row_group_size=300))
        chunks = [got for got in read([path], records=64) if isinstance(got, Chunk)]
        assert [decode(line).id for got in chunks for line in got.lines] == [row["id"] for row in rows]
        assert max(len(got.lines) for got in chunks) == 64
        chunks = [got for got in read([path], size=2000) if isinstance(got, Chunk)]
        assert max(sum(map(len, got.lines)) for got in chunks) <= 2000

    def test_a_row_that_cannot_be_said_in_json_is_named(self, tmp_path: Path) -> None:
        pa = self.pyarrow
        table = pa.table({"id": [b"a", b"\xff", b"c"], "events": ["[]", "[]", "[]"]})
        path = self.write(tmp_path / "a.parquet", table)
        lines, bad = gathered(path)
        assert [decode(line).id for line in lines] == ["a", "c"]
        assert [(got.line, got.reason[:32]) for got in bad] == [(2, "the row holds a text that is not")]

    def test_what_is_no_conversation_table_is_named(self, file: File, tmp_path: Path) -> None:
        whole = self.write(tmp_path / "a.parquet", [{"name": "x"}])
        assert gathered(whole)[1] == [BadRecord(str(whole), None, "has no column id and no column events")]
        cut = file(whole.read_bytes()[:-9], "b.parquet")
        assert gathered(cut)[1][0].reason.startswith("not a readable Parquet file: ")
        assert gathered(file(b"", "c.parquet"))[1][0].reason.startswith("not a readable Parquet file: ")

    def test_a_damaged_row_group_costs_only_itself(self, tmp_path: Path) -> None:
        rows = [{"id": f"{n:05d}", "events": "[]"} for n in range(3000)]
        path = self.write(
            tmp_path / "a.parquet", rows, row_group_size=1000, compression="zstd", use_dictionary=False
        )
        meta = self.parquet.ParquetFile(path).metadata.row_group(1).column(0)
        data = bytearray(path.read_bytes())
        for at in range(meta.data_page_offset + 30, meta.data_page_offset + meta.total_compressed_size):
            data[at] ^= 0x5A
        path.write_bytes(data)
        lines, bad = gathered(path)
        assert len(lines) == 2000
        assert bad[0].line == 1001
        assert bad[0].reason.startswith("rows 1001 to 2000 cannot be read: ")

    def test_on_standard_input(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        data = self.write(tmp_path / "a.parquet", [{"id": "a", "events": "[]"}]).read_bytes()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        assert gathered("-") == gathered("-") == ([b'{"id":"a","events":[]}'], [])

    def test_without_pyarrow_it_says_what_to_install(
        self, file: File, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("audits.readers.sources.find_spec", lambda name: None)
        with pytest.raises(InputMissing, match=r"pip install 'sop-audit\[parquet\]'"):
            read([str(file(b"", "a.parquet"))])
