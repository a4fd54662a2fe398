"""What each format prints of the example, at 80 and 120 columns. `DOSSIER_GOLDEN=write` makes the files anew."""

from __future__ import annotations

import contextlib
import io
import os
from pathlib import Path

import pytest

from dossier.cli import main

HERE = Path(__file__).parent / "golden"
MILL_ROAD = str(Path(__file__).parents[1] / "data" / "mill-road")
SECTIONS = ("strikes", "casualties", "reactions", "disputes", "actors", "places", "sources")

QUAY = str(Path(__file__).parents[1] / "data" / "quay")

DRAWN = [(form, width) for form in ("plain", "markdown", "rich") for width in (80, 120)]
EXPORTED = [("json", ()), ("jsonl", ()), ("csv", ("casualties",)), ("csv", ("strikes",)), ("geojson", ())]


def printed(*words: str, path: str = MILL_ROAD) -> str:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        assert main(["show", path, *words]) == 0
    return out.getvalue()


def compare(name: str, text: str) -> None:
    path = HERE / name
    if os.environ.get("DOSSIER_GOLDEN") == "write":
        path.write_text(text)
    assert text == path.read_text()


@pytest.mark.parametrize(("form", "width"), DRAWN)
def test_the_summary_as_drawn(form: str, width: int) -> None:
    compare(f"summary-{form}-{width}.txt", printed("--format", form, "--width", str(width)))


@pytest.mark.parametrize(("form", "width"), DRAWN)
def test_every_section_as_drawn(form: str, width: int) -> None:
    compare(f"sections-{form}-{width}.txt", printed(*SECTIONS, "--format", form, "--width", str(width)))


@pytest.mark.parametrize(("form", "width"), DRAWN)
def test_times_and_figures_as_drawn(form: str, width: int) -> None:
    compare(f"quay-{form}-{width}.txt", printed("--format", form, "--width", str(width), path=QUAY))


@pytest.mark.parametrize(("form", "width"), DRAWN)
def test_the_timeline_as_drawn(form: str, width: int) -> None:
    compare(f"timeline-{form}-{width}.txt", printed("timeline", "--format", form, "--width", str(width), path=QUAY))


@pytest.mark.parametrize(("form", "sections"), EXPORTED)
def test_exports(form: str, sections: tuple[str, ...]) -> None:
    compare("-".join(("export", *sections)) + f".{form}", printed(*sections, "--format", form))


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_drawn_line_is_wider_than_asked_for(width: int) -> None:
    from dossier.text import width as cells

    for form in ("plain", "rich"):
        for words, path in (((), MILL_ROAD), ((), QUAY), (("timeline",), QUAY)):
            lines = printed(*words, "--format", form, "--width", str(width), path=path).splitlines()
            assert max(cells(line) for line in lines) <= width


def test_plain_into_a_pipe_has_one_fact_a_line() -> None:
    assert any(len(line) > 120 for line in printed().splitlines())
