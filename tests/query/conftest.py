"""A small dossier that has one of everything the filter language asks about."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from dossier.model import Dossier
from dossier.query.index import Index
from dossier.query.language import parse
from dossier.query.match import Matcher
from dossier.query.truth import Truth

DOSSIER: dict[str, Any] = {
    "dossier": "1",
    "id": "night-raid",
    "title": "A night raid",
    "event": {"when": "2024-02-03", "timezone": "Asia/Baghdad", "where": ["iraq"]},
    "actors": {
        "us": {"name": "United States", "kind": "state"},
        "centcom": {"name": "US Central Command", "aliases": ["CENTCOM"], "part_of": "us", "speaks_for": "us"},
        "senator": {"name": "A senator", "kind": "person", "part_of": "us", "named": "false"},
        "iraq-gov": {"name": "Government of Iraq", "kind": "government", "country": "iraq"},
        "militia": {"name": "Harakat al-Nujaba", "names": {"ar": "حركة النجباء"}},
        "al-mayadeen-tv": {"name": "Al-Mayadeen", "kind": "outlet"},
        "herald": {"name": "The Herald", "kind": "outlet"},
        "soleimani": {"name": "Qassem Soleimani", "kind": "person"},
    },
    "places": {
        "iraq": {"name": "Iraq", "kind": "country", "coordinates": ["33", "43"], "precision": "country"},
        "syria": {"name": "Syria", "kind": "country"},
        "anbar": {"name": "Anbar", "within": "iraq"},
        "al-qaim": {
            "name": "Al-Qaʾim",
            "names": {"ar": "القائم"},
            "within": "anbar",
            "coordinates": ["34.4", "41.0"],
            "precision": "town",
        },
        "al-bukamal": {
            "name": "Al-Bukamal",
            "aliases": ["Abu Kamal"],
            "within": "syria",
            "coordinates": ["34.5", "40.9"],
            "precision": "1km",
        },
        "border": {"name": "The border strip", "within": ["iraq", "syria"]},
        "desert": {"name": "The desert", "overlaps": "anbar"},
        "al-mayadeen": {"name": "Al-Mayadeen", "kind": "town", "within": "syria"},
    },
    "originals": {"both": {}},
    "sources": {
        "art-1": {
            "title": "Raid on the border",
            "publisher": "herald",
            "published": "2024-02-04",
            "language": "en-GB",
            "reliability": "B",
        },
        "art-2": {
            "title": "Toll rises",
            "original": "both",
            "not_before": "2024-02-03",
            "url": "https://example.org/2",
        },
        "art-3": {"title": "Second part", "original": "both"},
    },
    "strikes": [
        {
            "id": "s-qaim",
            "what": "Long-range bombers hit a depot",
            "where": "al-qaim",
            "when": "2024-02-03T00:30+03:00",
            "by": "centcom",
            "kind": "airstrike",
            "strike_status": "declared",
            "hits": [{"what": "weapons depot", "whose": "militia", "condition": "evacuated"}],
            "counts": {"munitions": "more than 125"},
            "weapons": [{"kind": "drone", "designation": "MQ-9"}],
            "said_by": "centcom",
            "tags": ["night work"],
            "cited": [{"source": "art-1", "at": "p2", "quote": "struck the depot", "words": "direct_quote"}],
        },
        {
            "id": "s-near",
            "what": "Explosions were heard",
            "where": {"near": "al-bukamal"},
            "when": {"is": "2024-02-02/2024-02-04", "words": "in the dark hours"},
            "by": {"actor": "us", "certainty": "suspected"},
            "strike_status": "contested",
            "said_by": "al-mayadeen-tv",
            "cited": [{"source": "art-2", "speaker": "inferred"}],
        },
        {"id": "s-bare", "what": "Something was hit; it is said to have been a house", "cited": "art-2 p5"},
    ],
    "casualties": [
        {"id": "t-16", "killed": "at least 16", "injured": "25", "where": "iraq", "cited": "art-2", "credibility": "3"},
        {"id": "t-2", "killed": "2", "where": ["al-qaim", "al-bukamal"], "said_by": "al-mayadeen-tv", "cited": "art-2"},
        {"id": "t-none", "killed": "none", "where": "syria", "said_by": "us", "cited": "art-1"},
        {"id": "t-unknown", "killed": "unknown", "where": "border", "said_by": "centcom", "cited": "art-1"},
        {"id": "t-about", "killed": "8-12", "where": {"unnamed": "3", "within": "syria"}, "cited": "art-3"},
        {"id": "t-silent", "injured": "several", "where": "desert", "repeats": "t-16", "cited": "art-1"},
    ],
    "reactions": [
        {
            "id": "denial",
            "by": "iraq-gov",
            "said": "2024-02-04",
            "act": ["deny", "condemn"],
            "says": "Denies that it was told beforehand",
            "about": ["t-16", "militia"],
            "cited": "art-1",
        },
        {"id": "scorn", "by": "senator", "said": "2024-02-05~", "says": "Calls it too little", "cited": "art-1"},
        {"id": "correction", "by": "centcom", "retracts": "t-none", "act": "correct", "cited": "art-1"},
    ],
    "background": [
        {"id": "b-general", "says": "The general was killed in 2020", "about": "soleimani", "cited": "art-1"},
        {
            "id": "b-other",
            "says": "Three died elsewhere",
            "event": "tower",
            "note": "U.S.-led, 16,000 men",
            "cited": "art-1",
        },
    ],
    "disputes": [
        {
            "id": "toll",
            "question": "How many were killed?",
            "over": {"measure": "killed", "where": "iraq"},
            "positions": [
                {"answer": "at least 16", "holders": [{"who": "art-2", "per": ["t-16"]}]},
                {"answer": "2", "holders": [{"who": "al-mayadeen-tv", "per": ["t-2"], "as": "implies"}]},
            ],
            "status": [{"is": "open"}],
        },
    ],
}

Ask = Callable[..., dict[str, Truth]]


@pytest.fixture(scope="session")
def written() -> dict[str, Any]:
    """The small dossier as it is written."""
    return DOSSIER


@pytest.fixture(scope="session")
def small() -> Dossier:
    return Dossier.model_validate(DOSSIER)


@pytest.fixture(scope="session")
def index(small: Dossier) -> Index:
    return Index(small)


@pytest.fixture(scope="session")
def ask(index: Index) -> Ask:
    """What a filter answers: the ids of those that match, or possibly match, each with its truth."""

    def answer(text: str, section: str | None = None) -> dict[str, Truth]:
        parsed = parse(text)
        assert parsed.error is None, parsed.error
        entries = [entry for entry in index.entries if section in (None, entry.section)]
        return {entry.id: truth for entry, truth in Matcher(parsed.tree, index).select(entries).rows}

    return answer
