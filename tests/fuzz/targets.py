"""What takes text that anybody may have written, one target each: given any bytes, it does no harm and raises nothing.

Hypothesis and a fuzzer drive the same targets: `test_targets.py` and `run.py`.
"""

from __future__ import annotations

import contextlib
import io
import re
import tempfile
from collections.abc import Callable, Iterable
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

from pydantic import TypeAdapter, ValidationError

from dossier.cli.parser import parse as parse_words
from dossier.export import json_
from dossier.model import Citation, Count, Locus, When, edtf
from dossier.model.when import iso
from dossier.problems import Problem, UsageError
from dossier.query.complete import complete
from dossier.query.index import Index
from dossier.query.language import parse as parse_filter
from dossier.query.match import Matcher
from dossier.store.documents import parse_document
from dossier.store.findings import Findings
from dossier.store.git import Object, members
from dossier.store.load import load, load_bytes
from dossier.store.loaded import Loaded
from dossier.store.matching import Original, locate, status
from dossier.store.parse import parse as parse_yaml
from dossier.store.parse_json import parse_json
from dossier.store.passages import placed
from dossier.store.scan_json import scan
from dossier.store.tree import Lines
from dossier.text import clip, hidden, scrub, width, wrap
from dossier.user import kept, settings
from dossier.user.attached import Shelf
from dossier.user.outside import address, browser, editor
from dossier.view import plain
from dossier.view.block import Page
from dossier.view.frames import problem_blocks
from dossier.view.reading import Reading
from tests.hostile.judge import offence
from tests.hostile.payloads import PAYLOADS

MILL_ROAD = Path(__file__).parents[1] / "data" / "mill-road"


class Target(NamedTuple):
    """A target, the words that its inputs are likely to be made of, and inputs to begin with."""

    run: Callable[[bytes], None]
    words: tuple[str, ...] = ()
    seeds: Callable[[], Iterable[bytes]] = tuple


def _text(raw: bytes) -> str:
    """Any text, halves of surrogate pairs among it."""
    return raw.decode("utf-8", "surrogateescape")


def scrubbing(raw: bytes) -> None:
    """What is scrubbed holds nothing that acts or hides, and is scrubbed."""
    text = _text(raw)
    once, lines = scrub(text), scrub(text, lines=True)
    assert not offence(once.encode())
    assert not offence(lines.encode())
    assert "\n" not in once
    assert scrub(once) == once
    assert scrub(lines, lines=True) == lines
    assert bool(hidden(text)) == (re.sub("[\t\n]", "", once) != re.sub("[\t\n]", "", text) and _hides(text))


def _hides(text: str) -> bool:
    """Whether scrubbing changes more than tabs and line ends."""
    bare = text.replace("\t", " ")
    return any(scrub(line) != line for line in re.split("\r?\n", bare))


def measuring(raw: bytes) -> None:
    """What is cut fits, and lines hold every character that is no blank."""
    text = _text(raw)
    for cells in (1, 7, 40):
        assert width(clip(text, cells)) <= cells
        drawn = "".join(text[start:end] for start, end in wrap(text, cells))
        assert re.sub("[ \n]", "", drawn) == re.sub("[ \n]", "", text)


@cache
def _mill_road() -> Loaded:
    loaded = load(MILL_ROAD / "dossier.yaml")
    assert isinstance(loaded, Loaded)
    return loaded


@cache
def _index() -> Index:
    return Index(_mill_road().dossier)


def filtering(raw: bytes) -> None:
    """A filter is a tree or an error with its place; it can be asked, and completed."""
    text = _text(raw)
    parsed = parse_filter(text)
    if parsed.error is not None:
        assert parsed.tree is None
        assert 0 <= parsed.error.start <= parsed.error.end <= len(text)
        assert not offence("\n".join(parsed.error.frame(text)).encode())
    else:
        found = Matcher(parsed.tree, _index()).select()
        assert 0 <= found.possible <= found.shown <= found.total
    for offered in complete(text, len(text), _index()):
        assert 0 <= offered.replace_start <= offered.replace_end <= len(text)


_COUNT, _WHEN = TypeAdapter(Count), TypeAdapter(When)


