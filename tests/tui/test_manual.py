"""The manual is read without leaving the reader."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from textual.app import App
from textual.pilot import Pilot

from dossier.tui.manual import chapters, opened
from dossier.user.manual import TOPICS, page
from dossier.view import plain
from dossier.view.block import Page, text_of
from dossier.view.manual import blocks, headings

Read = Callable[..., None]
Frame = Callable[[App[int]], str]


@pytest.mark.parametrize("topic", TOPICS)
def test_a_page_loses_nothing_as_blocks(topic: str) -> None:
    printed = plain.render(Page((), blocks(page(topic))), 10_000)
    for heading in headings(page(topic)):
        assert heading in printed
    for word in re.sub(r"<!--.*?-->|[`*|]", " ", page(topic)).split():
        assert word.strip("\\") in printed or not word.isalnum()


def test_chapters_are_found_by_their_headings_then_by_their_words() -> None:
    assert len(chapters("")) == len(TOPICS)
    assert text_of(chapters("exit codes")[0].what) == "Exit codes"
    assert [text_of(found.kind) for found in chapters("nobody else counts them apart")] == []
    assert {text_of(found.kind) for found in chapters("admiralty")} == {"format"}


def test_every_chapter_opens_at_its_heading() -> None:
    for topic in TOPICS:
        for number in range(len(headings(page(topic)))):
            title, shown, at = opened(f"{topic}#{number}")
            assert (title, at) == (f"Manual · {topic}", number)
            assert shown


@pytest.mark.parametrize("target", ["tests/data/mill-road", None])
def test_the_manual_is_opened_at_a_chapter_and_closed_again(read: Read, frame: Frame, target: str | None) -> None:
    async def story(pilot: Pilot[int]) -> None:
        before = frame(pilot.app)
        await pilot.press("M", *"exit", "enter")
        await pilot.pause()
        lines = frame(pilot.app).splitlines()
        assert "Manual · commands" in lines[1]
        assert "Exit codes" in lines[2]
        await pilot.press("escape")
        assert frame(pilot.app) == before

    read(story, target=target)
