"""Two tellers side by side: the same questions and the same figures, both answers."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.analysis.compare import AS_A_PERSON_SAYS
from dossier.analysis.figures import Figure, Scope
from dossier.analysis.questions import how_many
from dossier.analysis.tellers import OnFigure, OnQuestion, Verdict, on_figures, on_questions
from dossier.view.block import Beside, Block, Gap, Heading, Line, Page, Para, Role, Span, line
from dossier.view.reading import Reading
from dossier.view.silence import stances_text

_VERDICTS: dict[Verdict, tuple[str, Role]] = {
    "same answer": ("= the same answer", "good"),
    "shared answer": ("= an answer in common", "good"),
    "same by our reading": ("~ the same, as the author reads it", "text"),
    "other answers": ("≠ other answers", "warn"),
    "one is not heard": ("· one is not heard", "muted"),
    "neither is heard": ("· neither is heard", "muted"),
}
_SAME = ("agree",)


def tellers_page(reading: Reading, ours: str, theirs: str) -> Page:
    """Both voices, by their ids, on every question and figure on which one of them is heard."""
    names = [reading.voice_name(who) for who in (ours, theirs)]
    title = line(Span(names[0], "title"), Span(" beside ", "muted"), Span(names[1], "title"))
    blocks = [*_questions(reading, ours, theirs), *_figures(reading, ours, theirs)]
    if not blocks:
        blocks = [Para(line(Span("Neither is heard on any question, and neither gives a figure.", "muted")))]
    return Page(title, tuple(blocks))


def _questions(reading: Reading, ours: str, theirs: str) -> Iterator[Block]:
    pairs = list(on_questions(reading.analysis.silence, ours, theirs))
    if not pairs:
        return
    counts = {verdict: sum(pair.verdict == verdict for pair in pairs) for verdict in _VERDICTS}
    yield Heading(line("Questions"))
    told = [f"{_VERDICTS[verdict][0]}: {number}" for verdict, number in counts.items() if number]
    yield Para(line(Span("; ".join(told), "muted")))
    for pair in sorted(pairs, key=lambda one: list(_VERDICTS).index(one.verdict)):
        yield from _question(reading, pair, ours, theirs)


def _question(reading: Reading, pair: OnQuestion, ours: str, theirs: str) -> Iterator[Block]:
    words, role = _VERDICTS[pair.verdict]
    yield Gap()
    yield Para(line(Span(pair.dispute.question, "title", f"record:{pair.dispute.id}"), "  ", Span(words, role)), hang=2)
    yield Beside(
        (
            _side(reading, ours, stances_text(reading, pair.ours)),
            _side(reading, theirs, stances_text(reading, pair.theirs)),
        )
    )


def _side(reading: Reading, who: str, answer: Line) -> tuple[Block, ...]:
    return (Para(line(Span(f"{reading.voice_name(who)}: ", "label"), answer), indent=2, hang=2),)


def _figures(reading: Reading, ours: str, theirs: str) -> Iterator[Block]:
    pairs = list(on_figures(reading.analysis.world.claims(), ours, theirs))
    if not pairs:
        return
    yield Heading(line("Figures"))
    for pair in pairs:
        yield from _figure(reading, pair, ours, theirs)


def _figure(reading: Reading, pair: OnFigure, ours: str, theirs: str) -> Iterator[Block]:
    verdict = line(Span("· one is not heard", "muted"))
    if pair.relation == "not comparable" and all(one.count.is_unknown for one in (*pair.ours, *pair.theirs)):
        verdict = line(Span("= both say that it is not known", "good"))
    elif pair.relation is not None:
        same = pair.relation in _SAME
        verdict = line(Span(f"{'=' if same else '≠'} {AS_A_PERSON_SAYS[pair.relation]}", "good" if same else "warn"))
    yield Gap()
    yield Para(line(Span(_asked(reading, pair.scope), "title"), "  ", verdict), hang=2)
    yield Beside((_side(reading, ours, _told(pair.ours)), _side(reading, theirs, _told(pair.theirs))))


def _asked(reading: Reading, scope: Scope) -> str:
    part = f" (of them: {reading.name(scope.apart)})" if scope.apart else ""
    return how_many(reading.dossier, scope, reading.analysis.base.places) + part


def _told(figures: tuple[Figure, ...]) -> Line:
    pieces: list[Span] = []
    for figure in {one.count.text: one for one in figures}.values():
        if pieces:
            pieces.append(Span(", ", "muted"))
        words = "said to be unknown" if figure.count.is_unknown else figure.count.text
        pieces.append(Span(words, "figure", f"record:{figure.record}"))
    return tuple(pieces) or line(Span("not in these sources", "muted"))
