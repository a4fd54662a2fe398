"""What is wrong with a file is told in one run: references beside what does not validate, each in its place."""

from __future__ import annotations

from dossier.store.load import load_bytes
from dossier.store.loaded import Failed

FAULTY = b"""dossier: 1
id: x
title: X
actors:
  mayor: {name: Mayor}
sources: {s: {title: S}}
casualties:
  - {id: a, killed: at least seven people, said_by: mayr, cited: s}
  - {id: b, killed: "2", said_by: mayer, cited: s}
background:
  - {id: c, says: x, said_by: army, cited: t, colour: red}
"""


def test_unknown_references_are_told_beside_other_errors_and_where_they_stand() -> None:
    found = load_bytes(FAULTY, "x.yaml", None)
    assert isinstance(found, Failed)
    assert [(one.line, one.message) for one in found.problems] == [
        (8, "no count: 'at least seven people'"),
        (8, "nothing has the id mayr"),
        (9, "nothing has the id mayer"),
        (11, "nothing has the id army"),
        (11, "nothing has the id t"),
        (11, "colour is no key here"),
    ]


def test_a_count_that_is_none_says_what_to_write() -> None:
    found = load_bytes(FAULTY, "x.yaml", None)
    count = found.problems[0]
    assert count.expected is not None
    assert "at least 7" in count.expected
    assert count.hint == "write at least seven: what is counted is said by the field"
    assert "or give {text" in str(load_bytes(FAULTY.replace(b"at least seven people", b"a lot"), "x", None).problems[0])
