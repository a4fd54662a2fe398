"""What the columns, facts and marks of the views mean, in the words of a reader (the format's reference is another
matter: that one is for who writes a file).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from dossier.model import MEASURES, CasualtyReport
from dossier.model.base import Frozen
from dossier.model.reference import field_docs
from dossier.query.fields import FIELDS
from dossier.view.claims import MEASURE_TITLES
from dossier.view.moments import STEP_MARKS
from dossier.view.rows import MARKS, OWN_MARKS

_COLUMNS: Mapping[str, str] = {
    "when": "when it happened, in the event's own time; empty: not stated",
    "where": "the places, together",
    "UTC": "the same time in UTC, where its day is another there",
    "either": "killed or injured, not told apart: counted as neither; empty: this claim does not say",
    "what": "the statement, in the words of the dossier's author",
    "said by": "who says it, as far as the passage tells",
    "in": "the sources that carry it, by their numbers in Sources",
    "of whom": "the class of people that is counted; incl. (including): a part of the same figure",
    "by": "the party whose statement or act it is",
    "act": "what the statement or act does; the help on a row defines its words",
    "question": "what the sources answer differently",
    "answers": "how many different answers there are",
    "holders": "how many parties and sources hold one of the answers",
    "status": "how far the question is settled; the latest, where there are several",
    "name": "what it is called here; a filter finds it by its other names too",
    "kind": "what kind of thing it is",
    "belongs to": "what it is a part of or lies in",
    "records": "how many records name it or rest on it",
    "title": "the title; where a copy has none, what it is",
    "published": "when it was published",
    "publisher": "who published it",
    "grade": "how reliable the source is, from A to F (Admiralty code)",
    "found in": "the dossier in which it was found",
    "words": "the words found and where they stand: a field of the record, or a paragraph of a source",
    "disputes": "how many questions its sources answer differently",
    "id": "the name by which commands and files call it",
}

_OWN_COLUMNS: Mapping[tuple[str, str], str] = {
    ("reactions", "when"): "when it was said or done, in the event's own time, as far as the sources tell",
    ("timeline", "when"): "◆ when it happened, » when it was said, no more precise than it is known; muted: worked out",
    ("background", "when"): "when it was so; empty: not stated",
    ("library", "when"): "when the event was",
    ("library", "records"): "how many statements it holds: of strikes, casualties, reactions and background",
    ("hits", "kind"): "what it is that holds the words: a record, an entity, or a passage of a source",
    ("hits", "what"): "the record or source that holds the words",
}

FACTS: Mapping[str, str] = {
    "said by": "who says it, as far as the passage tells",
    "said": "when it was said; “from its sources”: not stated itself, worked out from when they were said or published",
    "id": "the name by which commands and files call it",
    "of which": "a part of the same figure",
    "aimed at": "what the attacker names as its target",
    "hit": "what is reported as hit, or as being there",
    "repeats": "the statement that it hands on: one origin, counted once",
    "repeated by": "the records that hand it on: no further origins",
    "answered by": "the reactions that are about it or reply to it",
    "answers": "the statement that it replies to",
    "takes back": "the statements that it withdraws",
    "apart from": "figures that share nobody with this one",
    "origins": "how many voices the reports go back to: what is handed on is no further origin",
    "status": "how far the question is settled now, and since when",
    "before": "how far it was settled earlier",
    "speak beside it": "who speaks of the matter, and answers another question",
    "not heard on it": "who speaks in these sources, and not of this",
    "range over": "the claims whose range it gives",
    "part of": "what it is a part of",
    "parts": "the incidents that are a part of it",
    "weapon": "the weapon, and from what it was used",
    "assessed": "who judged it, when and why",
    "speaks of": "the time to come that it speaks of",
    "also": "other names and spellings; a filter finds it by them too",
    "known through": "the only outlet through which it is known: both count as one origin",
    "voice": "whose statements its own count as, in the end",
    "position": "where it lies, how exactly that is known, and by whom",
    "number": "by which lists and passages name this source",
    "address": "where it stands on the web",
    "archived": "where a copy stands on the web",
    "titled": "whether its title is its own, or a description",
    "original": "whether the text itself is kept on this computer: only it can verify a quote",
    "other ids": "what other systems call it",
    "indirect": "shown beside the total, never in it",
    "note": "a remark of the dossier's author, never of a source",
    "authors": "who wrote it, as named",
}
"""What the facts of an entry mean, by their labels."""

SIGNS: Mapping[str, tuple[str, str]] = {
    r"\[\d+\]": ("[2]", "a source, by its number in Sources"),
    r"¶\d": ("¶5", "a paragraph of the source, counted from its beginning"),
    r"(?m) itself$": ("itself", "the source says it in its own voice and attributes it to nobody"),
    **{mark: (mark, meaning) for mark, meaning in (MARKS | OWN_MARKS).items()},
    **{rf"(?m)^{re.escape(mark)}$": (mark, meaning) for mark, meaning in STEP_MARKS.items()},
    r"⇄": ("⇄", "how two figures lie to each other, computed from their bounds"),
    r"←": ("←", "a report that goes back to it"),
    r"(?m)^≥ \d": ("≥ 3 Feb", "not before then; nothing tells the latest"),
    r"(?m)^≤ \d": ("≤ 3 Feb", "by then; nothing tells the earliest"),
    r"(?m)^\d[\d-]*( \w+)?( \d\d:\d\d)?–\d": ("3 Feb 05:10–09:00", "at some time between the two"),
    r"▸": ("▸", "the answer that this record gives"),
    r"◆": ("◆", "when it happened"),
    r"»": ("»", "when it was said"),
    r"●": ("●", "beside a figure: exactly so many; on the map: known to better than 5 km"),
    r"○": ("○", "beside a figure: said to be none; on the map: known to 5 km or worse"),
    r"├─*┤": ("├──┤", "from so many to so many, on the axis above"),
    r"┼": ("┼", "an interval that is narrower than a cell of the axis above"),
    r"╌▶": ("├╌╌▶", "at least so many, and no upper end is said"),
    r"░": ("░", "in a histogram: what may lie there; in a band: between the lowest and the highest figure"),
}
"""Signs that stand for something wherever they stand: how they are recognised, how called, what they mean."""

AGREEMENT: Mapping[str, str] = {
    "=": "the same, or an answer in common",
    "~": "the same as far as the author of the dossier reads it, or possibly the same time",
    "≠": "not the same",
    "·": "only one of them states it, or is heard on it",
}
"""How what stands side by side lies to each other."""

REMARKS: Mapping[str, tuple[str, str]] = {
    r"inferred": ("inferred", "the passage leaves open who speaks; the author of the dossier inferred it"),
    r"\bspoken\b": ("spoken", "the source puts these words in a named speaker's mouth, or is that speaker's own text"),
    r"the source's wording": ("the source's wording", "at most eight of its words, just enough to find the statement"),
    r"paraphrased": ("paraphrased", "the passage says it in words that are not repeated here"),
    r"original not attached": (
        "original not attached",
        "the text itself is not on this computer: nobody has looked the quote up there",
    ),
    r"stands in the digest": (
        "in the digest",
        "the words stand in the digest, which the dossier's author wrote: that proves nothing",
    ),
    r"premise": ("premise", "it stands in a reporter's question: nobody reports it there"),
    r"implies": ("implies", "does not say it; the author of the dossier reads it so"),
    r"\bdisputed": ("disputed", "part of a dispute"),
    r"withdrawn|taken back": ("taken back", "withdrawn by a later record of the same teller, or repeats what was"),
    r"not known": ("not known", "nothing in the sources tells it"),
    r"not stated": ("not stated", "looked for in the text, and not there"),
}
"""Remarks of the program itself, in the same way."""


def columns() -> Iterator[tuple[str, str]]:
    """Every title of a column that is explained here, and what it means; of a list, where it means something else."""
    yield from _COLUMNS.items()
    yield from ((f"{title} ({section})", meaning) for (section, title), meaning in _OWN_COLUMNS.items())


def column_meaning(title: str, section: str = "") -> str:
    """What a column of a list means. Raises KeyError for one that nobody has explained."""
    if title in _COLUMNS:
        return _OWN_COLUMNS.get((section, title)) or _COLUMNS[title]
    measure = next((name for name in MEASURES if MEASURE_TITLES.get(name, name) == title), None)
    if measure is None:
        raise KeyError(title)
    return f"{_plain(field_docs(CasualtyReport)[measure])}; empty: this claim does not say"


def fact_meaning(label: str, model: type[Frozen]) -> str:
    """What a fact of an entry means; empty where the label says it: an amount of something, a name in a language."""
    if label in FACTS:
        return FACTS[label]
    name = label.replace(" ", "_")
    documented = field_docs(model).get(name)
    field = FIELDS.find(name)
    return _plain(documented) if documented else field.help if field is not None else ""


def _plain(sentence: str) -> str:
    return (sentence[:1].lower() + sentence[1:]).rstrip(".") if sentence[1:2].islower() else sentence.rstrip(".")
