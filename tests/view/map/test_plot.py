"""A map as lines: everything is drawn or counted, nothing is drawn more exactly than it is known."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.text import width
from dossier.view.block import Span, text_of
from dossier.view.map.caption import scale_bar
from dossier.view.map.marks import Mark, Marks, gather
from dossier.view.map.plot import GLYPHS, Plot, plot, sight_of
from dossier.view.map.sight import COARSEST, FINEST, Sight
from dossier.view.reading import Reading

GOLDEN = Path(__file__).parent / "golden"
HOSTILE = ["\x1b[2J", "\u202eturned", "القائم", "长城", "a" * 300, "e\u0301" * 30, "\n", "2", "○", "🏴", " ", "x\ty"]
EXACTNESS = st.sampled_from(["point", "area", "country", "unstated"])
NAMES = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=12))
MARKS = st.builds(
    Mark,
    st.sampled_from(["a", "b", "c", "d"]),
    NAMES,
    st.floats(-90, 90),
    st.floats(-180, 180),
    EXACTNESS,
    st.floats(0, 5_000),
    st.integers(0, 12),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)
SIGHTS = st.builds(Sight, st.floats(-90, 90), st.floats(-180, 179), st.floats(FINEST, COARSEST))
SIZES = st.tuples(st.integers(1, 70), st.integers(1, 24))


def drawn(made: Plot) -> str:
    return "\n".join(text_of(line).rstrip() for line in made.lines) + "\n"


def targets(made: Plot) -> Iterator[Span]:
    return (span for line in made.lines for span in line if span.target is not None)


def compare(name: str, text: str) -> None:
    file = GOLDEN / name
    if os.environ.get("DOSSIER_GOLDEN") == "write":
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8")
    assert text == file.read_text("utf-8")


@pytest.mark.parametrize("name", ["us-strikes-iraq-syria-2024-02-03", "tower-22-2024-01-28"])
@pytest.mark.parametrize("size", [(60, 20), (92, 27), (140, 42)])
def test_the_shipped_dossiers_look_as_they_did(
    shipped: Callable[[str], Reading], name: str, size: tuple[int, int]
) -> None:
    marks = gather(shipped(name))
    sight = sight_of(marks.placed, *size)
    made = plot(marks, sight, *size)
    assert not made.outside
    compare(f"{name}-{size[0]}x{size[1]}.txt", drawn(made) + text_of(scale_bar(sight, size[0])) + "\n")


def test_the_region_of_the_first_dossier_can_be_read(shipped: Callable[[str], Reading]) -> None:
    marks = gather(shipped("us-strikes-iraq-syria-2024-02-03"))
    text = drawn(plot(marks, sight_of(marks.placed, 92, 27), 92, 27))
    for name in ("Euphrates", "Tigris", "□ Syria", "□ Iraq", "JORDAN", "Al-Hari", "Al-Qaim", "Anbar province"):
        assert name in text
    near = plot(marks, Sight(34.4, 41.0, 0.004), 92, 27)
    for name in ("Al-Qaim", "Al-Hari", "Al-Bukamal", "Euphrates"):
        assert name in drawn(near)


@settings(deadline=None)
@given(st.lists(MARKS, max_size=6), st.lists(MARKS, max_size=3), SIGHTS, SIZES, st.sampled_from([None, "a", "z"]))
def test_whatever_is_drawn_fills_its_cells_and_never_fails(
    placed: list[Mark], known: list[Mark], sight: Sight, size: tuple[int, int], current: str | None
) -> None:
    made = plot(Marks(tuple(placed), known=tuple(known)), sight, *size, current)
    assert len(made.lines) == size[1]
    assert {sum(width(span.text) for span in line) for line in made.lines} == {size[0]}


@settings(deadline=None)
@given(st.lists(MARKS.map(lambda mark: mark._replace(name="x")), max_size=8), SIGHTS, SIZES)
def test_every_mark_is_drawn_or_said_to_lie_outside(placed: list[Mark], sight: Sight, size: tuple[int, int]) -> None:
    made = plot(Marks(tuple(placed)), sight, *size)
    count = 0
    for span in targets(made):
        first = span.text[0]
        if first.isdigit():
            count += int(first)
        elif first in GLYPHS.values() and span.text[:2] in (first, f"{first} "):
            count += 1
    assert count + len(made.outside) == len(placed)


def mark(key: str, latitude: float, longitude: float, km: float = 0.1, name: str = "") -> Mark:
    return Mark(key, name or key, latitude, longitude, "area" if km >= 5 else "point", km, 1)


def test_five_thousand_places_in_one_cell_are_one_badge() -> None:
    placed = tuple(mark(f"p{number}", 34.4, 41.0 + number / 1e8, 5 * (number % 2)) for number in range(5_000))
    sight = Sight(34.41, 41.01, 0.012)
    made = plot(Marks(placed), sight, 60, 20)
    assert [span.text for span in targets(made)] == ["+", "p0 +4,999"]
    assert not made.outside
    near = plot(Marks(placed), sight, 60, 20, "p77")
    assert [(span.text, span.target) for span in targets(near)] == [("+", "record:p77"), ("p77 +4,999", "record:p77")]


def test_an_area_is_no_dot() -> None:
    wide, small = mark("wide", 33.0, 41.0, 75), mark("small", 33.0, 41.0, 5)
    for scale in (0.5, 0.05, 0.005):
        for area in (wide, small):
            made = plot(Marks((area,)), Sight(33.0, 41.0, scale), 60, 20)
            assert "●" not in drawn(made)
            assert "○" in drawn(made)
    ring = plot(Marks((wide,)), Sight(33.0, 41.0, 0.02), 60, 20)
    rows = [number for number, line in enumerate(ring.lines) for span in line if span.role == "figure" and span.text]
    assert max(rows) - min(rows) + 1 == pytest.approx(2 * 75 / 111 / 0.02 / 4, abs=1.6)


def test_a_country_is_its_name_anywhere_in_what_is_seen_of_it() -> None:
    iraq = Mark("iraq", "Iraq", 33.0, 44.0, "country", 0.0, 3)
    made = plot(Marks((iraq,)), Sight(34.4, 41.0, 0.03), 60, 20)
    assert [span.text for span in targets(made)] == ["□ Iraq (3)"]
    assert "IRAQ" not in drawn(made)
    assert plot(Marks((iraq,)), Sight(50.0, 10.0, 0.03), 60, 20).outside == (iraq,)


def test_names_that_run_from_right_to_left_stay_off_the_map() -> None:
    made = plot(Marks((mark("a", 34.4, 41.0, name="القائم"),)), Sight(34.4, 41.0, 0.01), 60, 20)
    assert [span.text for span in targets(made)] == ["●"]


@pytest.mark.parametrize(
    ("flag", "text"), [("elsewhere", "● x ⇢"), ("withdrawn", "● x ↺"), ("sure", "● ≈ x"), ("incidents", "● x (12)")]
)
def test_a_name_says_what_is_to_be_known_of_its_place(flag: str, text: str) -> None:
    changed: dict[str, object] = {"elsewhere": True, "withdrawn": True, "sure": False, "incidents": 12}
    one = mark("x", 33.0, 42.0)._replace(**{flag: changed[flag]})  # type: ignore[arg-type]
    assert text in drawn(plot(Marks((one,)), Sight(33.0, 42.0, 0.01), 60, 20))


def test_both_sides_of_the_antimeridian_are_one_map() -> None:
    placed = (mark("west", -16.5, 179.5), mark("east", -17.0, -179.5))
    made = plot(Marks(placed), sight_of(placed, 60, 20), 60, 20)
    assert not made.outside
    compare("antimeridian.txt", drawn(made))


@pytest.mark.parametrize("latitude", [90.0, -90.0])
def test_places_at_the_poles_are_drawn(latitude: float) -> None:
    placed = (mark("pole", latitude, 0.0, 75), mark("near", latitude * 0.99, 170.0))
    assert not plot(Marks(placed), sight_of(placed, 60, 20), 60, 20).outside


def test_the_whole_world_is_a_map() -> None:
    compare("world.txt", drawn(plot(Marks(), sight_of((), 76, 24), 76, 24)))


@given(SIGHTS, st.integers(1, 200))
def test_the_scale_bar_is_a_round_number_of_kilometres(sight: Sight, columns: int) -> None:
    bar, length = (span.text for span in scale_bar(sight, columns))
    number, unit = length.replace(",", "").split()
    km = float(number) / (1 if unit == "km" else 1000)
    assert number.strip("0") in ("1", "2", "5")
    assert 2 <= width(bar) <= max(columns // 4, 4)
    assert abs(width(bar) - km / sight.km_per_cell()) <= 1.5
