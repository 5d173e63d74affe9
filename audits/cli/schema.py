"""sop schema: the JSON Schema of SOP files, for editors."""

from __future__ import annotations

import click

from audits.cli.output import Output, output_option, text_to
from audits.cli.words import Command, lang_option


@click.command(
    "schema",
    cls=Command,
    words={
        "id": "Tampilkan JSON Schema berkas SOP, agar editor dapat melengkapi dan memeriksa ketikan Anda.\n\n"
        "Simpan ke berkas, lalu tulis di baris pertama SOP: # yaml-language-server: $schema=schema.json",
        "en": "Show the JSON Schema of SOP files, so that an editor can complete and check what you type.\n\n"
        "Save it to a file, then begin the SOP with: # yaml-language-server: $schema=schema.json",
    },
    example="sop schema -o json=schema.json",
)
@output_option(("json",))
@lang_option()
def command(outputs: tuple[Output, ...]) -> int:
    """Writes the schema."""
    for output in outputs or (Output("json"),):
        with text_to(output) as stream:
            stream.write(schema_text())
    return 0


def schema_text() -> str:
    """The schema as JSON, as `sop/schema.json` has it."""
    import json

    from sop.schema import compose

    return json.dumps(compose(), ensure_ascii=False, indent=2) + "\n"
