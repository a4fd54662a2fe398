"""From a file to a frozen dossier, or to the list of everything that is wrong with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from dossier.model import Dossier
from dossier.problems import Problem, errors
from dossier.store import citations, resolve, rules, wording
from dossier.store.controls import controls
from dossier.store.faults import Fault
from dossier.store.faults import Path as DataPath
from dossier.store.limits import PROBLEMS
from dossier.store.loaded import Failed, Loaded
from dossier.store.originals import Originals
from dossier.store.parse import collection_paused, parse
from dossier.store.read import Beside, OnDisk, read_file, read_stdin
from dossier.store.salvage import LISTS, MAPPINGS, Rest, without_entries, without_fields
from dossier.store.stamps import stamp
from dossier.store.tree import Data, Tree

MESSAGE = 400
"""Characters of the longest message about a part of a file."""

COMPUTED = ("query", "checks", "analysis")
"""What `show --format json` adds to a dossier, and a load passes over."""


def load(path: Path | None, originals: Originals | None = None) -> Loaded | Failed:
    """Load a .yaml or .json file, or standard input where `path` is None.

    Bad content never raises: the result is `Failed` with all problems. Raises StorageError where the file
    itself cannot be read.
    """
    if path is None:
        raw = read_stdin()
        with collection_paused():
            return load_bytes(raw, "<stdin>", None, originals)
    before, raw, beside = stamp(path), read_file(path), OnDisk(path.parent)
    with collection_paused():
        found = load_bytes(raw, str(path), path.parent, originals, beside)
    stamps = {path: before, **beside.stamps}
    return found._replace(stamps=stamps) if isinstance(found, Failed) else replace(found, stamps=stamps)


def load_bytes(
    raw: bytes,
    file: str,
    folder: Path | None,
    originals: Originals | None = None,
    beside: Beside | None = None,
) -> Loaded | Failed:
    """Load what a file holds; `folder` is where its documents lie, `beside` what reads them, if not just so."""
    if folder is not None and beside is None:
        beside = OnDisk(folder)
    is_json = file.endswith(".json") or (beside is None and raw.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{")
    if is_json:
        from dossier.store.parse_json import parse_json

        parsed = parse_json(raw, file)
    else:
        parsed = parse(raw, file)
    if parsed.tree is None:
        return Failed(file, parsed.problems)
    return _Load(parsed.tree, file, folder, list(parsed.problems), is_json).run(beside, originals)


class _Load:
    """One load: the tree of one file on its way to a dossier."""

    def __init__(self, tree: Tree, file: str, folder: Path | None, problems: list[Problem], is_json: bool) -> None:
        self.tree = tree
        self.file = file
        self.folder = folder
        self.problems = problems
        self.is_json = is_json
        self.referring: Dossier | None = None
        """Where parts do not validate: the dossier without the faulty fields alone, to follow its references."""

    def run(self, beside: Beside | None, originals: Originals | None) -> Loaded | Failed:
        data = self.tree.data
        if not isinstance(data, dict):
            self._add([Fault((), "the file holds no keys", "a dossier begins with the line dossier: 1")])
            return self._failed()
        data = self._without_computed(data)
        if self.is_json:
            self._add(_nulls(data, ()))
        rest = self._validated(data)
        self._add(controls(data))
        if (dossier := rest.dossier) is None:
            return self._failed()
        self._add(resolve.check(self.referring or dossier, _known(data), _paths(data)))
        self._add(rest.in_file(rules.check(dossier)))
        found = citations.verify(dossier, beside, originals)
        self._add(rest.in_file(found.faults))
        self.problems.extend(found.problems)
        if errors(self.problems):
            return self._failed()
        return Loaded(
            dossier=dossier,
            file=self.file,
            folder=self.folder,
            documents=found.documents,
            originals=found.originals,
            checks=found.checks,
            places=self._place,
            problems=self._ordered(),
        )

    def _failed(self) -> Failed:
        return Failed(self.file, self._ordered())

    def _ordered(self) -> tuple[Problem, ...]:
        found = sorted(dict.fromkeys(self.problems), key=lambda p: (p.file != self.file, p.line or 0, p.column or 0))
        return tuple(found[:PROBLEMS])

    def _place(self, entry: str) -> int | None:
        """The line on which an entry begins."""
        path = _paths(self.tree.data).get(entry)
        return self.tree.mark(path, key=isinstance(path[-1], str)).line if path is not None else None

    def _without_computed(self, data: dict[str, Data]) -> dict[str, Data]:
        computed = [key for key in COMPUTED if key in data]
        for key in computed:
            fault = Fault((key,), f"{key} is computed: passed over", level="notice", rule="computed", key=True)
            self._add([fault])
        return {key: value for key, value in data.items() if key not in computed}

    def _validated(self, data: dict[str, Data]) -> Rest:
        """The dossier; where parts do not validate, what is left of it, so that the rest is checked as well."""
        context = {"zone": _zone(data)}
        try:
            return Rest(Dossier.model_validate(data, context=context), {})
        except ValidationError as error:
            details = error.errors(include_url=False)
        self._add(wording.faults(details))
        places = [detail["loc"] for detail in details]
        self.referring = without_fields(data, places, context)
        return without_entries(data, places, context)

    def _add(self, faults: Iterable[Fault]) -> None:
        told = {(problem.line, problem.column) for problem in self.problems if problem.level == "error"}
        for fault in faults:
            if len(self.problems) >= PROBLEMS:
                return
            problem = self._problem(fault)
            # What the parser has found wrong here the model finds again, in other words.
            if (problem.line, problem.column) not in told:
                self.problems.append(problem)

    def _problem(self, fault: Fault) -> Problem:
        path = fault.path
        if path and path[0] == "strikes" and isinstance(self.tree.data, dict) and "strikes" not in self.tree.data:
            path = ("incidents", *path[1:])
        mark = self.tree.mark(path, key=fault.key)
        return Problem(
            file=self.file,
            line=mark.line,
            column=mark.column,
            path=self.tree.words(path),
            message=_short(fault.message),
            expected=fault.expected,
            hint=fault.hint,
            level=fault.level,
            rule=fault.rule,
            excerpt=self.tree.line_text(mark.line),
            span=mark.span,
        )


def _short(message: str) -> str:
    """A message that may repeat what the file says, which may be a megabyte."""
    return message if len(message) <= MESSAGE else message[: MESSAGE - 1] + "…"


def _zone(data: dict[str, Data]) -> str:
    event = data.get("event")
    zone = event.get("timezone") if isinstance(event, dict) else None
    return zone if isinstance(zone, str) else "UTC"


def _nulls(node: Any, path: DataPath) -> Iterator[Fault]:
    """JSON nulls anywhere but as an open end of a Count or a When."""
    if isinstance(node, dict):
        for key, value in node.items():
            if value is None and not (key in ("high", "from", "to") and ("text" in node or "is" in node)):
                yield Fault(
                    (*path, key),
                    f"{key} is null",
                    expected="null only as an open end of a count or a time",
                    hint="leave the key out",
                    rule="null",
                )
            else:
                yield from _nulls(value, (*path, key))
    elif isinstance(node, list):
        for index, value in enumerate(node):
            if value is None:
                yield Fault((*path, index), "an item is null", hint="take it out", rule="null")
            else:
                yield from _nulls(value, (*path, index))


def _known(data: dict[str, Data]) -> dict[str, tuple[str, ...]]:
    """Every id of the file with the sections it stands in, also of records that could not be read."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for path, key in _ids(data):
        found[key].append("strikes" if path[0] == "incidents" else str(path[0]))
    return {key: tuple(sections) for key, sections in found.items()}


def _paths(data: Data) -> dict[str, DataPath]:
    return {key: path for path, key in _ids(data) if path[0] != "originals"} if isinstance(data, dict) else {}


def _ids(data: dict[str, Data]) -> Iterator[tuple[DataPath, str]]:
    for section in MAPPINGS:
        items = data.get(section)
        if isinstance(items, dict):
            yield from (((section, key), key) for key in items)
    for section in LISTS:
        items = data.get(section)
        # A single item may stand where a list is expected; the model counts it as the first.
        for index, item in enumerate(items if isinstance(items, list) else [items]):
            own = item.get("id") if isinstance(item, dict) else None
            if isinstance(own, str):
                yield (section, index), own
