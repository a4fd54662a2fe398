"""Keep an original text on this computer, by its sum; it never enters the dossier."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from dossier.cli.parser import Parser, warn
from dossier.problems import Exit, UsageError

if TYPE_CHECKING:
    from dossier.store.loaded import Loaded


def arguments(parser: Parser) -> None:
    """DOSSIER, the source or original, and the file."""
    parser.add_argument("path", metavar="DOSSIER", help="a folder, a .yaml or .json file, or an id")
    parser.add_argument(
        "key", nargs="?", metavar="SOURCE|ORIGINAL", help="whose text it is: an id, or the number of a source"
    )
    parser.add_argument("file", nargs="?", metavar="FILE", help="the text")
    parser.add_argument("--force", action="store_true", help="keep it although its sum is another: as a variant")
    parser.add_argument("--encoding", default="utf-8", metavar="NAME", help="how the file is encoded (utf-8)")
    parser.add_argument("--list", action="store_true", help="what is kept of this dossier's originals")
    parser.add_argument("--remove", action="store_true", help="forget the text of this source or original")


def run(options: argparse.Namespace) -> int:
    """Attach, list or remove."""
    from dossier.cli.opening import opened

    loaded = opened(options.path)
    if options.list:
        return _list(loaded)
    if options.key is None:
        raise UsageError("name a source or an original: dossier attach DOSSIER SOURCE FILE")
    return _remove(loaded, options.key) if options.remove else _attach(loaded, options)


def _attach(loaded: Loaded, options: argparse.Namespace) -> int:
    from dossier.store.find import STDIN
    from dossier.store.read import read_file
    from dossier.user.attached import original_of, prepare, shelf
    from dossier.view.sinks import write_text

    if options.file is None:
        raise UsageError("name the file: dossier attach DOSSIER SOURCE FILE")
    original = original_of(loaded.dossier, options.key)
    raw = read_file(Path(options.file))
    attachment = prepare(loaded.dossier, original, raw, options.encoding, force=options.force)
    shelf().attach(attachment, raw)
    told = "its sum is the one stated"
    if attachment.stated is None:
        told = f"the dossier states no sum; this one has {attachment.sha256}"
    elif attachment.variant:
        told = "as another version: its citations say so"
    write_text(sys.stdout, f"{original} of {loaded.dossier.id} is attached ({told})\n")
    if options.path != STDIN:  # which has been read, and holds nothing more
        _report(options.path)
    return Exit.FINE


def _report(path: str) -> None:
    """How the quotes stand now."""
    from dossier.cli.opening import originals_at_hand
    from dossier.store.find import find
    from dossier.store.load import load
    from dossier.store.loaded import Loaded
    from dossier.view.quotes import quotes_text
    from dossier.view.reading import Reading

    again = load(find(path), originals_at_hand())
    if isinstance(again, Loaded):
        warn(quotes_text(Reading(again)))
    else:
        warn("quotes are lost in this text: dossier check shows which")


def _list(loaded: Loaded) -> int:
    from dossier.user.attached import kept, shelf_if_any
    from dossier.view.sinks import write_text

    for original, attachment in kept(shelf_if_any(), loaded.dossier):
        state = "not attached"
        if attachment is not None:
            state = "attached, another version" if attachment.variant else "attached"
        users = ", ".join(key for key, source in loaded.dossier.sources.items() if source.original == original)
        write_text(sys.stdout, f"{original}: {state} ({users})\n")
    return Exit.FINE


def _remove(loaded: Loaded, key: str) -> int:
    from dossier.user.attached import original_of, shelf_if_any
    from dossier.view.sinks import write_text

    original = original_of(loaded.dossier, key)
    shelf = shelf_if_any()
    if shelf is None or not shelf.remove(loaded.dossier.id, original):
        raise UsageError(f"no text of {original} is attached")
    write_text(sys.stdout, f"{original} of {loaded.dossier.id} is no longer attached\n")
    return Exit.FINE
