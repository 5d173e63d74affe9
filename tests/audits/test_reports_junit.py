"""junit: what common readers of test results make of it."""

from __future__ import annotations

from xml.etree import ElementTree

import junitparser
from reported import (
    HOSTILE,
    PHONE,
    RULES,
    Case,
    case,
    conversation,
    evidence,
    finding,
    judged,
    setting,
    verdict,
    written,
)

from audits.readers import BadRecord


def suites(data: bytes) -> list[junitparser.TestSuite]:
    return list(junitparser.JUnitXml.fromstring(data))


def test_a_suite_a_file_and_a_case_a_rule_and_conversation() -> None:
    chat = conversation("T-1", "kok lama", "dana pasti kembali")
    broken = finding("must not be said", evidence(chat, 1, "pasti kembali"))
    one = Case(
        chat,
        [
            verdict(chat, RULES[0], "not_applicable"),
            verdict(chat, RULES[1], "fail", broken, finding("nothing said", evidence(chat, 1))),
            verdict(chat, RULES[2], "not_evaluable", reason="no time"),
        ],
    )
    other = conversation("T-2", "halo")
    two = Case(other, [verdict(other, rule, "pending") for rule in RULES])
    bad = [BadRecord("b.ndjson", 7, "not valid JSON")]
    first, second = suites(written("junit", [judged([one], "a.ndjson"), judged([two], "b.ndjson", bad)]))

    assert (first.name, first.tests, first.failures, first.skipped, first.errors) == ("a.ndjson", 2, 1, 1, 0)
    assert (second.name, second.tests, second.skipped, second.errors) == ("b.ndjson", 4, 3, 1)
    failed, unclear = list(first)
    assert (failed.classname, failed.name) == ("T-1", "janji: No promises")
    (failure,) = failed.result
    assert isinstance(failure, junitparser.Failure)
    assert (failure.message, failure.type) == ("must not be said", "critical")
    assert failure.text.splitlines() == [
        "must not be said (event 1, 2026-01-05T09:01:00+07:00): “pasti kembali”",
        "nothing said (event 1, 2026-01-05T09:01:00+07:00: should follow here)",
    ]
    (skipped,) = unclear.result
    assert isinstance(skipped, junitparser.Skipped)
    assert skipped.message == "no time"
    (error,) = list(second)[-1].result
    assert isinstance(error, junitparser.Error)
    assert error.message == "not valid JSON"
    assert list(second)[-1].classname == "b.ndjson:7"
    assert {prop.name: prop.value for prop in first.properties()}["sop"] == "toko@1.0.0"


def test_hostile_text_is_text() -> None:
    cases = []
    for text in HOSTILE:
        chat = conversation(text, "x", text)
        cases.append(case(chat, finding(text, evidence(chat, 1, text))))
    data = written("junit", cases)
    assert {element.tag for element in ElementTree.fromstring(data).iter()} == {
        *("testsuites", "testsuite", "properties", "property", "testcase", "failure"),
    }
    (suite,) = suites(data)
    assert suite.failures == len(HOSTILE)
    messages = [one.result[0].message for one in suite if one.result]
    assert messages[0] == HOSTILE[0]
    assert "\u202e" not in data.decode()


def test_personal_data_is_masked() -> None:
    chat = conversation("T-1", "x", f"hubungi {PHONE}")
    broken = [case(chat, finding("x", evidence(chat, 1, "hubungi 0812-34")))]
    assert "0812" not in written("junit", broken).decode()
    assert "hubungi [telepon]" in written("junit", broken, setting(language="id")).decode()
    assert "0812-34" in written("junit", broken, setting(unmask=True)).decode()


def test_nothing_judged_is_an_empty_but_whole_file() -> None:
    assert suites(written("junit", [])) == []
