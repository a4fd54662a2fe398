"""Files that others open next: Markdown without life of its own, tables without formulas, data that come back whole."""

from __future__ import annotations

import argparse
import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from dossier.cli import writing
from dossier.export import bibtex, csv_, excerpt, written
from dossier.export.excerpt import Meant
from dossier.export.written import PAGES, Asked
from dossier.model import SECTIONS
from dossier.store.load import load, load_bytes
from dossier.store.loaded import Loaded
from dossier.text import scrub
from dossier.view import markdown
from dossier.view.block import Column as TableColumn
from dossier.view.block import Fact, Item, Page, Para, Quote, Span, Table, line
from dossier.view.notes import Noted, notes_page
from dossier.view.reading import Reading
from tests.hostile import dossiers
from tests.hostile.gates import switch_off
from tests.hostile.judge import offence
from tests.hostile.payloads import FORMULAS, PAYLOADS, WHOLE

PARSER = MarkdownIt("commonmark").enable("table")
LIVE = ("link_open", "image", "html_inline", "html_block", "definition")
BUILT = ("heading_open", "hr", "fence", "code_block", "blockquote_open", "list_item_open", "table_open", "hardbreak")
FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
TEXTS = [text for name, text in PAYLOADS.items() if "surrogate" not in name]


def loaded_of(raw: bytes) -> Loaded:
    found = load_bytes(raw, "dossier.json", None)
    assert isinstance(found, Loaded), found.problems
    return found


@pytest.fixture(scope="module")
def hostile() -> list[Loaded]:
    """Dossiers that hold every payload."""
    data = [json.loads(case.raw) for case in dossiers.mixed(12) if case.file.endswith("json")]
    cases = [dossiers.as_json(one) for one in data]
    cases += [dossiers.as_json(dossiers.prose(text)) for text in TEXTS[::9]]
    cases += [dossiers.as_json(dossiers.prose(text, bare=True)) for text in FORMULAS.values()]
    return [loaded_of(raw) for raw in cases]


def tokens(text: str) -> Iterator[Token]:
    """What a CommonMark parser with tables finds in a text."""
    for token in PARSER.parse(text):
        yield token
        yield from token.children or ()


def kinds(text: str) -> Counter[str]:
    return Counter(token.type for token in tokens(text))


def words(text: str) -> str:
    """The text that a reader of the Markdown sees, its white space evened out."""
    found = "".join(
        token.content if token.type in ("text", "code_inline", "fence", "code_block") else " "
        for token in tokens(text)
        if token.type != "inline"
    )
    return " ".join(found.split())


def test_nothing_of_a_dossier_lives_in_markdown(hostile: list[Loaded]) -> None:
    plain = kinds_of(loaded_of(dossiers.as_json(dossiers.prose("plain"))))
    for loaded in hostile:
        found = kinds_of(loaded)
        assert {kind: found[kind] for kind in LIVE if found[kind]} == {}
        assert {kind: found[kind] for kind in BUILT} == {kind: plain[kind] for kind in BUILT}


def kinds_of(loaded: Loaded) -> Counter[str]:
    reading, found = Reading(loaded), Counter[str]()
    for asked in (Asked(), Asked(SECTIONS), Asked(("totals",)), Asked(("silence",))):
        found += kinds(written.drawn(written.page(reading, asked, None), "markdown"))
    noted = [Noted(key, "x", True, reading.title(entry)) for key, entry in reading.entries.items()]
    return found + kinds(written.drawn(notes_page(reading, noted), "markdown"))


def drawn(text: str, columns: int | None = None) -> str:
    spans = line(text, Span(text, "figure"), " ", Span(text, "quote"))
    blocks = (
        *(Para(spans), Item(spans), Item(spans, 1), Fact(text, spans), Quote(spans, spans)),
        Table((TableColumn(text), TableColumn("b")), ((spans, spans),)),
    )
    return written.drawn(Page(spans, blocks), "markdown", columns)


