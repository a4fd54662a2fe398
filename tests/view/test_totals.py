"""Totals in words: nobody is given a figure that he did not say, and a part is called one only where it is."""

from __future__ import annotations

import json
from typing import Any

import pytest

from dossier.store.load import load_bytes
from dossier.store.loaded import Loaded
from dossier.view import plain
from dossier.view.block import Page
from dossier.view.derivation import totals_page
from dossier.view.detail import detail
from dossier.view.reading import Reading
from dossier.view.totals import totals_blocks

TELLERS = {"mayor": "Mayor", "army": "Army", "clinic": "Clinic"}


def reading_of(*reports: dict[str, Any]) -> Reading:
    whole = {
        "dossier": "1",
        "id": "x",
        "title": "X",
        "event": {"where": "land"},
        "actors": {key: {"name": name} for key, name in TELLERS.items()},
        "places": {"land": {"name": "Land", "kind": "country"}, "osk": {"name": "Osk", "within": "land"}},
        "sources": {"s": {"title": "S"}},
        "casualties": [{"id": f"c{number}", "cited": "s", **one} for number, one in enumerate(reports)],
    }
    loaded = load_bytes(json.dumps(whole).encode(), "x.json", None)
    assert isinstance(loaded, Loaded), loaded.problems
    return Reading(loaded)


def told(reading: Reading) -> list[str]:
    text = plain.render(Page((), tuple(totals_blocks(reading))))
    return [line.strip().removeprefix("Σ ").removeprefix("· ") for line in text.splitlines() if line.strip()]


def by(who: str, killed: str, where: str = "osk", **more: Any) -> dict[str, Any]:
    return {"said_by": who, "killed": killed, "where": where, **more}


@pytest.mark.parametrize(
    ("reports", "line"),
    [
        (
            [by("mayor", "at least 7"), by("army", "2")],
            "2 (Army) or at least 7 (Mayor) killed (Osk) · disputed",
        ),
        (
            [by("mayor", "at least 7", "land"), by("army", "2", "land")],
            "2 (Army) or at least 7 (Mayor) killed · disputed",
        ),
        (
            [by("mayor", "none"), by("army", "2"), by("clinic", "2")],
            "none (Mayor) or 2 (Army, Clinic) killed (Osk) · disputed",
        ),
        ([by("mayor", "2"), by("army", "2")], "2 killed in Osk — Army; Mayor"),
        ([by("mayor", "7")], "7 killed in Osk — Mayor"),
    ],
)
def test_who_contradicts_another_is_not_joined_with_him(reports: list[dict[str, Any]], line: str) -> None:
    assert told(reading_of(*reports))[0] == line
    page = plain.render(totals_page(reading_of(*reports)))
    assert "Σ at least 2 killed" not in page
    assert "Σ 0 or more" not in page


@pytest.mark.parametrize(
    ("part", "line"),
    [
        (by("mayor", "2", "land", of="civilians"), "of which 2 civilians killed"),
        (by("army", "2", "land", of="civilians"), "beside it: 2 civilians killed"),
        (by("army", "2", "osk"), "of which 2 in Osk (Army)"),
        (by("army", "20", "osk"), "beside it: 20 in Osk (Army)"),
        (by("mayor", "2", "osk", of="civilians"), "of which 2 civilians killed"),
    ],
)
def test_a_part_is_one_where_teller_or_place_is_the_wholes_and_it_fits(part: dict[str, Any], line: str) -> None:
    reading = reading_of(by("mayor", "9", "land"), part)
    assert any(one.startswith(line) for one in told(reading)), told(reading)
    word = line.partition(" 2")[0].partition(":")[0]
    page = plain.render(totals_page(reading))
    assert "beneath it" not in page
    if part["where"] == "osk" and "of" not in part:
        assert f"{word}, not added: Army" in page


def test_whose_people_they_are_stands_in_brackets() -> None:
    assert "3 people (Army) injured" in " ".join(
        told(reading_of({"said_by": "mayor", "injured": "3", "where": "land", "whose": "army"}))
    )


def test_a_figure_says_from_whom_it_comes_even_where_one_text_alone_has_it() -> None:
    again = {"killed": "9", "injured": "2", "where": "osk", "same_as": "c0"}
    reading = reading_of({"killed": "9", "where": "land"}, again, by("army", "3", "osk"))

    def origins(key: str) -> str:
        lines = plain.render(detail(reading, reading.entries[key])).splitlines()
        return next(line for line in lines if line.startswith("origins:")).partition(":")[2].strip()

    assert (
        origins("c0") == "1 report in 1 text, no origin named; the same text repeats it in 9 killed, 2 injured in Osk"
    )
    assert origins("c2") == "1 report in 1 text, 1 origin: Army"
