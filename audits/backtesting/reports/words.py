"""The words of a backtest's reports, Indonesian and English."""

from __future__ import annotations

from collections.abc import Iterator

from audits.backtesting.reports import Setting
from audits.backtesting.result import Affected, Backtest, RuleChange, Sample, Share, Unmet
from audits.masking import mask
from audits.reports.personal import Veil
from audits.reports.visible import one_line

WORDS = {
    "id": {
        "head": "{old} → {new}: {conversations} percakapan, {as_of}",
        "as-of": "dinilai per {as_of}",
        "no-times": "datanya tidak memuat waktu",
        "nothing": "Tidak ada percakapan untuk dibandingkan; tidak ada yang dapat disimpulkan.",
        "groups": "{count} kelompok dinilai oleh aturan seluruh korpus",
        "now": "kini gagal pada {share} percakapan",
        "no-longer": "tidak gagal lagi pada {share} percakapan",
        "same": "Tidak ada putusan yang berubah.",
        "unchanged": "{count} aturan lain: putusannya tetap.",
        "new": "aturan baru",
        "gone": "aturan dihapus",
        "was": "dahulu `{was}`",
        "failing": "gagal {before} → {after}",
        "rule": "aturan",
        "flips": "berubah",
        "fails": "gagal",
        "newly": "kini gagal",
        "fixed": "tidak gagal lagi",
        "agents": "agen yang paling terkena",
        "channels": "kanal yang paling terkena",
        "who": "{name} (+{now}/-{no_longer})",
        "quote": "{message}: “{quote}”",
        "missing": "{message}, sesudah “{quote}”",
        "unreadable": "{count} percakapan tidak dapat dibaca atau dinilai.",
        "unmet": "Tidak seperti harapan: {rule}: {got} {verdict}, seharusnya {asked} {count} ({place})",
        "met": "{count} harapan terpenuhi.",
        "at_least": "paling sedikit",
        "at_most": "paling banyak",
        "exactly": "tepat",
        "too-many": "Terlalu banyak kegagalan baru: {got}, batasnya {limit}.",
        "pass": "lulus",
        "fail": "gagal",
        "pending": "menunggu",
        "not_evaluable": "tak dapat dinilai",
        "not_applicable": "tak berlaku",
        "absent": "(tak ada aturan)",
        "outside": "(di luar SOP)",
        "of-groups": "kelompok",
        "samples": "contoh percakapan",
    },
    "en": {
        "head": "{old} → {new}: {conversations} conversations, {as_of}",
        "as-of": "judged as of {as_of}",
        "no-times": "the data have no times",
        "nothing": "There are no conversations to compare; nothing can be concluded.",
        "groups": "{count} groups judged by rules over the corpus",
        "now": "now failing in {share} conversations",
        "no-longer": "no longer failing in {share} conversations",
        "same": "No verdict changed.",
        "unchanged": "{count} other rules: no verdict changed.",
        "new": "new rule",
        "gone": "rule removed",
        "was": "before `{was}`",
        "failing": "failing {before} → {after}",
        "rule": "rule",
        "flips": "flips",
        "fails": "failing",
        "newly": "now failing",
        "fixed": "no longer",
        "agents": "agents most affected",
        "channels": "channels most affected",
        "who": "{name} (+{now}/-{no_longer})",
        "quote": "{message}: “{quote}”",
        "missing": "{message}, after “{quote}”",
        "unreadable": "{count} conversations could not be read or judged.",
        "unmet": "Not as expected: {rule}: {got} {verdict}, should be {asked} {count} ({place})",
        "met": "{count} expectations came true.",
        "at_least": "at least",
        "at_most": "at most",
        "exactly": "exactly",
        "too-many": "Too many new failures: {got}, {limit} allowed.",
        "pass": "pass",
        "fail": "fail",
        "pending": "pending",
        "not_evaluable": "not evaluable",
        "not_applicable": "not applicable",
        "absent": "(no rule)",
        "outside": "(outside the SOP)",
        "of-groups": "groups",
        "samples": "sample conversations",
    },
}

