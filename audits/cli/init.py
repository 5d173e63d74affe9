"""sop init: a commented SOP to start from, and conversations to try it on."""

from __future__ import annotations

import json
from pathlib import Path
from shlex import quote

import click

from audits.cli.output import Output, one_to_standard_output, output_option, text_to
from audits.cli.reasons import reason_in_words
from audits.cli.words import Command, lang_option, language, say

STARTER = Path(__file__).parent.parent / "starter"
SCHEMA = "sop.schema.json"
"""Where the starter's first line tells editors to find the schema."""


@click.command(
    "init",
    cls=Command,
    words={
        "id": "Buat SOP contoh yang tinggal diubah, beserta beberapa percakapan untuk mencobanya.\n\n"
        "Berkas yang sudah ada tidak pernah ditimpa. FOLDER bawaan: folder ini.",
        "en": "Make a sample SOP that you can change, and some conversations to try it on.\n\n"
        "Existing files are never overwritten. FOLDER is the current one by default.",
    },
    example="sop init\nsop init sop-toko --lang id",
)
@click.argument("folder", required=False, default=".", metavar="[FOLDER]")
@output_option(("text", "json"))
@lang_option()
def command(folder: str, outputs: tuple[Output, ...]) -> int:
    """Copies the starter files of the reader's language, and the schema for editors."""
    from audits.cli.schema import schema_text

    target = Path(folder)
    files = {path.name: path.read_text(encoding="utf-8") for path in sorted((STARTER / language()).iterdir())}
    files[SCHEMA] = schema_text()
    there = [str(target / name) for name in files if (target / name).exists()]
    if there:
        names = ", ".join(there)
        raise click.UsageError(
            say(
                f"{names} sudah ada dan tidak ditimpa. Pilih folder lain: sop init nama-folder",
                f"already there and not overwritten: {names}. Choose another folder: sop init name-of-folder",
            )
        )
    try:
        target.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            with (target / name).open("x", encoding="utf-8", newline="\n") as new:
                new.write(text)
    except OSError as error:
        reason = f"{error.filename}: {reason_in_words(error.strerror or str(error))}."
        raise click.UsageError(say(f"tidak dapat menulis {reason}", f"cannot write {reason}")) from None
    one_to_standard_output(outputs)
    for output in outputs or (Output("text"),):
        with text_to(output) as stream:
            stream.write(_told(target, list(files), output.format))
    return 0


def _told(target: Path, names: list[str], format: str) -> str:
    """What was made, and what to type next."""
    where = "" if target == Path() else f"{target}/"
    made = [f"{where}{name}" for name in names]
    if format == "json":
        return json.dumps({"made": made}, ensure_ascii=False, indent=2) + "\n"
    data = next(name for name in made if name.endswith(".ndjson"))
    lines = [say(f"Dibuat: {name}", f"Made: {name}") for name in made]
    lines.append(say("Berikutnya:", "Next:"))
    sop = quote(f"{where}sop.yaml")
    lines.append(f"  sop check {sop}")
    lines.append(f"  sop audit {quote(data)} --sop {sop}")
    return "\n".join(lines) + "\n"
