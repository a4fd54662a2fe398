"""What a YAML parser complains about, in the words of somebody who only wanted to write a dossier."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

import yaml

from dossier.store.findings import Findings

_QUOTE: Final = "put the text in quotes"
_INDENT: Final = "keys of one record, and items of one list, begin in the same column"


class _Words(NamedTuple):
    problem: str
    """Expression that finds the parser's words (libyaml's and PyYAML's own differ)."""
    message: str
    hint: str
    at_context: bool = False
    """Point to where the construct begins, not to where the parser gave up."""


_TABLE: Final = (
    _Words(
        "mapping values are not allowed",
        "a colon where no key can end",
        "a text that contains `: ` must stand in quotes; " + _INDENT,
    ),
    _Words("end of stream.*quoted scalar", "this quotation mark is never closed", "close it", True),
    _Words("document (indicator|separator)", "a line of `---` or `...` inside a quoted text", "indent it"),
    _Words("expected ':'", "this line is neither `key: value` nor part of a text", "a key ends with `: `", True),
    _Words("alphabetic or numeric character", "an alias or anchor without a name", _QUOTE, True),
    _Words(
        "sequence entries are not allowed",
        "a list item where none can stand",
        "list items begin on lines of their own; a text that begins with `- ` must stand in quotes",
    ),
    _Words("expected ',' or ']'", "the list that begins here is not closed, or lacks a comma", "", True),
    _Words("expected ',' or '}'", "the record that begins here is not closed, or lacks a comma", "", True),
    _Words("node content", "a value is missing here", "a text that begins with , [ ] { or } must stand in quotes"),
    _Words("escape char", "no such escape", "in double quotes a backslash is written \\\\; single quotes need none"),
    _Words("escape (code|sequence)|hexadecimal", "this escape names no character", "\\x1b, \\u2026, \\U0001f4f0"),
    _Words("comment or line break|chomping|indentation indicator", "text beside | or >", "begin on the next line"),
    _Words("document start", "text after the end of the document", "remove the line `...`"),
    _Words("directive|incompatible YAML", "a line that begins with % is an instruction to YAML", "remove it"),
    _Words("tag handle|scanning a tag|parsing a tag", "a tag; tags are not allowed", _QUOTE, True),
)


def explain(error: yaml.MarkedYAMLError, findings: Findings, path: str) -> None:
    """Note a syntax error where a person would look for it; `path` is what was being read, in words."""
    problem = f"{error.problem or ''} {error.context or ''}"
    mark = error.problem_mark or error.context_mark
    end = max(0, len(findings.lines.text) - 1)
    start = min(mark.index, end) if mark else 0
    line = findings.lines.line_text(findings.lines.place(start)[0])
    char = findings.lines.text[start : start + 1]
    if "\t" in line[: len(line) - len(line.lstrip())]:
        findings.add(start, "a tab at the beginning of a line", rule="syntax", path=path, hint="indent with spaces")
    elif "cannot start any token" in problem:
        message = "a tab where no space may stand" if char == "\t" else f"a text may not begin with {char}"
        findings.add(start, message, rule="syntax", path=path, hint="use a space" if char == "\t" else _QUOTE)
    elif re.search("expected key|block end|'-' indicator", problem):
        _misplaced(start, findings, path)
    else:
        words = next((words for words in _TABLE if re.search(words.problem, problem)), None)
        if words is None:
            words = _Words("", f"not valid YAML: {problem.strip()}", "")
        elif words.at_context and error.context_mark is not None:
            start = min(error.context_mark.index, end)
        findings.add(start, words.message, rule="syntax", path=path, hint=words.hint)


def _misplaced(start: int, findings: Findings, path: str) -> None:
    """A line, or the rest of one, that fits nothing before it."""
    number, column = findings.lines.place(start)
    before = findings.lines.line_text(number)[: column - 1]
    above = findings.lines.line_text(number - 1)
    if before.strip(" -"):
        message, hint = "text after the end of a value", "quote the whole text; in '…' an apostrophe is written ''"
    elif re.search(r"\S[ \t]#", above):
        message, hint = "this line fits nothing above it", "the text above ends at ` #`; " + _QUOTE
    else:
        message, hint = "this line fits nothing above it", _INDENT
    findings.add(start, message, rule="syntax", path=path, hint=hint)
