"""Text folded for searching: what two writers spell differently becomes the same.

Folded away are case; diacritics (NFKD, and letters without a decomposition such as ø ł ı); apostrophes of every
shape, ʿ and ʾ among them, and a possessive 's; hyphens (a space); dots inside an acronym (U.S.); separators of
thousands; digits of other scripts; and the Arabic article before its noun, in Latin letters (al-, el-, and the
assimilated as-S…, ash-Sh…, ez-Z… with a hyphen) and in Arabic (ال before three letters or more). In Arabic script:
vowel signs, tatweel, hamza and its carriers, ى/ي, ة/ه, and the Persian ک and ی. All else that is no letter, digit
or mark is a space.

A folded text knows no hyphens and no articles, so compounds are kept in one word beside it: `mq9` finds MQ-9,
`albukamal` finds Al-Bukamal, and `القا`, half typed, القائم. A word of up to three Latin letters or digits is looked
for where a word begins, a longer one anywhere (`strike` finds airstrikes, `us` does not find house); quoted words are
whole words.

`sound` is coarser, for transliterated names only: see there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

SEPARATOR = " \0 "
"""Put between two texts that are folded at once: no phrase reaches across it."""

SHORT = 3
"""The longest Latin word that is found only where a word begins."""

SOUNDING = 5
"""The shortest word that is compared by its sound: shorter ones sound like too many others."""

_APOSTROPHES = "'’‘‛`´′ʹʻʼʽʾʿˈ＇՚׳"
_HYPHENS = "-‐‑‒–—―−﹘﹣－־"
_LETTERS = {
    **{"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "ŧ": "t"},
    **{"ى": "ي", "ی": "ي", "ې": "ي", "ة": "ه", "ک": "ك", "ٱ": "ا", "ء": "", "ـ": ""},
}
_CACHED = 1 << 17
_MARKS = 10  # canonical combining classes below are letters' own: nukta, kana voicing, virama


def _fold_code(code: int) -> str:
    char = chr(code)
    # ´ and the like decompose into a space with a mark: they are told before
    return _sign(char) or "".join(map(_fold_part, unicodedata.normalize("NFKD", char.casefold())))


def _sign(char: str) -> str:
    """What joins or parts letters, in one form each."""
    if char in _APOSTROPHES:
        return "'"
    if char in _HYPHENS:
        return "-"
    if char == "\u066c":  # the Arabic separator of thousands
        return ","
    return char if char in ".,\0" else ""


def _fold_part(char: str) -> str:
    if sign := _sign(char):
        return sign
    if char in _LETTERS:
        return _LETTERS[char]
    category = unicodedata.category(char)
    if category == "Nd":
        return str(unicodedata.digit(char))
    if category[0] == "M":
        hidden = unicodedata.combining(char) >= _MARKS or category == "Me" or 0xFE00 <= ord(char) <= 0xFE0F
        return "" if hidden else char
    if category == "Cf":
        return ""
    return char if category[0] in "LN" else " "


class _Table(dict[int, str]):
    """Works out each code point when it is first met."""

    def __missing__(self, code: int) -> str:
        answer = self[code] = _fold_code(code)
        return answer


_TABLE = _Table()

_Step = tuple[str, re.Pattern[str], str]
_SPELLING: tuple[_Step, ...] = (
    ("'", re.compile(r"(?<=\w)'s(?!\w)"), ""),
    ("'", re.compile(r"'"), ""),
    (".", re.compile(r"(?<=(?<!\w)[a-z])\.(?=[a-z](?!\w))"), ""),
    (".", re.compile(r"\."), " "),
    (",", re.compile(r"(?<=\d),(?=\d{3}(?!\d))"), ""),
    (",", re.compile(r","), " "),
)
_WORDS: tuple[_Step, ...] = (
    ("-", re.compile(r"(?<!\w)[ae](?:l|(th|dh|sh|[tdrzsn])(?=-\1))-(?=\w)"), ""),
    ("ال", re.compile(r"(?<!\w)(?:ال)+(?=\w{3})"), ""),
    ("-", re.compile(r"-"), " "),
)
_APART: _Step = ("l ", re.compile(r"(?<!\w)[ae]l +(?=\w)"), "")
_JOINING: tuple[_Step, ...] = (
    ("l ", re.compile(r"(?<=(?<!\w)[ae]l) +(?=\w)"), ""),
    ("-", re.compile(r"(?<!\d)-|-(?!\d)"), ""),
    ("-", re.compile(r"-"), " "),
)
_SPACES: _Step = (" ", re.compile(r"^ +| +$| +(?= )"), "")
_ARTICLE = re.compile(r"(?<!\w)[ae]l$")
_NUMBERS = re.compile(r"\d-\d")


def _run(steps: tuple[_Step, ...], text: str) -> str:
    for needed, pattern, replacement in steps:
        if needed in text:
            text = pattern.sub(replacement, text)
    return text


@dataclass(frozen=True, slots=True)
class _Token:
    """What stands between two spaces: folded; its compounds in one word, if any; whether it ends in an article."""

    folded: str
    joined: str = ""
    article: bool = False
    compound: bool = False
    """It takes part in a word that may be written as one."""


def _token(text: str) -> _Token:
    spelt = _run(_SPELLING, text.translate(_TABLE))
    folded = " ".join(_run((*_WORDS, _APART), spelt).split())
    joined = "" if _NUMBERS.search(spelt) else " ".join(spelt.replace("-", "").split())
    if joined == folded:
        joined = ""
    article = bool(_ARTICLE.search(folded))
    return _Token(folded, joined, article, article or bool(joined))


class _Tokens(dict[str, _Token]):
    """Texts share most of their words: each is folded when it is first met."""

    def __missing__(self, text: str) -> _Token:
        token = _token(text)
        if len(self) < _CACHED:
            self[text] = token
        return token


_TOKENS = _Tokens()


def fold(text: str) -> str:
    """The text as it is compared: folded words with one space between them."""
    return _folded([_TOKENS[token] for token in text.split()])


def _folded(tokens: list[_Token]) -> str:
    folded = " ".join([token.folded for token in tokens if token.folded])
    return _run((_APART,), folded) if [1 for token in tokens if token.article] else folded


def haystack(text: str) -> str:
    """The folded text and its compounds in one word, with a space on either side: what `needles` are looked for in."""
    tokens = [_TOKENS[token] for token in text.split()]
    compounds = " ".join(_compounds(tokens, [number for number, token in enumerate(tokens) if token.compound]))
    return f" {_folded(tokens)}{SEPARATOR}{compounds} " if compounds else f" {_folded(tokens)} "


def _compounds(tokens: list[_Token], numbers: list[int]) -> Iterator[str]:
    """Each compound in one word, after the word before it (so that `deir-ezzor` finds Deir ez-Zor)."""
    for number in numbers:
        token = tokens[number]
        before = tokens[number - 1] if number else _Token("")
        after = tokens[number + 1] if number + 1 < len(tokens) else _Token("")
        if token.joined:
            yield f"{before.joined or before.folded} {token.joined}"
        if token.article and after.folded:
            yield f"{token.joined or token.folded}{after.joined or after.folded}"


def letters(text: str) -> str:
    """The folded letters without spaces, articles left out and articles kept: a text in which a word stands, in
    whatever form, holds its letters.
    """
    kept = _run((*_SPELLING, *_JOINING), text.translate(_TABLE))
    return "\0".join("".join(form.split()) for form in (fold(text), kept))


def needles(text: str, *, whole: bool = False) -> tuple[str, ...]:
    """What to look for in a haystack, any of it: a bare word, or with `whole` quoted words.

    Empty where nothing of the text is a letter or digit.
    """
    tokens = [_TOKENS[token] for token in text.split()]
    joined = " ".join(token.joined or token.folded for token in tokens)
    forms = dict.fromkeys((_folded(tokens), " ".join(joined.split())))
    return tuple(_bounded(form, whole) for form in forms if form)


def _bounded(form: str, whole: bool) -> str:
    if whole:
        return f" {form} "
    return f" {form}" if form.isascii() and len(form) <= SHORT else form


def fold_map(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters the offset of the one it comes from."""
    return _mapped(text, (*_SPELLING, *_WORDS, _APART, _SPACES))


