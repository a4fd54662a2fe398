"""How large a file of a dossier may be; every refusal names its limit.

The figures bound what hostile input can cost: a nested list that overflows a stack, an alias that stands for
10^9 nodes, a scalar that a renderer takes minutes to wrap.
"""

from __future__ import annotations

from typing import Final

FILE: Final = 16 * 1024 * 1024
"""Bytes of one file (event tables excepted)."""
DEPTH: Final = 64
"""Lists and mappings inside each other."""
NODES: Final = 500_000
"""Keys, values, lists and mappings of one file."""
SCALAR: Final = 1024 * 1024
"""Characters of one value."""
KEY: Final = 256
"""Characters of one key."""
PROBLEMS: Final = 10_000
"""Problems collected from one file."""


def size(count: int) -> str:
    """A number of bytes as a person reads it: `16 MiB`, `40 KiB`, `3 bytes`."""
    for unit, name in ((1024 * 1024, "MiB"), (1024, "KiB")):
        if count >= unit:
            whole, rest = divmod(count, unit)
            return f"{whole} {name}" if not rest else f"{count / unit:.1f} {name}"
    return f"{count} bytes"
