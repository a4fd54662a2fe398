"""The manual's page of keys, made from the table of commands."""

from __future__ import annotations

from dossier.user.command import shown_key
from dossier.user.commands import SCOPES, commands
from dossier.user.twins import twins

HEAD = """# Keys of the reader

Every key stands for a command; plain letters first, arrows and the mouse beside them. What is on top takes the key:
the line you type in, then the pane, then the dossier, then the program. This page is made from the program's own table.

In your settings each command can be given other keys by its id, `dossier help settings` tells how; `dossier help keys`
prints those in force.
"""

TAKEN = """## Keys that may not arrive

What the reader runs in may keep a key for itself: tmux, the terminal of an editor, a browser. Each of them has a plain
one beside it.

| key | taken by | command | plain key |
|---|---|---|---|
"""


def keys_page() -> str:
    """The page as Markdown: a table for every scope, and the keys that may be taken."""
    parts = [HEAD]
    for scope, heading in SCOPES.items():
        rows = commands(scope)
        if not rows:
            continue
        lines = [f"## {heading}", "", "| keys | command | id | |", "|---|---|---|---|"]
        lines += [f"| {_keys(row.shown_keys)} | {row.title} | `{row.id}` | {row.help} |" for row in rows]
        parts.append("\n".join(lines) + "\n")
    taken = dict.fromkeys(
        f"| {_keys(shown_key(twin.key))} | {twin.taker} | {twin.command.title} | {_keys(twin.plain)} |"
        for twin in twins()
    )
    return "\n".join([*parts, TAKEN + "\n".join(taken) + "\n"])


def _keys(shown: str) -> str:
    return " ".join(f"`{key}`" if key != "`" else "`` ` ``" for key in shown.split()).replace("|", "\\|")
