"""Sentences about files and YAML that cannot be read."""

from __future__ import annotations

PROBLEMS: dict[str, tuple[str, ...]] = {
    # files
    "no-file": ("there is no file `{file}`", "Check its spelling and folder."),
    "unreadable-file": ("the file `{file}` cannot be opened: {reason}", "Check who may read it."),
    "no-sop-in-folder": (
        "the folder `{folder}` holds no SOP",
        "An SOP file ends in .yaml or .yml and has a line `sop: name-of-the-sop`. Type `sop init` to make "
        "one.",
    ),
    "versions-overlap": (
        "`{name}` is still in force when `{other}` is as well",
        "Every date belongs to one version: in its `effective`, end the older one before the newer begins.",
        "Write it in the `effective` of the older version.",
    ),
    "version-twice": (
        "two dated versions are both called `{name}`",
        "Give each its own `version`, so that every verdict says which one it was judged by.",
    ),
    "versions-of-two": (
        "`{name}` has several dated versions, and so has `{other}`",
        "Keep each SOP with its versions in a folder of its own, and audit by one of them at a time.",
    ),
    "uses-no-file": (
        "the file `{file}` used here does not exist",
        "Write where it is from this file's folder, for example `uses: [calendar.yaml]`.",
    ),
    "uses-unreadable-file": (
        "the file `{file}` used here cannot be opened: {reason}",
        "Check its name and who may read it.",
    ),
    "unknown-library": ("there is no library `{said}`", "Libraries: {known}."),
    "uses-itself": (
        "these files use each other without end: {chain}",
        "Remove one `uses` of the circle; move what they share into a file of its own.",
    ),
    "uses-absolute": (
        "`{file}` is a full address that exists on this computer only",
        "Write where it is from this file's folder, for example `calendar.yaml` or `../shared/signals.yaml`.",
    ),
    "uses-too-deep": (
        "files use files more than {most} levels deep",
        "Name those files in the `uses` of the SOP itself.",
    ),
    "too-large": (
        "this file is larger than {megabytes} MiB",
        "Split it into several files and combine them with `uses`. Conversations are no part of an SOP.",
    ),
    "not-utf8": (
        "a character here is not stored as UTF-8 (byte {byte})",
        "Save the file again in the encoding UTF-8: in Notepad, Save As, then Encoding: UTF-8.",
    ),
    "empty-file": ("this file is empty", "Type `sop init` to make a sample SOP that you can change."),
    "not-an-sop": (
        "this file is no SOP: it does not consist of `key: value` pairs",
        "The first line of an SOP is `sop: name-of-the-sop`. Type `sop init` to make a sample.",
    ),
    # YAML
    "yaml-tab": ("this line is indented with the Tab key", "Use spaces instead (two for each level)."),
    "yaml-colon": (
        "there is a colon where none can be",
        'If it belongs to a sentence, put the whole sentence in quotes: `{key}: "{value}"`. '
        "If this is a new key, begin it on a line of its own, indented like the key above.",
    ),
    "yaml-key-too-deep": (
        "`{key}` is indented too far",
        "Begin `{key}` under the key above. If this line continues the sentence above, put the whole "
        "sentence "
        "in quotes.",
    ),
    "yaml-bracket": (
        "the bracket `[` opened here is not closed, or a comma is missing",
        "Write a list like this: `[one, two, three]`. Put a phrase that holds a comma in quotes.",
    ),
    "yaml-brace": (
        "the brace `{{` opened here is not closed, or a comma is missing",
        "Write it like this: `{{key: value, key: value}}`. Put a phrase that holds a comma in quotes.",
    ),
    "yaml-placeholder": (
        "a phrase that begins with a brace needs quotes",
        'Put all of it in quotes, for example `"{text} ... rusak"`.',
    ),
    "yaml-dash": (
        "this line should be the next item of the list",
        "Begin it with `- `, indented like the item before.",
    ),
    "yaml-dash-here": (
        "a `-` cannot stand here",
        "Begin the items on a new line after their key:\n`key:`\n`  - item`",
    ),
    "yaml-colon-space": ("the colon here needs a value", "Write a space and the value: `key: value`."),
    "yaml-bar": (
        "a value cannot begin with `|` or `>`",
        'Put the value in quotes, for example `"> 5 minutes"`.',
    ),
    "yaml-no-colon": ("this line has no colon", "Write `key: value`, with one space after the colon."),
    "yaml-quote": (
        "the quotation mark opened here is not closed",
        "Close it with the same mark at the end of the text.",
    ),
    "yaml-escape": (
        "a backslash `\\` means something else inside double quotes",
        "Use single quotes, for example `{{regex: 'order \\d+'}}`.",
    ),
    "yaml-star": (
        "a value cannot begin with `*` or `&`",
        'Put the value in quotes, for example `"*important*"`.',
    ),
    "yaml-control": (
        "there is an invisible control character here",
        "Remove it: type this part again instead of pasting it.",
    ),
    "yaml-character": (
        "a value cannot begin with `{character}`",
        'Put the value in quotes, for example `"{character}..."`.',
    ),
    "yaml-indent": (
        "this line is not aligned with the lines above",
        "Begin it with as many spaces as the other keys of the same part, "
        "and check that the quotes and brackets above are closed.",
    ),
    "yaml-nothing": ("a value is missing here", "Write the value, or remove the comma or bracket left over."),
    "yaml-syntax": (
        "this part cannot be read as YAML ({said})",
        "Check spaces, colons, brackets and quotes.",
    ),
    "two-documents": (
        "this file holds more than one document (separated by `---`)",
        "One file for one SOP: move the second document to another file, and name that in `uses`.",
    ),
    "tag": ("the tag `{tag}` has no place in an SOP", "Remove it; write the value plainly."),
    "too-deep": ("this is nested more than {most} levels deep", "Split it into several rules or signals."),
    "duplicate-key": ("`{key}` is written twice", "Remove one, or put both contents together."),
    "merge-key": (
        "merging with `<<` is not supported",
        "Write the keys one by one, or put what is shared into another file named in `uses`.",
    ),
    "empty-key": ("there is a colon without a name before it", "Write `name: value`."),
    "key-no-text": ("a key must be plain text", "Write `name: value`; a list or braces cannot be a name."),
    "alias-inside-itself": ("`*{name}` points to the part it stands in", "Write the content itself."),
    "alias-unknown": (
        "`*{name}` points to `&{name}`, which is not there",
        'If text was meant, put it in quotes: `"*{name}"`.',
    ),
    "too-many-values": (
        "this file holds more than {most} values",
        "Split it into several files, and repeat less with `*`.",
    ),
}
