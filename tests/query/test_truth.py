from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from dossier.query.mask import Mask
from dossier.query.truth import Truth, every

TRUTHS = st.lists(st.sampled_from(Truth), min_size=1, max_size=9)


def test_not_keeps_possible() -> None:
    assert [~truth for truth in (Truth.NO, Truth.POSSIBLE, Truth.YES)] == [Truth.YES, Truth.POSSIBLE, Truth.NO]


def test_and_is_the_least_and_or_the_greatest() -> None:
    for a, b in product(Truth, Truth):
        assert a & b == min(a, b)
        assert a | b == max(a, b)
        assert ~(a & b) == ~a | ~b


def test_every_is_possible_where_the_parts_differ() -> None:
    assert every([Truth.YES, Truth.YES]) is Truth.YES
    assert every([Truth.YES, Truth.NO]) is Truth.POSSIBLE
    assert every([]) is Truth.NO


@given(TRUTHS, st.data())
def test_masks_answer_like_single_truths(left: list[Truth], data: st.DataObject) -> None:
    right = data.draw(st.lists(st.sampled_from(Truth), min_size=len(left), max_size=len(left)))
    a, b = Mask.of(bytes(left)), Mask.of(bytes(right))
    assert a.truths == bytes(left)
    assert (a & b).truths == bytes(x & y for x, y in zip(left, right, strict=True))
    assert (a | b).truths == bytes(x | y for x, y in zip(left, right, strict=True))
    assert (~a).truths == bytes(~x for x in left)
    assert a.certain.truths == bytes(2 if x is Truth.YES else 0 for x in left)
    assert a.doubtful.truths == bytes(2 if x is Truth.POSSIBLE else 0 for x in left)
