"""What is taken out of a dossier under a lens or a filter says so."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from dossier.cli import main

QUAY = str(Path(__file__).parents[1] / "data" / "quay")
STRIKES = str(Path(__file__).parents[2] / "content" / "us-strikes-iraq-syria-2024-02-03")
LENS = ["--as-of", "2031-05-04T12:00", "--where", "killed>17"]


@pytest.mark.parametrize(
    "words", [["casualties"], ["casualties", "strikes"], [], ["timeline"], ["totals"], ["casualties", "--facets"]]
)
@pytest.mark.parametrize("form", ["plain", "markdown"])
def test_a_page_says_at_its_top_what_narrows_it(
    capsys: pytest.CaptureFixture[str], words: list[str], form: str
) -> None:
    assert main(["show", QUAY, *words, *LENS, "--format", form]) == 0
    top = capsys.readouterr().out[:300]
    assert "as of 4 May 2031, 12:00 local" in top
    assert "filter: killed" in top


def test_what_hides_everything_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", QUAY, "casualties", "--where", "killed>900", "--as-of", "2031-05-03"]) == 0
    out = capsys.readouterr().out
    assert "nothing passes: as of the end of 2031-05-03 · filter killed>900" in out


def test_a_moment_is_read_as_people_write_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", QUAY, "casualties", "--as-of", "2031-05-04 09:00 UTC"]) == 0
    assert "(09:00 UTC)" in capsys.readouterr().out
    assert main(["show", QUAY, "casualties", "--as-of", "now"]) == 0
    assert "as of" not in capsys.readouterr().out


def test_what_nothing_narrows_says_nothing_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", QUAY, "casualties"]) == 0
    out = capsys.readouterr().out
    assert "filter" not in out
    assert "≈" not in out


CALLED_ALIKE = """
dossier: 1
id: x
title: X
actors:
  iran: {name: Iran}
  militias: {name: Iran-backed militias, aliases: militias}
  guard: {name: Iranian guard}
  mayor: {name: Mayor}
sources: {s: {title: S}}
background:
  - {id: a, says: The first, said_by: iran, cited: s}
  - {id: b, says: The second, said_by: militias, cited: s}
  - {id: c, says: The third, said_by: guard, cited: s}
"""


@pytest.fixture
def alike(tmp_path: Path) -> str:
    path = tmp_path / "dossier.yaml"
    path.write_text(CALLED_ALIKE)
    return str(path)


@pytest.mark.parametrize(("typed", "told"), [("Iran", "a"), ("IRAN", "a"), ("Militias", "b"), ("guard", "c")])
def test_who_is_called_just_so_is_meant_alone(
    capsys: pytest.CaptureFixture[str], alike: str, typed: str, told: str
) -> None:
    assert main(["show", alike, "background", "--told-by", typed, "--format", "csv"]) == 0
    out, err = capsys.readouterr()
    assert [row.partition(",")[0] for row in out.splitlines()[1:]] == [told]
    assert "--told-by" not in err


def test_where_several_may_be_meant_they_are_named(capsys: pytest.CaptureFixture[str], alike: str) -> None:
    assert main(["show", alike, "background", "--told-by", "ira", "--format", "csv"]) == 0
    assert "--told-by ira: Iran (iran), Iran-backed militias (militias), Iranian guard (guard)" in (
        capsys.readouterr().err
    )
    assert main(["show", alike, "--told-by", "ira", "--told-by", "mayor"]) == 2
    assert "ira may be any of Iran (iran), " in capsys.readouterr().err
    assert main(["show", alike, "--told-by", "Iran", "--told-by", "mayor"]) == 0
    assert capsys.readouterr().out.startswith("Iran beside Mayor")


@pytest.mark.parametrize("words", [["--as-of", "2031-05-04"], ["--told-by", "command"]])
def test_the_summary_says_that_no_lens_narrows_it(capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    told = "Not seen through this lens: the author's summary, written with everything known"
    assert main(["show", QUAY]) == 0
    assert told not in capsys.readouterr().out
    assert main(["show", QUAY, *words, "--width", "200"]) == 0
    above, _, below = capsys.readouterr().out.partition(told)
    assert "where" in above
    assert below


def test_a_dispute_has_everywhere_the_status_of_the_moment(capsys: pytest.CaptureFixture[str]) -> None:
    def told(*words: str) -> str:
        assert main(["show", STRIKES, "disputes", "--as-of", "2024-02-04", *words]) == 0
        return capsys.readouterr().out

    kept = json.loads(told("--where", "id:baghdad-told", "--format", "json"))["disputes"][0]
    assert [status["is"] for status in kept["status"]] == ["open"]
    (line,) = told("--where", "id:baghdad-told status:open is:sure", "--format", "jsonl").splitlines()
    assert [status["is"] for status in json.loads(line)["status"]] == ["open"]
    (row,) = csv.DictReader(told("--where", "id:baghdad-told", "--format", "csv").splitlines())
    assert row["status"] == "open from 2024-02-03"
    assert "· narrowed" not in told("--facets")
    assert "baghdad-told" not in told("--where", "status:narrowed", "--format", "csv")
