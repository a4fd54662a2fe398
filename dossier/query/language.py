"""The filter's text read into its tree, or into an error with a position and a hint.

filter := and ("or" and)*        and := not (["and"] not)*        not := ("-" | "not")* term
term   := "(" filter ")" | "quoted words" | word | field ":" values | field (">" | ">=" | "<" | "<=") value
        | "is:" names | "has:" fields | "no:" fields
values := value ("," value)*     value := text | "quoted" | low ".." high | low ".." | ".." high
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NoReturn

from dossier.query import ast, lexer
from dossier.query.errors import FilterError, did_you_mean
from dossier.query.fields import FIELDS, PSEUDO, Fields
from dossier.query.terms import field_term, name_terms

DEEPEST = 40
"""Brackets inside brackets, at most."""

_WORDS = ("or", "and", "not")


@dataclass(frozen=True, slots=True)
class Parsed:
    """A filter that was read. No tree and no error is the empty filter: everything.

    `pending_span` is what may still become something else while it is typed: a bare word that begins like a
    field's name, a term without its end. A reader keeps its last good result, and its peace, until it is settled;
    who has the whole text (a command line) goes by `tree` and `error`.
    """

    tree: ast.Node | None
    error: FilterError | None = None
    pending_span: ast.Span | None = None

    @property
    def pending(self) -> bool:
        """The end of the text is not yet settled."""
        return self.pending_span is not None


def parse(text: str, fields: Fields = FIELDS) -> Parsed:
    """Read a filter. Never raises."""
    reader = _Reader(text, fields)
    try:
        tree = reader.filter()
    except FilterError as error:
        return Parsed(None, error.with_traceback(None), (error.start, error.end) if error.pending else None)
    return Parsed(tree, None, reader.half_typed)


def term(name: str, *values: str, fields: Fields = FIELDS) -> ast.Field:
    """The tree of `name:value,…`, for options such as `--told-by`. Raises FilterError where there is no such field."""
    named = fields.find(name)
    if named is None:
        raise FilterError(f"no field is called “{name}”", 0, 0, did_you_mean(name, fields.names))
    return field_term(named, ":", [ast.Value(value, quoted=True) for value in values], (0, 0))


class _Reader:
    def __init__(self, text: str, fields: Fields) -> None:
        self.text = text
        self.fields = fields
        self.at = 0
        self.depth = 0
        self.half_typed: ast.Span | None = None

    def filter(self) -> ast.Node | None:
        self._skip()
        if self._done:
            return None
        tree = self._either()
        if not self._done:
            self._stray()
        return tree

    def _stray(self) -> NoReturn:
        raise FilterError("no bracket is open here", self.at, self.at + 1, "leave it out, or put it in quotes")

    @property
    def _done(self) -> bool:
        return self.at >= len(self.text)

    def _skip(self) -> None:
        self.at = lexer.spaces(self.text, self.at)

    def _keyword(self) -> str:
        """The word `or`, `and` or `not` that stands here, else nothing."""
        word = self.text[self.at : lexer.word_end(self.text, self.at)].lower()
        return word if word in _WORDS else ""

    def _either(self) -> ast.Node:
        start = self.at
        terms = [self._all()]
        while self._keyword() == "or":
            terms.append(self._operand("or", self._all))
        return terms[0] if len(terms) == 1 else ast.Or(tuple(terms), (start, _end(terms)))

    def _all(self) -> ast.Node:
        start = self.at
        terms = [self._one()]
        self._skip()
        while not self._done and self.text[self.at] != ")" and self._keyword() != "or":
            terms.append(self._operand("and", self._one) if self._keyword() == "and" else self._one())
            self._skip()
        return terms[0] if len(terms) == 1 else ast.And(tuple(terms), (start, _end(terms)))

    def _operand(self, word: str, read: Callable[[], ast.Node]) -> ast.Node:
        start = self.at
        self.at += len(word)
        self._skip()
        if self._done or self.text[self.at] == ")":
            self._missing(word, start)
        return read()

    def _missing(self, word: str, start: int) -> NoReturn:
        hint = f"to look for the word, put it in quotes: “{word}”"
        raise FilterError(f"a term must follow {word}", start, start + len(word), hint, pending=self._done)

    def _one(self) -> ast.Node:
        start = self.at
        negative = False
        while True:
            if self._keyword() == "not":
                word = self.at
                self.at += len("not")
                self._skip()
                if self._done or self.text[self.at] == ")":
                    self._missing("not", word)
            elif self.text.startswith("-", self.at) and self._attached(self.at + 1):
                self.at += 1
            else:
                break
            negative = not negative
        node = self._term()
        return ast.Not(node, (start, self.at)) if negative else node

    def _attached(self, at: int) -> bool:
        """Something stands there that a minus can turn around; a lone minus at the end waits for it."""
        if at >= len(self.text):
            raise FilterError("a term must follow -", at - 1, at, pending=True)
        return not self.text[at].isspace() and self.text[at] != ")"

    def _term(self) -> ast.Node:
        start = self.at
        keyword = self._keyword()
        if keyword:
            hint = f"to look for the word, put it in quotes: “{keyword}”"
            raise FilterError(f"{keyword} stands between two terms", start, start + len(keyword), hint)
        if self.text[start] == ")":
            self._stray()
        if self.text[start] == "(":
            return self._bracket()
        if phrase := lexer.quoted(self.text, start):
            self._closed(phrase)
            self.at = phrase.end
            return ast.Phrase(phrase.text, (start, self.at))
        return self._field() or self._word()

    def _bracket(self) -> ast.Node:
        start = self.at
        self.depth += 1
        if self.depth > DEEPEST:
            raise FilterError(f"more than {DEEPEST} brackets inside each other", start, start + 1)
        self.at += 1
        self._skip()
        if self.text.startswith(")", self.at):
            raise FilterError("nothing stands between the brackets", start, self.at + 1)
        if not self._done:
            tree = self._either()
            self._skip()
        if self._done:
            raise FilterError(
                "this bracket is not closed", start, start + 1, "put ) behind its last term", pending=True
            )
        self.at += 1
        self.depth -= 1
        return tree

    def _closed(self, phrase: lexer.Quoted) -> None:
        if not phrase.closed:
            mark = lexer.CLOSING[self.text[phrase.start]][0]
            raise FilterError(
                "this quotation is not closed", phrase.start, phrase.end, f"put {mark} at its end", pending=True
            )

    def _word(self) -> ast.Node:
        start, self.at = self.at, lexer.word_end(self.text, self.at)
        word = self.text[start : self.at]
        if word[0] in "<>=":
            raise FilterError(f"a field must stand before {word[0]}", start, self.at, "like killed>=10")
        if self._done and any(
            name.startswith(word.lower().replace("-", "_")) for name in (*self.fields.names, *PSEUDO)
        ):
            self.half_typed = (start, self.at)
        return ast.Word(word, (start, self.at))

    def _field(self) -> ast.Node | None:
        start = self.at
        spelt = lexer.operator(self.text, start, spaced=False)
        if spelt is None:
            spelt = lexer.operator(self.text, start, spaced=True)
            if spelt is None or self.fields.find(spelt[0]) is None:
                return None
        name, op, self.at = spelt
        named = self.fields.find(name)
        if named is None and name.lower() not in PSEUDO:
            whole = self.text[start : lexer.word_end(self.text, start)]
            address = self.text.startswith("//", self.at)
            hint = "" if address else did_you_mean(name, (*self.fields.names, *PSEUDO))
            hint = hint or f"to look for the text, put it in quotes: “{whole}”"
            raise FilterError(f"no field is called “{name}”", start, start + len(name), hint)
        if op == "!=":
            raise FilterError("there is no !=", self.at - 1, self.at, f"write -{name}:…")
        if op != ":":
            self._skip()
        op = ":" if op == "=" else op
        values = self._values(name, start)
        span = (start, self.at)
        if named is None:
            return name_terms(name.lower(), op, values, span, self.fields, at_end=self._done)
        return field_term(named, op, values, span, at_end=self._done)

    def _values(self, name: str, start: int) -> list[ast.Value]:
        values = [self._value(name, start)]
        while self.text.startswith(",", self.at):
            self.at += 1
            values.append(self._value(name, start))
        return values

    def _value(self, name: str, start: int) -> ast.Value:
        at = self.at
        if phrase := lexer.quoted(self.text, at):
            self._closed(phrase)
            self.at = phrase.end
            return ast.Value(phrase.text, quoted=True, span=(at, self.at))
        if self.text.startswith("(", at):
            raise FilterError("a value is no bracket", at, at + 1, f"several values: {name}:a,b")
        self.at = lexer.value_end(self.text, at)
        if self.at == at:
            raise FilterError(
                f"a value must follow {self.text[start:at]}", start, at, "without a space", pending=self._done
            )
        return ast.Value(self.text[at : self.at], span=(at, self.at))


def _end(terms: Iterable[ast.Node]) -> int:
    return max(node.span[1] for node in terms)