QUOTE = 140
"""Characters of a quote that are shown."""


def say(setting: Setting, code: str, **said: object) -> str:
    """A phrase in the report's language."""
    return WORDS[setting.language][code].format(**said)


def head(result: Backtest, setting: Setting) -> str:
    """What was compared, on how many conversations, as of when."""
    as_of = say(setting, "as-of", as_of=result.as_of) if result.as_of else say(setting, "no-times")
    names = {"old": result.old, "new": result.new}
    return say(setting, "head", **names, conversations=result.conversations, as_of=as_of)


def unchanged(result: Backtest, setting: Setting) -> str:
    """That nothing changed, or that there was nothing that could have."""
    return say(setting, "same" if result.compared else "nothing")


def percent(share: float, setting: Setting) -> str:
    """With one decimal."""
    text = f"{100 * share:.1f}"
    return f"{text.replace('.', ',') if setting.language == 'id' else text}%"


def rate(share: Share, setting: Setting) -> str:
    """A count with its share and interval."""
    if share.share is None or share.interval is None:
        return str(share.count)
    low, high = (percent(end, setting) for end in share.interval)
    return f"{share.count} ({percent(share.share, setting)}, {low}–{high})"


def only(share: Share, setting: Setting) -> str:
    """A share alone."""
    return "–" if share.share is None else percent(share.share, setting)


def arrow(old: str, new: str, setting: Setting) -> str:
    """A direction: `lulus → gagal`."""
    return f"{say(setting, old)} → {say(setting, new)}"


def sample(one: Sample, setting: Setting) -> str:
    """A sample on one line: which conversation, what was found, the words."""
    veil = Veil(setting.language, setting.unmask)
    who = f" ({veil.agent(one.agent)})" if one.agent else ""
    message = shown(one.message or "", setting)
    if one.quote:
        message = say(
            setting, "missing" if one.missing else "quote", message=message, quote=shown(one.quote, setting)
        )
    text = one_line(f"{veil.name(one.conversation)}{who}")
    return f"{text}: {message}" if message else text


def shown(text: str, setting: Setting) -> str:
    """Words of strangers: on one line, masked unless that was refused."""
    return one_line(text if setting.unmask else mask(text, setting.language), QUOTE)


def affected(some: list[Affected], setting: Setting) -> str:
    """Names with what newly fails and what no longer does."""
    veil = Veil(setting.language, setting.unmask)
    return ", ".join(
        say(
            setting,
            "who",
            name=one_line(veil.text(one.name or "–")),
            now=one.now_fail,
            no_longer=one.no_longer_fail,
        )
        for one in some
    )


def aside(rule: RuleChange, setting: Setting) -> str:
    """What became of the rule itself, in parentheses; nothing if it was there before."""
    said = [] if rule.status == "both" else [say(setting, rule.status)]
    said += [say(setting, "was", was=rule.was)] if rule.was else []
    return f" ({', '.join(said)})" if said else ""


def unmet(one: Unmet, setting: Setting) -> str:
    """An expectation that did not come true."""
    return say(
        setting,
        "unmet",
        rule=one.rule,
        got=one.got,
        verdict=say(setting, one.verdict),
        asked=say(setting, one.asked),
        count=one.count,
        place=one.place,
    )


def ends(result: Backtest, setting: Setting) -> Iterator[str]:
    """The last sentences: what could not be read, expectations, the limit of new failures."""
    if result.unreadable or result.lost:
        yield say(setting, "unreadable", count=result.unreadable + result.lost)
    yield from (unmet(one, setting) for one in result.unmet)
    if result.expectations > len(result.unmet):
        yield say(setting, "met", count=result.expectations - len(result.unmet))
    if result.too_many_new:
        share = result.now_failing
        got = f"{share.count + result.now_failing_groups} ({only(share, setting)})"
        yield say(setting, "too-many", got=got, limit=result.fail_on_new)