def join_map(text: str) -> tuple[str, list[int]]:
    """The folded text with every compound in one word, mapped in the same way."""
    return _mapped(text, (*_SPELLING, *_JOINING, _SPACES))


def _mapped(text: str, steps: tuple[_Step, ...]) -> tuple[str, list[int]]:
    pieces: list[str] = []
    origins: list[int] = []
    for offset, char in enumerate(text):
        piece = char.translate(_TABLE)
        pieces.append(piece)
        origins.extend([offset] * len(piece))
    folded = "".join(pieces)
    for needed, pattern, replacement in steps:
        if needed in folded:
            folded, origins = _sub(pattern, replacement, folded, origins)
    return folded, origins


def _sub(pattern: re.Pattern[str], replacement: str, text: str, origins: list[int]) -> tuple[str, list[int]]:
    pieces: list[str] = []
    kept: list[int] = []
    done = 0
    for found in pattern.finditer(text):
        start, end = found.span()
        pieces += (text[done:start], replacement)
        kept += origins[done:start]
        kept += origins[start : start + len(replacement)]
        done = end
    return "".join(pieces) + text[done:], kept + origins[done:]


_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"(?:[aeiouy]|(?<=[aeiou])w(?![aeiouy]))+")


def sound(word: str) -> str:
    """How a transliterated name sounds, roughly: Qasim and Qassem, Suleymany and Soleimani are the same.

    Doubled letters are single, q is k, gh is g, and a run of vowels is one of three: i where it holds i, e or y,
    else u where it holds o or u, else a. Consonants and their order stay. Takes one folded word; empty for a word
    that is too short or not in Latin letters. It is a guess: whatever it finds is *possible*.
    """
    if len(word) < SOUNDING or not (word.isascii() and word.isalpha()):
        return ""
    plain = _DOUBLED.sub(r"\1", word).replace("q", "k").replace("gh", "g")
    return _VOWELS.sub(_vowel, plain)


def _vowel(found: re.Match[str]) -> str:
    run = found.group()
    return "i" if set(run) & set("iey") else "u" if set(run) & set("ouw") else "a"
