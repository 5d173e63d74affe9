"""text: the figures as a table, the worst signal first, then what went wrong with each."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from rich.box import SIMPLE_HEAD
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from audits.measuring.reports import Setting
from audits.measuring.reports.view import Quote, View
from audits.measuring.result import Change, Figure, Scored
from audits.reports.visible import one_line

_PHRASES = 8
"""Phrases of a signal in the table; those without a wrong hit are left out first."""
_UNUSED = 12
_MARKED = "underline bold"


def write(stream: BinaryIO, setting: Setting) -> None:
    """Writes the report."""
    out = io.StringIO()
    console = Console(
        file=out,
        width=setting.width,
        force_terminal=setting.color,
        color_system="standard" if setting.color else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    for block in _Text(View(setting)).blocks():
        console.print(block)
    lines = (line.rstrip() for line in out.getvalue().splitlines())
    stream.write(("\n".join(lines).strip("\n") + "\n").encode("utf-8", "replace"))


class _Text:
    def __init__(self, view: View) -> None:
        self._view = view
        self._say = view.say
        self._result = view.result

    def blocks(self) -> Iterator[RenderableType]:
        """Everything, from the headline to the last signal."""
        yield Text(" · ".join(self._headline()), style="bold")
        if self._result.unreadable:
            unreadable = self._view.number(self._result.unreadable)
            yield Text(self._say("unreadable", n=unreadable), style="bold red")
        yield self._table()
        yield Text(self._say("interval-hint"), style="dim")
        if self._result.comparison is not None:
            yield from self._comparison()
        for one in self._view.worst_first():
            if one.false_alarms or one.misses or not self._result.examples:
                yield from self._signal(one)

    def _headline(self) -> Iterator[str]:
        result, number = self._result, self._view.number
        yield one_line(result.sop, 60)
        yield self._say("of-examples" if result.examples else "messages", n=number(len(result.messages)))
        if result.outside:
            yield self._say("outside", n=number(result.outside), by=result.by)

    def _table(self) -> Table:
        view = self._view
        table = _table(
            [self._say("signal")],
            [self._say(name) for name in ("counted", "positives", "tp", "fp", "fn")],
            [self._say(name) for name in ("precision", "recall", "f1")],
        )
        for one in view.worst_first():
            counts = [view.number(n) for n in (one.messages, one.positives, one.tp, one.fp, one.fn)]
            shares = [self._share(figure) for figure in (one.precision, one.recall, one.f1)]
            table.add_row(Text(one_line(one.signal, 30)), *map(Text, counts), *shares)
        return table

    def _share(self, figure: Figure) -> Text:
        text = Text(f" {self._view.percent(figure.value)}")
        if interval := self._view.interval(figure):
            text.append(f" {interval}", style="dim")
        return text

    def _signal(self, one: Scored) -> Iterator[RenderableType]:
        yield Text("")
        yield self._head(one)
        for name, confusions in (("false-alarms", one.false_alarms), ("misses", one.misses)):
            if confusions:
                yield Text(f"  {self._say(name)}: {self._view.number(len(confusions))}", style="bold")
                quotes = self._view.quotes(confusions, missed=name == "misses")
                yield from self._quotes(quotes, len(confusions))
            if name == "false-alarms" and one.confused_with:
                yield Padding(Text(self._view.also(one), style="dim"), (0, 0, 0, 4))
        if not one.false_alarms and not one.misses:
            yield Text(f"  {self._say('all-right')}")
        yield from self._phrases(one)

    def _head(self, one: Scored) -> Text:
        text = Text(one_line(one.signal, 60), style="bold")
        said = [self._say("who", by=self._view.parties(one))]
        if one.left_out:
            said.append(self._view.left_out(one))
        if plain := self._view.labels(one):
            said.append(self._say("labels", labels=plain))
        text.append(f" · {' · '.join(said)}", style="not bold")
        return text

    def _quotes(self, quotes: Sequence[Quote], total: int) -> Iterator[RenderableType]:
        for quote in quotes:
            yield Padding(self._quote(quote), (0, 0, 0, 4))
        if total > len(quotes):
            yield Text(f"    {self._say('more', n=self._view.number(total - len(quotes)))}", style="dim")

    def _quote(self, quote: Quote) -> Text:
        text = Text(f"{quote.id} “" if not quote.by else f"{quote.id} {quote.by} “")
        for piece in quote.pieces:
            shown = "…" if piece.kind == "gap" else re.sub(r"\s+", " ", piece.text)
            if piece.mark and not self._view.setting.color:
                shown = f"«{shown}»"
            text.append(shown, style=_MARKED if piece.mark else "")
        text.append("”")
        told = [quote.note] if quote.note else []
        told += [self._say("labelled", labels=quote.labels)] if quote.labels else []
        text.append(f"  {'; '.join(told)}" if told else "", style="dim")
        return text

    def _phrases(self, one: Scored) -> Iterator[RenderableType]:
        view = self._view
        wrong = [phrase for phrase in one.phrases if phrase.wrong][:_PHRASES]
        if wrong:
            names = [self._say(name) for name in ("right", "alone", "wrong", "alone")]
            table = _table([self._say("phrase")], names, [])
            for phrase in wrong:
                counts = (phrase.right, phrase.right_alone, phrase.wrong, phrase.wrong_alone)
                cells = (Text(view.number(n)) for n in counts)
                table.add_row(Text(view.phrase(phrase.list, phrase.text)), *cells)
            yield Padding(table, (0, 0, 0, 2))
        if one.unused and not self._result.examples:
            named = ", ".join(view.phrase(some.list, some.text, 40) for some in one.unused[:_UNUSED])
            rest = ", …" if len(one.unused) > _UNUSED else ""
            said = self._say("unused", n=view.number(len(one.unused)), phrases=named + rest)
            yield Padding(Text(said, style="dim"), (0, 0, 0, 2))

    def _comparison(self) -> Iterator[RenderableType]:
        compared, number = self._result.comparison, self._view.number
        assert compared is not None
        yield Text("")
        file, sop = one_line(compared.baseline, 60), one_line(compared.sop, 60)
        yield Text(self._say("comparison", file=file, sop=sop), style="bold")
        for key, count in (
            ("only-now", compared.messages_only_now),
            ("only-before", compared.messages_only_before),
        ):
            if count:
                yield Text(f"  {self._say(key, n=number(count))}")
        for key, names in (("added", compared.added), ("gone", compared.gone)):
            if names:
                yield Text(f"  {self._say(key, signals=', '.join(one_line(one, 30) for one in names))}")
        yield self._changes(compared.changes)
        yield Text(self._say("p-hint"), style="dim")
        for change in compared.changes:
            yield from self._flips(change)

    def _changes(self, changes: Sequence[Change]) -> Table:
        view = self._view
        shares = [self._say(name) for name in ("precision", "recall", "f1")]
        table = _table([self._say("signal")], shares, [self._say(name) for name in ("fixed", "broken", "p")])
        for one in changes:
            pairs = [(getattr(one.before, f), getattr(one.now, f)) for f in ("precision", "recall", "f1")]
            moved = [f"{view.percent(now)} {view.change(before, now)}" for before, now in pairs]
            flips = [view.number(len(one.fixed)), view.number(len(one.broken)), view.p_value(one.p)]
            table.add_row(Text(one_line(one.signal, 30)), *map(Text, moved), *map(Text, flips))
        return table

    def _flips(self, change: Change) -> Iterator[RenderableType]:
        for key, flips, note in (("broken", change.broken, "is"), ("fixed", change.fixed, "was")):
            if flips:
                head = f"  {one_line(change.signal, 60)}: {self._say(key)} {self._view.number(len(flips))}"
                yield Text(head, style="bold")
                yield from self._quotes(self._view.flips(flips, note), len(flips))
        if change.relabelled:
            said = self._say("relabelled", n=self._view.number(len(change.relabelled)))
            yield Text(f"  {one_line(change.signal, 60)}: {said}")


def _table(left: Sequence[str], right: Sequence[str], shares: Sequence[str]) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=0, show_edge=False, header_style="dim")
    for name in left:
        table.add_column(name, overflow="fold", ratio=None)
    for name in (*right, *shares):
        table.add_column(name, justify="right", no_wrap=True)
    return table
