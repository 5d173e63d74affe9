"""The one layout of SOP files, for `sop fmt`. Comments and values stay; what changes is docs/layout.md.

`parse` reads a file with its comments, `order` says which key comes first, `scalars` and `write` make the
text, `format` proves that it still means the same.
"""

from sop.layout.format import Unprovable, formatted

__all__ = ["Unprovable", "formatted"]
