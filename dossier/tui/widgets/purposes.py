"""What can be typed in the line at the bottom, and what stands before it."""

from __future__ import annotations

from typing import Literal

Purpose = Literal[
    "filter",
    "find",
    "search",
    "told-by",
    "as-of",
    "compare",
    "palette",
    "been",
    "export",
    "bookmarks",
    "note",
    "link",
    "name-filter",
    "filters",
    "manual",
]

PROMPT = "/ "
"""What stands before a filter, and before what is looked for."""

PROMPTS: dict[Purpose, str] = {
    "told-by": "told by: ",
    "as-of": "as of: ",
    "compare": "compare A, B: ",
    "palette": ": ",
    "been": "back to: ",
    "export": "write to: ",
    "bookmarks": "bookmark: ",
    "name-filter": "name: ",
    "filters": "filter: ",
    "manual": "manual: ",
    "note": "your note: ",
    "link": "link: ",
}
"""What stands before everything else."""

LISTED: tuple[Purpose, ...] = ("palette", "been", "bookmarks", "filters", "manual")
"""What is chosen from a list beside the input."""
