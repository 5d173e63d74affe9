"""sop explain: why a conversation has its verdicts, as a tree."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from audits.cli.exports import exports_options, prepared
from audits.cli.judging import as_of_option, judge_option, moment, sop_option
from audits.cli.output import Output, bytes_to, one_to_standard_output, output_option
from audits.cli.reasons import reason_in_words
from audits.cli.words import Command, asked_language, lang_option, language, option, say

if TYPE_CHECKING:
    from audits.cli.progress import Watching
    from audits.explanation.find import Found
    from audits.explanation.tree import Conversation as ExplainedConversation
    from audits.explanation.tree import Explanation
    from audits.explanation.tree import Rule as ExplainedRule
    from audits.readers.formats.interface import Asked
    from audits.survey import Survey
    from engine.conversation import Conversation
    from engine.judging import Compiled
    from engine.versions import Versions
    from sop.model import Sop

FORMATS = ("text", "json")
WIDEST = 120
"""Columns used at most; longer lines are hard to read."""


@click.command(
    cls=Command,
    name="explain",
    words={
        "id": "Jelaskan putusan sebuah percakapan: apa yang membuat aturan berlaku, kejadian mana yang "
        "dilihat, dan apa yang terukur.\n\nNomor #0, #1, ... adalah urutan kejadian dalam catatan aslinya. "
        "Bila beberapa percakapan ber-id sama, semuanya dijelaskan.",
        "en": "Explain a conversation's verdicts: what activated each rule, which events were looked at, and "
        "what was measured.\n\nNumbers #0, #1, ... count the events of the record as it came in. If several "
        "conversations have the id, all are explained.",
    },
    example="sop explain percakapan.ndjson T-1004 --sop sop.yaml\n"
    "sop explain percakapan.ndjson T-1004 --sop sop.yaml --rule balasan-pertama\n"
    "sop explain percakapan.ndjson T-1004 --sop sop.yaml --repair\n"
    "sop explain arsip/ T-1004 --sop sop.yaml -o json=T-1004.json",
)
@click.argument("data", nargs=-1, metavar="DATA...")
@click.argument("conversation", metavar="CONVERSATION")
@exports_options()
@sop_option()
@option(
    "--rule",
    "rules",
    multiple=True,
    metavar="ID",
    id="Hanya aturan ini. Boleh berkali-kali.",
    en="Only this rule. May be repeated.",
)
@option(
    "--nth",
    type=click.IntRange(min=1),
    metavar="N",
    id="Hanya yang ke-N di antara percakapan ber-id sama.",
    en="Only the Nth of several conversations with this id.",
)
@output_option(FORMATS)
@as_of_option()
@judge_option()
@option(
    "--unmask",
    is_flag=True,
    id="Tampilkan data pribadi dalam kutipan (bentuk json selalu menampilkannya).",
    en="Show personal data in quotes (the json format always shows it).",
)
@option(
    "--repair",
    is_flag=True,
    id="Untuk tiap aturan yang gagal: perubahan terkecil pada percakapan yang membuatnya lulus.",
    en="For each failed rule: the smallest change of the conversation that would make it pass.",
)
@option(
    "--timeout",
    type=click.FloatRange(min=0.01),
    default=5.0,
    show_default=True,
    metavar="SECONDS",
    id="Lama mencari perbaikan satu aturan, dalam detik.",
    en="How long a repair of one rule is sought.",
)
@lang_option()
def command(
    data: tuple[str, ...],
    conversation: str,
    asked: Asked,
    sops: tuple[str, ...],
    rules: tuple[str, ...],
    nth: int | None,
    outputs: tuple[Output, ...],
    as_of: str | None,
    judge: str,
    unmask: bool,
    repair: bool,
    timeout: float,
) -> int:
    """Finds the conversation, explains it and gives the exit code."""
    from audits.cli.progress import watching
    from audits.explanation.find import find
    from audits.readers import InputMissing
    from audits.reports.personal import Veil
    from audits.survey import survey
    from engine.versions import compile_versions
    from sop.load import load_versions

    if not data:
        raise click.UsageError(
            say(
                f"tulis data, lalu id percakapan (baru ada `{conversation}`).",
                f"name the data, then a conversation's id (there is only `{conversation}`).",
            )
        )
    one_to_standard_output(outputs)
    versions = load_versions(sops)
    bench = compile_versions(
        versions, judge="oracle" if judge == "oracle" else "network", language=asked_language()
    )
    _known(rules, bench.sop)
    at = moment(as_of, bench.zone)
    data = prepared(data, asked)
    try:
        with watching() as watcher:
            surveyed = survey(data, bench.zone.info, progress=watcher.surveyed)
            found = find(data, conversation, surveyed, watcher.bad, Veil(language(), unmask))
            at = at if at is not None else surveyed.latest or 0
            explanation = _explanation(bench, found, at, nth, rules, watcher, timeout if repair else None)
    except InputMissing as missing:
        click.echo(say("Salah: ", "Error: ") + reason_in_words(str(missing)), err=True)
        return 4
    if not found.conversations:
        _not_found(conversation, found, surveyed, unmask)
        return 4
    if explanation.conversations:
        for output in outputs or (Output("text"),):
            _write(output, explanation, versions, unmask)
    if found.bad:
        return 4
    return int(any(_fails_critically(rule) for one in explanation.conversations for rule in one.rules))


def _fails_critically(rule: ExplainedRule) -> bool:
    """A failing critical rule gives the exit code that it gives an audit."""
    return rule.verdict == "fail" and rule.severity == "critical"


def _explanation(
    bench: Compiled | Versions,
    found: Found,
    as_of: int,
    nth: int | None,
    rules: Sequence[str],
    watcher: Watching,
    repair_within: float | None = None,
) -> Explanation:
    """Every conversation found, or the nth; one that cannot be judged is named and counted as bad.

    `repair_within`: seconds for the repair of one failed rule; None: none is asked for.
    """
    from audits.explanation import explain
    from audits.explanation.tree import Explanation
    from audits.readers import BadRecord
    from engine.conversation import UnreadableRecord
    from engine.versions import Versions

    if nth is not None and found.conversations and nth > len(found.conversations):
        number = len(found.conversations)
        raise click.BadParameter(
            say(f"hanya ada {number} percakapan dengan id itu.", f"there are only {number} with that id."),
            param_hint="--nth",
        )
    chosen = found.conversations if nth is None else found.conversations[nth - 1 : nth]
    explained = []
    for origin, conversation in chosen:
        compiled = bench.version_of(conversation, as_of) if isinstance(bench, Versions) else bench
        try:
            told = explain(compiled, conversation, as_of, origin=origin, rules=set(rules) or None)
        except UnreadableRecord as error:
            found.bad += 1
            watcher.bad(BadRecord(origin.source or "", origin.line, str(error)))
        else:
            tree = told.tree
            if repair_within is not None:
                tree = _with_repairs(tree, compiled, conversation, as_of, rules, repair_within)
            explained.append(tree)
    when = bench.zone.write(as_of) if as_of else None
    return Explanation(as_of=when, conversations=explained)


def _with_repairs(
    tree: ExplainedConversation,
    compiled: Compiled,
    conversation: Conversation,
    as_of: int,
    rules: Sequence[str],
    timeout: float,
) -> ExplainedConversation:
    """The explanation with a repair for each failed rule."""
    import msgspec

    from audits.repairing import repairs
    from audits.repairing.written import written

    found = repairs(compiled, conversation, as_of, rules=set(rules) or None, timeout=timeout)
    return msgspec.structs.replace(tree, repairs=[written(one, compiled.zone) for one in found])


def _write(output: Output, explanation: Explanation, sops: Sequence[Sop], unmask: bool) -> None:
    with bytes_to(output) as stream:
        if output.format == "json":
            import msgspec

            stream.write(msgspec.json.format(msgspec.json.encode(explanation), indent=2) + b"\n")
            return
        from audits.explanation.said import told

        terminal = output.file is None and sys.stdout.isatty()
        width = shutil.get_terminal_size((100, 24)).columns
        lines = told(
            explanation,
            sops,
            language=language(),
            unmask=unmask,
            color=terminal and not os.environ.get("NO_COLOR"),
            width=max(40, min(width, WIDEST)),
        )
        for line in lines:
            stream.write(f"{line}\n".encode("utf-8", "replace"))


def _known(rules: Sequence[str], sop: Sop) -> None:
    """Refuses rules that the SOP does not have."""
    names = [rule.id for rule in sop.rules]
    for name in rules:
        if name in names:
            continue
        from sop.guess import closest

        guess = closest(name, names)
        message = say(f"aturan `{name}` tidak ada dalam SOP.", f"the SOP has no rule `{name}`.")
        if guess:
            message += say(f" Maksud Anda `{guess}`?", f" Did you mean `{guess}`?")
        else:
            listed = ", ".join(names[:20]) + (", ..." if len(names) > 20 else "")
            message += say(f" Yang ada: {listed}.", f" Rules: {listed}.")
        raise click.BadParameter(message, param_hint="--rule")


def _not_found(conversation: str, found: Found, surveyed: Survey, unmask: bool) -> None:
    """Says on standard error that there is no such conversation, and which ids are near."""
    from audits.reports.personal import Veil
    from audits.reports.visible import one_line

    if not surveyed.records:
        said = say("Tidak ada percakapan dalam data.", "There are no conversations in the data.")
        click.echo(said, err=True)
        return
    veil = Veil(language(), unmask)
    asked, number = one_line(conversation, 80), surveyed.records
    message = say(
        f"percakapan `{asked}` tidak ada dalam data ({number} percakapan).",
        f"there is no conversation `{asked}` in the data ({number} conversations).",
    )
    if found.near:
        listed = ", ".join(f"`{one_line(veil.name(name), 80)}`" for name in found.near)
        message += say(f" Maksud Anda {listed}?", f" Did you mean {listed}?")
    click.echo(say("Salah: ", "Error: ") + message, err=True)


__all__ = ["command"]
