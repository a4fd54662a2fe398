from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from rich.cells import cell_len

from dossier import text as module
from dossier.text import MAX_JOINED, MAX_MARKS, clip, hidden, pad, scrub, width, wrap

ZWNJ, ZWJ, VS16 = "\u200c", "\u200d", "\ufe0f"
FAMILY = "👨\u200d👩\u200d👧\u200d👦"
KISS = "👩🏽\u200d❤\ufe0f\u200d💋\u200d👨🏽"
SINHALA_SRI = "\u0dc1\u0dca\u200d\u0dbb\u0dd3"
MALAYALAM_CHILLU = "\u0d05\u0d35\u0d28\u0d4d\u200d "
PERSIAN = "می\u200cخواهم"

nasty = st.one_of(
    st.characters(),
    st.characters(categories=["Cc", "Cf", "Cs", "Co", "Zl", "Zp", "Mn", "Me", "Mc"]),
    st.sampled_from("a1 ب\u0915\u0301\u064b\u093f❤👩🏽世한\u1161#\u20e3\u1820\u180b\t\n\r\x1b" + ZWNJ + ZWJ + VS16),
)
texts = st.lists(nasty, max_size=40).map("".join)
few = st.lists(st.sampled_from("aبक\u0301\u093f❤👩🏽\u180b" + ZWNJ + ZWJ + VS16), max_size=40).map("".join)


def is_forbidden(char: str) -> bool:
    """What never reaches a terminal, said without the tables under test."""
    code, category = ord(char), unicodedata.category(char)
    if category in ("Cc", "Cs", "Co", "Zl", "Zp"):
        return True
    if category == "Cf":
        visible = {*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD}
        return code not in visible and char not in (ZWNJ, ZWJ)
    if category == "Cn":
        return code & 0xFFFE == 0xFFFE or not (0x1F000 <= code < 0x1FC00 or 0x20000 <= code < 0x40000)
    return code in (0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0) or 0xE0100 <= code <= 0xE01EF


@pytest.mark.parametrize(
    ("raw", "drawn"),
    [
        ("\x1b[31m", "␛[31m"),
        ("\x00\x07\x08\x7f", "␀␇␈␡"),
        ("a\tb", "a b"),
        ("a\nb", "a␊b"),
        ("a\r\nb", "a␍␊b"),
        ("\x9b31m\x85", "⟨U+009B⟩31m⟨U+0085⟩"),
        ("user\u202egnp.exe", "user⟨U+202E⟩gnp.exe"),
        ("\u2066\u2069\u200e\u200f\u061c", "⟨U+2066⟩⟨U+2069⟩⟨U+200E⟩⟨U+200F⟩⟨U+061C⟩"),
        ("a\u200bb\ufeff\u2060", "a⟨U+200B⟩b⟨U+FEFF⟩⟨U+2060⟩"),
        ("co\u00adop", "co⟨U+00AD⟩op"),
        ("\U000e0041", "⟨U+E0041⟩"),
        ("葛\U000e0100", "葛⟨U+E0100⟩"),
        ("\u2028\u2029", "⟨U+2028⟩⟨U+2029⟩"),
        ("\ufff9a\ufffab\ufffb", "⟨U+FFF9⟩a⟨U+FFFA⟩b⟨U+FFFB⟩"),
        ("\udce9", "⟨U+DCE9⟩"),
        ("\ue000\ufdd0\U0001fffe", "⟨U+E000⟩⟨U+FDD0⟩⟨U+1FFFE⟩"),
        ("\u3164\u115f\uffa0\u034f", "⟨U+3164⟩⟨U+115F⟩⟨U+FFA0⟩⟨U+034F⟩"),
        ("pass\u200cword", "pass⟨U+200C⟩word"),
        ("pass\u200dword", "pass⟨U+200D⟩word"),
        ("a\ufe0f", "a⟨U+FE0F⟩"),
        ("a\u180b", "a⟨U+180B⟩"),
        (f"{PERSIAN}{ZWNJ}{ZWNJ}", f"{PERSIAN}{ZWNJ}⟨U+200C⟩"),
        ("e" + "\u0301" * 100 + "x", "e" + "\u0301" * MAX_MARKS + f"⟨{100 - MAX_MARKS} more marks⟩x"),
    ],
)
def test_what_acts_or_hides_is_made_visible(raw: str, drawn: str) -> None:
    assert scrub(raw) == drawn


