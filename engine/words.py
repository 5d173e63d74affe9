"""What findings say, in Indonesian and English. One entry a code of `engine.outcome.Shortfall`.

Durations keep the units that officers write (15m, 2h30m); `kind` entries come before the general ones.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.instants import SECOND
from rules.constraints import SHARES
from rules.duration import Duration, format_seconds

LANGUAGES = ("id", "en")

_METRICS: Mapping[str, Mapping[str, str]] = {
    "id": {
        "first_reply": "balasan pertama",
        "next_reply": "balasan berikutnya",
        "periodic_update": "kabar berkala",
        "requester_wait": "waktu tunggu pelanggan",
        "agent_work": "waktu kerja agen",
        "resolution": "penyelesaian",
        "escalation": "eskalasi",
        "run": "tindak lanjut",
    },
    "en": {
        "first_reply": "first reply",
        "next_reply": "next reply",
        "periodic_update": "periodic update",
        "requester_wait": "requester wait",
        "agent_work": "agent work",
        "resolution": "resolution",
        "escalation": "escalation",
        "run": "follow-up",
    },
}

_QUANTITIES: Mapping[str, Mapping[str, str]] = {
    "id": {
        "characters": "karakter",
        "words": "kata",
        "sentences": "kalimat",
        "longest_sentence": "kata dalam satu kalimat",
        "questions": "tanda tanya",
        "exclamations": "tanda seru",
        "emoji": "emoji",
        "capitals": "bagian huruf besar",
        "repeated_letters": "huruf berulang",
        "links": "tautan",
        "list_items": "butir daftar",
        "abbreviations": "singkatan",
        "slang": "kata gaul",
        "informal": "kata tidak baku",
        "indonesian": "bagian bahasa Indonesia",
        "english": "bagian bahasa Inggris",
        "mixing": "bagian bahasa kedua",
        "template": "kemiripan dengan templat",
    },
    "en": {
        "characters": "characters",
        "words": "words",
        "sentences": "sentences",
        "longest_sentence": "words in one sentence",
        "questions": "question marks",
        "exclamations": "exclamation marks",
        "emoji": "emoji",
        "capitals": "share of capitals",
        "repeated_letters": "repeated letters",
        "links": "links",
        "list_items": "list items",
        "abbreviations": "abbreviations",
        "slang": "slang words",
        "informal": "informal words",
        "indonesian": "share of Indonesian",
        "english": "share of English",
        "mixing": "share of the second language",
        "template": "nearness to the template",
    },
}

_TEXTS: Mapping[str, Mapping[str, str]] = {
    "id": {
        "greeting too-few": "tidak ada salam dalam {n} pesan pertama agen",
        "greeting too-few one": "tidak ada salam dalam pesan pertama agen",
        "closing too-few": "tidak ada penutup dalam {n} pesan terakhir agen",
        "closing too-few one": "tidak ada penutup dalam pesan terakhir agen",
        "too-few none": "tidak pernah dikatakan{window}",
        "too-few": "dikatakan {count} kali, paling sedikit {at_least} kali{window}",
        "too-many never": "tidak boleh dikatakan{window}",
        "too-many": "dikatakan {count} kali, paling banyak {at_most} kali{window}",
        "lacking": "pesan ini tidak memuat yang wajib dikatakan{window}",
        "over": "{value} {quantity}, paling banyak {limit}",
        "over share": "{quantity} {value}, paling banyak {limit}",
        "under": "{value} {quantity}, paling sedikit {limit}",
        "under share": "{quantity} {value}, paling sedikit {limit}",
        "late stopped": "{metric} setelah {elapsed}{clock}, batas {limit}",
        "late open": "{metric} belum ada setelah {elapsed}{clock}, batas {limit}",
        "late never": "{metric} tidak pernah ada",
        "too-few-events": "{what} terjadi {count} kali, paling sedikit {n} kali",
        "choice too-few-events": "tidak satu pun dari kedua kejadian terjadi",
        "too-many-events": "{what} terjadi {count} kali, paling banyak {most} kali",
        "not-first": "kejadian pertama bukan {wanted}",
        "not-last": "kejadian terakhir bukan {wanted}",
        "both": "kedua kejadian terjadi, padahal hanya boleh salah satu",
        "no-response": "tidak diikuti {wanted}{within}",
        "no-precedence": "tidak didahului {wanted}{within}",
        "no-partner": "tidak disertai {wanted}{within}",
        "forbidden": "tidak boleh ada bersama {wanted}{within}",
        "out-of-order": "langkah «{step}» tidak pada urutannya",
        "step-missing": "langkah «{step}» tidak dilakukan{within}",
        "time-missing": "waktu kejadian yang diperlukan tidak tercatat",
        "first": " dalam {n} pesan pertama",
        "last": " dalam {n} pesan terakhir",
        "within": " dalam {within}",
        "wanted": "kejadian yang diwajibkan",
        "what": "kejadian ini",
        "escalation no-precedence": "dieskalasi tanpa {wanted} sebelumnya",
        "gaming parked": "{what} dipasang padahal pesan terakhir pelanggan belum dijawab",
        "gaming reopened": "dinyatakan selesai, lalu dibuka lagi{within}",
        "gaming no-precedence": "status tunggu dipasang padahal belum ada {wanted} sama sekali",
        "promise-late": "janji “{said}” baru ditepati {late} sesudah waktunya",
        "promise-broken": "janji “{said}” tidak ditepati maupun diperbarui sampai waktunya lewat",
        "calendar-missing": "dijanjikan dalam hari atau jam kerja, sedangkan aturan ini tidak punya kalender",
        "asked-again": "menanyakan “{topic}” padahal pelanggan sudah memberikannya",
        "asked-on-record": "menanyakan “{topic}” padahal sudah ada di catatan",
        "asked-twice": "menanyakan hal yang sama lagi padahal pelanggan sudah menjawab",
        "working": " waktu kerja",
        "days": "{n} hari kerja",
    },
    "en": {
        "greeting too-few": "no greeting in the agent's first {n} messages",
        "greeting too-few one": "no greeting in the agent's first message",
        "closing too-few": "no closing in the agent's last {n} messages",
        "closing too-few one": "no closing in the agent's last message",
        "too-few none": "never said{window}",
        "too-few": "said {count} times, at least {at_least} needed{window}",
        "too-many never": "must not be said{window}",
        "too-many": "said {count} times, at most {at_most} allowed{window}",
        "lacking": "this message lacks what each must say{window}",
        "over": "{value} {quantity}, at most {limit} allowed",
        "over share": "{quantity} {value}, at most {limit} allowed",
        "under": "{value} {quantity}, at least {limit} needed",
        "under share": "{quantity} {value}, at least {limit} needed",
        "late stopped": "{metric} after {elapsed}{clock}, {limit} allowed",
        "late open": "no {metric} after {elapsed}{clock}, {limit} allowed",
        "late never": "no {metric} at all",
        "too-few-events": "{what} happened {count} times, at least {n} needed",
        "choice too-few-events": "neither of the two happened",
        "too-many-events": "{what} happened {count} times, at most {most} allowed",
        "not-first": "the first event is not {wanted}",
        "not-last": "the last event is not {wanted}",
        "both": "both happened, where only one of them may",
        "no-response": "not followed by {wanted}{within}",
        "no-precedence": "not preceded by {wanted}{within}",
        "no-partner": "without {wanted}{within}",
        "forbidden": "must not go together with {wanted}{within}",
        "out-of-order": "step “{step}” is out of order",
        "step-missing": "step “{step}” is missing{within}",
        "time-missing": "the time of an event that is needed is not recorded",
        "first": " in the first {n} messages",
        "last": " in the last {n} messages",
        "within": " within {within}",
        "wanted": "the required event",
        "what": "this event",
        "escalation no-precedence": "escalated without {wanted} before",
        "gaming parked": "{what} set while the customer's last message was unanswered",
        "gaming reopened": "marked as solved, then reopened{within}",
        "gaming no-precedence": "set to wait without {wanted} before",
        "promise-late": "promise “{said}” kept only {late} after its time",
        "promise-broken": "promise “{said}” neither kept nor renewed before its time passed",
        "calendar-missing": "promised in working days or hours, but this rule has no calendar",
        "asked-again": "asks for “{topic}”, which the customer has given already",
        "asked-on-record": "asks for “{topic}”, which is on record already",
        "asked-twice": "asks the same question again, though the customer has answered it",
        "working": " of working time",
        "days": "{n} working days",
    },
}


def sentence(
    code: str,
    arguments: Mapping[str, Any],
    *,
    kind: str,
    working: bool,
    language: str,
    wanted: str | None = None,
) -> str:
    """What a finding of this code says.

    `working`: the rule's clock is a calendar; `wanted`: the event that should, or should not, have been.
    """
    texts = _TEXTS.get(language, _TEXTS["en"])
    words = dict(arguments)
    match code:
        case "too-many" if arguments["at_most"] == 0:
            code = "too-many never"
        case "too-few" if kind in ("greeting", "closing"):
            code = "too-few one" if arguments["n"] == 1 else code
        case "too-few" if arguments["count"] == 0 and arguments["at_least"] == 1:
            code = "too-few none"
        case "too-few-events" if str(arguments["template"]).endswith("choice"):
            code = "choice too-few-events"
        case "forbidden" if kind == "gaming":
            code = "parked" if arguments["within"] is None else "reopened"
        case "late" if arguments["elapsed"] is None or arguments["limit"] is None:
            code = "late never"
        case "late":
            code = "late stopped" if arguments["stopped"] else "late open"
    if code.startswith("late"):
        elapsed, limit = arguments["elapsed"], arguments["limit"]
        words["metric"] = _METRICS.get(language, _METRICS["en"])[arguments["metric"]]
        words["elapsed"] = "" if elapsed is None else _short(elapsed)
        words["limit"] = "" if limit is None else _limit(limit, texts)
    if code in ("over", "under"):
        words["value"], words["limit"] = _plain(arguments["value"]), _plain(arguments["limit"])
        words["quantity"] = _QUANTITIES.get(language, _QUANTITIES["en"])[arguments["quantity"]]
        code = f"{code} share" if arguments["quantity"] in SHARES else code
    if code == "promise-late":
        words["late"] = _short(arguments["late"])
    if code == "too-many-events":
        words["most"] = str(arguments["n"] - (arguments["template"] == "absence"))
    within, side = arguments.get("within"), arguments.get("side")
    words["within"] = "" if within is None else texts["within"].format(within=_limit(within, texts))
    words["window"] = texts[side].format(n=arguments["n"]) if side else ""
    words["wanted"] = wanted or texts["wanted"]
    words["what"] = wanted or texts["what"]
    words["clock"] = texts["working"] if working else ""
    return (texts.get(f"{kind} {code}") or texts[code]).format_map(words)


def reason(code: str, language: str) -> str:
    """Why something cannot be evaluated."""
    return _TEXTS.get(language, _TEXTS["en"])[code]


def _limit(limit: Duration, texts: Mapping[str, str]) -> str:
    if limit.working_days is not None:
        return texts["days"].format(n=limit.working_days)
    return format_seconds(limit.seconds)


def _short(duration: int) -> str:
    """Microseconds, rounded up to whole seconds, so that what is late never reads as in time."""
    return format_seconds(-(-duration // SECOND))


def _plain(value: float | str) -> str:
    """A share with two decimals that never reads as its limit's equal by rounding, the rest as it is."""
    return f"{value:.4g}" if isinstance(value, float) else str(value)
