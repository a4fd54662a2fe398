"""The other verbs, and what every verb has in common."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from dossier.cli import main
from dossier.cli.usage import VERBS

MILL_ROAD = Path(__file__).parents[1] / "data" / "mill-road"
ORIGINAL = MILL_ROAD / "originals" / "herald-1.txt"


@pytest.fixture(autouse=True)
def _own_folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.chdir("/")


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = main(words)
    out, err = capsys.readouterr()
    return code, out, err


def piped(*words: str, stdin: bytes = b"", **env: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "dossier", *words]
    return subprocess.run(command, input=stdin, capture_output=True, env={**os.environ, **env}, check=False)


def test_without_arguments_a_pipe_gets_the_list(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys)
    assert code == 0
    assert [line.split()[0] for line in out.splitlines()] == [
        "tower-22-2024-01-28",
        "us-strikes-iraq-syria-2024-02-03",
    ]


def test_a_path_into_a_pipe_is_the_summary(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, str(MILL_ROAD))[1] == run(capsys, "show", str(MILL_ROAD))[1]


def test_help_lists_every_verb_and_each_has_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "--help")
    assert code == 0
    assert all(f"\n  {verb}" in out for verb in VERBS)
    for verb in VERBS:
        with pytest.raises(SystemExit) as end:
            main([verb, "--help"])
        assert end.value.code == 0
        assert f"usage: dossier {verb}" in capsys.readouterr().out


def test_a_misspelt_verb_is_guessed(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "chek")
    assert code == 2
    assert "verb check" in err


def test_messages_never_carry_controls(capsys: pytest.CaptureFixture[str]) -> None:
    for words in (("\x1b[31mred",), ("show", "x", "--\x1b[31m"), ("list", "--in", "\x1b]0;title\x07")):
        code, _, err = run(capsys, *words)
        assert code in (2, 74)
        assert "\x1b" not in err
        assert "␛" in err


def test_check_prints_frames_and_a_summary_line_last(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "dossier.yaml"
    path.write_text("dossier: 1\nid: x\ntitle: T\nsources: {a: {title: S, kind: papr}}\n")
    code, out, _ = run(capsys, "check", str(path))
    assert code == 1
    assert f"{path}:4:31: error: sources, a, kind" in out
    assert "     4 │ sources: {a: {title: S, kind: papr}}" in out
    assert "       │ " + " " * 30 + "^^^^" in out
    assert out.splitlines()[-1] == f"{path}: 1 error"
    code, out, _ = run(capsys, "check", str(path), "--format", "json")
    assert code == 1
    assert [(found["line"], found["column"]) for found in json.loads(out)] == [(4, 31)]


def test_check_strict_counts_warnings(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "dossier.yaml"
    path.write_text(
        "dossier: 1\nid: x\ntitle: T\nsources: {a: {title: S}}\nstrikes:\n"
        "  - {id: s, what: W, cited: a, harm_grade: confirmed}\n"
    )
    assert run(capsys, "check", str(path))[0] == 0
    assert run(capsys, "check", str(path), "--strict")[0] == 1


def test_check_shows_twenty_problems_of_a_file_unless_all_are_asked_for(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "dossier.yaml"
    rows = "".join(f"  - {{id: s{number}, what: W, cited: b}}\n" for number in range(25))
    path.write_text("dossier: 1\nid: x\ntitle: T\nsources: {a: {title: S}}\nstrikes:\n" + rows)
    out = run(capsys, "check", str(path))[1]
    assert out.count("nothing has the id b") == 20
    assert "and 5 more (--all)" in out
    assert run(capsys, "check", str(path), "--all")[1].count("nothing has the id b") == 25


def test_of_a_long_line_the_part_around_the_fault_is_shown(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "dossier.yaml"
    strikes = f"strikes: [{{id: s, what: {'w' * 5000}, cited: b, note: {'n' * 5000}}}]\n"
    path.write_text("dossier: 1\nid: x\ntitle: T\nsources: {a: {title: S}}\n" + strikes)
    out = run(capsys, "check", str(path))[1]
    assert "cited: b" in out
    assert max(map(len, out.splitlines())) < 200


def test_originals_verify_quotes_without_being_kept(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "check", str(MILL_ROAD), "--originals", str(ORIGINAL.parent))
    assert code == 0
    assert out.endswith("2 quotes: 2 exact in the original\n")
    assert "originals not attached" in run(capsys, "check", str(MILL_ROAD))[1]


def test_an_original_is_attached_listed_and_removed(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    dossier = str(MILL_ROAD)
    code, out, err = run(capsys, "attach", dossier, "herald-1", str(ORIGINAL))
    assert (code, out) == (0, "herald-text of mill-road-2031 is attached (its sum is the one stated)\n")
    assert "2 quotes: 2 exact in the original" in err
    kept = tmp_path / "data" / "dossier" / "originals"
    assert kept.stat().st_mode & 0o777 == 0o700
    assert all(file.stat().st_mode & 0o077 == 0 for file in kept.iterdir())
    assert "herald-text: attached (herald-1)" in run(capsys, "attach", dossier, "--list")[1]
    assert "2 exact" in run(capsys, "check", dossier)[1]
    assert run(capsys, "attach", dossier, "[1]", "--remove")[0] == 0
    assert "not attached" in run(capsys, "attach", dossier, "--list")[1]
    assert not list(kept.glob("*.txt"))


def test_a_wrong_sum_is_refused_and_kept_only_by_force(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(ORIGINAL.read_text() + "\nA late line.\n")
    code, out, err = run(capsys, "attach", str(MILL_ROAD), "herald-1", str(other))
    assert (code, out) == (1, "")
    assert "stated" in err
    assert "found" in err
    assert run(capsys, "attach", str(MILL_ROAD), "herald-1", str(other), "--force")[0] == 0
    assert "in another version" in run(capsys, "show", str(MILL_ROAD), "casualties")[1]


def test_what_is_no_text_is_not_attached(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    binary = tmp_path / "x.pdf"
    binary.write_bytes(b"%PDF-1.7\xff\xfe\x00")
    code, _, err = run(capsys, "attach", str(MILL_ROAD), "herald-1", str(binary), "--force")
    assert code == 2
    assert "--encoding" in err
    binary.write_bytes(b"%PDF-1.7\x00")
    assert "NUL" in run(capsys, "attach", str(MILL_ROAD), "herald-1", str(binary), "--force")[2]


def test_text_numbers_paragraphs(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_text("One\ntwo\n\nThree\n")
    assert run(capsys, "text", str(path)) == (0, "   p1  One\n       two\n   p2  Three\n", "")


def test_find_shows_snippets_with_their_records(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "find", "precision", "munitions", "--in", str(MILL_ROAD.parent))
    assert code == 0
    assert "mill-road-2031" in out
    assert "bridge" in out


def test_the_manual_is_printed_by_topic(capsys: pytest.CaptureFixture[str]) -> None:
    assert "dossier help filter" in run(capsys, "help")[1]
    for topic in ("guide", "filter", "analysis", "format", "keys"):
        assert run(capsys, "help", topic)[1].startswith("# ")
    assert run(capsys, "help", "cooking")[0] == 2


def test_schemas_are_json(capsys: pytest.CaptureFixture[str]) -> None:
    for words in (("schema",), ("schema", "report"), ("schema", "diff")):
        assert json.loads(run(capsys, *words)[1])["$schema"].endswith("2020-12/schema")


def test_standard_input_is_a_dossier(capsys: pytest.CaptureFixture[str]) -> None:
    raw = b"dossier: 1\nid: piped\ntitle: From a pipe\nsources: {a: {title: S}}\n"
    result = piped("show", "-", stdin=raw)
    assert result.returncode == 0
    assert result.stdout.startswith(b"From a pipe")


def test_the_reader_without_a_terminal_says_what_to_do_instead() -> None:
    result = piped("read", str(MILL_ROAD))
    assert result.returncode == 2
    assert b"dossier show" in result.stderr


def test_a_section_that_the_reader_does_not_have_is_said_before_it_opens(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    for stream in (sys.stdin, sys.stdout):
        monkeypatch.setattr(stream, "isatty", lambda: True)
    code, _, said = run(capsys, "read", str(MILL_ROAD), "--section", "casualty")
    assert code == 2
    assert "there is no section casualty" in said
    assert "casualties" in said


def test_show_never_loads_textual_and_data_formats_load_no_rich() -> None:
    code = "import sys; from dossier.cli import main; main(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"
    for words, absent in (
        (["show", str(MILL_ROAD)], "textual"),
        (["show", str(MILL_ROAD), "--format", "rich"], "textual"),
        (["show", str(MILL_ROAD), "--json"], "rich"),
        (["show", str(MILL_ROAD), "casualties", "--format", "csv"], "rich"),
    ):
        result = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, check=True)
        loaded = {name.split(".")[0] for name in result.stderr.split()}
        assert "dossier" in loaded
        assert absent not in loaded


def test_importing_the_model_loads_no_rich() -> None:
    code = "import sys, dossier.model; print(*sys.modules)"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "rich" not in {name.split(".")[0] for name in result.stdout.split()}


def test_a_closed_pipe_is_quiet() -> None:
    script = f"{sys.executable} -m dossier show us-strikes-iraq-syria-2024-02-03 | head -n 1"
    result = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True, cwd="/")
    assert result.stdout == "US air strikes on Iraq and Syria\n"
    assert result.stderr == ""


def test_a_full_disk_is_told() -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "dossier", "show", str(MILL_ROAD)]
        result = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert result.returncode == 74
    assert b"cannot write" in result.stderr


def test_no_command_looks_for_plugins_of_pydantic_but_what_else_is_asked_of_their_loader_is_there() -> None:
    code = (
        "import sys, dossier.cli; dossier.cli.main(['show', 'tests/data/mill-road', '--output', '/dev/null']);"
        "print('importlib.metadata' in sys.modules);"
        "from pydantic.plugin._loader import PYDANTIC_ENTRY_POINT_GROUP as group; print(group)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "pydantic"]
