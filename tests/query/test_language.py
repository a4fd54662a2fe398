from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dossier.query import ast
from dossier.query.ast import And, Field, Has, Is, No, Node, Not, Or, Phrase, Range, Value, Word
from dossier.query.errors import FilterError
from dossier.query.fields import FIELDS
from dossier.query.language import parse, term
from dossier.query.lexer import in_quotes

PIECES = st.sampled_from(
    "killed|killed>=|when>|2024-02-0|2..|..|3|said:|\"|“|”|'|’|(|)|-|or|and|not|,|:|is:|is:sure|has:|no:|place|where:iraq"
    "|foo:|qa'im|=|!|<|\0|ال| ".split("|")
)
TEXT = st.one_of(st.text(max_size=30), st.lists(PIECES, max_size=14).map("".join))


def tree(text: str) -> Node | None:
    parsed = parse(text)
    assert parsed.error is None, parsed.error
    return parsed.tree


def error(text: str) -> FilterError:
    parsed = parse(text)
    assert parsed.error is not None
    assert parsed.tree is None
    return parsed.error


def field(name: str, *values: str, op: ast.Op = ":") -> Field:
    return Field(name, op, tuple(Value(value) for value in values))


# what is read


def test_an_empty_filter_is_everything() -> None:
    assert parse("") == parse("  \n") == parse("").__class__(None)


def test_the_example_of_the_manual() -> None:
    text = 'where:iraq killed>=10 said:"Al-Mayadeen" when>2024-02-01 -strike_status:contested evacuated'
    assert tree(text) == And(
        (
            field("where", "iraq"),
            field("killed", "10", op=">="),
            Field("said", ":", (Value("Al-Mayadeen", quoted=True),)),
            field("when", "2024-02-01", op=">"),
            Not(field("strike_status", "contested")),
            Word("evacuated"),
        )
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("evacuated", Word("evacuated")),
        ("qa'im", Word("qa'im")),
        ("'Ayn", Word("'Ayn")),
        ("12:30", Word("12:30")),
        ('"no warning"', Phrase("no warning")),
        ("“no warning”", Phrase("no warning")),
        ("«no warning»", Phrase("no warning")),
        ("„no warning“", Phrase("no warning")),
        ("'no warning'", Phrase("no warning")),
        ("‘it’s over’", Phrase("it’s over")),
        ('"say “so” now"', Phrase("say “so” now")),
        ("said:a,b", field("said", "a", "b")),
        ('said:"a, b",c', Field("said", ":", (Value("a, b", quoted=True), Value("c")))),
        ("kind=airstrike", field("kind", "airstrike")),
        ("killed = 3", field("killed", "3")),
        ("killed >= 3", field("killed", "3", op=">=")),
        ("killed≥3", field("killed", "3", op=">=")),
        ("killed:2..16", Field("killed", ":", (Range(Value("2"), Value("16")),))),
        ("killed:2..", Field("killed", ":", (Range(Value("2"), None),))),
        ("killed:..16", Field("killed", ":", (Range(None, Value("16")),))),
        ("killed:1,4..5", Field("killed", ":", (Value("1"), Range(Value("4"), Value("5"))))),
        ("when:2024-02-01..2024-02-03", Field("when", ":", (Range(Value("2024-02-01"), Value("2024-02-03")),))),
        ("when:2024-02-03/..", field("when", "2024-02-03/..")),
        ("killed:none,unknown", field("killed", "none", "unknown")),
        ("says:what..next", field("says", "what..next")),
        ("place:iraq", field("where", "iraq")),
        ("Strike-Status:declared", field("strike_status", "declared")),
        ("is:disputed", Is("disputed")),
        ("is:sure,other-event", Or((Is("sure"), Is("other_event")))),
        ("has:quote", Has("quote")),
        ("no:place", No("where")),
        ("-a", Not(Word("a"))),
        ("--a", Word("a")),
        ("not a", Not(Word("a"))),
        ("-not a", Word("a")),
        ("NOT (a or b)", Not(Or((Word("a"), Word("b"))))),
        ("a b or c d", Or((And((Word("a"), Word("b"))), And((Word("c"), Word("d")))))),
        ("a and (b OR c)", And((Word("a"), Or((Word("b"), Word("c")))))),
        ('"or" "not"', And((Phrase("or"), Phrase("not")))),
        ("-killed:3", Not(field("killed", "3"))),
        ('-"a b"', Not(Phrase("a b"))),
        ("a - b", And((Word("a"), Word("-"), Word("b")))),
        ("url:-x", field("url", "-x")),
    ],
)
def test_reads(text: str, expected: Node) -> None:
    assert tree(text) == expected