@pytest.mark.parametrize(
    "writing",
    [
        "",
        "plain words, “quoted” – 25 % of £3 … naïve",
        "محافظة الأنبار إنّ عددَ القتلى",
        "עִבְרִית",
        "हिन्दी में क्षत्रिय",
        "မြို့ တွေ့ကြုံ",
        "བོད་སྐད་",
        "ไทยที่นี่",
        "世界、ひらがな　カタカナ",
        "한국어 \u1112\u1161\u11ab",
        "Київ, Ѐлена, Việt Nam, Vie\u0323\u0302t",
        "narrow\u202fspace, no\u00a0break",
        PERSIAN,
        "PDF\u200cها",
        "\u200cخواهم",  # what is left of a word that was cut at a joiner
        "ه\u200d.ش",
        SINHALA_SRI,
        MALAYALAM_CHILLU,
        "\u1820\u180b\u1821",
        FAMILY,
        KISS,
        "❤\ufe0f ☎\ufe0e 1\ufe0f\u20e3 👁\ufe0f\u200d🗨\ufe0f 🏴\u200d☠\ufe0f 🇮🇶 🫩",
        "\u0600\u0661 \u06dd",
    ],
)
def test_writing_of_every_script_is_left_alone(writing: str) -> None:
    assert scrub(writing) == writing
    assert hidden(writing) == []


def test_line_ends_are_kept_as_line_feeds_when_asked() -> None:
    assert scrub("a\r\nb\rc\n\td\x1b", lines=True) == "a\nb\nc\n d␛"


def test_marks_with_joiners_between_them_are_one_run() -> None:
    drawn = scrub("क" + ("\u093f" * 3 + ZWNJ) * 50)
    assert len(re.findall("[\u093f\u200c]", drawn)) == MAX_MARKS


@pytest.mark.parametrize("unit", ["👩\u200d", "❤\ufe0f\u200d", "ا\u200d"])
def test_chains_of_joined_characters_are_broken_up(unit: str) -> None:
    drawn = scrub(unit * 200)
    assert all(len(chain) <= 2 * MAX_JOINED for chain in re.split("⟨U\\+200D⟩", drawn))
    assert width(drawn) >= 200


def test_skin_tones_do_not_stack_without_end() -> None:
    assert scrub("👩" + "🏽" * 50) == "👩" + "🏽" * MAX_MARKS + f"⟨{50 - MAX_MARKS} more marks⟩"


@given(st.one_of(texts, few), st.booleans())
def test_scrubbing_twice_changes_nothing_more(raw: str, lines: bool) -> None:
    once = scrub(raw, lines=lines)
    assert scrub(once, lines=lines) == once


@given(st.one_of(texts, few), st.booleans())
def test_nothing_forbidden_is_left(raw: str, lines: bool) -> None:
    drawn = scrub(raw, lines=lines)
    assert not [char for char in drawn if is_forbidden(char) and not (lines and char == "\n")]
    run = longest = 0
    for char in drawn:
        run = run + 1 if unicodedata.category(char)[0] == "M" else 0
        longest = max(longest, run)
    assert longest <= MAX_MARKS


printable = st.characters(categories=["L", "N", "P", "S", "Zs"], exclude_characters="\u115f\u1160\u3164\uffa0")


@given(st.text(printable))
def test_printable_text_is_unchanged(raw: str) -> None:
    assume(not re.search(rf"[\u1160-\u11ff\ud7b0-\ud7ff🏻-🏿]{{{MAX_MARKS + 1}}}", raw))
    assert scrub(raw) == raw


@given(st.one_of(texts, few))
def test_hidden_lists_exactly_what_scrub_changes(raw: str) -> None:
    found = hidden(raw)
    plain = re.sub("\r?\n", "\n", raw).replace("\t", " ")
    assert bool(found) == (scrub(raw, lines=True) != plain)
    assert all(0 <= offset < len(raw) and name for offset, name in found)
    assert found == sorted(found)


def test_hidden_names_what_it_found_and_where() -> None:
    assert hidden("ok\r\na\u202eb\tc\x1b\udc80\ue000") == [
        (5, "U+202E RIGHT-TO-LEFT OVERRIDE"),
        (9, "U+001B control character"),
        (10, "U+DC80 lone surrogate"),
        (11, "U+E000 private use"),
    ]
    assert hidden("e" + "\u0301" * 9) == [(1 + MAX_MARKS, f"3 more than {MAX_MARKS} marks in a row")]


def test_every_character_of_the_fast_paths_is_plain_and_narrow() -> None:
    for char in map(chr, range(0x110000)):
        if module._is_narrow(char):
            assert cell_len(char) == 1
        if module._is_plain(char):
            assert module._classify(ord(char)) in "acdps"


@given(st.one_of(texts, few))
def test_width_is_what_rich_counts(raw: str) -> None:
    assert width(raw) == cell_len(raw)


@given(st.one_of(texts, few), st.integers(0, 12), st.sampled_from(["…", "", "...", "世"]))
def test_clip_fits_and_keeps_what_fits(raw: str, cells: int, ellipsis: str) -> None:
    clipped = clip(raw, cells, ellipsis=ellipsis)
    assert width(clipped) <= cells
    if width(raw) <= cells and cells:
        assert clipped == raw
    elif clipped.endswith(ellipsis):
        assert raw.startswith(clipped.removesuffix(ellipsis))


