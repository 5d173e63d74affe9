"""sop fmt: SOP files in one layout."""

from __future__ import annotations

import os
from collections.abc import Sequence
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

import click

from audits.cli.output import Output, bytes_to
from audits.cli.words import Command, lang_option, option, say

if TYPE_CHECKING:
    from sop.source import Source


@click.command(
    "fmt",
    cls=Command,
    words={
        "id": "Rapikan berkas SOP: urutan kunci, indentasi, panjang baris, tanda kutip.\n\n"
        "Komentar dan nilai tetap; artinya dibuktikan sama sebelum berkas ditulis. Berkas uji (.test.yaml) "
        "juga. Berkas yang tidak dapat dibaca dibiarkan. Dengan --check tidak ada yang ditulis, dan kode "
        "keluarnya 1 bila ada yang belum rapi.",
        "en": "Put SOP files into one layout: order of keys, indentation, width, quotes.\n\n"
        "Comments and values stay; that the meaning is the same is proved before a file is written. Test "
        "files (.test.yaml), too. A file that cannot be read stays as it is. With --check nothing is "
        "written, and the exit code is 1 if a file would change.",
    },
    example="sop fmt sop.yaml\nsop fmt sop/ --check --diff",
)
@click.argument("sops", metavar="SOP...", nargs=-1, required=True)
@option(
    "--check",
    is_flag=True,
    id="Jangan menulis; sebutkan saja berkas yang belum rapi.",
    en="Write nothing; only name the files that would change.",
)
@option(
    "--diff",
    is_flag=True,
    id="Tampilkan perubahannya; jangan menulis.",
    en="Show the changes; write nothing.",
)
@lang_option()
def command(sops: Sequence[str], check: bool, diff: bool) -> int:
    """Formats every file; none is written if one of them cannot be read."""
    from sop.layout import Unprovable, formatted

    changed, refused = 0, 0
    for source in _sources(sops):
        try:
            text = formatted(source)
        except Unprovable:
            refused += 1
            click.echo(_refused(source.name), err=True)
            continue
        if text == source.text:
            continue
        changed += 1
        if diff:
            _show(source, text)
        elif check:
            click.echo(say(f"Belum rapi: {source.name}", f"Would change: {source.name}"))
        else:
            with bytes_to(Output("yaml", os.path.realpath(source.name))) as stream:
                stream.write(text.encode())
            click.echo(say(f"Dirapikan: {source.name}", f"Changed: {source.name}"))
    return 3 if refused else int(check and changed > 0)


def _sources(paths: Sequence[str]) -> list[Source]:
    """Every file named or in a named folder, read. Raises InvalidSop with all that is wrong in them."""
    from sop.files import LIBRARY, yaml_files
    from sop.problem import InvalidSop, Place, Problem, in_order
    from sop.source import read_source

    sources: dict[str, Source] = {}
    problems: list[Problem] = []
    for path in paths:
        if path.startswith(LIBRARY):
            words = say("berkas pustaka tidak dapat ditulis.", "files of the library cannot be written.")
            raise click.BadParameter(f"`{path}`: {words}", param_hint="SOP")
        folder = Path(path).is_dir()
        for name in yaml_files(path) if folder else (path,):
            try:
                content = Path(name).read_bytes()
            except OSError as error:
                said = {"file": name, "reason": error.strerror, "guess": None}
                missing = isinstance(error, FileNotFoundError)
                problems.append(Problem("no-file" if missing else "unreadable-file", Place(name), said))
                continue
            source = read_source(name, content)
            if _is_ours(source):
                sources[os.path.realpath(name)] = source
            elif not folder:
                code = "empty-file" if source.data is None else "not-an-sop"
                problems.append(Problem(code, source.place()))
    problems += (problem for source in sources.values() for problem in source.problems)
    if problems:
        texts = {source.name: source.text for source in sources.values()}
        raise InvalidSop(in_order(problems, list(texts)), texts)
    return list(sources.values())


def _is_ours(source: Source) -> bool:
    """SOPs and tests are formatted, nothing else; one that cannot be read counts, too."""
    if source.root is None:
        return bool(source.problems)
    return isinstance(source.data, dict) and not source.data.keys().isdisjoint(("sop", "tests"))


def _show(source: Source, text: str) -> None:
    old, new = source.text.splitlines(), text.splitlines()
    for line in unified_diff(old, new, source.name, source.name, lineterm=""):
        click.echo(line)


def _refused(name: str) -> str:
    return say(
        f"Dibiarkan: {name}: artinya tidak dapat dibuktikan tetap sama.",
        f"Left alone: {name}: that it would mean the same cannot be proved.",
    )
