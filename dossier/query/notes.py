"""What a filter could not mean in this dossier, in plain words beside the result."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from dossier.model import SECTIONS, Section
from dossier.query import ast
from dossier.query.errors import nearest
from dossier.query.fields import Named
from dossier.query.flags import FLAGS
from dossier.query.index import Index
from dossier.query.judge import means

_CALLED = {"actors": "actor", "places": "place", "sources": "source", "strikes": "incident"}


def notes(tree: ast.Node | None, index: Index, present: Collection[Section]) -> tuple[str, ...]:
    """One sentence for each field that entries of these sections lack, name that nobody has, and guess by sound."""
    if tree is None:
        return ()
    return tuple(dict.fromkeys(note for leaf in ast.leaves(tree) for note in _leaf(leaf, index, present)))


def _leaf(leaf: ast.Leaf, index: Index, present: Collection[Section]) -> Iterator[str]:
    match leaf:
        case ast.Field(name=name, values=values):
            yield from _lacking(name, "field", index.fields[name].by_section, present)
            for value in values:
                if isinstance(value, ast.Value) and index.fields[name].type in ("ref", "choice"):
                    yield from _meaningless(leaf, value, index)
        case ast.Has(name=name) | ast.No(name=name):
            yield from _lacking(name, "field", index.fields[name].by_section, present)
        case ast.Is(name=name) if FLAGS[name].sections:
            yield from _lacking(f"is:{name}", "state", FLAGS[name].sections, present)
        case ast.Word():
            yield from _guessed(leaf, index)
        case _:
            pass


def _lacking(name: str, what: str, having: Iterable[Section], present: Collection[Section]) -> Iterator[str]:
    missing = [section.capitalize() for section in SECTIONS if section in set(present).difference(having)]
    if missing:
        yield f"{name}: no such {what} in {', '.join(missing)}"


def _meaningless(term: ast.Field, value: ast.Value, index: Index) -> Iterator[str]:
    named = index.fields[term.name]
    found, certain = means(term, value, index)
    if not found:
        known = _names(named, index)
        near = nearest(value.text, known)
        yield f"{term.name}: {_nobody(named)} “{value.text}”" + (f"; did you mean {near}?" if near else "")
    elif not certain:
        yield f"{term.name}: “{value.text}” is taken for {', '.join(found)} by its sound"


def _nobody(named: Named) -> str:
    if named.type == "choice" or not set(named.targets) <= set(_CALLED):
        return "nothing here is called"
    return f"no {' or '.join(_CALLED[section] for section in named.targets)} is called"


def _names(named: Named, index: Index) -> Iterable[str]:
    if named.type == "choice":
        return named.choices or index.terms(named.name)
    return (entry.id for entry in index.entries if entry.section in named.targets)


def _guessed(word: ast.Word, index: Index) -> Iterator[str]:
    mask = index.masks.get(word)
    if mask is not None and mask.open and not mask.yes:
        yield f"“{word.text}” stands nowhere; names that sound like it are possible"