def counting(raw: bytes) -> None:
    """A text is no count, or one whose bounds are in order and whose object means the same."""
    with contextlib.suppress(ValidationError):
        count = _COUNT.validate_python(_text(raw))
        assert count.low >= 0
        assert count.high is None or count.low <= count.high
        assert _COUNT.validate_python(_COUNT.dump_python(count)) == count
        assert count.short
        assert count.meaning


def dating(raw: bytes) -> None:
    """A text is no date, or one whose edges are in order and whose object means the same."""
    with contextlib.suppress(ValidationError):
        when = _WHEN.validate_python(_text(raw))
        for zone in ("UTC", "Asia/Baghdad", "America/New_York"):
            span = when.interval(zone)
            assert span.start is None or span.end is None or span.start <= span.end
            assert [iso(edge) for edge in (span.start, span.end)]
        assert _WHEN.validate_python(_WHEN.dump_python(when, by_alias=True)) == when
    with contextlib.suppress(ValueError):
        edtf.zone_info(_text(raw))


_REFERENCES: tuple[TypeAdapter[Citation] | TypeAdapter[Locus], ...] = (TypeAdapter(Citation), TypeAdapter(Locus))


def referring(raw: bytes) -> None:
    """A text is a citation or a place, or none."""
    for adapter in _REFERENCES:
        with contextlib.suppress(ValidationError):
            adapter.validate_python(_text(raw))


def reading_yaml(raw: bytes) -> None:
    """YAML is data or has problems, each of which names its place; nothing is done twice otherwise."""
    parsed = parse_yaml(raw, "f.yaml")
    assert parsed.tree is not None or parsed.problems
    assert parse_yaml(raw, "f.yaml").problems == parsed.problems
    _placed(parsed.problems)


def reading_json(raw: bytes) -> None:
    """So is JSON; the quick reading and the one that knows places agree."""
    parsed = parse_json(raw, "f.json")
    assert parsed.tree is not None or parsed.problems
    _placed(parsed.problems)
    if parsed.tree is not None and not parsed.problems:
        builder = scan(Findings("f.json", Lines(raw.decode().lstrip("\ufeff"))))
        assert builder is not None
        assert builder.items[0] == parsed.tree.data


def _placed(problems: Iterable[Problem]) -> None:
    for problem in problems:
        whole = problem.rule in ("limit", "encoding")
        assert whole or (problem.line is not None and problem.column is not None), problem


def loading(raw: bytes, file: str) -> None:
    """A dossier opens, or its problems can be told; what opens is the same when it is written and read again."""
    found = load_bytes(raw, file, None)
    told = plain.render(Page((), tuple(problem_blocks(found.problems, everything=True))), 80)
    assert not offence(told.encode())
    if isinstance(found, Loaded):
        written = json_.write(Reading(found), list(found.dossier.entries.values()))
        assert written.isascii()
        again = load_bytes(written.encode(), "again.json", None)
        assert isinstance(again, Loaded), again.problems
        assert again.dossier == found.dossier


def reading_text(raw: bytes) -> None:
    """A text beside a dossier has paragraphs that ascend, and problems that name their lines."""
    found = parse_document(raw, "f.md")
    assert found.document is not None or found.problems
    if found.document is not None:
        assert list(found.document.numbers) == sorted(set(found.document.numbers))
        assert all(paragraph.text.isprintable() or paragraph.text for paragraph in found.document.paragraphs)


def quoting(raw: bytes) -> None:
    """Words are found where they stand, or not; the first line is what is looked for in the others."""
    quote, _, text = _text(raw).partition("\n")
    paragraphs = [paragraph for _, paragraph in placed(text)]
    if quote.strip():
        told = status(("p1", "p9"), quote, Original(paragraphs))
        assert told.kind != "unverified"
    for paragraph in paragraphs[:3]:
        for start, end in locate(quote, paragraph) or ():
            assert 0 <= start <= end <= len(paragraph)


@cache
def _folder() -> Path:
    """A folder for what is read from files alone."""
    return Path(tempfile.mkdtemp(prefix="dossier-fuzz-"))


