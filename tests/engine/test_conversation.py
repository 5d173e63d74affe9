"""Records as people's exports have them: what is accepted, what is mended, and how the rest is named."""

from __future__ import annotations

import json

import pytest

from engine.conversation import UnreadableRecord, decode, mended


def record(*events: str, more: str = "") -> bytes:
    return f'{{"id":"a",{more}"events":[{",".join(events)}]}}'.encode()


FULL = {
    "id": "T-1",
    "events": [
        {
            "at": "2026-01-05T09:00:00+07:00",
            "type": "message",
            "by": "customer",
            "text": "Halo",
            "public": False,
        },
        {"type": "message", "attachments": []},
        {"type": "message", "text": ""},
        {"type": "status", "to": "pending", "from": "open"},
        {"type": "assign", "group": "tier-2"},
        {"type": "action", "name": "refund", "args": {"order": "O-1"}},
        {"type": "rating", "value": 0, "out_of": 5, "scale": "csat"},
        {"type": "note", "anything": [1, {"x": None}]},
    ],
    "unknown": {"a": [1]},
}


def test_a_record_with_everything() -> None:
    got = decode(json.dumps(FULL).encode())
    assert [event.type for event in got.events[3:6]] == ["status", "assign", "action"]
    assert got.events[3].from_ == "open"
    assert not got.events[0].public
    assert got.events[1].public


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"", "not valid JSON: the line is empty"),
        (b"{}", "`id` is missing"),
        (b'{"id":"a"}', "`events` is missing"),
        (b'{"id":1,"events":[]}', "`id`: text expected, not a whole number"),
        (b'{"id":null,"events":[]}', "`id`: text expected, not null"),
        (b'{"id":"a","events":{}}', "`events`: a list expected, not an object"),
        (b"[1]", "an object expected, not a list"),
        (record("{}"), "`events[0]`: `type` is missing"),
        (record('"halo"'), "`events[0]`: an object expected, not text"),
        (record('{"type":"message","text":3}'), "`events[0].text`: text expected, not a whole number"),
        (record('{"type":"message"}'), "`events[0]`: an event of type message needs `text` or `attachments`"),
        (record('{"type":"status","to":null}'), "`events[0]`: an event of type status needs `to`"),
        (record('{"type":"assign"}'), "`events[0]`: an event of type assign needs `to` or `group`"),
        (record('{"type":"rating","value":null}'), "`events[0]`: an event of type rating needs `value`"),
        (
            record('{"type":"x","by":"Agent"}'),
            "`events[0].by`: 'Agent' is none of customer, agent, bot, system",
        ),
        (record('{"type":"x","public":"no"}'), "`events[0].public`: true or false expected, not text"),
        (record('{"type":"x","labels":"x"}'), "`events[0].labels`: a list expected, not text"),
        (record('{"type":"x","args":[]}'), "`events[0].args`: an object expected, not a list"),
        (record(more='"created_at":1767579119,'), "`created_at`: text expected, not a whole number"),
        (record(more='"tags":"refund",'), "`tags`: a list expected, not text"),
        (b'{"id":"a","events":[', "not valid JSON: the record is cut off at its end (offset 20)"),
        (
            b'{"id":"a","events":[]}{}',
            "not valid JSON: the record ends before offset 22 (write one record a line)",
        ),
        (b"{'id':'a'}", "not valid JSON: object keys must be strings at offset 1"),
        (record(more='"fields":{"x":NaN},'), "not valid JSON: write null instead of NaN at offset 24"),
        (record(more='"x":"a\tb",'), "not valid JSON: invalid character at offset 16"),
    ],
)
def test_what_cannot_be_read_says_what_and_where(line: bytes, reason: str) -> None:
    with pytest.raises(UnreadableRecord) as caught:
        decode(line)
    assert str(caught.value) == reason


