"""The two choke points for text that is not trusted, switched off to see what the other one does alone."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Literal

Gate = Literal["first", "second"]

_FIRST = (
    "dossier.view.block",
    "dossier.view.frames",
    "dossier.view.passage",
    "dossier.view.map.ground",
    "dossier.view.map.plot",
    "dossier.query.errors",
)
"""Where text is made into what is drawn."""

_SECOND = ("dossier.view.sinks", "dossier.view.safe_console", "dossier.export.written", "dossier.cli.writing")
"""Where what is drawn leaves the program."""

_READER: dict[Gate, tuple[str, ...]] = {
    "first": ("dossier.tui.widgets.filter_line",),
    "second": ("dossier.tui.safe_lines", "dossier.tui.straight"),
}


def _as_it_is(text: str, *, lines: bool = False) -> str:
    return text


def switch_off(*gates: Gate, replace: Callable[[object, str, object], None] = setattr, reader: bool = False) -> None:
    """Lets every text pass a gate as it is; `replace` may be a test's own, which puts things back."""
    everything = {"first": _FIRST, "second": _SECOND}
    parts = {gate: (*everything[gate], *(_READER[gate] if reader else ())) for gate in ("first", "second")}
    # what imports the function later, when it needs it, shall have the true one unless its gate is off
    for name in (*parts["first"], *parts["second"]):
        import_module(name)
    for gate in gates:
        for name in parts[gate]:
            module = import_module(name)
            if hasattr(module, "scrub"):
                replace(module, "scrub", _as_it_is)
    if "second" in gates:
        replace(import_module("dossier.text"), "scrub", _as_it_is)
