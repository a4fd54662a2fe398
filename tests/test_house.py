"""The house keeps its order: imports point down, modules stay small, nothing is named that should not be."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

TOP = Path(__file__).parents[1]
MODULES = sorted((TOP / "dossier").rglob("*.py"))


def test_imports_point_down_only() -> None:
    command = [str(Path(sys.executable).parent / "lint-imports")]
    result = subprocess.run(command, cwd=TOP, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout


def test_no_module_passes_three_hundred_lines() -> None:
    assert {str(path.relative_to(TOP)) for path in MODULES if len(path.read_text().splitlines()) > 300} == set()


def test_no_module_holds_a_note_to_self() -> None:
    noted = re.compile(r"\b(TODO|FIXME|XXX|NotImplementedError)\b|except Exception")
    assert [path.name for path in MODULES if noted.search(path.read_text())] == []


def test_no_committed_file_names_a_package_registry() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=TOP, capture_output=True, text=True, check=True).stdout.split()
    hosts = re.compile(r"pypi\.org|pythonhosted|registry\.npmjs|crates\.io")
    files = [TOP / name for name in listed if name != "tests/test_house.py"]
    assert [path.name for path in files if path.is_file() and hosts.search(path.read_text("utf-8", "replace"))] == []
