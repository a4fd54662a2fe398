"""The bare script that `show` is measured against: argparse, C YAML events, the same models, one Rich table."""

import argparse
from pathlib import Path

import yaml
from rich.console import Console
from rich.table import Table

from dossier.model import Dossier

parser = argparse.ArgumentParser()
parser.add_argument("path")
parser.add_argument("--format", default="plain")
options = parser.parse_args()


def build(events):  # type: ignore[no-untyped-def]
    """Plain data from the event stream, every scalar as text."""
    stack, root = [], None
    for event in events:
        kind = type(event).__name__
        if kind in ("MappingStartEvent", "SequenceStartEvent"):
            stack.append(({} if kind[0] == "M" else [], [None]))
        elif kind in ("MappingEndEvent", "SequenceEndEvent", "ScalarEvent"):
            value = event.value if kind == "ScalarEvent" else stack.pop()[0]
            if not stack:
                root = value
                continue
            target, key = stack[-1]
            if isinstance(target, list):
                target.append(value)
            elif key[0] is None:
                key[0] = value
            else:
                target[key[0]] = value
                key[0] = None
    return root


text = Path(options.path).read_text("utf-8")
dossier = Dossier.model_validate(build(yaml.parse(text, yaml.CSafeLoader)), context={"zone": "UTC"})
table = Table("id", "source")
for record in dossier.records:
    table.add_row(record.id, record.cited[0].source)
Console().print(table)
