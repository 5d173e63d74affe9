"""Repairs told to people: under the rule's tree each edit as a sentence, then the chat with its marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from audits.explanation.repair import Edited, Limit, Repair, Row
from audits.explanation.said.moments import Moments, lasting
from audits.explanation.said.outline import Branch
from audits.explanation.said.teller import Teller
from audits.explanation.said.words import counted
from audits.explanation.said.words.repair import BY, WORDS
from audits.explanation.tree import Line
from audits.reports.visible import one_line
from rules.constraints import SHARES
from sop.chat_lines import write_chat

_QUOTED = 240
_BLANK = "\N{NO-BREAK SPACE}" * 2
"""What stands before a line without a mark."""
_AROUND = 1
"""Unchanged lines shown beside a changed one."""


def told(teller: Teller, repair: Repair) -> Branch:
    """A repair as a branch of an explanation."""
    return _Told(teller, repair).branch()


class _Told:
    def __init__(self, teller: Teller, repair: Repair) -> None:
        self._teller, self._repair = teller, repair
        self._words, self._by = WORDS[teller.language], BY[teller.language]
        times = [row.event.get("at") for row in repair.rows]
        self._moments = Moments(teller.words, times)
        self._at = {row.number: row.event.get("at") for row in repair.rows if row.mark != "+"}

    def branch(self) -> Branch:
        """The whole of it."""
        repair, words = self._repair, self._words
        if not repair.edits:
            return Branch(words[f"repair.{repair.why or 'none'}"], [], "pending")
        many = "one" if len(repair.edits) == 1 else "many"
        head = words[f"repair.{'' if repair.smallest else 'found.'}{many}"]
        branch = Branch(head.format(n=len(repair.edits)), [], "bold")
        for edit in repair.edits:
            branch.add(self.edit(edit))
        for line in self._notes():
            branch.add(line)
        chat = branch.add(f"{words['repair.chat']}:")
        for line in self._chat():
            chat.add(line, "pass" if line[0] == "+" else "fail" if line[0] == "-" else "dim")
        return branch

    def edit(self, edit: Edited) -> str:
        """One edit as a sentence."""
        match edit.do:
            case "insert":
                return self._insert(edit)
            case "delete":
                return self._words["delete"].format(self._named(edit))
            case "move":
                return self._move(edit)
            case "change":
                return self._change(edit)
        return self._later("close", "close.later", edit)

    def _notes(self) -> Iterator[str]:
        repair, words = self._repair, self._words
        if not repair.applies:
            yield words["repair.outside"]
        if repair.customer:
            yield words["repair.customer"]
        if repair.instead:
            told = "; ".join(map(self.edit, repair.instead))
            yield words["repair.instead"].format(told[:1].lower() + told[1:])
        if repair.breaks:
            yield words["repair.breaks"].format(", ".join(repair.breaks))
        if repair.mends:
            yield words["repair.mends"].format(", ".join(repair.mends))

    def _insert(self, edit: Edited) -> str:
        event, words = edit.now, self._words
        filled = {"where": self._where(edit), "until": ""}
        if edit.latest is not None:
            filled["until"] = words["insert.until"].format(self._moments.at(edit.latest))
        if event["type"] != "message":
            return words["insert.other"].format(what=self._what(event), **filled)
        filled["by"] = self._by.get(event.get("by", "agent"), "")
        if not edit.signals and not event.get("labels"):
            return words["insert.message"].format(**filled)
        names = [*map(self._teller.patterns.signal, edit.signals)]
        if not names:
            names = [self._teller.patterns.named(label) for label in event["labels"]]
        filled |= {"signals": self._listed(names), "text": self._quote(event.get("text", ""))}
        return words["insert.note" if event.get("public") is False else "insert.saying"].format(**filled)

    def _move(self, edit: Edited) -> str:
        words = self._words
        do = words["do.message" if edit.was["type"] == "message" else "do.other"]
        filled = {"what": self._named(edit), "do": do}
        if edit.seconds is None:
            return words["move.untimed"].format(where=self._where(edit), **filled)
        if not self._overtakes(edit):
            return self._later("move.earlier", "move.later", edit, **filled)
        return words["move.order"].format(where=self._beside(edit), **filled, **self._times(edit))

    def _later(self, earlier: str, later: str, edit: Edited, **more: str) -> str:
        key = later if (edit.seconds or 0) > 0 else earlier
        span = lasting(abs(edit.seconds or 0))
        return self._words[key].format(span=span, **self._times(edit), **more)

    def _times(self, edit: Edited) -> dict[str, str]:
        return {"at": self._moments.at(edit.now["at"]), "was": self._moments.at(edit.was["at"])}

    def _overtakes(self, edit: Edited) -> bool:
        """Whether another event changes places with the one that is moved."""
        kept = [row.number for row in self._repair.rows if row.number is not None]
        places = [place for place, row in enumerate(self._repair.rows) if row.number == edit.event]
        between = self._repair.rows[min(places) + 1 : max(places)]
        return bool(kept) and any(row.mark == " " for row in between)

    def _beside(self, edit: Edited) -> str:
        """Right before or behind the event whose time it then has."""
        at = edit.now["at"]
        if (edit.seconds or 0) > 0 and edit.after is not None and self._at.get(edit.after) == at:
            return self._words["where.just-after"].format(self._place(edit.after))
        if (edit.seconds or 0) < 0 and edit.before is not None and self._at.get(edit.before) == at:
            return self._words["where.just-before"].format(self._place(edit.before))
        return self._where(edit)

    def _change(self, edit: Edited) -> str:
        words, what, told = self._words, self._named(edit, brief=True), []
        if edit.leave_out:
            quotes = ", ".join(f"“{self._quote(one)}”" for one in edit.leave_out)
            told.append(words["change.leave-out"].format(what=what, words=quotes))
        if edit.keep:
            limits = "; ".join(map(self._limit, edit.keep))
            told.append(words["change.keep"].format(what=what, limits=limits))
        for one in edit.say:
            names = self._listed(list(map(self._teller.patterns.signal, one.signals)))
            told.append(words["change.say"].format(what=what, signals=names, text=self._quote(one.text)))
        first, *rest = told
        return "; ".join([first, *(one.partition(": ")[2] for one in rest)])

    def _listed(self, names: Sequence[str]) -> str:
        """`a, b and c`."""
        *first, last = names
        return self._words["and"].join([", ".join(first), last]) if first else last

    def _limit(self, limit: Limit) -> str:
        bound = limit.at_most if limit.at_most is not None else limit.at_least
        key = "change.most" if limit.at_most is not None else "change.least"
        return self._words[key].format(self._sized(limit.quantity, bound or 0), self._number(limit.value))

    def _sized(self, quantity: str, value: float) -> str:
        if quantity in SHARES:
            return self._teller.say(f"limits.{quantity}", self._number(value))
        return f"{self._number(value)} {counted(self._teller.words, f'quantity.{quantity}', value)}"

    def _number(self, value: float) -> str:
        return self._teller.wording.number(round(value, 2))

    def _where(self, edit: Edited) -> str:
        words, after, before = self._words, edit.after, edit.before
        if after is None and before is None:
            return words["where.alone"]
        if after is None:
            return words["where.first"].format(self._place(before))
        if before is None:
            return words["where.last"].format(self._place(after))
        return words["where.between"].format(self._place(after), self._place(before))

    def _place(self, number: int | None) -> str:
        """`#3 (09:04)`."""
        at = self._at.get(number)
        return f"#{number}" if at is None else f"#{number} ({self._moments.at(at)})"

    def _named(self, edit: Edited, *, brief: bool = False) -> str:
        """`#3 09:04 agen a7 “...”`."""
        line = _line(edit.was)
        at = edit.was.get("at")
        parts = [f"#{edit.event}", "" if at is None else self._moments.at(at), self._teller.who(line)]
        if not brief or edit.was["type"] != "message":
            parts.append(self._teller.what(line, 60))
        return " ".join(part for part in parts if part)

    def _what(self, event: dict[str, Any]) -> str:
        return self._teller.what(_line(event), 60)

    def _quote(self, text: str) -> str:
        return one_line(self._teller.veil.text(text), _QUOTED)

    def _chat(self) -> Iterator[str]:
        """The changed lines with a line around them, in the notation of chats, each with its mark."""
        rows = self._repair.rows
        changed = [place for place, row in enumerate(rows) if row.mark != " "]
        near = {place + off for place in changed for off in range(-_AROUND, _AROUND + 1)}
        day, last = None, -1
        for place in sorted(near & set(range(len(rows)))):
            if place > last + 1:
                yield _BLANK + self._words["repair.gap"]
            row, last = rows[place], place
            at = row.event.get("at")
            if at is not None and at[:10] != day:
                day = at[:10]
                yield f"{_BLANK}{day}"
            yield (_BLANK if row.mark == " " else f"{row.mark} ") + self._line(row)
        if changed and last < len(rows) - 1:
            yield _BLANK + self._words["repair.gap"]

    def _line(self, row: Row) -> str:
        written = write_chat({"events": [_veiled(self._teller, row.event)]}).splitlines()
        if row.event.get("at") is not None and len(written) > 1 and written[0][:4].isdigit():
            written = written[1:]
        return one_line(" ".join(line.strip() for line in written), 400)


def _line(event: dict[str, Any]) -> Line:
    own = ("at", "type", "by", "author", "public", "text")
    return Line(
        -1,
        event.get("at"),
        event["type"],
        event.get("by"),
        event.get("author"),
        event.get("public", True),
        event.get("text"),
        {key: value for key, value in event.items() if key not in own},
    )


def _veiled(teller: Teller, event: dict[str, Any]) -> dict[str, Any]:
    """An event as it may be shown, with what the notation of chats cannot do without."""
    made = {key: _shown(teller, value) if key in ("text", "args") else value for key, value in event.items()}
    if event.get("author") is not None:
        made["author"] = teller.veil.agent(str(event["author"]))
    if event.get("by") is None and event["type"] == "message":
        made["by"] = "system"
    if event.get("by") == "customer":
        made.pop("author", None)
    return made


def _shown(teller: Teller, value: Any) -> Any:
    if isinstance(value, str):
        return teller.veil.text(value)
    if isinstance(value, dict):
        return {key: _shown(teller, one) for key, one in value.items()}
    if isinstance(value, list):
        return [_shown(teller, one) for one in value]
    return value


__all__: Sequence[str] = ["told"]
