"""The texts in a dossier's folder that its sources say: front matter, labels, paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final, Literal, NamedTuple, cast, get_args

from dossier.problems import Level, Problem
from dossier.store import limits
from dossier.store.builder import clip
from dossier.store.findings import decode
from dossier.store.parse import parse
from dossier.store.passages import blank, body, placed

Kind = Literal["digest", "excerpt", "translation", "original"]
"""digest: in the author's own words; excerpt: parts of the original; translation; original: the whole text."""

_KINDS: Final = get_args(Kind)
_KEYS: Final = ("kind", "language", "note")
_LABEL: Final = re.compile(r"\[p([1-9][0-9]{0,8})\](?:[ \t]+|$)")
_LIKE_LABEL: Final = re.compile(r"\[\s*[pP¶]?\.?\s*\d+\s*\]")


class Paragraph(NamedTuple):
    """One paragraph of a document: `p7`, 7, its text on one line, and the line of the file it begins on."""

    label: str
    number: int
    text: str
    line: int


@dataclass(frozen=True)
class Document:
    """A text that a source says. `language` is a BCP 47 tag, None where the front matter names none."""

    kind: Kind
    language: str | None
    note: str | None
    paragraphs: tuple[Paragraph, ...]

    @cached_property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of the paragraphs, ascending."""
        return tuple(paragraph.number for paragraph in self.paragraphs)


class ParsedDocument(NamedTuple):
    """A document as far as it could be read, and what is wrong with it."""

    document: Document | None
    problems: tuple[Problem, ...]


def parse_document(raw: bytes, file: str) -> ParsedDocument:
    """The document in a file; never raises for what the file says.

    A document without front matter is a digest when its first paragraph is labelled, else an original. The
    paragraphs of an excerpt or translation are labelled when the first is, else counted like an original's.
    """
    text, problems = decode(raw, file)
    if text is None:
        notice = [problem for problem in problems if problem.rule == "encoding"]
        if not notice:
            return ParsedDocument(None, problems)
        text = raw.decode("cp1252", "replace")
        message = f"{notice[0].message}; the document is read as Windows-1252"
        problems = (replace(notice[0], message=message, level="notice"),)
    if max(text.count("\n"), text.count("\r")) > limits.NODES:
        message = f"more than {limits.NODES:,} lines"
        return ParsedDocument(None, (*problems, Problem(file, None, None, "", message, rule="limit")))
    return _Reading(text, file, list(problems)).document()


class _Reading:
    """One reading of one document."""

    def __init__(self, text: str, file: str, problems: list[Problem]) -> None:
        self.text = text
        self.file = file
        self.problems = problems
        self.body = body(text)

    def document(self) -> ParsedDocument:
        stated = self._front_matter()
        first = next((line for line in self.body.lines if not blank(line)), "")
        labelled = _LABEL.match(first) is not None
        kind = cast(Kind, stated.get("kind") or ("digest" if labelled else "original"))
        counts = kind == "original" or (kind != "digest" and not labelled)
        found = self._counted() if counts else self._labelled()
        if not found and not any(problem.level == "error" for problem in self.problems):
            self._note(self.body.line, "the document has no paragraph")
        document = Document(kind, stated.get("language"), stated.get("note"), tuple(found))
        return ParsedDocument(document, tuple(self.problems))

    def _front_matter(self) -> dict[str, str]:
        if all(blank(line) for line in self.body.front):
            return {}
        # an empty line in place of the first fence keeps the numbers of the lines
        parsed = parse("\n".join(["", *self.body.front]).encode("utf-8", "replace"), self.file)
        self.problems += parsed.problems
        data = parsed.tree.data if parsed.tree else {}
        if not isinstance(data, dict):
            self._note(2, "the front matter is no `key: value`", expected=_either(_KEYS))
            return {}
        stated: dict[str, str] = {}
        for key, value in data.items():
            line = parsed.tree.mark((key,), key=True).line if parsed.tree else 2
            if key not in _KEYS:
                self._note(line, f"`{clip(key)}` is not read here", expected=_either(_KEYS), level="warning")
            elif not isinstance(value, str) or (key == "kind" and value and value not in _KINDS):
                found = f"`{clip(value)}`" if isinstance(value, str) else "a list or record"
                expected = _either(_KINDS) if key == "kind" else "text"
                self._note(line, f"{found} is no {key} of a document", expected=expected)
            else:
                stated[key] = value
        return stated

    def _counted(self) -> list[Paragraph]:
        found = enumerate(placed(self.text), start=1)
        return [Paragraph(f"p{number}", number, text, line) for number, (line, text) in found]

    def _labelled(self) -> list[Paragraph]:
        runs: dict[int, tuple[int, list[str]]] = {}
        run: list[str] | None = None  # the paragraph that is open; faulty ones are read into nowhere
        last = 0
        for line, text in enumerate(self.body.lines, start=self.body.line):
            label = _LABEL.match(text)
            if blank(text):
                run = None
            elif label:
                if run is not None:
                    self._note(line, f"{label[0].strip()} begins inside a paragraph", hint="put an empty line above")
                number, run = int(label[1]), [text[label.end() :].strip()]
                if number in runs:
                    first = runs[number][0]
                    self._note(line, f"[p{number}] is here twice; the first is on line {first}")
                    continue
                if number < last:
                    self._note(line, f"[p{number}] stands after [p{last}]", expected="ascending labels")
                runs[number], last = (line, run), max(last, number)
            elif run is not None:
                run.append(text.strip())
            else:
                run = []
                hint = "write it like [p7]" if _LIKE_LABEL.match(text) else "begin each paragraph like [p7]"
                self._note(line, "a paragraph without its label", hint=hint)
        found = []
        for number, (line, parts) in sorted(runs.items()):
            joined = " ".join(part for part in parts if part)
            if not joined:
                self._note(line, f"nothing stands under [p{number}]", hint="leave the label out")
            found.append(Paragraph(f"p{number}", number, joined, line))
        return found

    def _note(self, line: int, message: str, *, expected: str = "", hint: str = "", level: Level = "error") -> None:
        if len(self.problems) >= limits.PROBLEMS:
            return
        above = self.body.line - len(self.body.front) - 1
        lines = self.body.front if line < self.body.line else self.body.lines
        index = line - (above if line < self.body.line else self.body.line)
        excerpt = lines[index] if 0 <= index < len(lines) else ""
        self.problems.append(
            Problem(
                self.file,
                line,
                1,
                "",
                message,
                expected=expected,
                hint=hint,
                level=level,
                rule="document",
                excerpt=excerpt,
                span=max(1, len(excerpt)),
            )
        )


def _either(words: tuple[str, ...]) -> str:
    return ", ".join(words[:-1]) + " or " + words[-1]
