"""Small dossiers for the tests of the analysis, in few words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import strategies as st

from dossier.model import Dossier

Make = Callable[..., Dossier]
Report = Callable[..., dict[str, Any]]

ACTORS: dict[str, Any] = {
    "state": {"name": "State", "kind": "state"},
    "army": {"name": "Army", "part_of": "state", "speaks_for": "state"},
    "guard": {"name": "Guard", "part_of": "army"},
    "mayor": {"name": "Mayor"},
    "medic": {"name": "Medic"},
    "herald": {"name": "The Herald", "kind": "outlet"},
}
PLACES: dict[str, Any] = {
    "east": {"name": "East", "kind": "country"},
    "west": {"name": "West", "kind": "country"},
    "north": {"name": "North", "kind": "province", "within": "east"},
    "south": {"name": "South", "kind": "province", "within": "east"},
    "town": {"name": "Town", "within": "north"},
    "village": {"name": "Village", "within": "north"},
    "strip": {"name": "The Strip", "within": ["east", "west"]},
}
SOURCES: dict[str, Any] = {"paper": {"title": "Paper", "publisher": "herald"}, "sheet": {"title": "Sheet"}}


@pytest.fixture(scope="session")
def make() -> Make:
    """Makes a dossier of the casualty reports and other parts given; the event took place in East and West."""

    def made(*casualties: dict[str, Any], **parts: Any) -> Dossier:
        whole = {
            "dossier": "1",
            "id": "x",
            "title": "X",
            "event": {"where": ["east", "west"]},
            "actors": ACTORS,
            "places": PLACES,
            "sources": SOURCES,
            "casualties": casualties,
            **parts,
        }
        return Dossier.model_validate(whole)

    return made


@pytest.fixture(scope="session")
def report() -> Report:
    """Writes a casualty report: its id, where, how many were killed, and who says so."""

    def written(key: str, where: Any, killed: str | None = None, by: str = "mayor", **more: Any) -> dict[str, Any]:
        figure = {} if killed is None else {"killed": killed}
        return {"id": key, "where": where, **figure, "said_by": by, "cited": "paper", **more}

    return written


@pytest.fixture(scope="session")
def small() -> Make:
    """Makes a dossier of the parts given, without any actor or place; its one source is `s`."""

    def made(**parts: Any) -> Dossier:
        whole = {"dossier": "1", "id": "x", "title": "X", "sources": {"s": {"title": "S"}}, **parts}
        return Dossier.model_validate(whole)

    return made


@pytest.fixture(scope="session")
def whens() -> st.SearchStrategy[str]:
    """EDTF texts of every precision, exact, qualified, open and spanning."""
    day = st.dates().filter(lambda date: date.year >= 1000).map(str)
    time = st.datetimes().filter(lambda moment: moment.year >= 1000).map(lambda at: f"{at:%Y-%m-%dT%H:%M}")
    coarse = day.map(lambda text: text[:7]) | day.map(lambda text: text[:4]) | day.map(lambda text: text[:3] + "X")
    known = st.sampled_from(["2024-02-03", "2024-02-03T05:10", "2024-02", "2024", "-5000", "Y99999"])
    one = day | time | coarse | known
    qualified = one.flatmap(lambda text: st.sampled_from(["", "~", "?", "%"]).map(lambda mark: text + mark))
    open_ended = day.map(lambda text: f"{text}/..") | day.map(lambda text: f"../{text}")
    span = st.tuples(day, day).map(lambda pair: "/".join(sorted(pair)))
    return qualified | open_ended | span