@pytest.mark.parametrize(
    ("raw", "cells", "clipped"),
    [
        ("Baghdad", 7, "Baghdad"),
        ("Baghdad", 6, "Baghd…"),
        ("Baghdad", 1, "…"),
        ("Baghdad", 0, ""),
        ("世界世界", 6, "世界…"),
        ("cafe\u0301s", 5, "cafe\u0301s"),
        ("cafe\u0301s!", 5, "cafe\u0301…"),
        (FAMILY + "abc", 4, FAMILY + "a…"),
        ("❤\ufe0fabc", 2, "…"),
        ("❤\ufe0fabc", 3, "❤\ufe0f…"),
    ],
)
def test_clip_never_splits_what_belongs_together(raw: str, cells: int, clipped: str) -> None:
    assert clip(raw, cells) == clipped


def test_clip_without_room_for_the_ellipsis_cuts_hard() -> None:
    assert clip("abcdef", 2, ellipsis="...") == "ab"


def test_pad_fills_to_the_width_and_never_cuts() -> None:
    assert pad("世", 5) == "世   "
    assert pad("世", 5, "right") == "   世"
    assert pad("世", 5, "center") == " 世  "
    assert pad("long", 2) == "long"


@given(st.one_of(texts, few, st.text("ab 世\u0301\n", max_size=60)), st.integers(2, 12))
def test_wrapped_lines_cover_the_text_and_fit(raw: str, cells: int) -> None:
    lines = wrap(raw, cells)
    done = 0
    for start, end in lines:
        assert done <= start <= end
        assert set(raw[done:start]) <= {" ", "\n"}
        assert width(raw[start:end]) <= cells
        done = end
    assert set(raw[done:]) <= {" "}
    assert len(lines) > raw.count("\n")


@given(st.lists(st.text("ab\u0301é", min_size=1, max_size=9), min_size=1, max_size=12), st.integers(1, 20))
def test_a_line_ends_only_where_the_next_word_does_not_fit(words: list[str], cells: int) -> None:
    raw = "x" + " x".join(words)
    lines = wrap(raw, cells)
    for (start, end), (after, _) in pairwise(lines):
        word = raw[after:].split(" ")[0]
        room = cells - width(raw[start:end])
        assert room == 0 or (raw[end] == " " and width(word) + 1 > room)


@pytest.mark.parametrize(
    ("raw", "cells", "lines"),
    [
        ("", 10, [""]),
        ("   ", 10, [""]),
        ("one two three", 7, ["one two", "three"]),
        ("one two three", 8, ["one two", "three"]),
        ("one    two", 3, ["one", "two"]),
        ("one two   ", 7, ["one two"]),
        ("abcdefgh ij", 3, ["abc", "def", "gh", "ij"]),
        ("  indented words", 10, ["  indented", "words"]),
        ("    abcdefgh", 6, ["    ab", "cdefgh"]),
        ("no\u00a0break here", 9, ["no\u00a0break", "here"]),
        ("a\n\nb c\n", 1, ["a", "", "b", "c", ""]),
        ("世界世界世", 5, ["世界", "世界", "世"]),
        ("abc世界 de", 6, ["abc世", "界 de"]),
        ("世界abcde", 7, ["世界", "abcde"]),
        ("世", 1, ["世"]),
        ("世世", 1, ["世", "世"]),
        ("cafe\u0301cafe\u0301", 4, ["cafe\u0301", "cafe\u0301"]),
        ("ab \u0301cd", 3, ["ab \u0301", "cd"]),
        ("ab   \u0301cd", 3, ["ab", " \u0301cd"]),
        (FAMILY * 2, 3, [FAMILY, FAMILY]),
    ],
)
def test_wrap_breaks_where_a_reader_would(raw: str, cells: int, lines: list[str]) -> None:
    assert [raw[start:end] for start, end in wrap(raw, cells)] == lines


@pytest.mark.parametrize("unit", ["x", "世", " ", "a\u0301", "❤\ufe0f", " \u0301", "👩\u200d", "\ufe0f"])
def test_long_lines_do_not_hang(unit: str) -> None:
    raw = unit * 100_000
    assert wrap(raw, 80)[0][0] == 0
    assert width(clip(raw, 80)) <= 80
    assert scrub(raw)


def test_rich_is_imported_only_for_text_that_needs_its_table() -> None:
    code = (
        "import sys; from dossier.text import scrub, width, wrap, clip\n"
        "scrub('\\x1b\\u202e'); width('naïve – “25”'); wrap('é ' * 99, 9); clip('abc', 2)\n"
        "assert not [m for m in sys.modules if m.startswith('rich')]\n"
    )
    root = Path(__file__).parents[1]
    subprocess.run([sys.executable, "-c", code], check=True, cwd=root)