def test_spans_are_where_the_terms_stand() -> None:
    text = "iraq -(killed:2..16 or  “a b”)"
    found = tree(text)
    assert isinstance(found, And)
    assert [text[slice(*leaf.span)] for leaf in ast.leaves(found)] == ["iraq", "killed:2..16", "“a b”"]
    assert text[slice(*found.terms[1].span)] == "-(killed:2..16 or  “a b”)"


def test_equal_terms_are_equal_wherever_they_stand() -> None:
    assert tree("said:us") == tree("  said:us ")
    assert hash(tree("said:us")) == hash(tree("(said:us)"))


# what is not


@pytest.mark.parametrize(
    ("text", "message", "marked", "hint"),
    [
        ("iraq kiled>3", "no field is called “kiled”", "kiled", "did you mean killed?"),
        ("strike:x stat:contested", "no field is called “stat”", "stat", "did you mean status?"),
        (
            "see https://example.org",
            "no field is called “https”",
            "https",
            "to look for the text, put it in quotes: “https://example.org”",
        ),
        ("killed>=ten5", "killed: “ten5” is no number to compare with", "ten5", ""),
        ("killed:16..2 x", "killed: the range ends before it begins", "16..2", ""),
        ("killed>=1,000", ">= takes a number without commas", "1,000", ""),
        ("killed:..", "a range needs a value on one side at least", "..", ""),
        ("killed!=3", "there is no !=", "=", "write -killed:…"),
        ("said>us", "said takes : and no comparison", ">", "when it was said is said_at"),
        ("where:(a)", "a value is no bracket", "(", "several values: where:a,b"),
        ("where: iraq", "a value must follow where:", "where:", "without a space"),
        ("when>2024-13-01 x", "when: there is no month 13", "2024-13-01", ""),
        ("precision<5miles x", "precision: a precision is 10m, 1km, town, district, province or country", "5miles", ""),
        ("harm_grade:confermed", "harm_grade is never “confermed”", "confermed", "did you mean confirmed?"),
        ("harm_grade:unknown", "harm_grade is never “unknown”", "unknown", "not stated is no:harm_grade"),
        ("is:disputd x", "no state is called “disputd”", "disputd", "did you mean disputed?"),
        ("no:plaace x", "no field is called “plaace”", "plaace", "did you mean place?"),
        ("is>3", "is takes a colon", "is>3", "like is:disputed"),
        ("a or or b", "or stands between two terms", "or", ""),
        ("or b", "or stands between two terms", "or", ""),
        ("(a or) b", "a term must follow or", "or", ""),
        ("a)", "no bracket is open here", ")", ""),
        ("()", "nothing stands between the brackets", "()", ""),
        (">3", "a field must stand before >", ">3", ""),
    ],
)
def test_errors_say_what_and_where_and_how(text: str, message: str, marked: str, hint: str) -> None:
    found = error(text)
    assert found.message == message
    assert text[found.start : found.end] == marked
    assert found.hint.startswith(hint)
    assert not found.pending


def test_an_error_is_drawn_with_carets_under_its_span() -> None:
    text = "العراق kiled>3"
    assert error(text).frame(text) == ("العراق kiled>3", "       ^^^^^")
    assert error("\x1b kiled>3").frame("\x1b kiled>3")[0] == "␛ kiled>3"


