"""sop init: a commented SOP to start from, and conversations to try it on."""

from __future__ import annotations

from pathlib import Path

import click

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
@lang_option()
def command(folder: str) -> int:
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
        reason = f"{error.filename}: {error.strerror}."
        raise click.UsageError(say(f"tidak dapat menulis {reason}", f"cannot write {reason}")) from None
    _tell(target, list(files))
    return 0


def _tell(target: Path, names: list[str]) -> None:
    """Says what was made and what to type next."""
    data = next(name for name in names if name.endswith(".ndjson"))
    where = "" if target == Path() else f"{target}/"
    for name in names:
        click.echo(say(f"Dibuat: {where}{name}", f"Made: {where}{name}"))
    click.echo(
        say("Berikutnya:", "Next:")
        + f"\n  sop check {where}sop.yaml\n  sop audit {where}{data} --sop {where}sop.yaml"
    )
