"""What is shown, written to a file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from dossier.problems import DossierError
from dossier.tui.parts.part import Handler, Part
from dossier.tui.widgets.filter_line import FilterLine
from dossier.user.commands import key_of

if TYPE_CHECKING:
    from dossier.export.written import Asked
    from dossier.view.reading import Reading


class Exports(Part):
    """List, page or entry can be exported."""

    purposes = ("export",)
    _over: str | None = None
    """The name of a file that is there, of which the person has been told."""
    _ending = ".md"
    """What is proposed, and put behind a name without an ending: that of the file written last."""

    def commands(self) -> Mapping[str, Handler]:
        """To export."""
        return {"export": self.ask}

    def ask(self) -> None:
        """Asks for the name of a file."""
        if self.session is None:
            return
        from dossier.tui import exporting

        self.reader.close_help()
        self._over = None
        self.foot.begin("export", exporting.proposed(self.session, self.here, self._ending))
        self.foot.helped(exporting.endings(self.foot.text))

    def typed(self, event: FilterLine.Changed) -> None:
        """Something was typed: endings that are possible."""
        from dossier.tui import exporting

        self._over = None
        self.foot.helped(exporting.endings(event.text))

    def ended(self, event: FilterLine.Ended) -> None:
        """The line was left: a file that is there is written over only after a second Enter."""
        if not event.accepted or not event.text.strip():
            self.reader.show_standpoint()
            return
        from dossier.tui import exporting

        name = exporting.ended(event.text.strip(), self._ending)
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

        if exporting.format_of(name) is None:
            return f"the ending chooses the format: {' '.join(ENDINGS)}"
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
        from dossier.tui import exporting

        form = exporting.format_of(name)
        assert self.session is not None
        assert form is not None
        self._ending = PurePath(name).suffix
        reading, asked = exporting.asked(self.session, self.here, form)
        self.reader.notice(f"writing {name} …")
        self.meanwhile(lambda: _written(reading, asked, form, name), lambda said: self.reader.notice(*said))


def _path(name: str) -> Path:
    return Path(name).expanduser()


def _written(reading: Reading, asked: Asked, form: str, name: str) -> tuple[str, str]:
    """Writes a file; what is said about it, and how."""
    from dossier.export import written
    from dossier.user.atomic import write_named

    try:
        raw = written.text(reading, asked, form).encode()
        write_named(_path(name), raw)
    except DossierError as error:
        return str(error).splitlines()[0], "warn"
    return f"written as {form}, {len(raw):,} bytes: {name}", "muted"
