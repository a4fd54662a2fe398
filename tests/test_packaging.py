"""The shipped dossiers travel: from a wheel, from an sdist and from an editable install, in any folder."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

TOP = Path(__file__).parents[1]
IDS = ["tower-22-2024-01-28", "us-strikes-iraq-syria-2024-02-03"]


def build(kind: str, source: Path, target: Path) -> Path:
    """The wheel or sdist that the project's own build backend makes."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(target)]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    return next(target.glob("*.whl" if kind == "wheel" else "*.tar.gz"))


def listed(**env: str) -> list[str]:
    """The ids that `dossier list` prints in the root folder."""
    command = [sys.executable, "-m", "dossier", "list"]
    kept = {key: value for key, value in os.environ.items() if key != "DOSSIER_PATH"}
    result = subprocess.run(command, cwd="/", env={**kept, **env}, check=True, capture_output=True, text=True)
    return [line.split()[0] for line in result.stdout.splitlines()]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("wheel", TOP, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("sdist", TOP, tmp_path_factory.mktemp("sdist"))


def test_an_editable_install_finds_them() -> None:
    assert listed() == IDS


def test_a_wheel_holds_them_and_the_manual(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        archive.extractall(tmp_path)
    for key in IDS:
        assert f"dossier/_content/{key}/dossier.yaml" in names
    for name in ("manual/guide.md", "manual/keys.md", "tui/reader.tcss", "view/map/world.bin", "py.typed"):
        assert f"dossier/{name}" in names
    assert listed(PYTHONPATH=str(tmp_path)) == IDS


def test_a_wheel_made_from_the_sdist_holds_the_same(wheel: Path, sdist: Path, tmp_path: Path) -> None:
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    again = build("wheel", next(tmp_path.iterdir()), tmp_path / "again")
    with zipfile.ZipFile(wheel) as first, zipfile.ZipFile(again) as second:
        assert sorted(first.namelist()) == sorted(second.namelist())