@pytest.mark.parametrize("columns", [None, 9])
def test_no_text_breaks_out_of_a_block_however_it_is_wrapped(columns: int | None) -> None:
    usual = kinds(drawn("plain"))
    for name, text in PAYLOADS.items():
        for shown in () if text.isspace() else (text, f"    {text}", f"a {text} - 1. # > = --- === *** {text}"):
            found = kinds(drawn(shown, columns))
            assert {kind: found[kind] for kind in LIVE if found[kind]} == {}, name
            assert {kind: found[kind] for kind in BUILT} == {kind: usual[kind] for kind in BUILT}, (name, shown)


_LINKED = re.compile(r"(?<![a-z0-9])(?:(?:https?|ftp)://|www\.)\S", re.IGNORECASE)
"""What GitHub's Markdown makes a link of by itself: its extension `autolink`, but for addresses of mail."""


def test_no_address_becomes_a_link_by_itself(hostile: list[Loaded]) -> None:
    assert _LINKED.search("see https://a.example") and _LINKED.search("(www.a.example)")
    addresses = "https://a.example HTTP://a.example (ftp://a.example) www.a.example *http://b.example* WWW.b.example"
    shown = [drawn(addresses)]
    for loaded in hostile:
        shown += [
            written.drawn(written.page(Reading(loaded), asked, None), "markdown")
            for asked in (Asked(), Asked(SECTIONS))
        ]
    for text in shown:
        fenced = [token.map for token in PARSER.parse(text) if token.type == "fence" and token.map]
        lines = [line for at, line in enumerate(text.splitlines()) if not any(a <= at < b for a, b in fenced)]
        assert _LINKED.search("\n".join(lines)) is None
    assert addresses in words(shown[0])


MARKDOWN = st.text(st.sampled_from(list("ab 1.)-+*_#>=`~[]()!<>&|\\:/@$\n\t\"'^{}é\u202e")), min_size=1, max_size=30)


@given(MARKDOWN, st.sampled_from([None, 5, 20]))
def test_any_text_is_seen_in_markdown_as_it_is(text: str, columns: int | None) -> None:
    shown = written.drawn(Page((), (Para(line(text)),)), "markdown", columns)
    if scrub(text).strip():
        assert [token.type for token in tokens(shown) if token.nesting == 1] == ["paragraph_open"]
        assert words(shown) == " ".join(scrub(text).split())


@given(MARKDOWN)
def test_any_cell_stays_in_its_table(text: str) -> None:
    table = Table((TableColumn(text), TableColumn("b")), ((line(text), line("x")),))
    found = kinds(markdown.render(Page((), (table,))))
    assert (found["table_open"], found["th_open"], found["td_open"]) == (1, 2, 2)
    assert [kind for kind in LIVE if found[kind]] == []


def restored(cell: str) -> str:
    """What stood in a cell before it was guarded."""
    return cell[1:] if re.match(rf"'+{FORMULA.pattern}", cell) else cell


@given(st.text(st.sampled_from(list("'=+-@\t\r\n＝＠1.5ax, ;\"")), max_size=9) | st.text(max_size=9))
def test_a_guarded_cell_begins_no_formula_and_comes_back_as_it_was(cell: str) -> None:
    guarded = csv_.guarded(cell)
    assert restored(guarded) == cell
    assert not FORMULA.match(guarded) or float(guarded) is not None


def test_no_cell_of_a_hostile_dossier_is_a_formula_and_raw_is_what_comes_back(hostile: list[Loaded]) -> None:
    guarded = 0
    for loaded in hostile:
        reading = Reading(loaded)
        for section in SECTIONS:
            safe, raw = (
                list(csv.reader(io.StringIO(written.export("csv", reading, Asked((section,), raw=as_it_is), None))))
                for as_it_is in (False, True)
            )
            assert [[restored(cell) for cell in row] for row in safe] == raw
            for cell in (cell for row in safe for cell in row if FORMULA.match(cell)):
                float(cell)
            guarded += sum(
                one != other for row, mine in zip(safe, raw, strict=True) for one, other in zip(row, mine, strict=True)
            )
    assert guarded > 20


