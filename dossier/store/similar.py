"""The passage of a text that is most like given words, in time that grows with the text alone.

Edit distance to every place of the text at once, a column of the table per step as bits of one number
(Myers 1999, in Hyyrö's form), so hostile input cannot make it slow as it could a matcher of blocks.
"""

from __future__ import annotations

from typing import Final, NamedTuple

LONGEST: Final = 4096
"""Characters of the words; longer ones are not compared."""
STEP: Final = 512
"""Characters of the words that one unit of work covers per character of the text."""


class Likeness(NamedTuple):
    """A place in the text, end exclusive, and how like the words it is: 1 is equal, 0 has nothing in common."""

    start: int
    end: int
    similarity: float


def work(words: str, text: str) -> int:
    """What a search costs, in characters of the text times steps of the words."""
    return len(text) * (1 + len(words) // STEP)


def most_like(words: str, text: str) -> Likeness | None:
    """The passage with the fewest edits (one character put in, left out or exchanged) from `words`.

    Similarity is 1 - edits / characters of the longer of the two. None when either is empty, the words are
    longer than `LONGEST`, or nothing of them is found.
    """
    if not words or not text or len(words) > LONGEST:
        return None
    edits, end = _nearest(words, text, anchored=False)
    if edits >= len(words):
        return None
    # the same from the end backwards finds where the passage begins
    window = text[max(0, end - len(words) - edits) : end]
    _, length = _nearest(words[::-1], window[::-1], anchored=True)
    return Likeness(end - length, end, 1 - edits / max(len(words), length))


def _nearest(words: str, text: str, *, anchored: bool) -> tuple[int, int]:
    """Fewest edits from `words` to a part of `text`, and the part's end; anchored: the part begins at 0."""
    size = len(words)
    full, high = (1 << size) - 1, 1 << (size - 1)
    places: dict[str, int] = {}
    for index, char in enumerate(words):
        places[char] = places.get(char, 0) | 1 << index
    up, down = full, 0
    edits = best = size
    best_end = 0
    for end, char in enumerate(text, start=1):
        equal = places.get(char, 0) | down
        diagonal = (((equal & up) + up) ^ up) | equal
        right_up = down | (full & ~(diagonal | up))
        right_down = diagonal & up
        if right_up & high:
            edits += 1
        elif right_down & high:
            edits -= 1
        right_up = (right_up << 1) | anchored
        right_down <<= 1
        up = full & (right_down | ~(diagonal | right_up))
        down = right_up & diagonal & full
        if edits < best:
            best, best_end = edits, end
    return best, best_end
