"""Writes a file's tree in the one layout."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sop.layout import scalars
from sop.layout.order import Path, order
from sop.layout.tree import Comment, Entry, File, Node

WIDTH = 110
"""Columns of a line, its comment not counted; longer words and patterns stay whole."""
_STEP = 2


def written(file: File) -> str:
    """The text of the file."""
    lines = [comment.text for comment in _spaced(file.head)]
    if file.gap and lines and file.root is not None:
        lines.append("")
    if file.root is not None:
        writer = _Writer(anchored=file.anchored)
        body = writer.document(file.root)
        lines += body
    while lines and not lines[-1]:
        lines.pop()
    return "\n".join(lines) + "\n" if lines else ""


def _spaced(comments: Sequence[Comment]) -> Iterator[Comment]:
    for number, comment in enumerate(comments):
        if number and comment.blank:
            yield Comment("", 0, 0, 0, True)
        yield comment


class _Writer:
    def __init__(self, *, anchored: bool) -> None:
        self._anchored = anchored

    def document(self, root: Node) -> list[str]:
        """The lines of the whole value."""
        if root.sort in ("map", "list") and root.entries:
            lines = self._collection(root, 0, ())
        else:
            lines = [*self._inline(root, 0, 0, ())]
        return (
            [*lines, *self._tail(root, 0)] if root.sort in ("scalar", "alias") or not root.entries else lines
        )

    def _collection(self, node: Node, indent: int, path: Path) -> list[str]:
        """A mapping or list in block form, its last comments too."""
        lines: list[str] = []
        for number, (step, entry) in enumerate(self._ordered(node, path)):
            inner = self._entry(entry, indent, (*path, step))
            if number and self._apart(entry, inner, lines, (*path, step)):
                lines.append("")
            lines += inner
        return [*lines, *self._tail(node, indent)]

    def _ordered(self, node: Node, path: Path) -> list[tuple[str | int, Entry]]:
        if node.sort == "list":
            return list(enumerate(node.entries))
        by_key = {entry.key.text if entry.key else "": entry for entry in node.entries}
        if self._anchored or len(by_key) < len(node.entries):
            return [(entry.key.text if entry.key else "", entry) for entry in node.entries]
        return [(key, by_key[key]) for key in order(path, list(by_key))]

    def _apart(self, entry: Entry, lines: list[str], before: list[str], path: Path) -> bool:
        """Whether an empty line stands above: where one stood, around sections and rules of many lines."""
        if entry.leading[0].blank if entry.leading else entry.blank:
            return True
        section = len(path) == 1 and len(_without_comments(lines)) > 1
        rule = len(path) == 2 and path[0] in ("rules", "tests")
        return section or (rule and (len(_without_comments(lines)) > 1 or _many(before)))

    def _entry(self, entry: Entry, indent: int, path: Path) -> list[str]:
        """The comments above, the key or dash, and the value."""
        pad = " " * indent
        start = f"{pad}- " if entry.key is None else f"{pad}{scalars.key(entry.key)}:"
        leading = list(entry.leading)
        header, behind = entry.header, entry.behind
        value = entry.value
        inline = self._fitting(value, indent, len(start) + (entry.key is not None), path)
        if inline is not None:
            if header is not None:
                if behind is None and not value.entries:
                    header, behind = None, header
                else:
                    leading.append(header)
            gap = " " if entry.key is not None and inline[0] else ""
            lines = [f"{start}{gap}{inline[0]}".rstrip(), *inline[1:]]
            if behind is not None:
                at = 0 if value.style in ("|", ">") else -1
                lines[at] = _behind(lines[at], behind)
            return [*self._comments(leading, indent, entry.blank), *lines]
        return self._block_entry(entry, indent, start, leading, path)

    def _block_entry(
        self, entry: Entry, indent: int, start: str, leading: list[Comment], path: Path
    ) -> list[str]:
        value = entry.value
        body = self._collection(value, indent + _STEP, path)
        notes = [note for note in (entry.header, entry.behind) if note is not None]
        anchor = f"&{value.anchor}" if value.anchor else ""
        if entry.key is None:
            leading += notes
            if not anchor:
                while body and body[0].lstrip().startswith("#"):
                    leading.append(Comment(body.pop(0).strip(), 0, 0, 0, True))
                    while body and not body[0]:
                        body.pop(0)
                body[0] = start + body[0][indent + _STEP :]
                return [*self._comments(leading, indent, entry.blank), *body]
            return [*self._comments(leading, indent, entry.blank), f"{start}{anchor}", *body]
        head = f"{start} {anchor}" if anchor else start
        if notes:
            head = _behind(head, notes[0])
            leading += notes[1:]
        return [*self._comments(leading, indent, entry.blank), head, *body]

    def _fitting(self, value: Node, indent: int, used: int, path: Path) -> list[str] | None:
        """The value behind its key or dash, continued at `indent`; None if it must stand in block form."""
        if value.sort in ("scalar", "alias"):
            return list(self._inline(value, indent, used, path))
        if not value.entries:
            return [self._flow(value, path) or ""]
        if not value.flow:
            return None
        if value.commented:
            return self._filled(value, indent + _STEP, used, path)
        text = self._flow(value, path)
        if text is None:
            return None
        if used + len(text) <= WIDTH:
            return [text]
        return self._filled(value, indent + _STEP, used, path)

    def _inline(self, node: Node, indent: int, used: int, path: Path) -> Iterator[str]:
        """A scalar behind its key or dash."""
        if node.sort == "alias":
            yield node.raw
            return
        anchor = f"&{node.anchor} " if node.anchor else ""
        if node.style in ("|", ">"):
            made = scalars.block(node, indent + _STEP)
            if made is not None:
                yield f"{anchor}{made[0]}"
                yield from made[1]
                return
        pad = " " * (indent + _STEP)
        one = scalars.one_line(node, flow=False, bare=path[-1:] != ("regex",))
        if one is not None and used + len(anchor) + len(one) > WIDTH and not anchor:
            made_block = scalars.literal(node, indent + _STEP)
            if made_block is not None:
                yield from made_block
                return
        if one is not None and (path[-1:] == ("regex",) or (node.style and "\\" in one)):
            first, rest = one, []
        elif one is not None:
            first, *rest = scalars.folded(one, used + len(anchor), indent + _STEP, WIDTH)
        elif node.style in ("|", ">"):
            first, rest = scalars.escaped(node.text), []
        else:
            first, *rest = scalars.rewrapped(node)
        yield f"{anchor}{first}".rstrip() if not first else f"{anchor}{first}"
        yield from (f"{pad}{line}" if line else "" for line in rest)

    def _flow(self, node: Node, path: Path) -> str | None:
        """The value on one line between other things; None if that cannot be."""
        anchor = f"&{node.anchor} " if node.anchor else ""
        if node.sort == "alias":
            return f"{node.raw} "
        if node.sort == "scalar":
            one = scalars.one_line(node, flow=True, bare=path[-1:] != ("regex",))
            return None if one is None else f"{anchor}{one}"
        parts = []
        for step, entry in self._ordered(node, path):
            said = self._flow(entry.value, (*path, step))
            if said is None:
                return None
            parts.append(said if entry.key is None else f"{scalars.key(entry.key)}: {said}")
        opening, closing = ("[", "]") if node.sort == "list" else ("{", "}")
        return f"{anchor}{opening}{', '.join(parts)}{closing}"

    def _filled(self, node: Node, indent: int, used: int, path: Path) -> list[str] | None:
        """A list of words over several lines; None for other lists, and if an item needs several itself."""
        if node.sort != "list" or all(entry.value.sort != "scalar" for entry in node.entries):
            return None
        if any(entry.value.commented for entry in node.entries):
            return None
        said = [self._flow(entry.value, (*path, number)) for number, entry in enumerate(node.entries)]
        lines = [f"&{node.anchor} [" if node.anchor else "["]
        closed = not node.tail and node.entries[-1].behind is None
        broken = False
        for number, (entry, part) in enumerate(zip(node.entries, said, strict=True)):
            if part is None:
                return None
            last = number == len(said) - 1
            piece = f"{part}{',' if not last else ']' if closed else ''}"
            lines += self._comments(entry.leading, indent, False)
            space = "" if number == 0 else " "
            taken = used if len(lines) == 1 else 0
            fits = taken + len(lines[-1]) + len(space) + len(piece) <= WIDTH
            if fits and not broken and not entry.leading:
                lines[-1] += space + piece
            else:
                lines.append(" " * indent + piece)
            broken = entry.behind is not None
            if entry.behind is not None:
                lines[-1] = _behind(lines[-1], entry.behind, used if len(lines) == 1 else 0)
        if not closed:
            lines += [*self._comments(node.tail, indent, False), f"{' ' * indent}]"]
        return lines

    def _comments(self, comments: Sequence[Comment], indent: int, gap: bool) -> list[str]:
        pad = " " * indent
        lines = [f"{pad}{one.text}" if one.text else "" for one in _spaced(comments)]
        return [*lines, ""] if lines and gap else lines

    def _tail(self, node: Node, indent: int) -> list[str]:
        if not node.tail:
            return []
        lines = self._comments(node.tail, indent, False)
        return ["", *lines] if node.tail[0].blank else lines


def _behind(line: str, comment: Comment, used: int = 0) -> str:
    """The line with its comment, in the column where it stood if the line is not too long for that.

    `used` columns stand before the line.
    """
    return f"{line}{' ' * max(2, comment.column - len(line) - used)}{comment.text}"


def _without_comments(lines: Sequence[str]) -> list[str]:
    return [line for line in lines if line and not line.lstrip().startswith("#")]


def _many(lines: Sequence[str]) -> bool:
    """Whether the last item written takes several lines."""
    code = _without_comments(lines)
    return len(code) > 1 and not code[-1].lstrip().startswith("- ")
