"""The reader on a terminal. Textual lives in this package and nowhere else, and is imported when `run` is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier.analysis.lens import OPEN_LENS, Lens

if TYPE_CHECKING:
    from dossier.tui.standpoint import Face


def run(
    target: str | None = None,
    *,
    section: str = "overview",
    where: str = "",
    record: str | None = None,
    lens: Lens = OPEN_LENS,
    pane: str = "list",
    passage: str = "",
    original: bool = False,
    tellers: tuple[str, str] | None = None,
    compared: tuple[str, ...] = (),
    theme: str | None = None,
    state: bool = True,
    resume: bool = False,
    tour: bool = False,
) -> int:
    """Reads a dossier (a path, an id, or `-`), or the library where `target` is None; the exit code.

    `section`, `where` (a filter), `record` (an id) and `lens` say where to begin; `pane` is `detail` to begin in what
    is known of the record, `passage` names a text and a paragraph of it (`article-2#p20`, `[2] ¶20`), of the digest
    or of the `original`; `tellers` are two parties to be set side by side, `compared` records; `theme` names the
    colours, None: those that fit the terminal. Without `state` nothing is kept of what the person does, and nothing
    that was kept is read; with `resume` the reader begins where the person last left this dossier; with `tour` who is
    here for the first time is shown one. Raises StorageError where standard input was asked for and cannot be read.
    """
    from dossier.store.passages import parted
    from dossier.tui.standpoint import COMPARED, TELLERS, Citing, Standpoint
    from dossier.tui.start import read

    page = TELLERS if tellers else COMPARED if compared else section
    start = Standpoint(page, where, record, lens=lens, pair=tellers, compared=compared)
    if pane == "detail":
        start = start._replace(pane="detail")
    if passage:
        source, paragraph = parted(passage)
        face: Face = "original" if original else "digest"
        start = start._replace(pane="passage", passage=Citing(source, paragraph=paragraph or None, face=face))
    return read(target, start, theme, state=state, resume=resume, tour=tour)