def test_data_come_back_as_the_same_dossier_to_the_byte(hostile: list[Loaded]) -> None:
    for loaded in hostile:
        texts: list[list[str]] = []
        for one in (loaded, loaded_of(written.export("json", Reading(loaded), Asked(), None).encode())):
            assert one.dossier == loaded.dossier
            make = partial(written.export, seen=Reading(one), passed=None)
            asked = [("json", Asked()), ("jsonl", Asked()), ("geojson", Asked()), ("bibtex", Asked())]
            asked += [("csv", Asked((section,))) for section in SECTIONS]
            texts.append([make(form, asked=what) for form, what in asked])
        assert texts[0] == texts[1]
        assert all(text.isascii() for text in texts[0][:3])


def test_geojson_is_what_the_standard_says(hostile: list[Loaded]) -> None:
    for loaded in hostile:
        data = json.loads(written.export("geojson", Reading(loaded), Asked(), None))
        assert data["type"] == "FeatureCollection"
        for feature in data["features"]:
            assert feature.keys() == {"type", "id", "geometry", "properties"}
            longitude, latitude = feature["geometry"]["coordinates"]
            assert -180 <= longitude <= 180
            assert -90 <= latitude <= 90


TEX = re.compile(
    r"(?<!\\)[%$#&_^~]"  # what TeX does not take for itself,
    r"|\\(?!text(?:backslash|ascii(?:tilde|circum)|brace(?:left|right))\{\}|[&%$#_])"  # and commands that are not ours
)
ENTRY = re.compile(r"@misc\{[a-z0-9-]+:[a-z0-9-]+,\n(?:  [a-z]+ = (?:\{.*\}|[a-z]{3}),\n)+\}\n")


def test_bibtex_holds_one_entry_for_each_source_whose_fields_close(hostile: list[Loaded]) -> None:
    for loaded in hostile:
        text = written.export("bibtex", Reading(loaded), Asked(), None)
        entries = ENTRY.findall(text)
        assert "\n".join(entries) == text
        assert len(entries) == len(loaded.dossier.sources)
        for field in re.findall(r"^  (?!url)[a-z]+ = (\{.*\}),$", text, re.M):
            depth = 0
            for at, char in enumerate(field):
                depth += (char == "{") - (char == "}")
                assert depth > 0 or at == len(field) - 1
            assert not TEX.search(field)


def test_what_is_taken_out_is_one_line_without_life(hostile: list[Loaded]) -> None:
    for loaded in hostile:
        reading = Reading(loaded)
        for key in loaded.dossier.entries:
            for take in (excerpt.figure, excerpt.quote, excerpt.footnote):
                taken = scrub(take(reading, Meant(key)))
                assert "\n" not in taken
                assert offence(taken.encode()) == ""


def test_a_file_that_is_written_holds_the_data_as_they_are(tmp_path: Path, hostile: list[Loaded]) -> None:
    from dossier.cli import main

    data = dossiers.prose(PAYLOADS["control-clipboard"])
    path = dossiers.Case("", "dossier.json", dossiers.as_json(data)).write(tmp_path)
    out = tmp_path / "out.csv"
    assert main(["show", str(path), "strikes", "--format", "csv", "--output", str(out)]) == 0
    assert PAYLOADS["control-clipboard"].encode() in out.read_bytes()
    found = load(path)
    assert isinstance(found, Loaded)
    assert bibtex.write(found, list(found.dossier.entries.values())).count("@misc") == 1


def test_a_page_for_a_file_is_made_safe_by_the_last_gate_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    switch_off("first", replace=monkeypatch.setattr)
    page = Page((), (Para(line(WHOLE)), Item(line(WHOLE))))
    for form in PAGES:
        assert offence(written.drawn(page, form).encode()) == ""
    monkeypatch.setattr(written, "drawn", lambda *_: WHOLE)
    writing.write_page(argparse.Namespace(output=str(tmp_path / "page"), width=None), page, "plain")
    assert offence((tmp_path / "page").read_bytes()) == ""
