"""Every hostile file through load, check and all formats: what the manifest says happens, and no raw byte."""

from __future__ import annotations

import hashlib
import io
import json
from collections import Counter
from pathlib import Path

import pytest

from dossier.cli import main
from dossier.store.originals import Folder
from tests.hostile import corpus, dossiers
from tests.hostile.corpus import Entry
from tests.hostile.every_format import on_screen, outcome
from tests.hostile.judge import offence
from tests.hostile.payloads import PAYLOADS

_LARGE = 1 << 16
"""Bytes of texts that are left to the nightly profile, which reads them all."""

_WANTED = {"render": ("opens",), "error": ("errors", "refused")}


@pytest.fixture(scope="module")
def entries(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Entry]:
    return corpus.write(shared / "tools" / "make_bad_inputs.py", tmp_path_factory.mktemp("corpus"))


def fault(entry: Entry) -> str:
    """How what happens to a dossier of the corpus differs from what its manifest says."""
    found = outcome(entry.path)
    kinds = _WANTED.get(entry.expect)
    if found.wrong:
        return found.wrong[0]
    if kinds and found.kind not in kinds:
        return f"{found.kind}, not {entry.expect}: {found.told[:200]!r}"
    if raw := [each for each in entry.forbidden if each in found.told]:
        return f"raw: {raw[0]!r}"
    if entry.expect == "render" and (lost := [each for each in entry.required if each not in found.told]):
        return f"lost: {lost[0]!r}"
    if entry.expect == "error":
        if entry.line and not entry.needs_schema and f":{entry.line}:".encode() not in found.told:
            return f"line {entry.line} is not named"
        if entry.mention and not any(word.encode() in found.told for word in entry.mention):
            return f"none of {entry.mention} is named"
    return ""


@pytest.mark.parametrize("kind", ["yaml", "json", "fs"])
def test_what_the_manifest_says_of_a_dossier_happens(entries: list[Entry], kind: str) -> None:
    chosen = [entry for entry in entries if entry.kind == kind]
    assert len(chosen) > 20
    assert {entry.name: found for entry in chosen if (found := fault(entry))} == {}


def test_any_file_is_a_safe_text_document_and_original(
    entries: list[Entry], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong: dict[str, str] = {}
    texts = [entry for entry in entries if entry.kind in ("csv", "txt") and entry.path.stat().st_size < _LARGE]
    for number, entry in enumerate(texts):
        raw = entry.path.read_bytes()
        screen = on_screen(monkeypatch)
        code = main(("text", str(entry.path)))
        shown = screen.written
        found = offence(shown)
        lost = [each for each in entry.required if code == 0 and each not in shown]
        data = dossiers.base()
        data["originals"]["herald-text"] = {"sha256": hashlib.sha256(raw).hexdigest()}
        data["sources"]["herald-1"]["document"] = "text.md"
        home = tmp_path / str(number)
        case = dossiers.Case("", "dossier.json", dossiers.as_json(data), None, (("text.md", raw),))
        told = outcome(case.write(home), Folder(home), everything=False)
        if found or lost or told.wrong or code not in (0, 1, 2, 74):
            wrong[entry.name] = found or f"{lost} {told.wrong} {code}"
    assert wrong == {}
    assert len(texts) > 150


def test_prose_may_say_anything(tmp_path: Path) -> None:
    cases = list(dossiers.mixed())
    told = b""
    for case in cases:
        found = outcome(case.write(tmp_path / case.name))
        assert (found.kind, found.wrong) == ("opens", []), case.name
        told += found.told
        for number, path in enumerate(dossiers.PROSE):
            if path.endswith((".what", ".says", ".answer", ".question", "name")):
                assert f"z{number}z".encode() in found.told, (case.name, path)
    written = "".join(case.raw.decode() for case in cases)
    missing = [name for name, text in PAYLOADS.items() if json.dumps(text)[1:-1] not in written]
    assert missing == ["hidden-surrogate"]


def test_where_only_certain_texts_may_stand_others_are_told_by_line_and_column(tmp_path: Path) -> None:
    kinds: Counter[str] = Counter()
    for number, case in enumerate((*dossiers.structures(each=1), *dossiers.documents())):
        found = outcome(case.write(tmp_path / str(number)))
        assert found.wrong == [], case.name
        kinds[found.kind] += 1
    assert kinds["errors"] > 70
    assert kinds["refused"] == 0


def test_files_and_folders_may_have_any_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in dossiers.NAMES.values():
        folder = tmp_path / name
        dossiers.Case("", f"{name}.json", dossiers.as_json(dossiers.base())).write(folder)
        (folder / f"{name}.json").with_suffix(".bad.json").write_text("{")
        screen = on_screen(monkeypatch)
        monkeypatch.chdir(folder)
        good, bad = str(folder / f"{name}.json"), str(folder / f"{name}.bad.json")
        assert main(("show", good)) == 0
        assert main(("check", good)) == 0
        assert main(("check", bad)) == 1
        assert main(("show", f"{good}/x")) == 74
        assert main(("list", "--in", str(folder))) == 0
        assert main(("find", "bridge", "--in", str(folder))) == 0
        assert main(("diff", good, bad)) in (1, 2)
        assert main(("attach", good, "herald-1", bad)) == 1
        assert main(("show", good, "--output", str(folder / "out" / "x"))) == 74
        assert offence(screen.written, "colour") == "", name


def test_a_hostile_dossier_on_standard_input_is_told_like_any_other(monkeypatch: pytest.MonkeyPatch) -> None:
    for case in (next(dossiers.mixed()), next(dossiers.structures())):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(case.raw)))
        screen = on_screen(monkeypatch)
        assert main(("show", "-")) == (0 if case.opens else 1)
        assert offence(screen.written, "colour") == ""
