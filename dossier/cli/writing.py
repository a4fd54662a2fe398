"""Where output goes: stdout, or a file that is written whole or not at all."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from dossier.problems import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dossier.view.block import Page


def write(options: argparse.Namespace, text: str, *, drawn: bool = False) -> None:
    """Write text to stdout or `--output`; what is `drawn` for a person is scrubbed, an export stays as it is."""
    from dossier.view.sinks import write_data, write_text

    if options.output is not None:
        from dossier.text import scrub
        from dossier.user.atomic import write_named

        if not options.output:
            raise UsageError("the name of the file for --output is empty")
        write_named(Path(options.output), (scrub(text, lines=True) if drawn else text).encode())
    elif drawn:
        write_text(sys.stdout, text)
    else:
        write_data(sys.stdout, text)


def write_page(options: argparse.Namespace, page: Page, form: str) -> None:
    """Draw a page as rich, plain or markdown."""
    if form == "rich":
        _rich(options, page)
    else:
        from dossier.export.written import drawn

        write(options, drawn(page, form, options.width), drawn=True)


def _rich(options: argparse.Namespace, page: Page) -> None:
    from dossier.view.rich_ import render
    from dossier.view.safe_console import console

    if options.output is not None:
        import io

        drawn = io.StringIO()
        console(drawn, width=options.width or 100).print(render(page))
        write(options, drawn.getvalue(), drawn=True)
    else:
        console(sys.stdout, width=options.width).print(render(page))
