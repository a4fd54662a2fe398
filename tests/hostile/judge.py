"""What a terminal may be sent: an allow-list of its own, which knows nothing of how the program makes text safe."""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import cache
from typing import Literal

Where = Literal["pipe", "colour", "reader"]
"""pipe: text alone; colour: text and colours; reader: a whole screen, drawn as Textual draws it."""

_COLOUR = r"\x1b\[[0-9;:]*m"
_MODES = "(?:7|25|1000|1002|1003|1004|1006|1015|1016|1049|2004|2026|2048)"
_SCREEN = "|".join(
    (
        _COLOUR,
        r"\x1b\[[0-9;]*[A-HJKd]",  # cursor moves, erasing
        rf"\x1b\[\?{_MODES}[hl]",
        r"\x1b\[\?(?:2026|2048)\$p",  # questions whether the terminal knows a mode
        r"\x1b\[[<>]\d*u",  # the keyboard protocol
        r"\x1b\]22;[a-z-]*\x07",  # the shape of the mouse pointer
        r"\r",
    )
)
_ALLOWED = {"pipe": re.compile("(?!)"), "colour": re.compile(_COLOUR), "reader": re.compile(_SCREEN)}

_INVISIBLE = {
    *(0x00AD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180E, 0x3164, 0xFFA0),
    *(0x200B, 0x200E, 0x200F),  # not the joiners, which spelling needs in many scripts
    *range(0x2028, 0x202F),
    *range(0x2060, 0x2070),
    *range(0xFE00, 0xFE0E),
    *range(0xFFF9, 0xFFFC),
    *range(0xE0000, 0xE1000),
    *range(0xFDD0, 0xFDF0),
    *(plane + end for plane in range(0, 0x110000, 0x10000) for end in (0xFFFE, 0xFFFF)),
}
_MARKS = 8
"""More marks than any script stacks on one letter."""


@cache
def _offensive() -> re.Pattern[str]:
    """Finds what acts or hides, and marks that are stacked too high."""
    kinds = [(code, unicodedata.category(chr(code))) for code in range(sys.maxunicode + 1)]
    hidden = _INVISIBLE | {code for code, kind in kinds if kind in ("Cc", "Cs", "Co", "Zl", "Zp")} - {0x0A}
    marks = {code for code, kind in kinds if kind in ("Mn", "Me")} - hidden
    return re.compile(f"[{_ranges(hidden)}]|[{_ranges(marks)}]{{{_MARKS + 1}}}")


def _ranges(codes: set[int]) -> str:
    """The code points as the inside of a regular expression's brackets."""
    starts = sorted(code for code in codes if code - 1 not in codes)
    ends = sorted(code for code in codes if code + 1 not in codes)
    return "".join(f"\\U{start:08x}-\\U{end:08x}" for start, end in zip(starts, ends, strict=True))


def offence(data: bytes, where: Where = "pipe") -> str:
    """The first thing in some bytes that a terminal may not be sent; nothing where there is none."""
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        return f"no UTF-8 at byte {error.start}: {data[error.start - 20 : error.start + 20]!r}"
    text = _ALLOWED[where].sub("", text)
    if text.isascii() and text.replace("\n", "").isprintable():
        return ""
    found = _offensive().search(text)
    if found is None:
        return ""
    at = found.start()
    return f"U+{ord(text[at]):04X} in {text[max(0, at - 30) : at + 30]!r}"
