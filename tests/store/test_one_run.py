"""What is wrong with a file is told in one run: references beside what does not validate, each in its place."""

from __future__ import annotations

from pathlib import Path

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


SHIFTED = b"""dossier: 1
id: x
title: X
actors:
  mayor: {name: Mayor}
sources: {s: {title: S}}
incidents:
  - {id: struck, says: x, said_by: mayor, colour: red, cited: s}
  - {id: struck, what: x, said_by: mayor, cited: s}
  - {id: event, what: x, said_by: mayor, cited: s}
casualties:
  - {id: a, killed: a lot of them, said_by: mayor, cited: s}
  - {id: b, killed: 2, said_by: mayor, cited: s}
  - {id: c, killed: a lot of them, said_by: mayor, cited: s}
  - {id: d, killed: 2, injured: 3, said_by: mayor, cited: {source: s, for: killed}}
"""


def test_what_is_wrong_behind_an_entry_that_does_not_validate_is_told_where_it_stands() -> None:
    found = load_bytes(SHIFTED, "x.yaml", None)
    assert [(one.line, one.path, one.message) for one in found.problems if one.line not in (8, 12, 14)] == [
        (10, "incidents, event, id", "the id event is reserved"),
        (15, "casualties, d", "no citation supports injured"),
    ]


def test_passages_that_are_not_there_are_told_where_they_are_cited() -> None:
    folder = Path(__file__).parents[1] / "data" / "mill-road"
    text = (folder / "dossier.yaml").read_text("utf-8")
    broken = "  - {id: broken, killed: a lot of them, said_by: mayor, cited: herald-1}\n"
    wrong = "  - {id: wrong, killed: 2, said_by: mayor, cited: [{source: herald-1, at: p99, words: paraphrase}]}\n"
    text = text.replace("casualties:\n", f"casualties:\n{broken}").replace("reactions:\n", f"{wrong}reactions:\n")
    found = load_bytes(text.encode(), "x.yaml", folder)
    assert [one.path for one in found.problems] == ["casualties, broken, killed", "casualties, wrong, cited 1, at"]
