"""Rows that pass a filter are the same, however they are told."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dossier.tui.widgets.passing_rows import PassingRows
from dossier.tui.widgets.rows import Rows
from dossier.view.block import Column, line

TRUTHS = st.lists(st.sampled_from([0, 1, 2]), max_size=30).map(bytes)


def rows_of(count: int) -> Rows:
    """So many rows, whose order by their column is not theirs."""
    return Rows((Column("name"),), [f"row-{at}" for at in range(count)], lambda key: (line(key[::-1]),))


@given(TRUTHS)
def test_bytes_and_a_table_let_the_same_rows_through(truths: bytes) -> None:
    rows = rows_of(len(truths))
    sure = {f"row-{at}": truth == 2 for at, truth in enumerate(truths) if truth}
    narrowed, filtered = PassingRows(rows, truths, sure), rows.filter(sure)
    assert narrowed.count() == filtered.count()
    for start, stop in ((0, 5), (3, 99), (-2, 2), (7, 7)):
        assert narrowed.window(start, stop) == filtered.window(start, stop)
    for at in range(len(truths) + 1):
        assert narrowed.position(f"row-{at}") == filtered.position(f"row-{at}")
    order = ((0, True),)
    assert narrowed.sort(order).window(0, 99) == filtered.sort(order).window(0, 99)
    assert narrowed.filter(None).window(0, 99) == rows.window(0, 99)
    assert narrowed.sort(()) is narrowed.filter(sure) is narrowed
