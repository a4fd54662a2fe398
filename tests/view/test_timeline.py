"""The timeline in words: precision stays visible, nothing is dropped, a filter is honoured."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dossier.analysis.lens import Lens
from dossier.cli import main
from dossier.store.load import load_bytes
from dossier.store.loaded import Loaded
from dossier.view import plain
from dossier.view.block import Drawing, Page, text_of
from dossier.view.detail import detail
from dossier.view.histogram import binned, drawn
from dossier.view.reading import Reading
from dossier.view.timeline import timeline_blocks, timeline_brief, utc_line, when_line

QUAY = str(Path(__file__).parents[1] / "data" / "quay")


def reading(*reactions: dict[str, Any], zone: str = "Europe/Vilnius") -> Reading:
    told = [{"says": f"says {record['id']}", "cited": "s", **record} for record in reactions]
    whole = {"dossier": "1", "id": "x", "title": "X", "event": {"timezone": zone}, "sources": {"s": {"title": "S"}}}
    loaded = load_bytes(json.dumps({**whole, "reactions": told}).encode(), "x.json", None)
    assert isinstance(loaded, Loaded)
    return Reading(loaded)


def printed(*words: str, capsys: pytest.CaptureFixture[str], code: int = 0) -> str:
    assert main(["show", QUAY, *words]) == code
    out, err = capsys.readouterr()
    return out if code == 0 else err


@pytest.mark.parametrize(
    ("said", "when", "utc"),
    [
        ("2031-05-04T01:10", "4 May 2031 01:10", "3 May 2031 22:10 UTC"),
        ("2031-05-04T05:10~", "about 4 May 2031 05:10", ""),
        ("2031-05-04T05:10/2031-05-04T06:10", "4 May 2031 05:10 – 06:10", ""),
        ("2031-05-04T22:00/2031-05-05T01:30", "4 May 2031 22:00 – 5 May 2031 01:30", "4 May 2031 19:00 – 22:30 UTC"),
        ("2031-05-04", "4 May 2031", ""),
        ("2031-05-04?", "perhaps 4 May 2031", ""),
        ("2031-05", "May 2031", ""),
        ("2031-22", "summer 2031", ""),
        ("203X", "2030s", ""),
        ("2031-05-04/..", "not before 4 May 2031", ""),
        ("../2031-05-04", "by 4 May 2031", ""),
        ("2031/..", "not before 2031", ""),
        ("../2030", "by 2030", ""),
        ({"is": "2031-05-03", "zone": "America/New_York"}, "3 May 2031 (New York time)", ""),
        ({"is": "2031-05-03", "zone": "Europe/Riga"}, "3 May 2031", ""),
        ({"is": "2031-05-03T20:00", "zone": "America/New_York"}, "4 May 2031 03:00", ""),
        ("-5000", "-5000", ""),
        ("Y99999", "99999", ""),
    ],
)
def test_a_time_is_shown_as_precisely_as_it_is_known(said: str | dict[str, str], when: str, utc: str) -> None:
    read = reading({"id": "a", "said": said})
    (occasion,) = read.timeline.occasions
    assert text_of(when_line(read, occasion)) == when
    assert text_of(utc_line(read, occasion)) == utc


@pytest.mark.parametrize(
    ("published", "when"),
    [("2031-05", "May 2031"), ("2031", "2031"), ("203X", "2030s"), ("2031-05-04T05:10~", "about 4 May 2031 05:10")],
)
def test_so_is_one_that_follows_from_the_sources(published: str, when: str) -> None:
    whole = {"dossier": "1", "id": "x", "title": "X", "sources": {"s": {"title": "S", "published": published}}}
    told = {**whole, "background": [{"id": "a", "says": "x", "cited": "s"}]}
    loaded = load_bytes(json.dumps(told).encode(), "x.json", None)
    assert isinstance(loaded, Loaded)
    read = Reading(loaded)
    (occasion,) = read.timeline.occasions
    shown = when_line(read, occasion)
    assert (text_of(shown), shown[0].role) == (when, "muted")


def test_nothing_dated_makes_no_heading_in_the_summary() -> None:
    read = reading({"id": "a"}, {"id": "b"})
    assert list(timeline_brief(read)) == []
    assert "says a" in plain.render(Page((), tuple(timeline_blocks(read))))


def test_one_time_makes_no_histogram() -> None:
    blocks = list(timeline_brief(reading({"id": "a", "said": "2031-05-04T05:10"})))
    assert not any(isinstance(block, Drawing) for block in blocks)


def test_a_month_heads_itself_and_stands_before_its_days() -> None:
    read = reading(
        {"id": "a", "said": "2031-05-01T00:00"},
        {"id": "b", "said": "2031-05"},
        {"id": "c", "said": "2031-05-01"},
        {"id": "d", "said": "2031-05-01T10:00"},
    )
    text = plain.render(Page((), tuple(timeline_blocks(read))))
    assert [line.split(" — ")[0].strip() for line in text.splitlines() if ":" in line and "·" not in line] == [
        "May 2031:",
        "» said: says b",
        "1 May 2031:",
        "» said 00:00 (30 Apr 2031 21:00 UTC): says a",
        "» said: says c",
        "» said 10:00: says d",
    ]


def test_every_record_is_printed_once_for_each_of_its_times(capsys: pytest.CaptureFixture[str]) -> None:
    text = printed("timeline", capsys=capsys)
    assert text.count("◆ happened") == 4
    assert text.count("» said") == 11
    assert "Undated (2):" in text
    assert text.count("The quay was hit twice") == 2


def test_a_filter_leaves_its_records_and_marks_the_possible_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", QUAY, "timeline", "--where", "killed>17"]) == 0
    out, err = capsys.readouterr()
    assert "4 of 13 shown, 2 of them possible" in err
    assert "Timeline (4 of 13)" in out
    assert out.count("≈ said") == 2
    assert "The quay was hit" not in out
    assert main(["show", QUAY, "timeline", "--where", "nowhere-to-be-found"]) == 0
    assert "nothing passes: filter nowhere-to-be-found" in capsys.readouterr().out


def test_a_lens_hides_what_had_not_been_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", QUAY, "timeline", "--as-of", "2031-05-04T12:00"]) == 0
    out, _ = capsys.readouterr()
    assert "as of 4 May 2031, 12:00 local" in out
    assert "2 killed in North Quay" in out
    assert "at least 16" not in out
    assert "≈ The quay will be rebuilt" in out
    assert main(["show", QUAY, "timeline", "--told-by", "harbour"]) == 0
    out, _ = capsys.readouterr()
    assert "told by Harbour office" in out
    assert "Northern Command" not in out


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "geojson"])
def test_it_is_no_export_and_says_what_is(capsys: pytest.CaptureFixture[str], form: str) -> None:
    assert "timeline cannot be written as" in printed("timeline", "--format", form, capsys=capsys, code=2)
    assert "printed alone" in printed("timeline", "strikes", capsys=capsys, code=2)


@pytest.mark.parametrize("cells", [5, 17, 30, 51, 76, 120])
@pytest.mark.parametrize("rows", [1, 2, 3])
def test_the_histogram_keeps_to_its_cells(cells: int, rows: int) -> None:
    read = reading(*({"id": f"r{day}", "said": f"2031-05-{day:02}", "when": "2031-05"} for day in range(1, 29)))
    found = binned(read.timeline.occasions, read.zone, cells)
    if found is None:
        assert cells < 17
        return
    for here in (None, *read.timeline.occasions[:3]):
        shown = drawn(found, read.zone, cells, rows=rows, noted=False, here=here)
        assert all(len(text_of(line)) <= cells for line in shown)


def test_the_time_under_the_cursor_is_marked_on_the_axis() -> None:
    read = reading(
        *({"id": f"r{day}", "said": f"2031-05-{day:02}"} for day in (1, 3, 8)), {"id": "o", "said": "2031-05-03/.."}
    )
    found = binned(read.timeline.occasions, read.zone, 76)
    assert found is not None
    each = {
        one.record: next(
            text_of(line) for line in drawn(found, read.zone, 76, here=one, noted=False) if "└" in text_of(line)
        ).partition("└")[2]
        for one in read.timeline.occasions
    }
    assert each == {
        "r1": "━━━━━━" + "─" * 42,
        "r3": "─" * 12 + "━━━━━━" + "─" * 30,
        "o": "─" * 12 + "━" * 36,
        "r8": "─" * 42 + "━━━━━━",
    }


def judged(lens: Lens) -> Reading:
    found = [
        {"by": "watch", "is": "likely", "when": "2031-05-06"},
        {"by": "army", "is": "a hit", "when": "2031-05-07"},
        {"by": "watch", "is": "contested"},
    ]
    strike = {"id": "a", "what": "The quay was hit", "cited": "s", "said": "2031-05-04", "assessments": found}
    actors = {"watch": {"name": "Watch"}, "army": {"name": "Army"}}
    whole = {"dossier": "1", "id": "x", "title": "X", "actors": actors, "sources": {"s": {"title": "S"}}}
    event = {"when": "2031-05-03T23:30", "timezone": "America/New_York"}
    loaded = load_bytes(json.dumps({**whole, "event": event, "strikes": [strike]}).encode(), "x.json", None)
    assert isinstance(loaded, Loaded)
    return Reading(loaded).under(lens)


@pytest.mark.parametrize(
    ("lens", "times", "told"),
    [
        (Lens(), ["said", "assessed", "assessed"], ["likely by Watch, 6 May 2031", "a hit", "contested by Watch"]),
        (Lens(as_of="2031-05-05"), ["said"], ["contested by Watch"]),
        (Lens(as_of="2031-05-06T12:00"), ["said", "≈ assessed"], ["likely by Watch, 6 May 2031", "contested by Watch"]),
        (Lens(told_by="watch"), ["said", "assessed"], ["likely by Watch, 6 May 2031", "contested by Watch"]),
    ],
)
def test_who_judged_an_incident_said_so_at_a_time_of_their_own(lens: Lens, times: list[str], told: list[str]) -> None:
    reading = judged(lens)
    text = plain.render(Page((), tuple(timeline_blocks(reading))), 100)
    items = [line.partition("»")[2].strip().partition(":")[0] for line in text.splitlines() if "» " in line]
    assert [item.removesuffix(" 4 May 2031") for item in items] == times
    if not lens.as_of and not lens.told_by:
        assert "» assessed: likely — Watch, of: The quay was hit" in text
    shown = plain.render(detail(reading, reading.entries["a"]), 100)
    facts = [line.partition("assessed")[2].strip(" :") for line in shown.splitlines() if "assessed" in line]
    assert all(fact.startswith(words) for fact, words in zip(facts, told, strict=True))


def test_the_event_has_its_time_above_the_others() -> None:
    text = plain.render(Page((), tuple(timeline_blocks(judged(Lens())))), 100)
    assert text.startswith("◆ the event itself: 3 May 2031 23:30 (4 May 03:30 UTC)\n")
    assert "the event itself" not in plain.render(Page((), tuple(timeline_blocks(reading({"id": "a"})))), 100)
