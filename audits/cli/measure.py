"""sop measure: how often signals are right, against labelled messages."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING

import click
import msgspec

from audits.cli.exports import exports_options, prepared
from audits.cli.output import Output, bytes_to, one_to_standard_output, output_option
from audits.cli.reasons import reason_in_words
from audits.cli.words import Command, lang_option, language, option, say

if TYPE_CHECKING:
    from audits.measuring.gates import Under
    from audits.measuring.labelled import Message
    from audits.measuring.reports import Setting
    from audits.measuring.result import Result
    from audits.readers.formats.interface import Asked
    from sop.model import Sop

FORMATS = ("text", "json", "html")
PARTIES = ("customer", "agent", "bot", "system")
WIDEST = 120


@click.command(
    cls=Command,
    name="measure",
    words={
        "id": "Ukur seberapa sering sinyal benar, dengan pesan yang sudah diberi label.\n\n"
        "DATA berisi satu pesan setiap baris (NDJSON): `text`, dan bila ada `id`, `by`, dan kolom label; "
        "atau catatan percakapan, yang pesannya membawa `labels`. Tanpa DATA, --examples memeriksa contoh "
        "`is` dan `not` dalam berkas sinyal itu sendiri.",
        "en": "Measure how often signals are right, against labelled messages.\n\n"
        "DATA has one message a line (NDJSON): `text`, and optionally `id`, `by` and fields with labels; or "
        "conversation records, whose messages carry `labels`. Without DATA, --examples checks the `is` and "
        "`not` examples in the signals' own file.",
    },
    example="sop measure pesan.ndjson --signals library:signals/id --label labels\n"
    "sop measure pesan.ndjson --signals sop.yaml --label keluhan=complaint -o json=dulu.json\n"
    "sop measure pesan.ndjson --signals sop.yaml --label keluhan=complaint --baseline dulu.json\n"
    "sop measure turns.ndjson.gz --signals library:signals/en --label acts:REQ_MORE=closing_question\n"
    "sop measure --signals sop.yaml --examples --fail-under F1=1",
)
@click.argument("data", nargs=-1, metavar="[DATA]...")
@exports_options()
@option(
    "--signals",
    "sops",
    multiple=True,
    required=True,
    metavar="SOP",
    id="Berkas dengan sinyalnya, folder, atau library:NAMA. Boleh berkali-kali.",
    en="The file with the signals, a folder, or library:NAME. May be repeated.",
)
@option(
    "--label",
    "labels",
    multiple=True,
    metavar="FIELD=SIGNAL",
    id="Kolom mana yang menjadi kebenaran sinyal mana: kolom=sinyal (kolomnya berisi), kolom:nilai=sinyal, "
    "atau kolom saja, bila isinya daftar nama sinyal. Boleh berkali-kali.",
    en="Which field is the truth of which signal: field=signal (the field says yes), field:value=signal, or "
    "a field alone that lists names of signals. May be repeated.",
)
@option(
    "--examples",
    is_flag=True,
    id="Ukur contoh `is` dan `not` dalam berkas sinyalnya; tanpa DATA.",
    en="Measure the `is` and `not` examples in the signals' file; without DATA.",
)
@option(
    "--by",
    type=click.Choice(PARTIES),
    id="Hanya pesan pihak ini; pesan tanpa `by` dianggap dari pihak ini.",
    en="Only messages of this party; a message without `by` counts as this party's.",
)
@option(
    "--baseline",
    metavar="RESULT.json",
    id="Hasil yang lalu (-o json=...): apa yang berubah, pesan mana yang kini benar atau salah.",
    en="An earlier result (-o json=...): what changed, and which messages are now right or wrong.",
)
@output_option(FORMATS)
@option(
    "--show",
    type=click.IntRange(min=0),
    default=3,
    metavar="N",
    id="Jumlah kutipan setiap daftar dalam text dan html (biasanya 3).",
    en="Quotes a list in text and html (default: 3).",
)
@option(
    "--fail-under",
    multiple=True,
    metavar="FIGURE=SHARE",
    id="Kode keluar 1 bila sebuah sinyal di bawah ini: F1=.8, precision=.9, recall=.9, atau untuk satu "
    "sinyal greeting:recall=.98. Boleh berkali-kali.",
    en="Exit with 1 if a signal is under this: F1=.8, precision=.9, recall=.9, or for one signal "
    "greeting:recall=.98. May be repeated.",
)
@option(
    "--unmask",
    is_flag=True,
    id="Tampilkan data pribadi dalam kutipan (json selalu menampilkannya).",
    en="Show personal data in quotes (json always shows it).",
)
@lang_option()
def command(
    data: tuple[str, ...],
    asked: Asked,
    sops: tuple[str, ...],
    labels: tuple[str, ...],
    examples: bool,
    by: str | None,
    baseline: str | None,
    outputs: tuple[Output, ...],
    show: int,
    fail_under: tuple[str, ...],
    unmask: bool,
) -> int:
    """Measures, writes, and gives the exit code."""
    from audits.cli.mislabelled import told
    from audits.measuring.compare import NoBaseline, compare, read_baseline
    from audits.measuring.gates import read_gate, under
    from audits.measuring.labels import WrongLabel
    from audits.measuring.reports import Setting
    from audits.readers import InputMissing
    from sop.load import load_versions

    one_to_standard_output(outputs)
    _usage(data, labels, examples, by)
    sop = load_versions(sops)[-1]
    data = prepared(data, asked) if data else data
    try:
        gates = [read_gate(text, sop.signals) for text in fail_under]
        earlier = read_baseline(baseline) if baseline else None
        result, messages = _measured(sop, sops, data, labels, examples, by)
    except WrongLabel as wrong:
        raise click.UsageError(told(wrong)) from None
    except InputMissing as missing:
        return _no_input(reason_in_words(str(missing)))
    except NoBaseline as reason:
        return _no_input(say(f"{baseline}: bukan hasil sop measure: {reason}", f"{baseline}: {reason}"))
    if earlier is not None:
        texts = {message.id: message.text for message in messages}
        comparison = compare(result, earlier, baseline or "", texts)
        result = msgspec.structs.replace(result, comparison=comparison)
    setting = Setting(
        result=result,
        language=language(),
        unmask=unmask,
        show=show,
        records={message.id: message.record for message in messages if message.record is not None},
    )
    for output in outputs or (Output("text"),):
        _write(output, setting)
    return _ending(result, list(under(gates, result.signals)))


def _usage(data: Sequence[str], labels: Sequence[str], examples: bool, by: str | None) -> None:
    """Refuses options that do not go together."""
    message = None
    if examples and (data or labels or by):
        message = say(
            "--examples mengukur contoh dalam berkas sinyal: tanpa DATA, --label, dan --by.",
            "--examples measures the examples in the signals' file: without DATA, --label and --by.",
        )
    elif not examples and not data:
        message = say(
            "tulis DATA dan --label, atau --examples untuk contoh dalam berkas sinyal.",
            "give DATA and --label, or --examples for the examples in the signals' file.",
        )
    elif not examples and not labels:
        message = say(
            "`--label` belum diisi: kolom mana yang menjadi kebenaran sinyal mana? Misalnya --label labels, "
            "atau --label keluhan=complaint.",
            "`--label` is missing: which field is the truth of which signal? For example --label labels, or "
            "--label unhappy=complaint.",
        )
    if message:
        raise click.UsageError(message)


def _measured(
    sop: Sop, sops: Sequence[str], data: Sequence[str], labels: Sequence[str], examples: bool, by: str | None
) -> tuple[Result, Sequence[Message]]:
    """The result and the messages looked at. Raises WrongLabel and InputMissing."""
    from audits.cli.progress import watching
    from audits.measuring.examples import examples as own_examples
    from audits.measuring.labelled import read_labelled
    from audits.measuring.labels import choose
    from audits.measuring.measure import Source, measure, measure_examples
    from audits.readers import BadRecord, InputMissing

    if examples:
        if found := [message for _, _, message in own_examples(sops, sop.signals)]:
            return measure_examples(sop, sops), found
        raise InputMissing(
            say(
                "tidak ada contoh `is` atau `not`.",
                "there are no `is` or `not` examples in the signals' file.",
            )
        )
    bad: list[BadRecord] = []
    with watching() as watcher:

        def name(record: BadRecord) -> None:
            bad.append(record)
            watcher.bad(record)

        messages = read_labelled(data, name)
    if not messages:
        raise InputMissing(
            say("tidak ada pesan yang dapat dibaca.", "there are no messages that could be read.")
        )
    chosen = choose(labels, messages, sop.signals)
    return measure(sop, messages, chosen, Source(tuple(data), len(bad), by)), messages


def _no_input(reason: str) -> int:
    click.echo(say("Salah: ", "Error: ") + reason, err=True)
    return 4


def _write(output: Output, setting: Setting) -> None:
    from dataclasses import replace

    terminal = output.file is None and sys.stdout.isatty()
    columns = shutil.get_terminal_size((100, 24)).columns if output.file is None else 100
    width, color = max(60, min(columns, WIDEST)), terminal and not os.environ.get("NO_COLOR")
    report = import_module(f"audits.measuring.reports.{output.format}")
    with bytes_to(output) as stream:
        report.write(stream, replace(setting, color=color, width=width))


def _ending(result: Result, under: Sequence[Under]) -> int:
    """The exit code; what it means is said on standard error."""
    for one in under:
        value = say("tidak dapat dihitung", "cannot be computed") if one.value is None else f"{one.value:.4f}"
        name, least = one.gate.figure.replace("f1", "F1"), one.gate.least
        click.echo(
            say(
                f"Di bawah batas: {one.signal}: {name} {value}, diminta {least}",
                f"Under the limit: {one.signal}: {name} {value}, asked {least}",
            ),
            err=True,
        )
    if not any(one.messages for one in result.signals):
        return _no_input(_nobody(result))
    broken = [one.signal for one in result.signals if one.fp or one.fn] if result.examples else []
    if broken:
        names = ", ".join(broken)
        click.echo(say(f"Contoh yang meleset: {names}", f"Examples that do not hold: {names}"), err=True)
    return 4 if result.unreadable else int(bool(under or broken))


def _nobody(result: Result) -> str:
    """Why no message counts, and what to type."""
    if any(one.left_out_unsaid for one in result.signals):
        return say(
            "tidak ada pesan yang dihitung: pesannya tidak mengatakan `by`. Tambahkan misalnya --by agent.",
            "no message counts: they do not say `by`. Add --by agent, for example.",
        )
    return say(
        "tidak ada pesan yang dihitung: tidak satu pun dari pihak yang boleh membawa sinyalnya.",
        "no message counts: none is by a party that may carry the signals.",
    )


__all__ = ["command"]
