"""markdown: the handbook as Markdown, its drawings as Mermaid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.metadata import version

from audits.drawing import mermaid
from audits.drawing.picture import Picture
from audits.handbook.book import Book, Entry, Said
from audits.handbook.deadlines import Limit
from audits.handbook.hours import Calendar
from audits.handbook.shown import Row, Shown
from audits.reports.marks import escaped


def text(book: Book) -> str:
    """The whole handbook; what Markdown or HTML would read as its own is escaped."""
    return "\n".join(_Markdown(book).lines()) + "\n"


class _Markdown:
    def __init__(self, book: Book) -> None:
        self._book, self._speech, self._own = book, book.speech, book.speech.own

    def lines(self) -> Iterator[str]:
        """All lines."""
        book, own = self._book, self._own
        yield from (f"# {own['handbook']}: {self._said(book.title)}", "")
        yield from (" · ".join(map(escaped, book.facts)), "")
        if book.excluded:
            yield from (escaped(book.excluded), "")
        yield from self._contents()
        if book.musts:
            yield from (f"## {own['musts']}", "", own["musts-hint"], "")
            for entry in book.musts:
                sentences = " ".join(map(escaped, entry.sentences))
                yield f"- [{escaped(entry.name)}](#{entry.anchor}): {sentences}"
            yield ""
        yield from (f"## {own['reading']}", "")
        for severity, _ in book.severities:
            yield f"- **{self._speech.wording.severity(severity)}**: {own[f'severity.{severity}']}"
        for chapter in book.chapters:
            yield from ("", f'## <a id="{chapter.anchor}"></a>{chapter.number}. {escaped(chapter.title)}', "")
            for entry in chapter.entries:
                yield from self._entry(entry)
        yield from self._after()
        yield from ("---", "", escaped(own["made"].format(version=version("sop-audit"), sop=book.sop.name)))

    def _contents(self) -> Iterator[str]:
        book, own = self._book, self._own
        yield from (f"## {own['contents']}", "")
        for chapter in book.chapters:
            yield f"- [{chapter.number}. {escaped(chapter.title)}](#{chapter.anchor})"
            for entry in chapter.entries:
                yield f"  - [{entry.number} {escaped(entry.name)}](#{entry.anchor})"
        for name, there in (("deadlines", book.limits), ("hours", book.calendars), ("ladders", book.ladders)):
            if there:
                yield f"- [{own[name]}](#{name})"
        yield ""

    def _entry(self, one: Entry) -> Iterator[str]:
        own, speech = self._own, self._speech
        title = self._said(one.title) if one.title else f"{escaped(one.id)} *({own['untitled']})*"
        yield from (f'### <a id="{one.anchor}"></a>{one.number} {title}', "")
        facts = [f"**{speech.wording.severity(one.severity)}**", one.weight, f"`{one.id}`"]
        if one.source:
            facts.append(escaped(own["source"].format(", ".join(one.source))))
        if one.owner:
            facts.append(escaped(own["owner"].format(one.owner)))
        yield from (" · ".join(facts), "")
        yield from (line for sentence in one.sentences for line in (f"**{escaped(sentence)}**", ""))
        yield from (line for note in (*one.notes, one.when) if note for line in (escaped(note), ""))
        if one.over_corpus:
            yield from (own["over-corpus"], "")
        if one.help:
            yield from (f"{own['why']}: {self._said(one.help)}", "")
        if one.steps:
            yield from (f"{number}. {escaped(step)}" for number, step in enumerate(one.steps, 1))
            yield ""
        if one.picture:
            yield from self._picture(one.picture)
        yield from self._spoken(one)
        for kind, example in (("good", one.good), ("bad", one.bad)):
            if example is not None:
                yield from self._example(own[kind], example)

    def _spoken(self, one: Entry) -> Iterator[str]:
        own = self._own
        if one.spoken:
            yield from (f"{own['words']}:", "")
        for signal in one.spoken:
            by = f" ({own['spoken-by'].format(signal.by)})" if signal.by else ""
            phrases = ""
            if signal.phrases:
                more = f" {own['more'].format(n=signal.left)}" if signal.left > 0 else ""
                phrases = f", {own['like']}: {_quoted(signal.phrases)}{more}"
            yield f"- **{escaped(signal.title)}**{by}{phrases}"
            if signal.yes:
                yield f"  - {own['counts']}: {_quoted(signal.yes)}"
            if signal.no:
                yield f"  - {own['counts-not']}: {_quoted(signal.no)}"
        if one.spoken:
            yield ""

    def _example(self, heading: str, one: Shown) -> Iterator[str]:
        mark = f" *({self._own[f'only-{one.language}']})*" if one.language else ""
        title = f" – {escaped(one.title)}" if one.title else ""
        yield from (f"**{heading}**{title}{mark}", "")
        if one.facts:
            yield from (f"> {escaped(one.facts)}", ">")
        for row in one.rows:
            yield f"> {self._row(row)}  "
        yield ""
        if one.reasons:
            yield from (f"→ {escaped(reason)}  " for reason in one.reasons)
            yield ""

    def _row(self, row: Row) -> str:
        time = f"{row.time} " if row.time else ""
        here = f" **← {self._own['here']}**" if row.blamed else ""
        if row.event:
            return f"{time}*{escaped(row.text)}*{here}"
        said = "<br>".join(escaped(line) for line in row.text.split("\n"))
        return f"{time}**{escaped(row.who)}:** {said}{here}"

    def _after(self) -> Iterator[str]:
        book, own = self._book, self._own
        if book.limits:
            yield from (f'## <a id="deadlines"></a>{own["deadlines"]}', "", own["deadlines-hint"], "")
            columns = ("rule", "d.from", "d.to", "d.limit", "d.others", "d.clock", "d.pauses")
            yield from _table([own[name] for name in columns], map(_limit, book.limits))
        if book.calendars:
            yield from (f'## <a id="hours"></a>{own["hours"]}', "", own["hours-hint"], "")
            for calendar in book.calendars:
                yield from self._calendar(calendar)
        if book.ladders:
            yield from (f'## <a id="ladders"></a>{own["ladders"]}', "", own["ladders-hint"], "")
            for picture in book.ladders:
                yield from (escaped(picture.title), "")
                yield from self._picture(picture)

    def _calendar(self, one: Calendar) -> Iterator[str]:
        named = f"{escaped(one.title)} (`{one.name}`)" if one.title else f"`{one.name}`"
        yield from (f"### {named}", "", escaped(one.zone), "")
        for heading, rows in one.weeks:
            if heading:
                yield from (f"**{escaped(heading)}**", "")
            yield from _table(
                [self._own["h.day"], self._own["h.open"]], ([escaped(c) for c in row] for row in rows)
            )
        yield from (line for note in one.notes for line in (escaped(note), ""))

    def _picture(self, picture: Picture) -> Iterator[str]:
        yield from ("```mermaid", mermaid.written([picture]).rstrip(), "```", "")

    def _said(self, said: Said) -> str:
        mark = f" *({self._own[f'only-{said.foreign}']})*" if said.foreign else ""
        return f"{escaped(said.text)}{mark}"


def _limit(one: Limit) -> list[str]:
    rule = f"[{escaped(one.rule)}](#{one.anchor})"
    others = "<br>".join(map(escaped, one.others))
    pauses = "<br>".join(map(escaped, one.pauses))
    return [
        rule,
        escaped(one.start),
        escaped(one.stop),
        f"**{escaped(one.limit)}**",
        others,
        escaped(one.clock),
        pauses,
    ]


def _table(heads: Sequence[str], rows: Iterator[Sequence[str]] | map[list[str]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"|{' --- |' * len(heads)}"
    yield from (f"| {' | '.join(cells)} |" for cells in rows)
    yield ""


def _quoted(texts: Sequence[str]) -> str:
    return ", ".join(f"“{escaped(text)}”" for text in texts)
