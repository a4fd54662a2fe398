"""What is read as a page, and is no list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier.tui.answers import Filtered
from dossier.tui.standpoint import COMPARED, SILENCE, SINCE, TELLERS, Standpoint
from dossier.view.block import Heading, Page, line
from dossier.view.compared import compared_page
from dossier.view.silence import silence_blocks
from dossier.view.tellers import tellers_page

if TYPE_CHECKING:
    from dossier.tui.session import Session


def page(session: Session, here: Standpoint, filtered: Filtered) -> Page:
    """The page on which the person stands."""
    if here.section == SILENCE:
        return Page((), tuple(silence_blocks(session.reading)))
    if here.section == TELLERS and here.pair is not None:
        return tellers_page(session.reading, *here.pair)
    if here.section == SINCE:
        return changed_page(session)
    if here.section == COMPARED:
        return compared_page(session.reading, here.compared)
    sure = filtered.sure
    return session.brief.page(sure, () if sure is None else [key for key, surely in sure.items() if not surely])


def changed_page(session: Session) -> Page:
    """What the last step in time changed, then what is otherwise in the dossier since the person last looked."""
    pages = {
        "By the last step in time": session.step.page if session.step is not None else None,
        "Since you last looked": session.since,
    }
    told = [(Heading(line(title)), *page.blocks) for title, page in pages.items() if page is not None]
    return Page((), tuple(block for blocks in told for block in blocks))
