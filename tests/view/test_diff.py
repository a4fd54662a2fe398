"""How differences are drawn. `DOSSIER_GOLDEN=write` makes the files anew."""

from __future__ import annotations

import contextlib
import io
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from dossier.analysis.diff import diff
from dossier.cli import main
from dossier.model import Dossier
from dossier.store.loaded import Loaded
from dossier.text import width as cells
from dossier.view import plain
from dossier.view.block import text_of
from dossier.view.diff import Sides, diff_page
from dossier.view.reading import Reading
from dossier.view.values import side_by_side

HERE = Path(__file__).parent / "golden"
DATA = Path(__file__).parents[1] / "data"
MOMENTS = ("later/mill-road", "--as-of", "2031-05-04T08:00", "--as-of", "2031-05-05")
SIDES = ("mill-road", "later/mill-road")
DRAWN = [(form, width) for form in ("plain", "markdown", "rich") for width in (80, 120)]


@pytest.fixture(autouse=True)
def _among_the_data(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(DATA)


def printed(*words: str) -> str:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        assert main(["diff", *words]) == 0
    return out.getvalue()


def compare(name: str, text: str) -> None:
    path = HERE / name
    if os.environ.get("DOSSIER_GOLDEN") == "write":
        path.write_text(text)
    assert text == path.read_text()


@pytest.mark.parametrize(("form", "width"), DRAWN)
def test_two_dossiers_and_two_moments_as_drawn(form: str, width: int) -> None:
    options = ("--format", form, "--width", str(width))
    compare(f"diff-{form}-{width}.txt", printed(*SIDES, *options))
    compare(f"diff-moments-{form}-{width}.txt", printed(*MOMENTS, *options))


def test_two_dossiers_and_two_moments_as_json() -> None:
    compare("diff.json", printed(*SIDES, "--json"))
    compare("diff-moments.json", printed(*MOMENTS, "--json"))


@pytest.mark.parametrize("width", [40, 80])
def test_no_drawn_line_is_wider_than_asked_for(width: int) -> None:
    for form in ("plain", "rich"):
        lines = printed(*SIDES, "--format", form, "--width", str(width)).splitlines()
        assert max(cells(line) for line in lines) <= width


def test_long_values_are_wrapped_and_never_cut() -> None:
    whole = " ".join(printed(*SIDES, "--format", "plain", "--width", "50").split())
    assert "saw only soldiers, and takes it back." in whole
    assert "…" not in whole


Edit = Callable[[dict[str, Any]], object]


def drawn(edit: Edit) -> str:
    """The lines about what an edit of the example changes, without head and summary."""
    text = (DATA / "mill-road" / "dossier.yaml").read_text()
    old, new = yaml.load(text, yaml.BaseLoader), yaml.load(text, yaml.BaseLoader)
    edit(new)
    sides = [Reading(Loaded(Dossier.model_validate(data), "x")) for data in (old, new)]
    found = diff(sides[0].dossier, sides[1].dossier)
    page = plain.render(diff_page(Sides(sides[0], sides[1], ("a", "b")), found))
    return "\n".join(line for line in page.splitlines() if line.startswith("  "))


def strike(**changes: Any) -> Edit:
    return lambda data: data["strikes"][0].update(changes)


@pytest.mark.parametrize(
    ("edit", "line"),
    [
        (strike(by={"actor": "northland", "certainty": "suspected"}), "by: Northern Command → Northland (suspected)"),
        (strike(kind="drone_strike"), "kind: not stated → drone strike"),
        (strike(means="in_one_go"), "means: not stated → in_one_go"),
        (strike(ordered_by="northland"), "ordered by: added Northland"),
        (strike(where={"near": "mill-road"}), "where: Mill Road → near Mill Road"),
        (
            strike(weapons={"kind": "guided bomb", "platform": "jet"}),
            "weapons: added kind guided bomb, platform jet",
        ),
        (strike(cited="herald-1 p3"), "passage herald-1 ¶3, quote: “two precision munitions” → not stated"),
        (
            # the same instant, written otherwise: words would not tell the two apart
            strike(when={"is": "2031-05-04T05:10+03:00~", "zone": "UTC"}),
            "when: about 4 May 2031, 05:10 local → about 4 May 2031, 02:10 UTC",
        ),
        (
            lambda data: data["strikes"][0].update(when="2031-05-04T02:10Z~"),
            "when: is 2031-05-04T05:10+03:00~ → is 2031-05-04T02:10Z~",
        ),
        (
            lambda data: data["actors"]["mayor"].update(named="false"),
            "named: not stated → no",
        ),
        (
            lambda data: data["disputes"][0]["positions"].append({"answer": "unknown", "holders": {"who": "herald"}}),
            "positions: added unknown (The Herald asserts)",
        ),
        (
            lambda data: data["disputes"][0]["positions"][0]["holders"][0].update(per=["bridge"]),
            "positions, yes, holders, Mayor of South District, per: at least 16 killed, 25 injured, including some "
            "civilians in Mill Road → The road bridge was hit twice",
        ),
        (
            lambda data: data["places"]["mill-road"].update(
                positions={"grid": "35U", "by": "mayor", "cited": "herald-1 p2"}
            ),
            "positions: added grid 35U, by Mayor of South District, cited herald-1 ¶2",
        ),
        (
            lambda data: data["sources"]["herald-1"].update(reliability="F"),
            "reliability: B usually reliable → F reliability cannot be judged",
        ),
        (
            lambda data: data.update(related={"id": "other", "relation": "led_to"}),
            "related: added id other, relation led to",
        ),
    ],
)
def test_values_are_told_in_words(edit: Edit, line: str) -> None:
    assert line in drawn(edit)


def test_passages_of_positions_say_which() -> None:
    def placed(at: str) -> Edit:
        return lambda data: data["places"]["mill-road"].update(
            positions={"grid": "35U", "by": "mayor", "cited": f"herald-1 {at}"}
        )

    text = (DATA / "mill-road" / "dossier.yaml").read_text()
    loaded = []
    for at in ("p2", "p3"):
        data = yaml.load(text, yaml.BaseLoader)
        placed(at)(data)
        loaded.append(Loaded(Dossier.model_validate(data), "x"))
    found = diff(loaded[0].dossier, loaded[1].dossier)
    page = plain.render(diff_page(Sides(Reading(loaded[0]), Reading(loaded[1]), ("a", "b")), found))
    assert "Mill Road (mill-road, evidence only):" in page
    assert "  · positions, mayor, passage herald-1 ¶2, at: ¶2 → ¶3" in page


@pytest.mark.parametrize(
    ("old", "new", "marked"),
    [
        (
            "a b c",
            "a x c",
            [
                ("a ", "muted"),
                ("b ", "bad"),
                ("c", "muted"),
                (" → ", "muted"),
                ("a ", "text"),
                ("x ", "figure"),
                ("c", "text"),
            ],
        ),
        ("a b", "a b c", [("a b", "muted"), (" → ", "muted"), ("a b ", "text"), ("c", "figure")]),
        ("a a", "a", [("a ", "muted"), ("a", "bad"), (" → ", "muted"), ("a", "text")]),
        ("x", "y", [("x", "bad"), (" → ", "muted"), ("y", "figure")]),
    ],
)
def test_the_words_that_differ_are_marked(old: str, new: str, marked: list[tuple[str, str]]) -> None:
    line = side_by_side(old, new)
    assert [(span.text, span.role) for span in line] == marked
    assert text_of(line) == f"{old} → {new}"
