"""What records over the corpus say, in Indonesian and English."""

from __future__ import annotations

from collections.abc import Mapping

from engine.corpus.following import Found
from engine.measured import CorpusMeasured
from rules.corpus import Indicator, Recurrent
from rules.duration import Duration, format_seconds

_WORDS: Mapping[str, Mapping[str, str]] = {
    "id": {
        "customers": "{size} pelanggan berbeda dalam {within}{topic}, paling banyak {limit}: {conversations} "
        "percakapan dari {begun} sampai {until}",
        "contacts": "pelanggan yang sama datang {size} kali{topic}, masing-masing dalam {within} sesudah "
        "yang sebelumnya selesai, paling banyak {limit}: dari {begun} sampai {until}",
        "topic": " tentang {}",
        "days": "{n} hari kerja",
        "no-customer": "pelanggan {n} dari {of} percakapan tidak diketahui",
        "no-time": "waktu {n} dari {of} percakapan tidak diketahui",
        "few": "hanya {n} yang terukur, perlu {least}",
        "at_least": "{what} {value} dari {count} yang terukur ({low} sampai {high}), paling sedikit {limit}",
        "at_most": "{what} {value} dari {count} yang terukur ({low} sampai {high}), paling banyak {limit}",
        "point": ",",
        "csat": "CSAT",
        "ces": "CES",
        "nps": "NPS",
        "enps": "eNPS",
        "first_reply_time": "waktu balasan pertama",
        "resolution_time": "waktu penyelesaian",
        "requester_wait": "waktu tunggu pelanggan",
        "agent_work": "waktu kerja agen",
        "replies_within": "balasan tepat waktu",
        "unanswered": "percakapan tanpa balasan",
        "pass_rate": "kelulusan {of}",
        "fcr": "selesai pada kontak pertama",
        "retention": "pelanggan yang kembali",
        "reopened": "percakapan yang dibuka lagi",
        "escalated": "percakapan yang dieskalasi",
        "cltv": "nilai pelanggan",
        "mean": "rata-rata {}",
        "median": "median {}",
    },
    "en": {
        "customers": "{size} different customers within {within}{topic}, {limit} allowed: {conversations} "
        "conversations from {begun} to {until}",
        "contacts": "the same customer came {size} times{topic}, each within {within} after the one before "
        "had ended, {limit} allowed: from {begun} to {until}",
        "topic": " about {}",
        "days": "{n} working days",
        "no-customer": "the customer of {n} of {of} conversations is not known",
        "no-time": "the time of {n} of {of} conversations is not known",
        "few": "only {n} measured, {least} needed",
        "at_least": "{what} {value} of {count} measured ({low} to {high}), at least {limit} needed",
        "at_most": "{what} {value} of {count} measured ({low} to {high}), at most {limit} allowed",
        "point": ".",
        "csat": "CSAT",
        "ces": "CES",
        "nps": "NPS",
        "enps": "eNPS",
        "first_reply_time": "first reply time",
        "resolution_time": "resolution time",
        "requester_wait": "requester wait",
        "agent_work": "agent work",
        "replies_within": "replies in time",
        "unanswered": "conversations without a reply",
        "pass_rate": "pass rate of {of}",
        "fcr": "solved at first contact",
        "retention": "customers who came back",
        "reopened": "reopened conversations",
        "escalated": "escalated conversations",
        "cltv": "customer value",
        "mean": "mean {}",
        "median": "median {}",
    },
}


def recurrence_sentence(
    asked: Recurrent, found: Found, topics: Mapping[str, str | None], begun: str, until: str, language: str
) -> str:
    """A finding of a matter that came again and again; `begun` and `until` as people read them."""
    words = _words(language)
    about = ", ".join(f"{name} “{value}”" for name, value in topics.items())
    return words[asked.counts].format(
        size=found.size,
        within=_duration(asked.within, words),
        topic=words["topic"].format(about) if about else "",
        limit=asked.threshold - 1,
        conversations=found.conversations,
        begun=begun.replace("T", " "),
        until=until.replace("T", " "),
    )


def target_sentence(asked: Indicator, measured: CorpusMeasured, below: bool, language: str) -> str:
    """A finding of a missed target; `below`: the figure is less than it must be."""
    words = _words(language)
    return words["at_least" if below else "at_most"].format(
        what=indicator_name(asked.metric, asked.statistic, asked.of, language),
        count=measured.count,
        value=figure(measured.value, measured.unit, language, measured.limit),
        low=figure(measured.low, measured.unit, language),
        high=figure(measured.high, measured.unit, language),
        limit=figure(measured.limit, measured.unit, language),
    )


def indicator_name(metric: str, statistic: str, of: tuple[str, ...], language: str) -> str:
    """What is measured, in words: `CSAT`, `p90 resolution time`."""
    words = _words(language)
    name = words[metric].format(of=", ".join(of))
    if statistic in ("share", "net") or (metric == "ces" and statistic == "mean"):
        return name
    return words[statistic].format(name) if statistic in words else f"{statistic} {name}"


def figure(value: float | None, unit: str, language: str, beside: float | None = None) -> str:
    """A figure as people write it; it never reads as the limit `beside` it by rounding alone."""
    if value is None:
        return "–"
    for digits in range(1, 10):
        text = _rounded(value, unit, digits)
        if beside is None or value == beside or text != _rounded(beside, unit, digits):
            break
    return text if unit == "seconds" else text.replace(".", _words(language)["point"])


def _rounded(value: float, unit: str, digits: int) -> str:
    if unit == "seconds":
        seconds = round(value) if digits == 1 else round(value, digits - 1)
        whole = int(seconds)
        return (
            format_seconds(whole)
            if whole == seconds
            else f"{format_seconds(whole)} {seconds - whole:.{digits}g}s"
        )
    if unit == "share":
        return f"{100 * value:.{digits}f}%"
    if value == int(value):
        return str(int(value))
    return f"{value:.{digits + (unit != 'points')}f}"


def target_reason(asked: Indicator, n: int, language: str) -> str:
    """Why a target cannot be evaluated."""
    return _words(language)["few"].format(n=n, least=asked.min_count)


def unknown_reason(nobody: int, no_time: int, of: int, language: str) -> str:
    """Why conversations cannot be put together."""
    words = _words(language)
    return words["no-customer" if nobody else "no-time"].format(n=nobody or no_time, of=of)


def _duration(duration: Duration, words: Mapping[str, str]) -> str:
    if duration.working_days is not None:
        return words["days"].format(n=duration.working_days)
    return format_seconds(duration.seconds)


def _words(language: str) -> Mapping[str, str]:
    return _WORDS["id" if language == "id" else "en"]
