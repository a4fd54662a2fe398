"""BibTeX of sources: an entry for each, under a key that never changes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from dossier.model import Dossier, Entry, Source, When, edtf
from dossier.store.loaded import Loaded

_SPECIAL = {
    **{char: f"\\{char}" for char in "&%$#_"},
    # a brace that is only escaped still counts when BibTeX looks for the end of a field
    **{"{": r"\textbraceleft{}", "}": r"\textbraceright{}", "\\": r"\textbackslash{}"},
    **{"~": r"\textasciitilde{}", "^": r"\textasciicircum{}"},
}
_UNSAFE_IN_ADDRESS = re.compile(r"[^!#$%&'()*+,./0-9:;=?@A-Z\[\]_a-z~-]")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def write(loaded: Loaded, entries: Sequence[Entry]) -> str:
    """The sources among the entries and those that the records among them cite, in the order of the file."""
    wanted = set(sources_of(entries))
    dossier = loaded.dossier
    return "\n".join(entry(dossier, key) for key in dossier.sources if key in wanted)


def sources_of(entries: Iterable[Entry]) -> Iterator[str]:
    """The ids of the sources that some entries are, or cite."""
    for found in entries:
        if isinstance(found.item, Source):
            yield found.id
        elif found.record is not None:
            yield from (citation.source for citation in found.record.cited)


def key_of(dossier: Dossier, source: str) -> str:
    """The key of a source: `mill-road-2031:herald-1`. Ids are stable for ever, and so is this."""
    return f"{dossier.id}:{source}"


def entry(dossier: Dossier, key: str) -> str:
    """One source. `@misc` is the one kind that every style knows and that needs no field."""
    lines = [f"  {name} = {value},\n" for name, value in _fields(dossier, dossier.sources[key])]
    return f"@misc{{{key_of(dossier, key)},\n{''.join(lines)}}}\n"


def _fields(dossier: Dossier, source: Source) -> Iterator[tuple[str, str]]:
    # a second pair of braces keeps the capitals of a title, and a body's name in one piece
    title = f"[{source.title}]" if source.titled == "described" else source.title
    yield "title", f"{{{{{_text(title)}}}}}"
    if source.authors:
        yield "author", f"{{{' and '.join(map(_name, source.authors))}}}"
    if source.publisher is not None:
        publisher = dossier.actors.get(source.publisher)
        yield "publisher", f"{{{{{_text(publisher.name if publisher is not None else source.publisher)}}}}}"
    if (when := source.published or source.said) is not None:
        yield from _date(when)
    if source.url is not None:
        yield "url", f"{{{_address(source.url)}}}"
    if source.retrieved is not None and (day := _day(source.retrieved)) is not None:
        yield "urldate", f"{{{day}}}"
    if source.language is not None:
        yield "language", f"{{{_text(source.language)}}}"
    if source.kind is not None:
        yield "type", f"{{{_text(source.kind.replace('_', ' '))}}}"


def _name(name: str) -> str:
    """A person's name as it is; one that BibTeX would take apart, as a whole."""
    text = _text(name)
    return f"{{{text}}}" if "," in text or re.search(r"\band\b", text, re.IGNORECASE) else text


def _date(when: When) -> Iterator[tuple[str, str]]:
    """The date for the styles that know one, year and month for those that do not."""
    if (day := _day(when)) is not None:
        yield "date", f"{{{day}}}"
    first = when.extent.first
    if first is not None and first.precision in ("year", "month", "day", "minute", "second"):
        yield "year", f"{{{first.year}}}"
        if first.precision != "year":
            yield "month", _MONTHS[first.month - 1]


def _day(when: When) -> str | None:
    """A date as ISO 8601, as exact as it is known up to the day; None for one without such a form."""
    first: edtf.Moment | None = when.extent.first
    if when.extent.is_interval or first is None or not 0 < first.year <= 9999:
        return None
    match first.precision:
        case "year":
            return f"{first.year:04}"
        case "month":
            return f"{first.year:04}-{first.month:02}"
        case "day" | "minute" | "second":
            return f"{first.year:04}-{first.month:02}-{first.day:02}"
        case _:
            return None


def _text(text: str) -> str:
    """Text that TeX sets as it is, on one line."""
    return "".join(_SPECIAL.get(char, char) for char in _CONTROLS.sub(" ", text))


def _address(url: str) -> str:
    """An address, which TeX takes word for word: whatever could end it or means something else is percent-encoded."""
    return _UNSAFE_IN_ADDRESS.sub(lambda found: "".join(f"%{byte:02X}" for byte in _bytes(found[0])), url)


def _bytes(char: str) -> bytes:
    return char.encode(errors="surrogatepass")
