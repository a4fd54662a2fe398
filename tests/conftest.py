"""Fixtures for every room: the sources beside the repository, random dossiers, and git repositories."""

from __future__ import annotations

import gc
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from pydantic import BaseModel

from dossier.model import CasualtyReport, Citation, Count, Dispute, Dossier, Locus, Place, Reaction, When
from dossier.model.place import Position

# A suite that passed passes again: its examples are always the same. HYPOTHESIS_PROFILE=random draws others, and more.
settings.register_profile("same", derandomize=True, max_examples=60)
settings.register_profile("random")
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors: a test that drives a terminal waits for it a good part of its time."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_finish() -> None:
    """What has been imported and collected lives until the end: the collector of garbage need not look at it again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)


IDS = st.sampled_from(["a", "b", "mill-road", "x9"])
TEXTS = st.one_of(
    st.sampled_from(["x", "=1+1", "no", "012", "[sic]", "طريق", "\u202e\x1b]0;x\x07", 'a "b"; c', "1e3", "null"]),
    st.text(min_size=1, max_size=5).filter(str.strip),
)
COUNTS = st.sampled_from(
    ["16", "at least 16", "none", "unknown", "2-19", {"text": "2-19", "best": "16"}, {"text": "a handful", "low": "3"}]
)
WHENS = st.sampled_from(
    [
        "2031",
        "2031-05-04~",
        "2031-05-04T05:10",
        "2031-05-04/..",
        "-0044-03",
        "Y17000",
        {"is": "2031", "words": "that year"},
        {"is": "2031-05-04", "zone": "Asia/Baghdad"},
    ]
)
LOCI = st.one_of(
    IDS, st.just("event"), IDS.map(lambda key: {"near": key}), COUNTS.map(lambda count: {"unnamed": count})
)
CITATIONS = st.one_of(
    IDS,
    IDS.map(lambda key: f"{key} p1-p3, page 4"),
    IDS.map(lambda key: f'{key} p5 "killed at least 16"'),
    st.fixed_dictionaries(
        {"source": IDS, "quote": TEXTS, "words": st.just("direct_quote")},
        optional={"said": WHENS, "via": st.lists(IDS, max_size=2), "renders": IDS, "for": TEXTS, "verb": TEXTS},
    ),
)
_PATTERNED = {"sha256": st.just("0" * 64), "wikidata": st.just("Q42"), "timezone": st.just("Europe/Vilnius")}
_WHOLE: dict[type[BaseModel], st.SearchStrategy[Any]] = {
    Count: COUNTS,
    When: WHENS,
    Locus: LOCI,
    Citation: CITATIONS,
}
_PLACED = {"coordinates": st.just(["54.68", "-0.5"]), "precision": st.sampled_from(["10m", "town", "country"])}
_ALWAYS: dict[type[BaseModel], dict[str, st.SearchStrategy[Any]]] = {
    CasualtyReport: {"killed": COUNTS},
    Reaction: {"says": TEXTS},
    Place: _PLACED,
    Position: _PLACED,
    Dispute: {"positions": st.fixed_dictionaries({"answer": TEXTS})},
}


def _part(model: type[BaseModel]) -> st.SearchStrategy[Any]:
    """Any value of a model, with any of its optional fields."""
    if model in _WHOLE:
        return _WHOLE[model]
    always = _ALWAYS.get(model, {})
    fields = {info.alias or name: (name, info) for name, info in model.model_fields.items()}
    made = {
        key: always[key] if key in always else _field(name, info.annotation) for key, (name, info) in fields.items()
    }
    needed = {key for key, (_, info) in fields.items() if info.is_required() or key in always}
    return st.fixed_dictionaries(
        {key: value for key, value in made.items() if key in needed},
        optional={key: value for key, value in made.items() if key not in needed},
    )


def _field(name: str, annotation: Any) -> st.SearchStrategy[Any]:
    arguments = [part for part in get_args(annotation) if part not in (type(None), ...)]
    if name in _PATTERNED:
        return _PATTERNED[name]
    if get_origin(annotation) is Literal:
        return st.sampled_from(arguments)
    if get_origin(annotation) is dict:
        key, value = arguments
        keys = IDS if get_origin(key) is None else _field("", key)
        return st.dictionaries(keys, _field("", value), max_size=2)
    if get_origin(annotation) is tuple:
        return st.lists(_field(name, arguments[0]), min_size=1, max_size=2)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _part(annotation)
    if arguments:
        return _field(name, arguments[0])
    if annotation in (bool, int):
        return st.sampled_from(["true", "false"] if annotation is bool else ["1", "6"])
    return _text(name)


def _text(name: str) -> st.SearchStrategy[str]:
    prose = "title name says what summary methodology note question answer office venue means unit value"
    return TEXTS if name in prose.split() else IDS


def _numbered(parts: dict[str, Any]) -> dict[str, Any]:
    """Ids made unique, so that every record can be told from every other."""
    for section in ("strikes", "casualties", "reactions", "background", "disputes"):
        for index, item in enumerate(parts.get(section, ())):
            item["id"] = f"{section}-{index}"
    for section in ("actors", "places", "originals", "sources"):
        if section in parts:
            parts[section] = {f"{section}-{key}": item for key, item in parts[section].items()}
    return {**parts, "sources": {"s": {"title": "S"}, **parts.get("sources", {})}}


@st.composite
def files(draw: st.DrawFn, parts: st.SearchStrategy[dict[str, Any]]) -> dict[str, Any]:
    """Composed, so that a failing test prints its name and not all 32 kB of it."""
    return _numbered(draw(parts))


@pytest.fixture(scope="session", autouse=True)
def nobodys_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A folder in the place of the person's own: whatever a test starts, it reads and keeps nothing of theirs."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
        patch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("config")))
        patch.delenv("DOSSIER_SETTINGS", raising=False)
        # a hundred programs are started: each would compile all its modules again
        patch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
        yield


@pytest.fixture(scope="session")
def any_file() -> st.SearchStrategy[dict[str, Any]]:
    """The data of any dossier file, every scalar as text."""
    return files(st.deferred(lambda: _part(Dossier)))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of sources and tools that stands beside the repository where the project is developed."""
    folder = Path(__file__).resolve().parents[2] / "shared"
    if not folder.is_dir():
        pytest.skip(f"needs the sources beside the repository: {folder} does not exist")
    return folder


class Repository:
    """A git repository of its own, which no configuration of the person's reaches."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.git("init", "-q", "-b", "main")

    def git(self, *words: str, stdin: bytes = b"") -> bytes:
        """What git prints. Fails where git does."""
        own = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
        own |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "HOME": str(self.folder)}
        identity = ("-c", "user.name=maintainers", "-c", "user.email=maintainers@example.org")
        command = ["git", *identity, *words]
        return subprocess.run(command, cwd=self.folder, env=own, input=stdin, capture_output=True, check=True).stdout

    def commit(self, message: str = "x") -> None:
        """Commit everything there is."""
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", message)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """An empty repository as the current folder."""
    folder = tmp_path / "repository"
    folder.mkdir()
    for key in [key for key in os.environ if key.startswith("GIT_")]:
        monkeypatch.delenv(key)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    monkeypatch.chdir(folder)
    return Repository(folder)
