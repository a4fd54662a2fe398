"""Sources and originals: the texts that carry the statements."""

from typing import Literal

from pydantic import Field

from dossier.model.base import Frozen, Id, Many, Words
from dossier.model.values import Reliability
from dossier.model.when import When

SourceKind = Literal[
    "news_article",
    "official_statement",
    "press_release",
    "transcript",
    "letter",
    "ngo_report",
    "social_post",
    "broadcast",
    "dataset",
    "other",
]


class Original(Frozen):
    """A text that may not be copied into the dossier, known by its sum."""

    sha256: str | None = Field(default=None, pattern=r"^[0-9a-f]{64}$")
    """SHA-256 of the file's bytes, 64 lower-case hexadecimal digits."""
    paragraphs: Literal["1"] | None = None
    """The algorithm that numbers its paragraphs; kept with the sum."""
    note: Words | None = None
    """Where to find it, what it is."""


class Source(Frozen):
    """A text that carries statements; its id is its key in `sources`."""

    title: Words
    """The title, or a description where the copy has none."""
    titled: Literal["stated", "described"] = "stated"
    """Whether the title is the text's own (stated), or a description by the dossier's author (described)."""
    publisher: Id | None = None
    """Who published it: an actor."""
    authors: Many[Words] = ()
    """Who wrote it, as named."""
    kind: SourceKind | None = None
    """news_article, official_statement, press_release, transcript, letter, ngo_report, social_post, broadcast,
    dataset or other."""
    url: Words | None = None
    """Its address on the web."""
    archived: Many[Words] = ()
    """Addresses of archived copies."""
    said: When | None = None
    """When it was spoken: an interval for transcripts."""
    published: When | None = None
    """When it was published."""
    modified: When | None = None
    """When it was last changed by its publisher."""
    not_before: When | None = None
    """The earliest it can have been written, where it carries no date."""
    retrieved: When | None = None
    """When the author of the dossier took it."""
    language: Words | None = None
    """Its language (BCP 47)."""
    licence: Words | None = None
    """The terms under which it may be used."""
    reliability: Reliability | None = None
    """Admiralty reliability, A (completely) to E (unreliable), F (cannot be judged)."""
    basis: Words | None = None
    """Why that reliability."""
    derived_from: Many[Id] = ()
    """Sources from which its whole text is taken."""
    not_stated: Many[Literal["publisher", "authors", "published"]] = ()
    """Looked for and not there: publisher, authors, published. Absent and not listed = not entered."""
    original: Id | None = None
    """The text itself: a key of `originals`; two articles in one file share one."""
    document: Words | None = None
    """The digest, excerpt or text in this dossier: a path like `documents/herald-1.md`."""
    note: Words | None = None
    """A remark of the dossier's author."""
