"""The tour: the ten keys that matter and the marks, on one screen, with the keys in force."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dossier.text import pad, width
from dossier.user.commands import SECTION, key_of
from dossier.view.block import Line, Span, line, text_of

_GAP = 2


class Lesson(NamedTuple):
    """A key by its commands, or a mark as it is drawn; what it is for, and that in a word or two."""

    stands_for: str
    told: str
    brief: str


KEYS = (
    Lesson("down up", "through a list; the detail beside it follows", "move"),
    Lesson("open", "goes in: from a figure to the passage that says it", "go in"),
    Lesson("leave", "goes back, and quits at the bottom", "back, quit"),
    Lesson("section-overview section-sources", "a section each, by the digits; 0 is the map", "sections"),
    Lesson("filter", "narrows as you type: killed>=10 where:iraq", "filter"),
    Lesson("told-by", "the event as one party tells it", "told by"),
    Lesson("record-disputes", "who contradicts this", "disputes"),
    Lesson("take", "copies it with its citation", "copy"),
    Lesson("palette", "every command and every name there is", "go to"),
    Lesson("help", "what stands here, whose standard it is, all keys", "help"),
)
"""The ten keys, by the ids of their commands."""

MARKS = (
    Lesson("[2] ¶5", "source 2, paragraph 5 of it", "source, paragraph"),
    Lesson("16+", "at least 16; ? said to be unknown; empty: not stated", "at least 16"),
    Lesson("⚑", "part of a dispute", "disputed"),
    Lesson("≈", "possibly in the filter", "possibly"),
    Lesson("∴", "the text leaves open who speaks", "inferred"),
    Lesson("↺", "withdrawn", "withdrawn"),
)

_TITLE = "The reader on one screen"
_CLOSES = "Any key closes this."
_AGAIN = "{} shows it again, and dossier help tour."


def tour(columns: int, rows: int) -> list[Line]:
    """The lines of the tour, in full where there is room for it, else in brief: 40 columns and 10 rows are enough."""
    full = _full()
    if len(full) <= rows and max(width(text_of(each)) for each in full) <= columns:
        return full
    return _brief(columns)


def tour_page() -> str:
    """The same as a page of the manual."""
    parts = ["# A tour on one screen\n"]
    parts += ["The reader shows this once, when it is first opened. Ten keys are enough to begin with.\n"]
    parts += ["| key | |\n|---|---|", *(f"| {_code(_keys(lesson))} | {lesson.told} |" for lesson in KEYS)]
    parts += ["\n| mark | |\n|---|---|", *(f"| `{lesson.stands_for}` | {lesson.told} |" for lesson in MARKS)]
    parts += [f"\n`{key_of('tour')}` shows it again in the reader. All keys: `dossier help keys`; all marks:"]
    return "\n".join([*parts, "`dossier help marks`; the first minutes: `dossier help guide`.\n"])


def _keys(lesson: Lesson) -> str:
    ids = lesson.stands_for.split()
    return (" … " if ids[0].startswith(SECTION) else " ").join(map(key_of, ids))


def _code(keys: str) -> str:
    return " ".join(f"`{key}`" if key != "…" else key for key in keys.split()).replace("|", "\\|")


def _full() -> list[Line]:
    keys = [(_keys(lesson), lesson.told) for lesson in KEYS]
    marks = [(lesson.stands_for, lesson.told) for lesson in MARKS]
    room = max(width(name) for name, _ in (*keys, *marks)) + _GAP
    return [
        line(Span(f" {_TITLE}", "title")),
        (),
        *(line(Span(f" {pad(name, room)}", "accent"), told) for name, told in keys),
        (),
        *(line(Span(f" {pad(name, room)}", "figure"), told) for name, told in marks),
        (),
        line(Span(f" {_CLOSES} {_AGAIN.format(key_of('tour'))}", "muted")),
    ]


def _brief(columns: int) -> list[Line]:
    """Two lessons in a line, as far as they fit, the marks behind the keys."""
    keys = [line(Span(_keys(lesson), "accent"), f" {lesson.brief}") for lesson in KEYS]
    marks = [line(Span(lesson.stands_for, "figure"), f" {lesson.brief}") for lesson in MARKS]
    half = columns // 2
    return [*_in_two(keys, half), *_packed(marks, columns), line(Span(_CLOSES, "muted"))]


def _in_two(lessons: Sequence[Line], half: int) -> Iterator[Line]:
    for first, second in zip(lessons[::2], lessons[1::2], strict=True):
        space = " " * max(1, half - width(text_of(first)))
        yield line(first, space, second)


def _packed(lessons: Sequence[Line], columns: int) -> Iterator[Line]:
    """As many in a line as it holds."""
    packed: Line = ()
    for lesson in lessons:
        more = line(packed, " " * _GAP, lesson) if packed else lesson
        if packed and width(text_of(more)) > columns:
            yield packed
            more = lesson
        packed = more
    if packed:
        yield packed
