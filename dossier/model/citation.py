"""Citations: which passage of which source says so, and in whose words."""

import re
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from dossier.model.base import Frozen, Id, Many, Ref, Words
from dossier.model.when import When

WORDING_LIMIT = 8
"""The most words of its carrier that an anchor may hold."""

Part = Literal["headline", "deck", "caption", "body", "question"]
WordsKind = Literal["direct_quote", "wording", "paraphrase"]

_LOCATOR = re.compile(
    r"p(?P<first>\d{1,6})(?:-p(?P<last>\d{1,6}))?|page \d{1,6}|\d{1,2}(?::\d\d){1,2}|#\S+|whole", re.ASCII
)
_SHORT = re.compile(r"(?P<source>[^\s\"“]+)(?P<at>(?:\s+[^\s\"“]+)*?)(?:\s+[\"“](?P<quote>.+)[\"”])?", re.DOTALL)

_BETWEEN_WORDS = re.compile(r"[\s…—]+")


def _locator(text: str) -> str:
    found = _LOCATOR.fullmatch(text)
    if found is None:
        raise ValueError("a place in a source is p7, p20-p21, page 3, 00:41, #field or whole")
    if found["last"] and int(found["first"]) > int(found["last"]):
        raise ValueError(f"{text} runs backwards")
    return text


Locator = Annotated[str, AfterValidator(_locator)]
"""A place in a source: `p7`, `p20-p21`, `page 3`, `00:41`, `#field`, `whole`."""


def labels(at: str) -> tuple[str, ...]:
    """The paragraph labels a locator covers (`p20-p21` → p20, p21); none for places that are no paragraph."""
    found = _LOCATOR.fullmatch(at)
    if found is None or found["first"] is None:
        return ()
    first = int(found["first"])
    last = int(found["last"] or first)
    return tuple(f"p{number}" for number in range(first, min(last, first + 999) + 1))


def words_in(quote: str) -> int:
    """How many words of its source a quote holds; `…` and dashes are none, and part words."""
    return sum(any(map(str.isalnum, piece)) for piece in _BETWEEN_WORDS.split(quote))


class Citation(Frozen):
    """One passage that says so. Short forms: `herald-1`, `herald-1 p5`, `herald-1 p5 "killed at least 16"`."""

    as_text: ClassVar[str] = 'source, places and quote in one text: `herald-1 p5 "killed at least 16"`'

    source: Id
    """The source that carries the statement: a key of `sources`."""
    at: Many[Locator] = ()
    """Where in the source: `p7`, `p20-p21`, `page 3`, `00:41`, `#field`, `whole`; several allowed."""
    part: Part | None = None
    """Which part of the text: headline, deck, caption, body, or question (a reporter's premise, no report)."""
    quote: Words | None = None
    """The words, exactly as they stand in the source; `…` or `[…]` where words are left out."""
    words: WordsKind | None = None
    """Whose words: direct_quote (a named speaker's own), wording (at most eight of the carrier's), paraphrase."""
    speaker: Literal["stated", "inferred"] = "stated"
    """Whether the passage says who speaks, or grammar leaves it open and it is inferred."""
    verb: Words | None = None
    """The carrier's own verb of saying: confirmed, claimed, revealed."""
    via: Many[Id] = ()
    """Who handed the statement on, nearest to the source first; the teller stands at the far end."""
    renders: Ref | None = None
    """The record of this statement in its own text, where that is at hand: this passage carries it in other words."""
    for_: Many[Words] = Field(default=(), alias="for")
    """The fields this passage supports; absent: all of them."""
    said: When | None = None
    """When the teller said it, where this passage tells."""

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        found = _SHORT.fullmatch(value.strip())
        if found is None:
            raise ValueError('a short citation is: source p5 "quote"')
        read: dict[str, Any] = {"source": found["source"]}
        places = found["at"].replace(",", " ").split()
        if places:
            read["at"] = _joined(places)
        if found["quote"]:
            read["quote"] = found["quote"]
        return read

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.words == "paraphrase" and self.quote is not None:
            raise ValueError("a paraphrase has no quote: leave the quote out, or say whose words it holds")
        if self.words in ("direct_quote", "wording") and self.quote is None:
            raise ValueError(f"words: {self.words} needs a quote")
        if self.kind == "wording" and self.quote and (count := words_in(self.quote)) > WORDING_LIMIT:
            raise ValueError(f"an anchor holds at most {WORDING_LIMIT} words of its source, this one {count}")
        return self

    @property
    def kind(self) -> WordsKind:
        """Whose words, with the default: wording where there is a quote, else paraphrase."""
        return self.words or ("wording" if self.quote is not None else "paraphrase")

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The labels of all paragraphs cited, in order."""
        return tuple(label for place in self.at for label in labels(place))


def _joined(places: list[str]) -> list[str]:
    """`page 3` is one place in two words."""
    joined: list[str] = []
    for place in places:
        if joined and joined[-1] == "page":
            joined[-1] = f"page {place}"
        else:
            joined.append(place)
    return joined
