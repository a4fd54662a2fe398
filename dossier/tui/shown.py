"""What the panes show, as titles and blocks, for whoever draws it. Imports no Textual."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier.tui.sections import OVERVIEW, SECTIONS, name_of
from dossier.tui.standpoint import COMPARED, SILENCE, SINCE, TELLERS
from dossier.user.commands import key_of
from dossier.view.block import Block, Gap, Line, Para, Span, line, text_of

if TYPE_CHECKING:
    from dossier.tui.ahead import Glimpse
    from dossier.tui.session import Session

PAGE_TITLES = {
    OVERVIEW: "Overview",
    SILENCE: "Who answers what",
    TELLERS: "Two tellers",
    COMPARED: "Side by side",
    SINCE: "What changed",
}

_TITLES = {name_of(command): command.title for command in SECTIONS}


def list_title(session: Session | Glimpse, section: str) -> str:
    """What a list is called in this dossier."""
    return session.brief.titles.get(section, _TITLES[section])


def why_empty(session: Session | Glimpse, section: str, text: str = "") -> Line:
    """What stands in a list without rows: which filter (`text`) and lens hide them, and what takes those off."""
    if not session.brief.totals[section]:
        return line(Span(f"This dossier has no {list_title(session, section).lower()}.", "muted"))
    lens, clear = text_of(session.brief.lens), key_of("clear")
    if not lens:
        return line(Span(f"Nothing here passes the filter {text.strip()}: {clear} clears it.", "muted"))
    if not text.strip():
        if session.tells_nothing:
            named = "they may still be named in what others say"
            return line(Span(f"Nothing in these sources is {lens}; {named}: {clear} takes that off.", "muted"))
        return line(Span(f"Nothing here, {lens}: {clear} takes that off.", "muted"))
    ways = f"{clear} clears the filter, and once more takes the lens off"
    return line(Span(f"Nothing here passes the filter {text.strip()}, {lens}: {ways}.", "muted"))


def entry(session: Session | Glimpse, key: str | None) -> tuple[str, list[Block]]:
    """The title of the detail, and everything about an entry; None: nothing is under the cursor."""
    if key is None:
        return "", [Para(line(Span("Nothing is selected.", "muted")))]
    page = session.detail(key)
    title = tuple(Span(span.text, "title", span.target) for span in page.title)
    return session.kind(key).capitalize(), [Para(title), Gap(), *page.blocks]
