"""YAML -> plain data in which every scalar is text and every part knows its place.

One pass over libyaml's event stream: the limits, duplicate keys, anchors, tags and cut texts are found on the
way, before anything is built that hostile input could make deep or large.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import yaml

from dossier.store import limits
from dossier.store.builder import Builder, clip
from dossier.store.findings import Findings, Stop, decode
from dossier.store.syntax import explain
from dossier.store.tree import Lines, Parsed, Tree

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_COMMENT = re.compile(r"[ \t]+(#[^\r\n]*)")
_UNDRAWN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_UNDRAWN_SHOWN = 20
_SURROGATE = re.compile("[\ud800-\udfff]")


def parse(raw: bytes, file: str) -> Parsed:
    """The data of a YAML file and its problems; never raises for what the file says."""
    text, problems = decode(raw, file)
    if text is None:
        return Parsed(None, problems)
    findings = Findings(file, Lines(text))
    with collection_paused():
        tree = _Pass(findings).run()
    return Parsed(tree, findings.problems)


@contextmanager
def collection_paused() -> Iterator[None]:
    """No garbage collection meanwhile: a parse makes many objects and no rubbish, so a search finds nothing."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


class _Pass:
    """One walk over the events of one file."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.text = findings.lines.text
        self.builder = Builder(findings)
        self.documents = 0

    def run(self) -> Tree | None:
        try:
            self._walk()
        except Stop:
            return None
        except (yaml.YAMLError, ValueError, OverflowError) as error:
            self._broken_off(error)
            self.builder.abandon()
            return None
        if not self.builder.items:
            hint = "a dossier begins with the line `dossier: 1`"
            self.findings.add(0, "the file is empty", rule="syntax", hint=hint)
            return None
        data, start, table = self.builder.items[0], self.builder.starts[0], self.builder.table
        return Tree(data, self.findings.lines, lambda: (data, start, table))

    def _broken_off(self, error: Exception) -> None:
        if isinstance(error, yaml.MarkedYAMLError):
            explain(error, self.findings, self.builder.words())
        elif isinstance(error, yaml.reader.ReaderError):
            self._undrawn()
        else:
            # PyYAML without libyaml turns a faulty \U escape into a number before it looks at it
            self.findings.add(0, "a \\x, \\u or \\U escape names no character", rule="syntax")

    def _walk(self) -> None:
        builder, text, comments = self.builder, self.text, " #" in self.text or "\t#" in self.text
        scalar, opened = yaml.ScalarEvent, (yaml.MappingStartEvent, yaml.SequenceStartEvent)
        closed = (yaml.MappingEndEvent, yaml.SequenceEndEvent)
        items, starts, nodes = builder.items, builder.starts, 0
        pure = _Loader is yaml.SafeLoader  # libyaml refuses surrogates by itself
        events: Iterator[Any] = yaml.parse(text, Loader=_Loader)  # Any: the stubs take every mark for optional
        for event in events:
            kind = event.__class__
            if kind is scalar:
                nodes += 1
                value, start = event.value, event.start_mark.index
                if event.implicit[0]:
                    end = event.end_mark.index
                    if not value:
                        self._empty(start)
                    elif comments and text[end : end + 1] in (" ", "\t"):
                        self._cut(start, end)
                if event.tag is not None or event.anchor is not None:
                    self._refuse(event)
                if pure and _SURROGATE.search(value):
                    self.findings.add(start, "half of a surrogate pair is no character", rule="syntax")
                    value = _SURROGATE.sub("", value)
                if len(value) > limits.SCALAR:
                    value = self._too_long(start, value)
                items.append(value)
                starts.append(start)
            elif kind in opened:
                nodes += 1
                if event.tag is not None or event.anchor is not None:
                    self._refuse(event)
                builder.open(event.start_mark.index, kind is yaml.MappingStartEvent)
                items, starts = builder.items, builder.starts
            elif kind in closed:
                builder.close()
                items, starts = builder.items, builder.starts
            elif kind is yaml.AliasEvent:
                nodes += 1
                self._refuse(event)
                items.append("")
                starts.append(event.start_mark.index)
            elif kind is yaml.DocumentStartEvent:
                self._document(event.start_mark.index)
            if nodes > limits.NODES:
                message = f"more than {limits.NODES:,} keys and values"
                hint = "long event tables belong into a file of their own"
                raise self.findings.stop(event.start_mark.index, message, rule="limit", hint=hint)

    def _document(self, start: int) -> None:
        self.documents += 1
        if self.documents > 1:
            hint = "remove the line `---`, or put what follows it into a file of its own"
            raise self.findings.stop(start, "a second document begins here", rule="document", hint=hint)

    def _empty(self, start: int) -> None:
        builder, text = self.builder, self.text
        path, rule = builder.words(), "empty-value"
        if not builder.mapping:
            self.findings.add(start, "an item without a text", rule=rule, path=path, hint="remove the dash")
        elif len(builder.items) % 2 == 0:
            self.findings.add(start, "a key is missing before the colon", rule=rule, path=path)
        else:
            key, at = str(builder.items[-1]), builder.starts[-1]
            if text[start - 1 : start] == ":" and " " not in key:
                hint = "leave the key out, or give it a value"
            elif ":" in key and " " not in key:
                hint = "put a space after the colon"
            else:
                hint = "a comma in unquoted text? put it in quotes"
            message = f"`{clip(key)}` has no value"
            self.findings.add(at, message, rule=rule, path=path, length=len(key), hint=hint)

    def _cut(self, start: int, end: int) -> None:
        comment = _COMMENT.match(self.text, end)
        if comment:
            self.findings.add(
                comment.start(1),
                f"the text ends before ` {clip(comment[1])}`, which is read as a comment",
                rule="cut-text",
                path=self.builder.words(),
                length=len(comment[1]),
                hint="put the text in quotes if this belongs to it, else move the comment to its own line",
                level="warning",
            )

    def _refuse(self, event: Any) -> None:
        start, path = event.start_mark.index, self.builder.words()
        written = self.text[start : start + limits.KEY].split(maxsplit=1)[0]
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            message, rule = f"`{clip(written)}`: aliases are not allowed (the limit is 0)", "alias"
            hint = "write the value out; a text that begins with * or & must stand in quotes"
        else:
            message, rule = f"`{clip(written)}`: tags are not allowed", "tag"
            hint = "every value is text; a text that begins with ! must stand in quotes"
        self.findings.add(start, message, rule=rule, path=path, length=len(written), hint=hint)

    def _too_long(self, start: int, value: str) -> str:
        message = f"a text of {len(value):,} characters; a value may have {limits.SCALAR:,}"
        hint = "long texts belong into a document"
        self.findings.add(start, message, rule="limit", path=self.builder.words(), hint=hint)
        return value[: limits.SCALAR]

    def _undrawn(self) -> None:
        found = False
        for number, match in enumerate(_UNDRAWN.finditer(self.text)):
            if number == _UNDRAWN_SHOWN:
                break
            found = True
            message = f"the character U+{ord(match[0]):04X} may not stand in YAML as it is"
            hint = "remove it, or write it as an escape in double quotes"
            self.findings.add(match.start(), message, rule="syntax", hint=hint)
        if not found:
            self.findings.add(0, "a character that may not stand in YAML", rule="syntax")
