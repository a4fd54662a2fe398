"""Any bytes do no harm to what takes text that anybody may have written: some here, many in the nightly profile."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from tests.fuzz.targets import TARGETS, Target


def inputs(target: Target) -> st.SearchStrategy[bytes]:
    """What is put together from a target's words, and what is sound with some of that in the place of a part."""
    words = st.sampled_from([word.encode("utf-8", "surrogatepass") for word in target.words])
    piece = st.one_of(words, words, st.text(max_size=4).map(str.encode), st.binary(max_size=3))
    made = st.lists(piece, max_size=24).map(b"".join)
    seeds = list(target.seeds())
    if not seeds:
        return made
    spliced = st.tuples(st.sampled_from(seeds), st.floats(0, 1), st.integers(0, 40), st.lists(piece, max_size=4))
    return made | spliced.map(lambda parts: _spliced(*parts))


def _spliced(seed: bytes, where: float, gone: int, put: list[bytes]) -> bytes:
    at = int(where * len(seed))
    return seed[:at] + b"".join(put) + seed[at + gone :]


LOTS = [pytest.param(1000, number, marks=pytest.mark.nightly, id=f"lot {number}") for number in range(1, 11)]
"""Ten thousand examples, none of which takes so long that it counts as hanging."""


@pytest.mark.parametrize(("examples", "number"), [pytest.param(25, 0, id="few"), *LOTS])
@pytest.mark.parametrize("name", TARGETS)
def test_no_input_does_harm(name: str, examples: int, number: int) -> None:
    target = TARGETS[name]

    @seed(number)
    @settings(max_examples=examples, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(inputs(target))
    def holds(raw: bytes) -> None:
        target.run(raw)

    holds()
