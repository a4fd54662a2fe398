"""Small dossiers as hypothesis makes them: a few places, tellers and figures that have much in common."""

from __future__ import annotations

import os
from typing import Any

from hypothesis import note, settings
from hypothesis import strategies as st

from dossier.model import Dossier

ACTORS: dict[str, Any] = {
    "state": {"name": "State"},
    "army": {"name": "Army", "part_of": "state", "speaks_for": "state"},
    "guard": {"name": "Guard", "part_of": "army"},
    "mayor": {"name": "Mayor"},
    "outlet": {"name": "Outlet"},
}
SOURCES: dict[str, Any] = {
    "paper": {"title": "Paper", "publisher": "outlet", "published": "2031-05-03"},
    "sheet": {"title": "Sheet", "retrieved": "2031-05-02"},
    "speech": {"title": "Speech", "publisher": "state", "said": "2031-05-02/2031-05-04"},
}
NUMBERS = [
    "2",
    "3",
    "5",
    "16",
    "at least 3",
    "16+",
    "more than 16",
    "over 3",
    "about 16",
    "some 5",
    "about three",
    "2-5",
]
WORDS = [
    "none",
    "unknown",
    "some",
    "several",
    "dozens",
    "up to 5",
    "fewer than 5",
    "3-16",
    "25",
    "17-25",
    "at least 17",
]
TIMES = [
    "2031-05-01",
    "2031-05-02",
    "2031-05-03",
    "2031-05-02~",
    "2031-05-01/2031-05-03",
    "2031-05-02T10:00Z",
    "2031-05-02T10:30Z?",
    "../2031-05-02",
]


def tries(count: int) -> settings:
    """So many examples, or as many as the environment's `ANALYSIS_EXAMPLES` says: 5000 find what 50 do not."""
    return settings(deadline=None, max_examples=int(os.environ.get("ANALYSIS_EXAMPLES", count)))


LINKS = ("same_as", "subset_of", "overlaps", "disjoint_from", "repeats")
SELDOM: dict[str, list[Any]] = {
    "of": ["civilians", "members_of_armed_forces", ["combatants", "members_of_armed_forces"], ["civilians", "women"]],
    "whose": ["state", "army", ["guard", "army"]],
    "including": [{"killed": {"civilians": "2"}}, {"killed": {"women": "3"}}, {"injured": {"people": "3"}}],
    "injured": NUMBERS,
    "other": [{"indirect": "true"}, {"stance": "expects"}, {"stance": "estimates"}, {"event": "elsewhere"}],
}


def made(**parts: Any) -> Dossier:
    """A dossier of the parts given; whatever is left out is as small as it may be."""
    whole = {"dossier": "1", "id": "x", "title": "X", "actors": ACTORS, "sources": SOURCES, **parts}
    return Dossier.model_validate(whole)


@st.composite
def places(draw: st.DrawFn) -> dict[str, Any]:
    """Two countries, what lies in them, what lies in that or in two of them, and what shares ground with it."""
    found: dict[str, Any] = {"east": {"name": "East", "kind": "country"}, "west": {"name": "West", "kind": "country"}}
    for key, above in (
        ("north", [["east"], ["west"], []]),
        ("south", [["east"], ["west"], ["east", "west"]]),
        ("town", [["north"], ["south"], ["north", "south"]]),
        ("strip", [["east", "west"], ["north", "south"], ["town"], ["north", "east"]]),
    ):
        if draw(st.booleans()):
            found[key] = {"name": key, "within": [one for one in draw(st.sampled_from(above)) if one in found]}
    if draw(st.integers(0, 3)) == 0:
        one, other = draw(st.permutations(sorted(found)))[:2]
        found[one] = {**found[one], "overlaps": other}
    return found


def where(names: list[str]) -> st.SearchStrategy[Any]:
    """Where a figure counts: a place mostly, or the event, or several places, or one that is not named."""
    place = st.sampled_from(names)
    return st.one_of(
        place,
        place,
        st.lists(place, min_size=2, max_size=2),
        st.sampled_from(["event", []]),
        st.builds(lambda at: {"near": at}, place),
        st.sampled_from([{"unnamed": "2"}, *({"unnamed": "2", "within": name} for name in names)]),
    )


@st.composite
def reports(draw: st.DrawFn, names: list[str], most: int) -> list[dict[str, Any]]:
    """Casualty reports that have much in common, so that they say something of each other."""
    ids = draw(st.permutations([f"r{number}" for number in range(draw(st.integers(1, most)))]))
    grounds = st.sampled_from(draw(st.lists(where(names), min_size=1, max_size=3)))
    found = []
    for at, key in enumerate(ids):
        one: dict[str, Any] = {
            "id": key,
            "where": draw(grounds),
            "killed": draw(st.sampled_from(NUMBERS + WORDS)),
            "cited": draw(st.sampled_from(sorted(SOURCES))),
        }
        if (teller := draw(st.sampled_from(["mayor", "army", "state", "outlet", ""]))) != "":
            one["said_by"] = teller
        if (time := draw(st.sampled_from(["", *TIMES]))) != "":
            one["said"] = time
        if (cumulative := draw(st.sampled_from(["", "true", "true", "false"]))) != "":
            one["cumulative"] = cumulative
        for name, values in SELDOM.items():
            if draw(st.integers(0, 4)) == 0:
                value = draw(st.sampled_from(values))
                one |= value if name == "other" else {name: value}
        if at and draw(st.integers(0, 2)) == 0:
            link = draw(st.sampled_from(LINKS))
            one[link] = draw(st.sampled_from([*ids[:at], *(ids[at + 1 :] if link != "repeats" else [])]))
        found.append(one)
    return found


@st.composite
def dossiers(draw: st.DrawFn, most: int = 7) -> Dossier:
    """A dossier of at most so many casualty reports, and at times a statement that takes some of them back."""
    ground = draw(places())
    names = sorted(ground)
    event = draw(st.lists(st.sampled_from(names), max_size=2, unique=True))
    told = draw(reports(names, most))
    reactions = []
    if draw(st.integers(0, 2)) == 0:
        taken = draw(st.sampled_from(told))["id"]
        reactions = [{"id": "back", "by": "mayor", "says": "takes it back", "retracts": taken, "cited": "paper"}]
        reactions[0] |= {"said": draw(st.sampled_from(TIMES))}
    if draw(st.integers(0, 2)) == 0:
        answered = {draw(st.sampled_from(["about", "replies_to"])): draw(st.sampled_from(told))["id"]}
        reply = {"id": "no", "by": "army", "says": "no", "act": "deny", "cited": draw(st.sampled_from(sorted(SOURCES)))}
        time = draw(st.sampled_from(["", *TIMES]))
        reactions.append({**reply, **answered, **({"said": time} if time else {})})
    parts = {"places": ground, "event": {"where": event}, "casualties": told, "reactions": reactions}
    note(f"made(**{parts})")
    return made(**parts)
