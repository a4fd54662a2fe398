"""What is computed of the dossiers that travel with the program, frozen after it was checked against the passages."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from dossier.analysis.lens import Lens
from dossier.store.load import load
from dossier.store.loaded import Loaded
from dossier.tui.widgets.flow import flows
from dossier.view import plain, rich_
from dossier.view.block import Heading, Page, Para, line, text_of
from dossier.view.derivation import totals_page
from dossier.view.dispute import dispute
from dossier.view.origins import summed
from dossier.view.reading import Reading
from dossier.view.safe_console import console
from dossier.view.silence import silence_page
from dossier.view.tellers import tellers_page
from dossier.view.totals import totals_blocks

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "computed"
STRIKES, TOWER = "us-strikes-iraq-syria-2024-02-03", "tower-22-2024-01-28"
WIDTH = 100


def reading_of(name: str, lens: Lens = Lens()) -> Reading:  # noqa: B008
    found = load(ROOT / "content" / name / "dossier.yaml")
    assert isinstance(found, Loaded)
    return Reading(found).under(lens)


def compare(name: str, page: Page) -> None:
    """DOSSIER_GOLDEN=write writes the file anew: check it against the passages before it is kept."""
    path = GOLDEN / f"{name}.txt"
    text = plain.render(page, WIDTH)
    if os.environ.get("DOSSIER_GOLDEN") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    assert text == path.read_text()


def found_page(reading: Reading) -> Page:
    blocks = []
    for one in reading.analysis.disputes.found:
        blocks += [Heading(line(one.dispute.question)), *dispute(reading, one.dispute)]
    for key, ones in reading.analysis.disputes.absorbed.items():
        blocks += [Para(line(f"{key} answers for: {one.dispute.question} ({one.why})")) for one in ones]
    return Page((), tuple(blocks))


def origins_page(reading: Reading) -> Page:
    blocks = []
    for record in reading.dossier.records:
        found = reading.analysis.provenance.statement(record.id)
        if len(found.reports) > 1:
            told = "; ".join(
                f"{origin}: {', '.join(one.source for one in found.of(origin))}" for origin in found.origins
            )
            blocks.append(Para(line(f"{record.id}: {summed(found)} ({told})")))
    return Page((), tuple(blocks))


@pytest.mark.parametrize("name", [STRIKES, TOWER])
def test_totals_disputes_origins_and_silence_are_as_checked(name: str) -> None:
    reading = reading_of(name)
    compare(f"{name}-totals", totals_page(reading))
    compare(f"{name}-found", found_page(reading))
    compare(f"{name}-origins", origins_page(reading))
    compare(f"{name}-silence", silence_page(reading))


def test_where_the_matrix_has_no_room_who_answers_stands_below_each_answer() -> None:
    page = silence_page(reading_of(STRIKES))
    narrow = [
        plain.render(page, 60),
        "\n".join(text_of(flow.first) + text_of(flow.spans) for flow in flows(page.blocks, 60)),
    ]
    drawn = io.StringIO()
    console(drawn, width=60).print(rich_.render(page))
    for text in (*narrow, drawn.getvalue()):
        lines = [each.strip() for each in text.splitlines()]
        at = lines.index("2 No: it was not notified")
        assert lines[at + 1 : at + 3] == ["2~ United States government", "2− Government of Iraq"]
        assert lines[at + 3] == "· 16 others not in these sources"
        # a voice with several answers stands below each
        assert {f"{answer} United States government" for answer in (1, 2, 9)} <= set(lines[at + 4 : at + 40])
    assert "  A   B   C" in plain.render(page, 100)


@pytest.mark.parametrize(
    ("name", "ours", "theirs"),
    [(STRIKES, "us-gov", "iraq-gov"), (TOWER, "us-gov", "iran-gov")],
    ids=["strikes", "tower"],
)
def test_two_parties_side_by_side_are_as_checked(name: str, ours: str, theirs: str) -> None:
    compare(f"{name}-{ours}-{theirs}", tellers_page(reading_of(name), ours, theirs))


@pytest.mark.parametrize(
    ("name", "as_of"),
    [(STRIKES, "2024-02-02T23:30Z"), (STRIKES, "2024-02-05"), (TOWER, "2024-01-28"), (TOWER, "2024-01-29")],
)
def test_totals_at_a_moment_are_as_checked(name: str, as_of: str) -> None:
    page = Page(line(f"as of {as_of}"), tuple(totals_blocks(reading_of(name, Lens(as_of=as_of)))))
    compare(f"{name}-totals-{as_of.replace(':', '')}", page)


def test_no_total_of_the_first_dossier_adds_a_town_to_its_country() -> None:
    figures = {(total.low, total.high) for total in reading_of(STRIKES).analysis.totals() if total.kind != "not stated"}
    assert not figures & {(18, None), (18, 18), (19, None), (19, 19)}
    killed = next(
        total
        for total in reading_of(STRIKES).analysis.totals()
        if total.scope.measure == "killed" and total.scope.classes == {"people"}
    )
    assert (killed.kind, killed.low, killed.high, killed.missing) == ("sum", 16, None, ("syria",))
