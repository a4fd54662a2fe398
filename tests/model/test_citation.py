"""Citations: their short forms, their places, and how many words they may take."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from dossier.model import Citation
from dossier.model.citation import labels, words_in


def cite(value: Any) -> Citation:
    return Citation.model_validate(value)


@pytest.mark.parametrize(
    ("text", "at", "quote"),
    [
        ("herald-1", (), None),
        ("herald-1 p5", ("p5",), None),
        ("herald-1 p5 p7", ("p5", "p7"), None),
        ("herald-1 p5, p7", ("p5", "p7"), None),
        ("herald-1 p20-p21", ("p20-p21",), None),
        ("herald-1 page 3", ("page 3",), None),
        ("herald-1 page 3, page 4 p1", ("page 3", "page 4", "p1"), None),
        ("herald-1 00:41", ("00:41",), None),
        ("herald-1 1:00:41", ("1:00:41",), None),
        ("herald-1 #killed", ("#killed",), None),
        ("herald-1 whole", ("whole",), None),
        ('herald-1 p5 "killed at least 16"', ("p5",), "killed at least 16"),
        ("herald-1 p5 “killed at least 16”", ("p5",), "killed at least 16"),
        ('herald-1 "killed at least 16"', (), "killed at least 16"),
        ('  herald-1   p5   "said "no" twice"  ', ("p5",), 'said "no" twice'),
    ],
)
def test_a_citation_can_be_written_in_short(text: str, at: tuple[str, ...], quote: str | None) -> None:
    assert cite(text) == cite({"source": "herald-1", "at": at, **({"quote": quote} if quote else {})})


@pytest.mark.parametrize(
    "text", ["", " ", "Herald 1", "herald-1 5", "herald-1 p5 killed", 'herald-1 p5 "killed', 'p5" herald', '"killed"']
)
def test_what_is_no_short_form_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        cite(text)


@settings(deadline=None)
@given(st.text(alphabet='ab1-p ,"“”#:page', max_size=40))
def test_any_text_is_a_citation_or_a_validation_error(text: str) -> None:
    try:
        read = cite(text)
    except ValidationError:
        return
    assert read.source in text


@pytest.mark.parametrize("place", ["p", "p1-3", "p-1", "p7-p5", "page", "41", "0:4", "#", "entire", "p٣", "p1234567"])
def test_what_is_no_place_in_a_source_is_refused(place: str) -> None:
    with pytest.raises(ValidationError):
        cite({"source": "s", "at": place})


def test_the_labels_of_a_place_are_the_paragraphs_it_covers() -> None:
    assert labels("p7") == ("p7",)
    assert labels("p20-p22") == ("p20", "p21", "p22")
    assert labels("p020-p021") == ("p20", "p21")
    assert labels("page 3") == labels("00:41") == labels("#x") == labels("whole") == ()
    assert cite("s p3 p20-p21 whole").paragraphs == ("p3", "p20", "p21")


def test_one_place_or_many() -> None:
    assert cite({"source": "s", "at": "p5"}) == cite({"source": "s", "at": ["p5"]})


def test_whose_words_has_a_default() -> None:
    assert cite("s p5").kind == "paraphrase"
    assert cite('s p5 "killed"').kind == "wording"
    assert cite({"source": "s", "quote": "killed", "words": "direct_quote"}).kind == "direct_quote"
    assert cite("s").speaker == "stated"


EIGHT = "one two three four five six seven eight"


def test_an_anchor_holds_at_most_eight_words() -> None:
    assert cite({"source": "s", "quote": EIGHT}).quote == EIGHT
    with pytest.raises(ValidationError, match="at most 8 words of its source, this one 9"):
        cite({"source": "s", "quote": f"{EIGHT} nine"})
    with pytest.raises(ValidationError, match="at most 8 words"):
        cite({"source": "s", "quote": f"{EIGHT} nine", "words": "wording"})


def test_what_a_speaker_said_may_be_longer() -> None:
    assert cite({"source": "s", "quote": f"{EIGHT} nine", "words": "direct_quote"}).quote


@pytest.mark.parametrize(
    ("quote", "count"),
    [
        ("killed … 16", 2),
        ("killed […] 16", 2),
        ("killed… 16", 2),
        ("the bridge—gone", 3),
        ("– 16", 1),
        ("it's 2–19", 2),
    ],
)
def test_marks_are_no_words(quote: str, count: int) -> None:
    assert words_in(quote) == count


def test_a_paraphrase_has_no_quote_and_the_others_need_one() -> None:
    with pytest.raises(ValidationError, match="a paraphrase has no quote"):
        cite({"source": "s", "quote": "killed", "words": "paraphrase"})
    for words in ("wording", "direct_quote"):
        with pytest.raises(ValidationError, match=f"words: {words} needs a quote"):
            cite({"source": "s", "words": words})
    with pytest.raises(ValidationError):
        cite({"source": "s", "quote": " "})


def test_keys_are_those_of_the_file_and_no_others() -> None:
    read = cite({"source": "s", "for": "killed", "via": "agency", "renders": "other-dossier/record"})
    assert (read.for_, read.via, read.renders) == (("killed",), ("agency",), "other-dossier/record")
    for wrong in ({"for_": "killed"}, {"sources": "s"}, {"renders": "a/b/c"}):
        with pytest.raises(ValidationError):
            cite({"source": "s", **wrong})
