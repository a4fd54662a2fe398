"""`dossier show`: stdout is data, stderr is narration, exit codes say what happened."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from dossier.cli import main
from dossier.store.load import load
from dossier.store.loaded import Loaded

MILL_ROAD = str(Path(__file__).parents[1] / "data" / "mill-road")


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = main(words)
    out, err = capsys.readouterr()
    return code, out, err


def test_the_summary_names_who_says_each_figure(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "show", MILL_ROAD)
    assert (code, err) == (0, "")
    assert "at least 16 killed" in out
    assert "Mayor of South District [1]" in out
    assert out.splitlines()[-1].startswith("3 records, 1 dispute, ")


def test_sections_are_printed_whole_with_their_passages(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "show", MILL_ROAD, "casualties")
    assert code == 0
    assert "¶5" in out
    assert "Reactions" not in out


def test_an_unknown_section_lists_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "show", MILL_ROAD, "toll")
    assert (code, out) == (2, "")
    assert "casualties" in err


def test_an_unknown_format_lists_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "show", MILL_ROAD, "--format", "docx")
    assert (code, out) == (2, "")
    assert "geojson" in err


def test_a_filter_reports_what_it_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "show", MILL_ROAD, "casualties", "--where", "killed>=2")
    assert (code, err) == (0, "1 of 1 shown\n")
    assert "at least 16" in out


def test_a_value_may_begin_with_a_hyphen(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "show", MILL_ROAD, "casualties", "--where", "-killed>=2")
    assert (code, err) == (0, "0 of 1 shown\n")


def test_a_bad_filter_is_an_error_with_a_position(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "show", MILL_ROAD, "--where", "where:x killd>2")
    assert (code, out) == (2, "")
    assert "\n          ^^^^^\n" in err
    assert "did you mean killed?" in err


def test_a_dossier_with_errors_prints_nothing_on_stdout(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    broken = tmp_path / "dossier.yaml"
    broken.write_text("dossier: 1\nid: x\ntitel: T\nsources: {a: {title: S}}\n")
    code, out, err = run(capsys, "show", str(broken))
    assert (code, out) == (1, "")
    assert "did you mean title?" in err
    assert "^^^^^" in err


@pytest.mark.parametrize(
    ("name", "raw", "code", "words"),
    [
        ("empty.yaml", b"", 1, "the file is empty"),
        ("latin.yaml", b"dossier: 1\ntitle: caf\xe9\n", 1, "not UTF-8"),
        ("list.yaml", b"- one\n- two\n", 1, "the file holds no keys"),
        ("broken.json", b'{"dossier": 1,', 1, "broken.json:1"),
    ],
)
def test_bad_files_are_told_plainly(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str, raw: bytes, code: int, words: str
) -> None:
    path = tmp_path / name
    path.write_bytes(raw)
    found, out, err = run(capsys, "show", str(path))
    assert (found, out) == (code, "")
    assert words in err


def test_a_missing_file_and_an_empty_folder_are_told_apart(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run(capsys, "show", str(tmp_path / "none.yaml"))[0] == 74
    code, _, err = run(capsys, "show", str(tmp_path))
    assert code == 74
    assert "holds no dossier.yaml" in err


def test_json_makes_an_equal_dossier(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, out, _ = run(capsys, "show", MILL_ROAD, "--json")
    assert code == 0
    assert out.isascii()
    data = json.loads(out)
    assert data["query"]["sections"]["casualties"] == {"shown": 1, "total": 1}
    copy = tmp_path / "copy.json"
    copy.write_text(out)
    shutil.copytree(Path(MILL_ROAD) / "documents", tmp_path / "documents")
    first, second = load(Path(MILL_ROAD) / "dossier.yaml"), load(copy)
    assert isinstance(first, Loaded)
    assert isinstance(second, Loaded)
    assert first.dossier == second.dossier


def test_csv_takes_one_section(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "show", MILL_ROAD, "--format", "csv")
    assert (code, out) == (2, "")
    assert "section" in err
    assert run(capsys, "show", MILL_ROAD, "casualties", "--format", "csv")[1].startswith("id,")


def test_output_goes_to_a_file_whole_or_not_at_all(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    target = tmp_path / "brief.md"
    code, out, _ = run(capsys, "show", MILL_ROAD, "--format", "markdown", "--output", str(target))
    assert (code, out) == (0, "")
    assert target.read_text().startswith("# ")
    assert run(capsys, "show", MILL_ROAD, "--output", str(tmp_path / "no" / "brief.md"))[0] == 74


def test_passages_of_sensitive_records_are_hidden_until_asked_for(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "dossier.yaml"
    path.write_text(
        "dossier: 1\nid: x\ntitle: T\nsources: {a: {title: S}}\nreactions:\n"
        '  - {id: r, says: Describes it, act: state, cited: {source: a, quote: "harsh words", words: direct_quote},'
        " sensitivity: graphic}\n"
    )
    for words in (("show", str(path)), ("show", str(path), "reactions")):
        assert "harsh words" not in run(capsys, *words)[1]
        assert "harsh words" in run(capsys, *words, "--sensitive")[1]


def test_bibtex_has_the_sources_of_what_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    name = "us-strikes-iraq-syria-2024-02-03"
    _, whole, _ = run(capsys, "show", name, "--format", "bibtex")
    loaded = load(Path("content") / name / "dossier.yaml")
    assert isinstance(loaded, Loaded)
    assert whole.count("@misc{") == len(loaded.dossier.sources)
    _, part, _ = run(capsys, "show", name, "--format", "bibtex", "--where", "said:centcom", "strikes")
    entries = part.split("\n\n")
    assert 0 < len(entries) < len(loaded.dossier.sources)
    assert all(entry.strip() in whole for entry in entries)
    assert run(capsys, "show", MILL_ROAD, "actors", "--format", "bibtex")[:2] == (0, "")


def test_a_text_records_side_by_side_facets_and_the_map_are_pages(capsys: pytest.CaptureFixture[str]) -> None:
    assert "¶5 " in run(capsys, "show", MILL_ROAD, "--passage", "herald-1")[1]
    assert "¶5 " in run(capsys, "show", MILL_ROAD, "--passage", "herald-1#p5")[1]
    assert "¶5 " in run(capsys, "show", MILL_ROAD, "--passage", "[1] ¶5")[1]
    quay = str(Path(MILL_ROAD).parent / "quay")
    code, out, err = run(capsys, "show", quay, "casualties", "--facets", "--where", "killed>=16")
    assert (code, err) == (0, "4 of 6 shown, 1 of them possible\n")
    assert "said by\n  · Harbour office: 2\n  · Leaflet without a date: 1\n  · The Herald: 0 +1≈\n" in out
    nothing = run(capsys, "show", MILL_ROAD, "casualties", "--facets", "--where", "killed>=20")[1]
    assert "Nothing to narrow by." in nothing
    assert "Mill Road: " in run(capsys, "show", MILL_ROAD, "map")[1]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--passage", "herald"), "there is no source herald; did you mean herald-1?"),
        (("--passage", "2"), "there is no source 2"),
        (("--passage", "1", "--original"), "dossier attach mill-road-2031 herald-1 FILE"),
        (("--passage", "herald-1", "--original"), "dossier attach mill-road-2031 herald-1 FILE"),
        (("--compare", "mayor-toll"), "two records or more"),
        (("--compare", "mayor-tol,x"), "there is no record mayor-tol; did you mean mayor-toll?"),
        (("--facets", "--where", "killed>"), "the filter cannot be read"),
        (("strikes", "--passage", "herald-1"), "are printed alone"),
        (("map", "silence"), "are printed alone"),
        (("--passage", "herald-1", "--format", "csv"), "a text cannot be written as csv"),
    ],
)
def test_what_no_page_can_be_made_of_is_said(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], told: str
) -> None:
    code, out, err = run(capsys, "show", MILL_ROAD, *words)
    assert (code, out) == (2, "")
    assert told in err