def settling(raw: bytes) -> None:
    """Settings, keymap and theme hold as far as they can, and what is wrong with them is told."""
    themes = _folder() / "themes"
    themes.mkdir(exist_ok=True)
    (themes / "mine.toml").write_bytes(raw)
    file = _folder() / "settings.toml"
    file.write_bytes(raw)
    own = settings.load({settings.VARIABLE: str(file)})
    told = plain.render(Page((), tuple(problem_blocks(own.problems, everything=True))), 80)
    assert not offence(told.encode())
    assert {setting.name for setting in settings.SETTINGS if settings.shown(own, setting)}
    assert own.theme in ("auto", *own.themes)


def keeping(raw: bytes) -> None:
    """A file of what is kept is foreign, or is the same when it is written and read again, and put together twice."""
    with contextlib.suppress(kept.Foreign):
        found = kept.parse(raw)
        assert kept.parse(kept.dump(found, "x", "/x")).merged(found) == found.merged(kept.Kept())
        assert found.merged(found) == found.merged(kept.Kept())
        assert found.own.marks is not None


def shelving(raw: bytes) -> None:
    """An index of originals holds nothing but sums that may be names of files."""
    (_folder() / "index.json").write_bytes(raw)
    shelf = Shelf(_folder())
    for (dossier, original), entry in shelf.attachments().items():
        assert re.fullmatch("[0-9a-f]{64}", entry.sha256)
        shelf.copy(dossier, original, None)


def addressing(raw: bytes) -> None:
    """An address is refused, or ASCII without blanks under a host that cannot be mistaken."""
    with contextlib.suppress(UsageError):
        found = address(_text(raw))
        assert found.url.isascii()
        assert found.url.startswith(("http://", "https://"))
        assert not re.search(r"[\x00-\x20\x7f\\]", found.url)
        assert re.fullmatch(r"[0-9a-z_.:-]+", found.host)
        assert address(found.url) == found


def starting(raw: bytes) -> None:
    """Words for a program outside begin with a path, and hold the address or file as one word."""
    text, url = _text(raw).replace("\0", ""), "https://x.example/"
    with contextlib.suppress(UsageError):
        words = browser(url, {"BROWSER": text}, which=lambda name: f"/usr/bin/{name}")
        assert any(url in word for word in words)
    with contextlib.suppress(UsageError):
        assert "/d/dossier.yaml" in editor(Path("/d/dossier.yaml"), 3, {"EDITOR": text, "PATH": "/usr/bin"})[-1]


def asking(raw: bytes) -> None:
    """A command line has a meaning, asks for help, or is refused in words that can be drawn."""
    with contextlib.redirect_stdout(io.StringIO()) as said:
        try:
            parse_words(_text(raw).split("\0"))
        except UsageError as error:
            assert not offence(str(error).encode())
        except SystemExit as asked:
            assert asked.code == 0
    assert not offence(said.getvalue().encode())


def listing(raw: bytes) -> None:
    """A folder of a revision has names, whatever its bytes."""
    for name, member in members(Object(b"0" * 40, raw)):
        assert b"\0" not in name
        assert member.kind in ("file", "folder", "link", "submodule")


def _dossiers(ending: str) -> Iterable[bytes]:
    yield (MILL_ROAD / "dossier.yaml").read_bytes()
    if ending == ".json":
        yield json_.write(Reading(_mill_road()), list(_mill_road().dossier.entries.values())).encode()


def _documents() -> Iterable[bytes]:
    return (path.read_bytes() for path in sorted(MILL_ROAD.rglob("*.md")))


