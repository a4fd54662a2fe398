"""Records side by side: what they have in common, and how far they agree."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.store.load import load
from dossier.store.loaded import Loaded
from dossier.view import plain
from dossier.view.compared import compared_page
from dossier.view.reading import Reading

FIRST = Path(__file__).parents[2] / "content" / "us-strikes-iraq-syria-2024-02-03" / "dossier.yaml"

DOSSIER = """\
dossier: 1
id: side-by-side
title: Side by side
event: {when: 2031-05-04, timezone: UTC, where: [town]}
actors: {a: {name: The Army}, b: {name: The Bureau}}
places: {town: {name: Town, kind: town}, mill: {name: The Mill, kind: site, within: town}}
sources: {s: {title: S}}
casualties:
  - {id: three, where: town, when: 2031-05-04T10:00Z, killed: 3, said_by: a, cited: s}
  - {id: more, where: town, when: 2031-05-04, killed: at least 3, said_by: b, cited: s}
  - {id: none, where: town, when: 2031-05-05, killed: 0, said_by: b, cited: s}
  - {id: at-mill, where: mill, killed: 2, injured: 1, said_by: b, cited: s}
strikes:
  - {id: first, what: One, counts: {munitions: 5}, said_by: a, cited: s}
  - {id: second, what: Two, counts: {munitions: 7}, said_by: a, cited: s}
"""


@pytest.fixture
def reading(tmp_path: Path) -> Reading:
    file = tmp_path / "dossier.yaml"
    file.write_text(DOSSIER)
    return _reading(file)


def _reading(file: Path) -> Reading:
    loaded = load(file)
    assert isinstance(loaded, Loaded)
    return Reading(loaded)


def said(reading: Reading, *keys: str) -> dict[str, str]:
    """What is said of each fact: the sign and the words."""
    lines = plain.render(compared_page(reading, keys)).splitlines()
    heads = [line.rstrip(":") for line in lines if line[:1] in tuple("=≠~·")]
    return {head[2:].split("  ")[0]: f"{head[0]} {head.split('  ', 1)[1].strip()}" for head in heads}


def test_figures_are_compared_as_intervals_and_times_as_spans(reading: Reading) -> None:
    assert said(reading, "three", "more") == {
        "said by": "≠ not the same",
        "killed": "~ one lies within the other",
        "where": "= the same",
        "when": "~ they can be the same time",
        "said": "~ they can be the same time",
    }


def test_what_excludes_each_other_says_so(reading: Reading) -> None:
    found = said(reading, "three", "none")
    assert found["killed"] == "≠ one says none, the other at least one"
    assert found["when"] == "≠ apart in time"


def test_figures_for_other_places_or_people_are_never_set_against_each_other(reading: Reading) -> None:
    found = said(reading, "three", "at-mill")
    assert found["killed"] == "~ a part that fits its whole"
    assert found["where"] == "~ one lies in the other"
    assert found["injured"] == "· stated by B alone"


def test_of_several_each_pair_is_told(reading: Reading) -> None:
    told = said(reading, "three", "more", "none")["killed"]
    assert told.startswith("≠ A–B one lies within the other; A–C one says none")


def test_counters_of_strikes_are_figures_too(reading: Reading) -> None:
    assert said(reading, "first", "second")["munitions"] == "≠ they exclude each other"


def test_one_record_stands_beside_nothing(reading: Reading) -> None:
    assert "Two marked records or more" in plain.render(compared_page(reading, ["three", "gone", "a"]))


def test_the_figures_of_the_first_dossier() -> None:
    reading = _reading(FIRST)
    found = said(reading, "iraq-killed", "iraq-killed-and-injured")
    assert found["killed"].startswith("=")
    assert found["injured"] == "· stated by B alone"
