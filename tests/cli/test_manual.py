"""The manual is complete: what a person can type, set, see or be told stands in it.

Keys, fields of the file, fields of filters, settings and colours have tests beside their tables, which compare them
with their pages; here stands the rest. `DOSSIER_GOLDEN=write` renews the parts that are made from tables.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import dossier
from dossier.analysis.lens import CLOCKS
from dossier.cli import main
from dossier.cli.usage import VERBS
from dossier.cli.words import Option, Verb, verbs
from dossier.export.written import COMPUTED, ENDINGS, EXPORTS, PAGES
from dossier.model import SECTIONS
from dossier.model.vocabulary import VOCABULARIES
from dossier.problems import Exit
from dossier.user.manual import TOPICS
from dossier.view import meanings
from dossier.view.citations import STATUS
from dossier.view.defined import TEXTS
from dossier.view.map.caption import SIGNS
from dossier.view.words import spoken

MANUAL = Path(dossier.__file__).parent / "manual"
PAGES_THERE = {file.stem: file.read_text("utf-8") for file in MANUAL.glob("*.md")}


def between(page: str, mark: str, made: str) -> str:
    """What stands between two marks of a page; written anew where that is asked for."""
    file = MANUAL / f"{page}.md"
    text = file.read_text("utf-8")
    if os.environ.get("DOSSIER_GOLDEN") == "write":
        pattern = re.compile(f"(<!-- {mark} -->\n).*(<!-- /{mark} -->\n)", re.DOTALL)
        text = pattern.sub(lambda found: found[1] + made + found[2], text)
        file.write_text(text, "utf-8")
    return text.partition(f"<!-- {mark} -->\n")[2].partition(f"<!-- /{mark} -->\n")[0]


def cell(text: str) -> str:
    return text.replace("|", "\\|")


def verb_part(verb: Verb) -> Iterator[str]:
    yield f"## dossier {verb.name}\n" if verb.name else "## dossier\n"
    if verb.name:
        yield f"{verb.help[0].upper()}{verb.help[1:]}.\n"
    yield "| | |\n|---|---|"
    yield from (
        f"| {cell(', '.join(written(option)))} | {cell(option.help)} |"
        for option in verb.options
        if "--help" not in option.names
    )
    yield from (f"| `{cell(place.name)}` | {cell(place.help)} |" for place in verb.places)
    yield ""


def written(option: Option) -> Iterator[str]:
    takes = f" {option.takes.name}" if option.takes is not None else ""
    yield from (f"`{name}{takes if name.startswith('--') else ''}`" for name in option.names)


def test_the_page_of_commands_has_every_verb_with_all_it_takes() -> None:
    made = "\n" + "\n".join(part for verb in verbs() for part in verb_part(verb))
    assert between("commands", "verbs", made) == made


def marks() -> Iterator[str]:
    def table(title: str, rows: Iterator[tuple[str, str]]) -> Iterator[str]:
        yield f"## {title}\n"
        yield "| | |\n|---|---|"
        yield from (f"| {cell(name)} | {cell(meaning)} |" for name, meaning in dict(rows).items())
        yield ""

    yield from table("Marks", iter(meanings.SIGNS.values()))
    yield from table("On the map", ((sign, meaning) for sign, meaning, _ in SIGNS))
    yield from table("Remarks", iter(meanings.REMARKS.values()))
    yield from table("Whether a quote stands", ((spoken(key), told) for key, (told, _) in STATUS.items()))
    yield from table("Kinds of texts", iter(TEXTS.items()))
    yield from table("Columns of lists", iter(meanings.columns()))
    yield from table("Facts of an entry", iter(meanings.FACTS.items()))


def test_the_page_of_marks_has_every_mark_remark_column_and_fact() -> None:
    made = "\n" + "\n".join(marks())
    assert between("marks", "marks", made) == made


def test_every_topic_is_a_page_and_every_page_a_topic(capsys: pytest.CaptureFixture[str]) -> None:
    assert set(TOPICS) == set(PAGES_THERE)
    for topic in TOPICS:
        assert main(["help", topic]) == 0
        assert len(capsys.readouterr().out) > 500
        assert f"dossier help {topic}" in "".join(text for name, text in PAGES_THERE.items() if name != topic), topic


def test_the_guide_shows_every_verb_at_work() -> None:
    told = "".join(text for name, text in PAGES_THERE.items() if name != "commands")
    assert [verb for verb in VERBS if f"dossier {verb}" not in told] == []


def test_formats_endings_sections_and_clocks_are_told() -> None:
    told = "".join(PAGES_THERE.values())
    words = {*PAGES, *EXPORTS, *ENDINGS, *SECTIONS, *COMPUTED, *CLOCKS, "rich"}
    assert [word for word in words if not re.search(rf"(?<!\w){re.escape(word)}\b", told)] == []


def test_every_exit_code_is_told() -> None:
    codes = re.findall(r"^\| (\d+)(?:\+n)? \|", PAGES_THERE["commands"], re.M)
    assert sorted(map(int, codes)) == sorted(Exit)


def test_every_variable_that_is_looked_at_is_told() -> None:
    code = "".join(file.read_text("utf-8") for file in MANUAL.parent.rglob("*.py"))
    named = set(re.findall(r"""environ(?:\.get\(|\[)"([A-Z_]+)""", code)) | set(
        re.findall(r'^VARIABLE(?:: Final)? = "([A-Z_]+)"', code, re.M)
    )
    assert len(named) > 8
    told = set(re.findall(r"`([A-Z_]+)`", PAGES_THERE["commands"]))
    assert named - told <= {"PATH", "TMUX"}


def test_every_word_of_a_vocabulary_stands_with_its_standard() -> None:
    page = PAGES_THERE["format"].partition("## Reference: words\n")[2]
    for name, words in VOCABULARIES.items():
        _, heading, rest = page.partition(f"### {name[0].upper()}{name[1:]}\n")
        assert heading, name
        part = rest.partition("\n### ")[0]
        assert [word for word in words if f"- `{word}`:" not in part] == []
