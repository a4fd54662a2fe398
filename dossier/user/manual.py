"""The manual: its topics, and the text of each with the keys in force."""

from __future__ import annotations

from importlib import resources

TOPICS = {
    "tour": "ten keys and six marks, to begin with",
    "guide": "from the first minute on",
    "commands": "every command with its options, exit codes and variables",
    "filter": "words, fields, dates and states that narrow a list",
    "analysis": "what is computed: totals, disputes, origins, lenses",
    "format": "how a dossier is written, field by field",
    "marks": "every mark, column and remark",
    "keys": "every key of the reader, as in force",
    "settings": "what can be chosen, where it stands, and what is wrong with it",
}
"""The pages in the order in which they are offered, and what each is about."""


def page(topic: str) -> str:
    """A page in Markdown. Those on keys tell the ones in force."""
    if topic == "keys":
        from dossier.user.keys_page import keys_page

        return keys_page()
    if topic == "tour":
        from dossier.user.tour import tour_page

        return tour_page()
    return (resources.files("dossier") / "manual" / f"{topic}.md").read_text("utf-8")
