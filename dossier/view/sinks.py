"""The writers of plain text and data: what leaves the program without Rich passes here.

With `safe_console` for Rich and the line filter of the reader this is the second of the two choke points for
text that is not trusted; either alone keeps a terminal safe. A closed pipe or a full disk is the caller's
matter: OSError goes up.
"""

from __future__ import annotations

import os
from typing import TextIO

from dossier.text import scrub


def write_text(file: TextIO, text: str) -> None:
    """Write lines for a person: scrubbed, line ends kept. Raises OSError where the file cannot be written."""
    _write(file, scrub(text, lines=True))


def write_line(file: TextIO, text: str) -> None:
    """Write one line for a person. A line end inside it becomes visible: nobody's title makes a line of its own."""
    _write(file, scrub(text) + "\n")


def write_data(file: TextIO, text: str) -> None:
    """Write an export for a program, as it is: data keep what the author wrote. Raises OSError.

    A terminal is no program that takes data: there the text is shown, and whatever would act on it made visible.
    """
    _write(file, scrub(text, lines=True) if file.isatty() else text)


def safe_argv_message(text: str) -> str:
    """What argparse or the interpreter says about words of the command line, drawable and on one line."""
    return scrub(text)


def give_up(descriptor: int) -> None:
    """Send what is still to be written nowhere: the interpreter would complain of it at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, descriptor)
    os.close(nowhere)


def takes_color(file: TextIO) -> bool:
    """Whether the file is a terminal that wants colour: NO_COLOR is not set and TERM is not `dumb`."""
    wanted = not os.environ.get("NO_COLOR") and os.environ.get("TERM", "").lower() not in ("dumb", "unknown")
    return wanted and file.isatty()


def _write(file: TextIO, text: str) -> None:
    try:
        file.write(text)
    except UnicodeEncodeError:
        encoding = file.encoding
        file.write(text.encode(encoding, "backslashreplace").decode(encoding))
