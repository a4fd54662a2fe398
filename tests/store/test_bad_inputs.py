"""The corpus of hostile files: every one is read to an end or to a list of problems."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from dossier.store.documents import parse_document
from dossier.store.parse import parse
from dossier.store.parse_json import parse_json

MODEL = {"yaml-huge-int-5000.yaml", "json-int-5000-digits.json"}
"""Numbers are text to the parser; the model says what is wrong with these."""


@pytest.fixture(scope="module")
def corpus(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[dict[str, Any]]]:
    folder = tmp_path_factory.mktemp("corpus")
    tool = shared / "tools" / "make_bad_inputs.py"
    subprocess.run([sys.executable, str(tool), str(folder), "--no-fs"], check=True, capture_output=True)
    return folder, json.loads((folder / "manifest.json").read_text())["files"]


@pytest.mark.parametrize("kind", ["yaml", "json"])
def test_hostile_files_end_as_the_manifest_says(corpus: tuple[Path, list[dict[str, Any]]], kind: str) -> None:
    folder, entries = corpus
    chosen = [entry for entry in entries if entry["kind"] == kind]
    assert len(chosen) > 100
    for entry in chosen:
        parsed = (parse if kind == "yaml" else parse_json)((folder / entry["path"]).read_bytes(), entry["name"])
        errors = [problem for problem in parsed.problems if problem.level == "error"]
        if entry["expect"] == "render":
            assert not errors, entry["name"]
        elif entry["expect"] == "error" and not entry.get("needs_schema") and entry["name"] not in MODEL:
            assert errors, entry["name"]
            assert entry.get("line") in (None, *(problem.line for problem in errors)), entry["name"]


def test_any_file_may_be_named_as_a_document(corpus: tuple[Path, list[dict[str, Any]]]) -> None:
    folder, entries = corpus
    for entry in entries:
        assert parse_document((folder / entry["path"]).read_bytes(), entry["name"]) is not None
