"""JSON read part by part: slower than the standard library, but it knows where every part stands.

Asked only when a position is needed or the quick reading met something it cannot place.
"""

from __future__ import annotations

import json
import re
from typing import Final

from dossier.store import limits
from dossier.store.builder import Builder, clip
from dossier.store.findings import Findings, Stop

_TOKEN: Final = re.compile(r'[ \t\r\n]*+("(?:[^"\\]++|\\.)*+"|[^\s"\[\]{},:]++|[\[\]{},:])?', re.DOTALL)
_NUMBER: Final = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?", re.ASCII)
SURROGATE: Final = re.compile("[\ud800-\udfff]")


def scan(findings: Findings) -> Builder | None:
    """What the text holds, with its problems noted in `findings`; None where it breaks off."""
    builder = Builder(findings)
    text, position, nodes, separators = findings.lines.text, 0, 0, 0
    while True:
        match = _TOKEN.match(text, position)
        token = match[1] if match else None
        if match is None or token is None:
            if text[position:].strip(" \t\r\n"):
                findings.add(position, "not valid JSON from here on", rule="syntax", path=builder.words())
                return None
            return builder
        position, start = match.end(), match.start(1)
        if token in ",:":
            separators += 1
            if separators > nodes:
                findings.add(start, f"`{token}` follows nothing", rule="syntax", path=builder.words())
                return None
            continue
        if token in "]}":
            if not builder.depth or builder.mapping != (token == "}") or (token == "}" and len(builder.items) % 2):
                findings.add(start, f"`{token}` fits nothing before it", rule="syntax", path=builder.words())
                return None
            builder.close()
            continue
        nodes += 1
        if nodes > limits.NODES:
            findings.add(start, f"more than {limits.NODES:,} keys and values", rule="limit")
            return None
        try:
            if token in "[{":
                builder.open(start, token == "{")
            else:
                builder.items.append(_scalar(token, start, builder))
                builder.starts.append(start)
        except Stop:
            return None


def _scalar(token: str, start: int, builder: Builder) -> str | None:
    """The text of a string, number or constant."""
    findings = builder.findings
    if token == "null":
        return None
    value = token
    if token.startswith('"'):
        try:
            value = str(json.loads(token))
        except json.JSONDecodeError as error:
            raise findings.stop(start, f"not a valid JSON text: {error.msg}", rule="syntax") from error
        if SURROGATE.search(value):
            message = "half of a surrogate pair is no character"
            findings.add(start, message, rule="syntax", path=builder.words(), length=len(token))
            value = SURROGATE.sub("", value)
    elif token not in ("true", "false") and not _NUMBER.fullmatch(token):
        message, hint = f"`{clip(token)}` is no JSON", "put the text in double quotes"
        findings.add(start, message, rule="syntax", path=builder.words(), length=len(token), hint=hint)
    if len(value) > limits.SCALAR:
        message = f"a text of {len(value):,} characters; a value may have {limits.SCALAR:,}"
        findings.add(start, message, rule="limit", path=builder.words(), hint="long texts belong into a document")
        value = value[: limits.SCALAR]
    return value
