"""What is shown, written to a file."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import partial
from pathlib import Path, PurePath

from dossier.problems import DossierError
from dossier.tui.parts.part import Handler, Part
from dossier.tui.widgets.filter_line import FilterLine
from dossier.user.commands import key_of


class Exports(Part):
    """List, page or entry can be exported."""

    purposes = ("export",)
    _over: str | None = None
    """The name of a file that is there, of which the person has been told."""
    _kept = False
    """Bookmarks and notes are to be written, not what is shown."""
    _ending = ".md"
    """What is proposed, and put behind a name without an ending: that of the file written last."""

    def commands(self) -> Mapping[str, Handler]:
        """To export."""
        return {"export": self.ask}

    def ask(self) -> None:
        """Asks for the name of a file."""
        if self.session is not None:
            from dossier.tui import exporting

            self._ask(exporting.proposed(self.session, self.here, self._ending))

    def ask_kept(self, _: str) -> None:
        """The same for what the person has bookmarked and noted."""
        if self.session is not None:
            self._ask(f"{self.session.reading.dossier.id}-notes.md", kept=True)

    def _ask(self, name: str, *, kept: bool = False) -> None:
        self.reader.close_help()
        self._over, self._kept = None, kept
        self.foot.begin("export", name)
        self._help(name)

    def _help(self, text: str) -> None:
        from dossier.tui import exporting

        self.foot.helped(exporting.endings(text, self._formats))

    @property
    def _formats(self) -> Collection[str]:
        from dossier.export.written import ENDINGS
        from dossier.user.noted import FORMATS

        return FORMATS if self._kept else tuple(ENDINGS.values())

    def typed(self, event: FilterLine.Changed) -> None:
        """Something was typed: endings that are possible."""
        self._over = None
        self._help(event.text)

    def ended(self, event: FilterLine.Ended) -> None:
        """The line was left: a file that is there is written over only after a second Enter."""
        if not event.accepted or not event.text.strip():
            self.reader.show_standpoint()
            return
        from dossier.tui import exporting

        name = exporting.ended(event.text.strip(), ".md" if self._kept else self._ending)
        fault = self._wrong(name)
        if fault:
            self.foot.resume(event, (0, fault))
            return
        self.reader.show_standpoint()
        self._export(name)

    def _wrong(self, name: str) -> str:
        """What keeps a name from being written to; empty where nothing does."""
        from dossier.export.written import ENDINGS
        from dossier.tui import exporting

        if exporting.format_of(name) not in self._formats:
            there_are = (ending for ending, form in ENDINGS.items() if form in self._formats)
            return f"the ending chooses the format: {' '.join(there_are)}"
        try:
            file = _path(name)
            there = file.exists()
            ordinary, inside = file.is_file(), file.parent.is_dir()
        except (OSError, ValueError, RuntimeError):
            return "no file can have this name"
        if not inside:
            return "there is no such folder"
        if there and not ordinary:
            return "this is no ordinary file"
        if there and self._over != name:
            self._over = name
            return f"{file.name} is there already: {key_of('accept')} again writes over it"
        return ""

    def _export(self, name: str) -> None:
        from dossier.export import written
        from dossier.tui import exporting
        from dossier.user import noted

        form = exporting.format_of(name)
        assert self.session is not None
        assert form is not None
        if self._kept:
            assert self.reader.kept.keeper is not None
            made = partial(noted.text, self.session.reading, self.reader.kept.keeper.kept, form)
        else:
            self._ending = PurePath(name).suffix
            made = partial(written.text, *exporting.asked(self.session, self.here, form), form)
        self.reader.notice(f"writing {name} …")
        self.meanwhile(lambda: _written(made, form, name), lambda said: self.reader.notice(*said))


def _path(name: str) -> Path:
    return Path(name).expanduser()


def _written(made: Callable[[], str], form: str, name: str) -> tuple[str, str]:
    """Writes a file; what is said about it, and how."""
    from dossier.user.atomic import write_named

    try:
        raw = made().encode()
        write_named(_path(name), raw)
    except DossierError as error:
        return str(error).splitlines()[0], "warn"
    return f"written as {form}, {len(raw):,} bytes: {name}", "muted"
