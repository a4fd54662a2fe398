"""A figure in a list: the interval of a number, the word where there is none, and what is only expected so marked."""

from __future__ import annotations

import pytest

from dossier.model import CasualtyReport
from dossier.view.claims import figure_cell


@pytest.mark.parametrize(
    ("killed", "stance", "cell"),
    [
        ("at least 16", None, "16+"),
        ("dozens", None, "dozens"),
        ("a number of", None, "a number"),
        ("Several", "reports", "several"),
        ("some", "estimates", "~some"),
        ({"text": "likely casualties", "low": "1"}, "expects", "~1+"),
        ("2-19", "estimates", "~2–19"),
        ("none", None, "0"),
        ("unknown", None, "?"),
    ],
)
def test_words_stay_words_and_expectations_are_marked(killed: object, stance: str | None, cell: str) -> None:
    stated = {"stance": stance} if stance is not None else {}
    report = CasualtyReport.model_validate({"id": "c", "killed": killed, "cited": "s", **stated})
    assert report.killed is not None
    assert figure_cell(report, report.killed) == cell
