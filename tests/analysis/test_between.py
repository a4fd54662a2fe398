"""What was said and taken back between two moments, on a dossier checked by hand."""

from __future__ import annotations

import pytest

from dossier.analysis.between import Step, between
from dossier.analysis.lens import Clock, Lens
from dossier.model import Dossier
from dossier.query.truth import Truth
from dossier.store.find import packaged
from dossier.store.load import load
from dossier.store.loaded import Loaded

NO, POSSIBLE, YES = Truth


@pytest.fixture(scope="module")
def strikes() -> Dossier:
    loaded = load(packaged() / "us-strikes-iraq-syria-2024-02-03" / "dossier.yaml")
    assert isinstance(loaded, Loaded)
    return loaded.dossier


def steps(dossier: Dossier, first: str, last: str, clock: Clock = "said") -> dict[str, Step]:
    found = between(dossier, Lens(as_of=first, clock=clock), Lens(as_of=last, clock=clock))
    return {step.record.id: step for step in found}


def said(found: dict[str, Step]) -> dict[str, tuple[Truth, Truth]]:
    return {key: (step.before, step.after) for key, step in found.items() if step.before is not step.after}


def withdrawn(found: dict[str, Step]) -> dict[str, tuple[Truth, Truth, tuple[str, ...]]]:
    return {
        key: (step.withdrawn_before, step.withdrawn_after, step.by)
        for key, step in found.items()
        if step.withdrawn_before is not step.withdrawn_after
    }


def test_the_letter_of_4_february_and_what_5_february_leaves_open(strikes: Dossier) -> None:
    """The letter was sent by 13:40 in Washington, 21:40 in Baghdad. Of the 5th only the day in Washington is known,
    which is not over when it ends in Baghdad; the correction of that day takes a statement and its echo back."""
    found = steps(strikes, "2024-02-03", "2024-02-05")
    day = ("pentagon-militia-casualties", "kirby-written-correction")
    letter = {record.id for record in strikes.records if record.id.startswith("letter-")}
    assert len(letter) == 11
    assert said(found) == dict.fromkeys(letter, (NO, YES)) | dict.fromkeys(day, (NO, POSSIBLE))
    assert withdrawn(found) == dict.fromkeys(
        ("call-told-iraq", "kirby-informed"), (NO, POSSIBLE, ("kirby-written-correction",))
    )


def test_when_washingtons_day_is_over_the_correction_is_said(strikes: Dossier) -> None:
    found = steps(strikes, "2024-02-05", "2024-02-06T00:00-05:00")
    assert said(found) == dict.fromkeys(("pentagon-militia-casualties", "kirby-written-correction"), (POSSIBLE, YES))
    assert {by for *_, by in withdrawn(found).values()} == {("kirby-written-correction",)}
    # the press call of the 6th begins at 11:06 and ends at 11:34, Washington time
    assert not steps(strikes, "2024-02-06T00:00-05:00", "2024-02-06T11:05-05:00")
    during = said(steps(strikes, "2024-02-06T11:05-05:00", "2024-02-06T11:20-05:00"))
    assert set(during.values()) == {(NO, POSSIBLE)}
    assert set(during) == set(said(steps(strikes, "2024-02-06T11:20-05:00", "2024-02-06")))
    assert "gaggle-apology" in during


def test_backwards_is_the_same_turned_round(strikes: Dossier) -> None:
    forth, back = steps(strikes, "2024-02-02", "2024-02-06"), steps(strikes, "2024-02-06", "2024-02-02")
    assert said(forth) == {key: (after, before) for key, (before, after) in said(back).items()}
    assert {key: by for key, (*_, by) in withdrawn(forth).items()} == {
        key: by for key, (*_, by) in withdrawn(back).items()
    }


def test_records_whose_time_nobody_knows_are_possible_at_any_moment(strikes: Dossier) -> None:
    found = said(steps(strikes, "1900", "2200"))
    assert "wicker-criticises" not in found
    assert found["iraq-killed"] == (NO, POSSIBLE)


def test_without_a_moment_it_is_now_and_everything_has_been_said(strikes: Dossier) -> None:
    found = steps(strikes, "1900", "")
    assert {after for _, after in said(found).values()} == {YES}
    assert found["kirby-informed"].withdrawn_after is YES


def test_by_the_other_clock_it_counts_when_the_carriers_were_published(strikes: Dossier) -> None:
    """The correction of the 5th is carried by the call of the 6th alone, and came out with it."""
    assert "kirby-written-correction" not in steps(strikes, "2024-02-03", "2024-02-05", "published")
    assert "letter-law" in steps(strikes, "2024-02-03", "2024-02-05", "published")