@pytest.mark.parametrize(
    "where",
    [
        b'"id":"%s","events":[]',
        b'"id":"a","x":"%s","events":[]',
        b'"id":"a","%s":1,"events":[]',
        b'"id":"a","x":{"y":["%s"]},"events":[]',
        b'"id":"a","fields":{"%s":"%s"},"events":[]',
    ],
    ids=["value", "unknown_value", "unknown_key", "nested", "fields"],
)
@pytest.mark.parametrize("broken", [b"\xff", b"\xc3", b"\xc0\xaf", b"\xed\xa0\x80", b"\xf5\x80\x80\x80"])
def test_broken_utf8_is_found_wherever_it_is(where: bytes, broken: bytes) -> None:
    line = b"{" + where.replace(b"%s", broken) + b"}"
    with pytest.raises(UnreadableRecord) as caught:
        decode(line)
    reason = f"not valid UTF-8: byte 0x{broken[0]:02x} at offset {line.index(broken)}"
    assert str(caught.value) == reason


class TestMended:
    @pytest.mark.parametrize(
        ("escaped", "text"),
        [
            (r"ya \ud83d", "ya \ufffd"),
            (r"\ude00", "\ufffd"),
            (r"\ud83d\ude00 \ud83d", "😀 \ufffd"),
            (r"\ud83dA\u0041", "\ufffdAA"),
            (r"\\ud83d \ud83d", "\\ud83d \ufffd"),
            (r"\ud83d\ud83d\ude00", "\ufffd😀"),
        ],
    )
    def test_half_of_a_surrogate_pair(self, escaped: str, text: str) -> None:
        assert decode(record(f'{{"type":"message","text":"{escaped}"}}')).events[0].text == text
        assert decode(record(more=f'"x":"{escaped}",')).id == "a"

    def test_nothing_else_is_touched(self) -> None:
        line = rb'{"id":"\u0000\n\\u\ud83d\ude00"}'
        assert mended(line) == line

    def test_a_null_for_public_is_the_same_as_none(self) -> None:
        events = decode(record('{"type":"x","public":null}', '{"type":"x","public":false}')).events
        assert [event.public for event in events] == [True, False]


class TestHostile:
    @pytest.mark.parametrize("where", ['"x":%s,', '"fields":{"x":%s},'])
    @pytest.mark.parametrize("brackets", ["[]", ("{" + '"a":', "}")])
    def test_deep_nesting(self, where: str, brackets: tuple[str, str]) -> None:
        for depth in (10_000, 1_000_000):
            deep = brackets[0] * depth + "1" + brackets[1] * depth
            with pytest.raises(UnreadableRecord, match="nested too deeply"):
                decode(record(more=where % deep))

    @pytest.mark.parametrize("number", ["9" * 100_000, "1e999", "-1e999"])
    def test_numbers_beyond_all_bounds(self, number: str) -> None:
        with pytest.raises(UnreadableRecord, match=r"`fields\[\.\.\.\]`: .* out of range"):
            decode(record(more=f'"fields":{{"x":{number}}},'))
        with pytest.raises(UnreadableRecord, match=r"events\[0\]"):
            decode(record(f'{{"type":"rating","value":{number}}}'))

    def test_a_rating_that_no_scale_has(self) -> None:
        with pytest.raises(UnreadableRecord, match=r"`events\[0\].value`: the number is too large"):
            decode(record('{"type":"rating","value":%s}' % ("9" * 400)))

    def test_nul_is_a_character_like_others(self) -> None:
        assert decode(record(r'{"type":"message","text":"a\u0000b"}')).events[0].text == "a\0b"

    def test_of_a_key_written_twice_the_last_counts(self) -> None:
        assert decode(b'{"id":"a","id":"b","events":[],"events":[{"type":"x"}]}').id == "b"

    def test_a_long_wrong_value_makes_no_long_message(self) -> None:
        with pytest.raises(UnreadableRecord) as caught:
            decode(record('{"type":"x","by":"%s"}' % ("a" * 1_000_000)))
        assert len(str(caught.value)) < 200
