"""The manual's page of keys, made from the table of commands."""

from __future__ import annotations

from dossier.user.commands import SCOPES, commands

HEAD = """# Keys of the reader

Every key stands for a command; plain letters first, arrows and the mouse beside them. What is on top takes the key:
the line you type in, then the pane, then the dossier, then the program. This page is made from the program's own table.

In your settings each command can be given other keys by its id, `dossier help settings` tells how; `dossier help keys`
prints those in force.
"""


def keys_page() -> str:
    """The page as Markdown: a table for every scope."""
    parts = [HEAD]
    for scope, heading in SCOPES.items():
        rows = commands(scope)
        if not rows:
            continue
        lines = [f"## {heading}", "", "| keys | command | id | |", "|---|---|---|---|"]
        lines += [f"| {_keys(row.shown_keys)} | {row.title} | `{row.id}` | {row.help} |" for row in rows]
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)


def _keys(shown: str) -> str:
    return " ".join(f"`{key}`" if key != "`" else "`` ` ``" for key in shown.split()).replace("|", "\\|")
