"""`dossier diff`: files, revisions and moments; what differs is no error, what cannot be read is one."""

from __future__ import annotations

import io
import json
import re
import shutil
import sys
from pathlib import Path
from typing import Protocol

import pytest
from jsonschema import Draft202012Validator

from dossier.cli import main
from dossier.store.find import packaged

DATA = Path(__file__).parents[1] / "data"
OLD, NEW = str(DATA / "mill-road"), str(DATA / "later" / "mill-road")
STRIKES, TOWER = "us-strikes-iraq-syria-2024-02-03", "tower-22-2024-01-28"


WHOSE = "    of: members_of_armed_forces\n    whose: us-military\n    same_as: killed-28jan\n    strike: attack-kirby\n"


class Repository(Protocol):
    folder: Path

    def commit(self, message: str = "x") -> None: ...


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = main(words)
    out, err = capsys.readouterr()
    return code, out, err


def piped(monkeypatch: pytest.MonkeyPatch, raw: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw), "utf-8"))


def test_what_differs_is_told_line_by_line_and_is_no_error(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "diff", OLD, NEW)
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert "  · killed: at least 16 → at least 18" in lines
    assert "  · passage: added herald-2 ¶2 “eighteen are dead”" in lines
    assert "  ≡ renamed: The road bridge was hit twice — Northern Command (bridge → bridge-strike)" in lines
    assert "  ↺ withdrawn by regret" in lines
    assert lines[-1] == (
        "1 record added, 1 renamed, 1 changed in 2 fields, 1 withdrawn; 1 other entry added, 2 changed in 3 fields; "
        "2 passages changed; 1 field of the dossier changed"
    )


def test_nothing_differs_is_said_plainly(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "diff", OLD, OLD)[1].endswith("\nNothing differs.\n")
    out = run(capsys, "diff", OLD, "--as-of", "2031-06", "--as-of", "2031-07")[1]
    assert out.endswith("\nNothing was said or taken back in between.\n")
    assert json.loads(run(capsys, "diff", OLD, OLD, "--json")[1])["same"] is True


def test_a_moment_may_be_now(capsys: pytest.CaptureFixture[str]) -> None:
    out = run(capsys, "diff", OLD, "--as-of", "2031-05-04 06:00 UTC", "--as-of", "now")[1]
    assert "06:00 UTC" in out
    assert "to:           now" in out
    assert json.loads(run(capsys, "diff", OLD, "--as-of", "2030", "--as-of", "now", "--json")[1])["to"] == {
        "as_of": "",
        "until": None,
    }


def test_json_is_what_its_schema_says(capsys: pytest.CaptureFixture[str]) -> None:
    schema = json.loads(run(capsys, "schema", "diff")[1])
    for words in ((OLD, NEW), (NEW, OLD), (NEW, "--as-of", "2031-05-04 06:00 UTC", "--as-of", "now"), (STRIKES, TOWER)):
        code, out, _ = run(capsys, "diff", *words, "--format", "json")
        assert code == 0
        assert out.isascii()
        assert list(Draft202012Validator(schema).iter_errors(json.loads(out))) == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((OLD,), "name two dossiers"),
        (("-", "-"), "not both"),
        ((OLD, "--as-of", "2031-05-04"), "two moments"),
        ((OLD, NEW, "--as-of", "2031-05-04", "--as-of", "2031-05-05"), "two moments of one dossier"),
        ((OLD, "--as-of", "yesterday", "--as-of", "2031-05-05"), "--as-of yesterday: not a date"),
        ((OLD, "--as-of", "2031-05-04", "--as-of", "-x"), "--as-of -x: not a date"),
        ((OLD, "--as-of", "2031-05-04", "--as-of", "2031-05-05/.."), "a moment is a date or time"),
        ((OLD, "--as-of", "2031", "--as-of", "2032", "--clock", "sun"), "there is no clock sun"),
        ((OLD, "--as-of", "", "--as-of", "now"), "not a date"),
        ((OLD, NEW, "--format", "csv"), "rich, plain, markdown, json"),
        ((OLD, "no-such-dossier"), "no file, folder or dossier"),
        ((OLD, ":x"), "names no revision"),
        ((OLD, NEW, "--output", ""), "--output is empty"),
        ((), "required"),
    ],
)
def test_words_that_do_not_fit_are_usage_errors(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], told: str
) -> None:
    code, out, err = run(capsys, "diff", *words)
    assert (code, out) == (2, "")
    assert told in err