_YAML = tuple(
    ": |- |&|*|!|!!str |%YAML 1.1|---|...|#|'|\"|\\|{|}|[|]|,|? |>|\n|\n  |\n- |\t|<<|no|~|null|\ufeff".split("|")
)
_JSON = tuple('{|}|[|]|,|:|"|\\u0041|\\ud800|\\n|true|false|null|-|0|1e9|NaN|Infinity|"a":|\ufeff| '.split("|"))
_KEYS = tuple(
    "dossier: 1\n|id: |title: |event:\n  |when: |timezone: |where: |actors:\n  |places:\n  |sources:\n  s:\n    "
    "|strikes:\n- |casualties:\n- |reactions:\n- |background:\n- |disputes:\n- |cited: s|killed: |injured: |says: x"
    "|url: |document: |coordinates: [1, 2]|within: |same_as: |said_by: |2031-05-04|at least 16"
    "|including: |quote: |source: s"
    "".split("|")
)
_FILTER = tuple(
    'killed>=|when:|where:|said:|is:sure|is:possible|has:|no:|near:| or | and |not |-|(|)|"|..|2024|10km|,|:|=|<|*|~|ال'
    "".split("|")
)
_COUNTS = tuple(
    "at least |at most |up to |more than |fewer than |about |nearly |over |dozens|hundreds|none|unknown|-|–| to |,|.|'"
    "| |+|~|16|0|1000000|²|٣|some |a |most of |half |several|two|many".split("|")
)
_WHENS = tuple(
    "2024|-02|-30|T|12:30|:60|Z|+03:00|/|..|~|?|%|X|Y17000|-0044|-21|24|:00|Asia/Baghdad|../|0000".split("|")
)
_HOSTS = tuple(
    "http://|https://|javascript:|@|:|/|?|#|[::1]|xn--|%2e|\\|.|例え|ａ|ß|x.example|0x7f|-|..|%|é|\u200d".split("|")
)
_TOML = tuple(
    'theme = |mouse = |dates = |prose-width = |[keys]\n|["x"]|"|\n|=|[|]|#|true|80|open = ["x"]|quit = |text = |{|}|.'
    '|is-light = |"#ff0000"|0x|1e9|1979-05-27|\\u0000|ctrl+c|section-2 = ["2"]'.split("|")
)
_STATE = tuple(
    '{"format": "dossier state", "version": 1, |"bookmarks": {|"a": {"at": 1, "value": ""}|"notes": {|}|}}'.split("|")
)
_INDEX = (
    '[{"dossier": "x", "original": "o", "sha256": "',
    "0" * 64,
    '", "encoding": "utf-8", "stated": null}',
    "]",
    "../",
)
_SHELL = tuple("vim|emacsclient|code| |'|\"|\\|%s|--|-|:|/usr/bin/|$(x)|`|#|~".split("|"))
_WORDS = tuple(
    "show|read|check|list|find|diff|help|--where|--format|--|-|--width|=|\0|-x|--help|40|json|--told-by".split("|")
)
_TEXTS = tuple(
    "---\n|kind: digest\n|language: en\n|[p1] |[p2]|[p0]|\n\n|\r\n|\r|\x0c|[ p 3 ]|…|[…]|“|”|x y z|\xa0".split("|")
)
_HOSTILE = tuple(PAYLOADS.values())

TARGETS: dict[str, Target] = {
    "scrub": Target(
        scrubbing, (*_HOSTILE, "\u200d", "\u200c", "\ufe0f", "\u0301", "ك", "क", "👩", "a", "\u180b", "\u20e3")
    ),
    "measure": Target(measuring, (*_HOSTILE, "世", " ", "\n", "\u200d", "\ufe0f", "👩", "a")),
    "filter": Target(filtering, (*_FILTER, *_index().fields.names)),
    "count": Target(counting, _COUNTS),
    "when": Target(dating, _WHENS),
    "reference": Target(referring, ("herald-1", " p1", "-p3", ", page 4", ' "', '"', "near ", "unnamed", "/", "event")),
    "yaml": Target(reading_yaml, (*_YAML, *_KEYS), partial(_dossiers, ".yaml")),
    "json": Target(reading_json, _JSON, partial(_dossiers, ".json")),
    "dossier": Target(partial(loading, file="f.yaml"), (*_KEYS, *_YAML, *_HOSTILE), partial(_dossiers, ".yaml")),
    "dossier-json": Target(partial(loading, file="f.json"), _JSON, partial(_dossiers, ".json")),
    "document": Target(reading_text, (*_TEXTS, *_YAML), _documents),
    "quote": Target(quoting, _TEXTS, _documents),
    "settings": Target(settling, _TOML),
    "state": Target(keeping, (*_STATE, *_JSON)),
    "originals": Target(shelving, (*_INDEX, *_JSON)),
    "address": Target(addressing, _HOSTS),
    "programs": Target(starting, _SHELL),
    "words": Target(asking, (*_WORDS, *_HOSTILE)),
    "tree": Target(listing, ("40000 ", "100644 ", "120000 ", "160000 ", "\0", "x" * 20, "/", "..")),
}