def test_too_many_brackets_are_an_error() -> None:
    assert "brackets inside each other" in error("(" * 5000).message
    assert tree("(" * 40 + "a" + ")" * 40) == Word("a")


def test_thousands_of_negations_are_read() -> None:
    assert tree("not " * 5001 + "a") == Not(Word("a"))
    assert tree("-" * 5000 + "a") == Word("a")


# what may still become something else


@pytest.mark.parametrize(
    "text",
    """k|kill|killed|iraq kil|-kil|(kil|strike-st|i|is:dis|has:quo|no:pl|killed>|killed>=|killed:2.|killed:16..2|where:
    |where:iraq,|when>2024-0|when>2024-02-|killed:no|killed:unk|"no warn|said:"Al-May|(a|(|-|a or|a or |not|a -
    |is:""".replace("\n    ", "").split("|"),
)
def test_is_pending(text: str) -> None:
    parsed = parse(text)
    assert parsed.pending
    assert parsed.pending_span is not None
    assert parsed.pending_span[1] == len(text) or parsed.error is not None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "qa",
        "kila",
        "kill ",
        "killed ",
        "killed>=1",
        "kill iraq",
        '"kill"',
        "when>2024",
        "act:den",
        "foo:b",
        "killed:x",
        "is:xy",
        "where:ir",
    ],
)
def test_is_settled(text: str) -> None:
    assert not parse(text).pending


def test_a_half_typed_field_is_a_word_for_who_has_the_whole_text() -> None:
    assert parse("kill").tree == Word("kill")


# for every text


@given(TEXT)
@example("killed:" + "9" * 5000)
@example("precision:" + "9" * 5000 + "km")
@example("when:Y" + "9" * 5000)
@example("killed:" + "٩" * 50)
@example("is:" + "x" * 5000)
def test_no_text_raises_and_spans_lie_inside(text: str) -> None:
    parsed = parse(text)
    if parsed.pending_span is not None:
        assert 0 <= parsed.pending_span[0] <= parsed.pending_span[1] <= len(text)
    if parsed.error is not None:
        assert parsed.tree is None
        assert 0 <= parsed.error.start <= parsed.error.end <= len(text)
        assert parsed.error.message
        parsed.error.frame(text)
    elif parsed.tree is not None:
        _check_spans(parsed.tree, 0, len(text))


def _check_spans(node: Node, start: int, end: int) -> None:
    assert start <= node.span[0] < node.span[1] <= end
    match node:
        case Not(term=inner):
            _check_spans(inner, *node.span)
        case And(terms=terms) | Or(terms=terms):
            assert len(terms) > 1
            for each in terms:
                _check_spans(each, *node.span)
        case Field(values=values):
            assert all(node.span[0] <= value.span[0] <= value.span[1] <= node.span[1] for value in values)
        case _:
            pass


@given(st.text(max_size=20))
def test_any_value_can_be_put_in_quotes(value: str) -> None:
    found = tree(f"said:{in_quotes(value)} x")
    assert isinstance(found, And)
    assert isinstance(found.terms[0], Field)
    kept = found.terms[0].values[0]
    assert isinstance(kept, Value)
    assert kept.text in (value, "".join(char for char in value if char not in '"'))


# for programs


def test_an_option_is_a_term() -> None:
    assert term("said", "us") == Field("said", ":", (Value("us", quoted=True),))
    assert term("place", "iraq").name == "where"
    with pytest.raises(FilterError, match="no field is called “sayd”"):
        term("sayd", "us")


def test_a_lens_and_a_filter_are_one_tree() -> None:
    assert ast.both(None, None) is None
    assert ast.both(Word("a"), None) == Word("a")
    assert ast.both(term("said", "us"), tree("a b")) == And((term("said", "us"), Word("a"), Word("b")))


def test_every_field_and_alias_can_be_named() -> None:
    for name in FIELDS.names:
        assert FIELDS.find(name) is not None
        assert isinstance(tree(f"has:{name}"), Has)