def test_the_problems_of_both_sides_are_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.yaml").write_text(f"dossier: 1\nid: x\n{name}: T\n")
    code, out, err = run(capsys, "diff", str(tmp_path / "one.yaml"), str(tmp_path / "two.yaml"))
    assert (code, out) == (1, "")
    assert "one.yaml:3" in err
    assert "two.yaml:3" in err
    assert run(capsys, "diff", OLD, str(tmp_path / "three.yaml"))[0] == 74


def test_one_side_may_come_from_a_pipe_and_then_texts_are_left_out(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shutil.copytree(OLD, tmp_path / "copy")
    document = tmp_path / "copy" / "documents" / "herald-1.md"
    document.write_text(document.read_text().replace("Residents", "Neighbours"))
    assert "¶4: Residents describe" in run(capsys, "diff", OLD, str(tmp_path / "copy"))[1]
    piped(monkeypatch, (Path(OLD) / "dossier.yaml").read_bytes())
    code, out, err = run(capsys, "diff", "-", str(tmp_path / "copy"))
    assert (code, out.splitlines()[-1]) == (0, "Nothing differs.")
    assert "texts beside the dossiers are not compared" in err


def test_output_goes_to_a_file(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for form in ("plain", "rich", "markdown", "json"):
        target = tmp_path / form
        assert run(capsys, "diff", OLD, NEW, "--format", form, "--output", str(target)) == (0, "", "")
        assert "at least 18" in target.read_text()


def edited(file: Path, *edits: tuple[str, str]) -> None:
    """Each edit, made once."""
    text = file.read_text()
    for old, new in edits:
        assert text.count(old) == 1, (text.count(old), old)
        text = text.replace(old, new)
    file.write_text(text)


def test_the_first_shipped_dossier_against_a_changed_copy(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(packaged() / STRIKES, copy)
    file = copy / "dossier.yaml"
    removed = re.sub(r"  - id: gaggle-promise\n(    .*\n)+", "", file.read_text())
    file.write_text(removed.replace("gaggle-no-intent", "gaggle-no-deceit"))
    edited(
        file,
        ("    killed: at least 16\n    including", "    killed: at least 18\n    including"),
        ("quote: at least 16 people and injured 25 more", "quote: injured 25 more"),
        ("  - id: gaggle-no-number\n", "  - id: gaggle-no-number\n    retracts: sims-guess-moved\n"),
    )
    edited(
        copy / "documents" / "wh-2024-02-06-gaggle.md", ("[p50] Asma of NPR comes next.", "[p50] Asma (NPR) is next.")
    )
    code, out, err = run(capsys, "diff", STRIKES, str(copy))
    assert (code, err) == (0, "")
    gaggle = "On-the-Record Press Gaggle by NSC Coordinator for Strategic Communications John Kirby"
    assert out.splitlines()[3:] == [
        "",
        "Casualties (2 changed)",
        "at least 18 killed, including some civilians in Iraq (iraq-killed):",
        "  · killed: at least 16 → at least 18",
        "at least 16 killed, 25 injured in Iraq (iraq-killed-and-injured, evidence only):",
        "  · passage article-2 ¶21, quote: “at least 16 people and injured 25 more” → “injured 25 more”",
        "",
        "Reactions (1 removed, 1 renamed, 2 changed)",
        "  − removed: Apologises again at the end, and promises not to put out bad information — John Kirby "
        "(gaggle-promise)",
        "  ≡ renamed: Denies any intent to deceive — John Kirby (gaggle-no-intent → gaggle-no-deceit)",
        "Guesses that the militias expected an answer and moved people around (sims-guess-moved):",
        "  ↺ withdrawn by gaggle-no-number",
        "Has no number of militants killed or wounded; refers to the Pentagon (gaggle-no-number):",
        "  · retracts: added Guesses that the militias expected an answer and moved people around",
        "",
        "Sources (1 changed)",
        f"{gaggle} (wh-2024-02-06-gaggle, evidence only):",
        "  · document, ¶50: Asma of NPR comes next. → Asma (NPR) is next.",
        "",
        "1 record removed, 1 renamed, 2 changed in 2 fields, 1 changed in evidence only, 1 withdrawn; "
        "1 other entry changed in evidence only; 1 passage changed, 1 paragraph of documents changed",
    ]


def test_the_second_shipped_dossier_against_its_last_revision(
    capsys: pytest.CaptureFixture[str], repository: Repository
) -> None:
    copy = repository.folder / "content" / TOWER
    shutil.copytree(packaged() / TOWER, copy)
    repository.commit()
    edited(
        copy / "dossier.yaml",
        ("quote: The three American service members we lost\n", "quote: The three American service members\n"),
        (f"over the weekend}}\n    killed: 3\n{WHOSE}", f"over the weekend}}\n    killed: about 3\n{WHOSE}"),
        ("      - {is: narrowed, from: 2024-01-31}\n", "      - {is: narrowed, from: 2024-02}\n"),
    )
    edited(copy / "documents" / "wh-2024-02-12-remarks.md", ("note: Own words; only", "note: Our words; only"))
    code, out, err = run(capsys, "diff", f"HEAD:content/{TOWER}", f"content/{TOWER}")
    assert (code, err) == (0, "")
    note = "only the paragraphs that speak of the attack in Jordan. Passages in quotation marks are the speaker's, word"
    remarks = "Remarks by President Biden and His Majesty King Abdullah II of Jordan After a Meeting"
    assert out.splitlines()[1:] == [
        f"from:         HEAD:content/{TOWER}/dossier.yaml",
        f"to:           content/{TOWER}/dossier.yaml",
        "",
        "Casualties (2 changed)",
        "Three service members killed, the President says on the day (killed-28jan, evidence only):",
        "  · passage wh-2024-01-28-statement ¶3, quote: “The three American service members we lost” → "
        "“The three American service members”",
        "Three killed, Kirby says on 29 January (killed-29jan):",
        "  · killed: 3 → about 3",
        "",
        "Disputes (1 changed)",
        "Who carried out the attack? (who-did-it):",
        "  · status, narrowed, from: 31 Jan 2024 → Feb 2024",
        "",
        "Sources (1 changed)",
        f"{remarks} (wh-2024-02-12-remarks, evidence only):",
        f"  · document, note: Own words; {note} for word. → Our words; {note} for word.",
        "",
        "1 record changed in 1 field, 1 changed in evidence only; 1 other entry changed in 1 field, "
        "1 changed in evidence only; 1 passage changed, 1 paragraph of documents changed",
    ]
    assert run(capsys, "diff", "HEAD:content", OLD)[0] == 74
    repository.commit()
    again = run(capsys, "diff", "HEAD~1:./content/" + TOWER, "HEAD:content/" + TOWER)[1]
    assert again.splitlines()[3:] == out.splitlines()[3:]
    assert run(capsys, "diff", f"HEAD:content/{TOWER}", f"content/{TOWER}")[1].endswith("Nothing differs.\n")


def test_warnings_are_counted_and_check_is_named_where_it_can_show_them(
    capsys: pytest.CaptureFixture[str], repository: Repository
) -> None:
    (repository.folder / "dossier.yaml").write_text(
        "dossier: 1\nid: x\ntitle: T\nsources: {a: {title: S}}\n"
        "strikes: {id: s, what: W, cited: a, harm_grade: confirmed}\n"
    )
    repository.commit()
    code, _, err = run(capsys, "diff", "HEAD:", ".")
    assert (code, err) == (0, "1 warning in x\n1 warning in x: dossier check . shows them\n")


def test_messages_about_revisions_carry_no_controls(capsys: pytest.CaptureFixture[str], repository: Repository) -> None:
    repository.commit()
    for target in ("HEAD:\x1b]0;x\x07", "\x1b[31m:x", "HEAD:\u202ex", "HEAD^{/\u202e}:x"):
        code, out, err = run(capsys, "diff", target, OLD)
        assert code in (2, 74)
        assert out == ""
        assert not {"\x1b", "\x07", "\u202e"} & set(err)


def test_passages_of_sensitive_records_are_hidden_until_asked_for(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for name, words in (("old", "harsh words"), ("new", "harsher words")):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "dossier.yaml").write_text(
            "dossier: 1\nid: x\ntitle: T\nsources: {a: {title: S, document: a.md}}\nreactions:\n"
            f'  - {{id: r, says: Describes it, sensitivity: graphic, cited: [{{source: a, at: p1, quote: "{words}"}},'
            f' {{source: a, at: p2, quote: "more {words}"}}]}}\n'
        )
        (folder / "a.md").write_text(f"[p1] He uses {words}.\n\n[p2] He uses more {words}.\n\n[p3] It is {name}.\n")
    sides = (str(tmp_path / "old"), str(tmp_path / "new"))
    out = run(capsys, "diff", *sides)[1]
    assert "harsh" not in out
    assert out.count("hidden: the record is sensitive (--sensitive shows it)") == 4
    assert "It is old. → It is new." in out
    assert run(capsys, "diff", *sides, "--sensitive")[1].count("harsher") == 4
