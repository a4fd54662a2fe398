"""The silence matrix drawn: a row for each party, a column for each question, and what the marks mean."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.analysis.silence import Cell, CellKind, Silence, Stance
from dossier.model import Dispute
from dossier.view.block import (
    Block,
    Column,
    Fact,
    Gap,
    Heading,
    Item,
    Line,
    Page,
    Para,
    Role,
    Roomy,
    Span,
    Table,
    line,
)
from dossier.view.reading import Reading
from dossier.view.words import counted

_UNSURE = "≈"
"""Before what has only possibly been said by the moment of the lens."""

MARKS: dict[CellKind, tuple[str, str, Role]] = {
    "asserts": ("", "asserts", "text"),
    "denies": ("−", "denies", "bad"),
    "concedes": ("c", "concedes", "accent"),
    "implies": ("~", "implies (our reading)", "text"),
    "does_not_know": ("?", "does not know", "warn"),
    "declines": ("x", "declined to say", "warn"),
    "withdrew": ("↺", "withdrew", "bad"),
    "beside": ("/", "speaks beside it: of what the question is about, without an answer", "muted"),
    "not_heard": ("·", "not in these sources", "muted"),
}
"""How a cell reads: the mark behind the number of the answer, the words, and the role. None needs its colour."""


def meanings() -> Iterator[tuple[str, str]]:
    """What stands in the matrix, for whoever asks on the spot."""
    yield "A B C", "the questions, by their letters: below the table they stand with the numbers of their answers"
    yield "1 2 3", "holds this answer; the latest one stands, * where there are several"
    for mark, words, _ in MARKS.values():
        if mark:
            yield (mark if mark in "?x/·" else f"2{mark}"), words


def silence_page(reading: Reading) -> Page:
    """Who answers what, every voice and every question."""
    title = line(Span(reading.dossier.title, "title"))
    return Page(title, (Heading(line("Who answers what")), *silence_blocks(reading)))


def silence_blocks(reading: Reading) -> Iterator[Block]:
    """The matrix, its questions with their answers, and its marks."""
    silence = reading.analysis.silence
    if not silence.questions:
        yield Para(line(Span("There is no dispute, so there is no question to be silent on.", "muted")))
        return
    columns = (Column("", least=18, most=36), *_columns(silence))
    table = Table(columns, tuple(_row(reading, silence, who) for who in silence.voices))
    yield Roomy((table, Gap(), *_questions(silence)), tuple(_by_question(reading, silence)))
    yield Gap()
    yield Fact("1 2 3", line("holds this answer; the latest one stands, * where there are several"))
    if reading.analysis.standings is not None:
        yield Fact(_UNSURE, line(Span("possibly said by then", "warn")))
    sources = counted(len(reading.dossier.sources), "source")
    for kind, (mark, words, role) in MARKS.items():
        if mark:
            yield Fact(mark, line(Span(f"not in these {sources}" if kind == "not_heard" else words, role)))


def _questions(silence: Silence) -> Iterator[Block]:
    """The questions by their letters, with their numbered answers."""
    for number, dispute in enumerate(silence.questions, 1):
        yield Item(line(Span(dispute.question, "title", f"record:{dispute.id}")), marker=_letter(number))
        for answer, position in enumerate(dispute.positions, 1):
            yield Item(line(position.answer), level=1, marker=str(answer))


def _by_question(reading: Reading, silence: Silence) -> Iterator[Block]:
    """The same without a table: below each question its answers, below each answer who holds it."""
    for number, dispute in enumerate(silence.questions, 1):
        if number > 1:
            yield Gap()
        yield Item(line(Span(dispute.question, "title", f"record:{dispute.id}")), marker=_letter(number))
        cells = [(who, *_held(reading, silence, who, dispute)) for who in silence.voices]
        stances = [(who, stance, unsure) for who, cell, unsure in cells for stance in cell.now]
        answers = [position.answer for position in dispute.positions]
        for place, answer in enumerate(answers, 1):
            yield Item(line(answer), level=1, marker=str(place))
            for who, stance, unsure in stances:
                if stance.answer == answer:
                    yield _holder(reading, who, stance, unsure, str(place))
        yield from (_holder(reading, who, one, unsure) for who, one, unsure in stances if one.answer not in answers)
        if silent := sum(not cell.now for _, cell, _ in cells):
            yield Item(line(Span(f"{counted(silent, 'other')} {MARKS['not_heard'][1]}", "muted")), 2, "·")


def _holder(reading: Reading, who: str, stance: Stance, unsure: bool, number: str = "") -> Item:
    mark, _, role = MARKS[stance.kind]
    target = stance.records[0] if stance.records else who
    name = line(Span(reading.voice_name(who), role, f"record:{target}"))
    return Item(name, 2, f"{_UNSURE if unsure else ''}{number}{mark}")


def _columns(silence: Silence) -> Iterator[Column]:
    for number in range(1, len(silence.questions) + 1):
        yield Column(_letter(number), least=2, most=3)


def _letter(number: int) -> str:
    """`A` … `Z`, `AA` …: short, and not taken for a number of records."""
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def _row(reading: Reading, silence: Silence, who: str) -> tuple[Line, ...]:
    cells: list[Line] = []
    for dispute in silence.questions:
        cell, unsure = _held(reading, silence, who, dispute)
        cells.append((*line(Span(_UNSURE, "warn") if unsure else None), *_cell(dispute, cell)))
    return (line(Span(reading.voice_name(who), "text", f"record:{who}")), *cells)


def _held(reading: Reading, silence: Silence, who: str, dispute: Dispute) -> tuple[Cell, bool]:
    """What a voice answers, and whether it has only possibly been said by then."""
    cell, possible = silence.cell(who, dispute.id), reading.analysis.possible_silence.cell(who, dispute.id)
    unsure = not cell.now and bool(possible.now)
    return possible if unsure else cell, unsure


def _cell(dispute: Dispute, cell: Cell) -> Line:
    mark, _, role = MARKS[cell.kind]
    answers = [position.answer for position in dispute.positions]
    held = cell.now[0].answer if cell.now else ""
    number = str(answers.index(held) + 1) if held in answers else ""
    several = "*" if len({stance.answer for stance in cell.now}) > 1 else ""
    records = cell.records
    return line(Span(f"{number}{mark}{several}", role, f"record:{records[0]}" if records else None))


def stances_text(reading: Reading, cell: Cell) -> Line:
    """What a voice answers, in words: `Yes: it was told (withdrew)`; each stance leads to its first record."""
    if not cell.now:
        return line(Span(MARKS["not_heard"][1], "muted"))
    pieces: list[Span] = []
    standing = {stance.answer for stance in cell.now}
    for stance in (*cell.now, *(one for one in cell.earlier if one.answer not in standing)):
        if pieces:
            pieces.append(Span("; ", "muted"))
        if stance in cell.earlier:
            pieces.append(Span("earlier ", "muted"))
        pieces.append(_stance(reading, stance))
    return tuple(pieces)


def _stance(reading: Reading, stance: Stance) -> Span:
    _, words, role = MARKS[stance.kind]
    asked = f", asked by {reading.name(stance.asked_by)}" if stance.asked_by else ""
    plain = stance.kind == "asserts"
    said = f"{stance.answer}{'' if plain else f' ({words}{asked})'}" if stance.answer else words
    return Span(said, "text" if plain else role, f"record:{stance.records[0]}" if stance.records else None)


def heard_on(reading: Reading, dispute: Dispute) -> Iterator[Block]:
    """Everybody who is heard on one question, and how many are not."""
    silence = reading.analysis.silence
    silent = [who for who in silence.voices if silence.cell(who, dispute.id).kind == "not_heard"]
    beside = [who for who in silence.voices if silence.cell(who, dispute.id).kind == "beside"]
    if beside:
        yield Fact("speak beside it", reading.named(beside))
    if silent:
        yield Fact("not heard on it", line(Span(f"{counted(len(silent), 'voice')} of these sources", "muted")))
