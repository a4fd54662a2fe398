"""The few times that tell the event: chosen by rule."""

from __future__ import annotations

from pathlib import Path

from dossier.analysis.highlights import highlights
from dossier.analysis.timeline import timeline
from dossier.model import Dossier
from dossier.store.load import load
from dossier.store.loaded import Loaded

ROOT = Path(__file__).parents[2]


def dossier(path: str) -> Dossier:
    loaded = load(ROOT / path / "dossier.yaml")
    assert isinstance(loaded, Loaded)
    return loaded.dossier


def told(made: Dossier, most: int = 8) -> list[tuple[str, str]]:
    disputed = {key for dispute in made.disputes for key in dispute.records}
    return [(one.record, one.clock) for one in highlights(made, timeline(made).occasions, disputed, most)]


def test_what_happened_comes_before_what_took_back_and_what_is_disputed() -> None:
    quay = dossier("tests/data/quay")
    assert told(quay, 1) == [("quay-hit-command", "happened")]
    assert told(quay, 2) == [("quay-hit-command", "happened"), ("not-warned", "said")]
    assert ("toll-command", "said") in told(quay, 4)


def test_an_incident_is_there_once_however_many_tell_it() -> None:
    quay = dossier("tests/data/quay")
    assert [key for key, clock in told(quay, 20) if clock == "happened" and key.startswith("quay")] == [
        "quay-hit-command"
    ]


def test_another_event_is_never_among_them() -> None:
    for path in ("tests/data/quay", "content/us-strikes-iraq-syria-2024-02-03"):
        made = dossier(path)
        records = [made.entries[key].record for key, _ in told(made, 100)]
        assert all(record is not None and record.event in (None, made.id) for record in records)


def test_they_stand_in_the_order_of_the_timeline_and_are_no_more_than_asked_for() -> None:
    made = dossier("content/tower-22-2024-01-28")
    order: list[tuple[str, str]] = [(one.record, one.clock) for one in timeline(made).occasions]
    chosen = told(made, 5)
    assert len(chosen) == 5
    assert [order.index(one) for one in chosen] == sorted(order.index(one) for one in chosen)
