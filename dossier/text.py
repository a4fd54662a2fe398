"""Untrusted text made drawable, and measured in terminal cells. Knows nothing else of the project.

Whoever wrote a string must not be able to act on the terminal or deceive the eye. `scrub` gives everything that
acts or hides a visible form and leaves real writing alone:

- C0 controls and DEL become their control pictures (`␛`, `␀`, `␡`), a tab becomes one space;
- all else that is no writing becomes `⟨U+202E⟩`: C1 and bidirectional controls, what Unicode calls
  default-ignorable (zero-width characters, fillers, tags, variation selectors), line separators, annotation
  and layout controls, lone surrogates, private use, noncharacters, and code points this Python's Unicode tables
  do not know (CJK planes and the emoji block excepted);
- ZWJ and ZWNJ stay where spelling needs them: after a letter or mark of a cursive or Brahmic script (at a word's
  end too: Persian abbreviations, Malayalam chillus), ZWNJ also between another letter or digit and such a letter
  (a Latin acronym with a Persian ending), ZWJ also between emoji. Between Latin letters they would only hide;
- emoji and text style selectors stay after a symbol and in keycaps, Mongolian ones after their letters;
- past `MAX_MARKS` marks (or other characters that stack without width) in a row, the rest are counted in words:
  `⟨94 more marks⟩`; past `MAX_JOINED` characters that take no cells, ZWJ is made visible.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import Literal

MAX_MARKS = 6
"""The longest run of marks that is drawn: above what Hebrew accents, Burmese or Tibetan stacks need."""

MAX_JOINED = 9
"""The longest run of joined characters that is drawn: a kiss of two people with skin tones."""

_NARROW = (
    " -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0377\u0391-\u03a1\u03a3-\u0482\u048a-\u052f\u1e00-\u1eff"
    "\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u2193\u21ba\u21e2\u2248\u2500-\u257f\u25a1\u25cb\u25cf\u2800-\u28ff"
)
_LETTERS = "\u05d0-\u05ea\u0620-\u064a\u0660-\u066f\u0671-\u06d5\u4e00-\u9fff\uac00-\ud7a3"
_is_narrow = re.compile(f"[{_NARROW}]*").fullmatch  # nothing to scrub, one cell each
_is_plain = re.compile(f"[{_NARROW}{_LETTERS}]*").fullmatch  # nothing to scrub

_ZWNJ, _ZWJ, _VS16 = "\u200c", "\u200d", "\ufe0f"

# Default_Ignorable_Code_Point and the like, without ZWNJ, ZWJ, the emoji selectors and the Mongolian ones
_HIDDEN = (
    *((0x00AD, 0x00AD), (0x034F, 0x034F), (0x061C, 0x061C), (0x115F, 0x1160), (0x17B4, 0x17B5)),
    *((0x180E, 0x180E), (0x200B, 0x200B), (0x200E, 0x200F), (0x2028, 0x202E), (0x2060, 0x206F)),
    *((0x3164, 0x3164), (0xFE00, 0xFE0D), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFFB)),
    *((0x13430, 0x1343F), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF)),
)
# scripts whose spelling uses ZWJ and ZWNJ: Arabic to Sinhala, Tibetan, Burmese, Khmer, Mongolian ...
_JOINING = (
    *((0x0600, 0x0DFF), (0x0F00, 0x109F), (0x1700, 0x1CFF), (0xA800, 0xABFF), (0xFB50, 0xFDFF)),
    *((0xFE70, 0xFEFC), (0x10A00, 0x11FFF), (0x1E900, 0x1E95F)),
)
_NEWER = ((0x1F000, 0x1FBFF), (0x20000, 0x3FFFD))  # what will be assigned here is wide and visible
_STACKING = ((0x1160, 0x11FF), (0xD7B0, 0xD7FF))  # Hangul vowels and finals, letters without cells
_SINGLE = {_ZWNJ: "w", _ZWJ: "z", "\ufe0e": "v", _VS16: "v", "\u20e3": "k"}
_SINGLE |= dict.fromkeys("0123456789#*", "d") | dict.fromkeys("‼⁉〰〽ℹ", "p")


def _within(code: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= code <= last for first, last in ranges)


def _classify(code: int) -> str:
    """The class of a code point, one letter: the alphabet of `_CHANGED`."""
    char, category = chr(code), unicodedata.category(chr(code))
    if char in _SINGLE:
        return _SINGLE[char]
    if 0x180B <= code <= 0x180F and code != 0x180E:
        return "f"
    if category == "Cn" and _within(code, _NEWER) and code & 0xFFFE != 0xFFFE:
        return "p" if code < 0x20000 else "a"
    if _within(code, _HIDDEN) or category in ("Cc", "Cs", "Co", "Cn"):
        return "x"
    if 0x1F3FB <= code <= 0x1F3FF:  # skin tones
        return "e"
    if category[0] == "M":
        return "n" if _within(code, _JOINING) else "m"
    if _within(code, _STACKING) or category == "Cf":
        return "h"
    if category[0] == "L" and _within(code, _JOINING):
        return "c"
    if category[0] == "S":
        return "p"
    return "a" if category[0] in "LN" else "s"


class _Table(dict[int, str]):
    """A table for `str.translate` that works out each code point when it is first met."""

    def __init__(self, answer: Callable[[int], str]) -> None:
        super().__init__()
        self._answer = answer

    def __missing__(self, code: int) -> str:
        if len(self) >= 1 << 16:
            self.clear()
        self[code] = answer = self._answer(code)
        return answer


_CLASSES = _Table(_classify)
_CHANGED = re.compile(
    rf"""[xmnkhezwvf] (?:
    (?P<rest> (?<=[mnkhezwvf]{{{MAX_MARKS + 1}}}) [mnkhezwvf]* )
  | (?<=x) x*
  | (?<=z) (?: (?<=[mnkhezwvfPC]{{{MAX_JOINED}}}z)    # ZWJ that joins too much,
    | (?<![cCn]z) (?!(?<=[pPe]z)P) (?!(?<=[pP]vz)P) )  # or neither letters nor emoji
  | (?<=w) (?<![cCn]w) (?!(?<![^adm]w)c)              # ZWNJ that parts no letters (a text may begin with one)
  | (?<=v) (?<![pP]v) (?!(?<=dv)k)                    # style selector without emoji or keycap
  | (?<=f) (?<![cCn]f)                                # Mongolian selector without its letter
    )""",
    re.VERBOSE,
)


def _classes(text: str) -> str:
    """The class of each code point; a symbol or letter that a ZWJ joins to the one before is `P` or `C`."""
    classes = text.translate(_CLASSES)
    return classes.replace("zp", "zP").replace("zc", "zC") if "z" in classes else classes


def _visible(char: str) -> str:
    code = ord(char)
    if char == "\t":
        return " "
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else f"⟨U+{code:04X}⟩"


def scrub(text: str, *, lines: bool = False) -> str:
    """The text with everything that acts on a terminal or hides from the eye in a visible form.

    With `lines`, line ends (LF, CRLF, CR) are kept, as LF; without, they become visible too. Scrubbing twice
    changes nothing more. Never raises.
    """
    if text.isascii() and text.isprintable():
        return text
    if lines:
        return "\n".join(map(scrub, text.replace("\r\n", "\n").replace("\r", "\n").split("\n")))
    if _is_plain(text):
        return text
    classes = _classes(text)
    pieces: list[str] = []
    done = 0
    for found in _CHANGED.finditer(classes):
        start, end = found.span()
        pieces.append(text[done:start])
        if found["rest"]:
            pieces.append(f"⟨{end - start} more marks⟩")
        else:
            pieces.extend(map(_visible, text[start:end]))
        done = end
    return "".join(pieces) + text[done:]


def hidden(text: str) -> list[tuple[int, str]]:
    """What `scrub` would change, as (offset in code points, name), tabs and line ends aside."""
    found: list[tuple[int, str]] = []
    start = 0
    for line in text.split("\n"):
        body = line.removesuffix("\r") if start + len(line) < len(text) else line
        for match in _CHANGED.finditer("" if _is_plain(body) else _classes(body)):
            if match["rest"]:
                found.append((start + match.start(), f"{len(match[0])} more than {MAX_MARKS} marks in a row"))
                continue
            at = range(*match.span())
            found.extend((start + offset, _name(body[offset])) for offset in at if body[offset] != "\t")
        start += len(line) + 1
    return found


def _name(char: str) -> str:
    kinds = {"Cc": "control character", "Cs": "lone surrogate", "Co": "private use", "Cn": "unassigned"}
    name = unicodedata.name(char, "") or kinds[unicodedata.category(char)]
    return f"U+{ord(char):04X} {name}"


def width(text: str) -> int:
    """The cells the text takes on a terminal, as Rich and Textual count them."""
    return len(text) if _is_narrow(text) else sum(_cells(text))


def _size(char: str) -> int:
    from rich.cells import cell_len

    return cell_len(char)


_CELLS = _Table(lambda code: chr(_size(chr(code))))


def _cells(text: str) -> bytes | bytearray:
    """The cells of each code point, so that any run of whole characters adds up to its `width`.

    A line may only be cut before a code point that has cells: marks and joined emoji have none.
    """
    if _is_narrow(text):
        return b"\1" * len(text)
    cells = text.translate(_CELLS).encode("latin-1")
    if _ZWJ not in text and _VS16 not in text:
        return cells
    sizes = bytearray(cells)
    settled = 0
    for found in re.finditer(f"{_ZWJ}.|{_VS16}", text, re.DOTALL):
        at = found.start()
        if text[at] == _ZWJ:
            sizes[at : at + 2] = b"\0\0"
            continue
        sizes[at] = 0
        base = at - 1
        while base > settled and not sizes[base]:
            base -= 1
        if base >= settled and sizes[base]:
            sizes[base] = _size(text[base] + _VS16)
        settled = at
    return sizes


def clip(text: str, cells: int, *, ellipsis: str = "…") -> str:
    """The text in at most `cells` cells, the ellipsis at its end where something was cut off.

    Wide characters and combining sequences are never split. Where not even the ellipsis fits, it is left out.
    """
    if cells <= 0:
        return ""
    window = cells + 1
    while width(text[:window]) <= cells:
        if window >= len(text):
            return text
        window *= 4
    ends = list(accumulate(_cells(text[:window]), initial=0))
    room = cells - width(ellipsis)
    if room < 0:
        ellipsis, room = "", cells
    return text[: bisect_right(ends, room) - 1] + ellipsis


def pad(text: str, cells: int, align: Literal["left", "right", "center"] = "left") -> str:
    """The text filled with spaces to `cells` cells; a wider text is returned as it is."""
    space = max(0, cells - width(text))
    before = {"left": 0, "right": space, "center": space // 2}[align]
    return " " * before + text + " " * (space - before)


def wrap(text: str, cells: int) -> list[tuple[int, int]]:
    """Lines of at most `cells` cells, as (start, end) offsets in code points; at least one line.

    Breaks at line ends, at spaces and beside wide characters (CJK is written without spaces); a word that is
    too long is cut at the edge. Spaces at the end of a line belong to no line, nor do the line ends. Only a
    character wider than `cells` makes a wider line. Takes time in proportion to the text.
    """
    lines: list[tuple[int, int]] = []
    start = 0
    for part in text.split("\n"):
        lines.extend((start + first, start + last) for first, last in _wrap_line(part, max(1, cells)))
        start += len(part) + 1
    return lines


def _wrap_line(text: str, room: int) -> list[tuple[int, int]]:
    length = len(text.rstrip(" "))
    sizes = _cells(text)
    ends: Sequence[int] = range(len(text) + 1)
    if not _is_narrow(text):
        ends = array("Q", accumulate(sizes, initial=0))
    lines: list[tuple[int, int]] = []
    start = 0
    while True:
        edge = bisect_right(ends, ends[start] + max(room, sizes[start] if length else 0), start) - 1
        if edge >= length:
            lines.append((start, length))
            return lines
        cut = _break(text, sizes, ends, start, edge)
        lines.append((start, start + len(text[start:cut].rstrip(" "))))
        start = cut
        while text[start] == " " and sizes[start + 1]:
            start += 1


def _break(text: str, sizes: bytes | bytearray, ends: Sequence[int], start: int, edge: int) -> int:
    """Where to cut a line that is full before `edge`: at the last opportunity, else at the edge itself."""
    if sizes[edge] == 2:
        return edge
    space = text.rfind(" ", start, edge + 1)
    while space > start and not sizes[space + 1]:  # a mark stands on this space
        space = text.rfind(" ", start, space)
    wide = sizes.rfind(2, start, edge)
    if wide > space:
        return bisect_right(ends, ends[wide + 1], wide) - 1
    return space if space > start and text[start:space].strip(" ") else edge
