"""Dossiers as they stood in a git revision: found as on disk, and nothing the repository says is run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Protocol

import pytest

from dossier.problems import StorageError, UsageError
from dossier.store import git, limits
from dossier.store.git import Objects, Refused
from dossier.store.loaded import Failed, Loaded
from dossier.store.revision import is_revision, load_revision

MILL_ROAD = Path(__file__).parents[1] / "data" / "mill-road"
SMALL = "dossier: 1\nid: small\ntitle: {title}\nsources: {{s: {{title: S{document}}}}}\n"


class Repository(Protocol):
    folder: Path

    def git(self, *words: str, stdin: bytes = b"") -> bytes: ...

    def commit(self, message: str = "x") -> None: ...


def small(title: str = "First", document: str = "") -> str:
    return SMALL.format(title=title, document=f", document: {document}" if document else "")


def refused(target: str) -> str:
    with pytest.raises(StorageError) as error:
        load_revision(target)
    assert str(error.value).startswith(f"cannot read {target}: ")
    return str(error.value).removeprefix(f"cannot read {target}: ")


def loaded(target: str) -> Loaded:
    found = load_revision(target)
    assert isinstance(found, Loaded), found.problems
    return found


@pytest.fixture
def history(repository: Repository) -> Repository:
    """A dossier in a folder in two revisions, a small one at the top in the second, and other things."""
    folder = repository.folder / "content" / "mill"
    shutil.copytree(MILL_ROAD, folder)
    repository.commit("First: the example")
    document = folder / "documents" / "herald-1.md"
    document.write_text(document.read_text().replace("[p4] Residents", "[p4] Neighbours"))
    (repository.folder / "dossier.json").write_text(
        '{"dossier": 1, "id": "j", "title": "J", "sources": {"s": {"title": "S"}}}'
    )
    (repository.folder / "linked.yaml").symlink_to("content/mill/dossier.yaml")
    (repository.folder / "folder").symlink_to("content/mill")
    (repository.folder / "empty").mkdir()
    (repository.folder / "empty" / "kept").touch()
    repository.commit("Second")
    return repository


def test_a_file_or_a_folder_is_found_as_on_disk(history: Repository) -> None:
    first, second = loaded("HEAD~1:content/mill"), loaded("HEAD:content/mill/dossier.yaml")
    assert first.file == "HEAD~1:content/mill/dossier.yaml"
    assert first.dossier == second.dossier
    assert first.folder is None
    assert first.documents["herald-1"].paragraphs[3].text.startswith("Residents")
    assert second.documents["herald-1"].paragraphs[3].text.startswith("Neighbours")
    assert loaded("HEAD:").dossier.id == "j"
    assert loaded("main^{tree}:./").dossier.id == "j"
    assert loaded("HEAD^{/First: the}:content//mill/").dossier == first.dossier


def test_a_path_may_begin_in_the_current_folder(history: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(history.folder / "content")
    assert loaded("HEAD:./mill").dossier.id == "mill-road-2031"
    assert loaded("HEAD:../content/mill").dossier.id == "mill-road-2031"
    assert loaded("HEAD:content/mill").dossier.id == "mill-road-2031"
    assert refused("HEAD:mill").endswith("(for a path from content/ begin it with ./)")
    assert refused("HEAD:../../x") == "it lies outside the repository"


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("HEAD~9:content/mill", "there is no revision HEAD~9"),
        ("nowhere:content/mill", "there is no revision nowhere"),
        ("HEAD:content/none", "there is no such file in this revision"),
        ("HEAD:content/mill/dossier.yaml/x", "a part of the path is not a folder"),
        ("HEAD:content", "the folder holds no dossier.yaml"),
        ("HEAD:empty", "the folder holds no dossier.yaml"),
        ("HEAD:/etc/passwd", "without a slash"),
        ("HEAD:content/../../x", "outside the repository"),
        ("HEAD:linked.yaml", "a symbolic link"),
        ("HEAD:folder", "a symbolic link"),
        ("HEAD:folder/dossier.yaml", "a symbolic link"),
        ("HEAD:content/mill:dossier.yaml", "there is no such file"),
        ("HEAD:x\ny", "there is no such file"),
        ("HEAD:\udcff", "there is no such file"),
        ("HEAD --batch-all-objects:x", "there is no revision"),
    ],
)
def test_what_git_does_not_have_is_told(history: Repository, target: str, words: str) -> None:
    assert words in refused(target)


@pytest.mark.parametrize(
    "target", ["-x:y", "--output=x:y", ":x", "HEAD\n:x", "a\tb:x", "x" * 2000 + ":y", "HEAD^{/a:b}"]
)
def test_what_can_be_no_revision_is_a_usage_error(history: Repository, target: str) -> None:
    with pytest.raises(UsageError):
        load_revision(target)


def test_a_path_on_disk_goes_before(history: Repository) -> None:
    (history.folder / "HEAD:content").mkdir()
    assert not is_revision("HEAD:content")
    (history.folder / "link:x").symlink_to("nowhere")
    assert not is_revision("link:x")
    assert is_revision("HEAD:content/mill")
    assert not is_revision("content/mill")


def test_texts_come_from_the_same_revision_and_from_the_folder_alone(repository: Repository) -> None:
    for number, document in enumerate(("t/../t/one.md", "../out.md", "/etc/passwd", "none.md", "t", "t/link.md")):
        folder = repository.folder / f"d{number}"
        (folder / "t").mkdir(parents=True)
        (folder / "t" / "one.md").write_text("[p1] One.\n")
        (folder / "t" / "link.md").symlink_to("one.md")
        (folder / "dossier.yaml").write_text(small(document=document))
    (repository.folder / "out.md").write_text("[p1] Outside.\n")
    repository.commit()
    assert loaded("HEAD:d0").documents["s"].paragraphs[0].text == "One."
    reasons = ("outside the dossier", "relative to", "no such file", "a folder", "a symbolic link")
    for number, reason in enumerate(reasons, 1):
        found = load_revision(f"HEAD:d{number}")
        assert isinstance(found, Failed)
        assert [reason in problem.message for problem in found.problems if problem.rule == "document"] == [True]
        assert {problem.file for problem in found.problems} == {f"HEAD:d{number}/dossier.yaml"}


def test_problems_of_a_text_name_it_with_its_revision(repository: Repository) -> None:
    (repository.folder / "dossier.yaml").write_text(small(document="t.md"))
    (repository.folder / "t.md").write_text("---\nkind: novel\n---\n[p1] One.\n")
    repository.commit()
    found = load_revision("HEAD:")
    assert [problem.place for problem in found.problems] == ["HEAD:t.md:2:1"]


def test_a_file_above_the_limit_is_refused_and_others_are_still_read(repository: Repository) -> None:
    (repository.folder / "dossier.yaml").write_text(small(document="big.md"))
    (repository.folder / "big.md").write_bytes(b"x" * (limits.FILE + 1))
    (repository.folder / "big.yaml").write_bytes(b"#" * (limits.FILE + 1))
    repository.commit()
    assert refused("HEAD:big.yaml") == "it has 16.0 MiB; the limit is 16 MiB"
    found = load_revision("HEAD:dossier.yaml")
    assert ["the limit is 16 MiB" in problem.message for problem in found.problems] == [True]
    with Objects() as objects:
        with pytest.raises(Refused):
            objects.ask(b"HEAD:big.md")
        small_one = objects.ask(b"HEAD:dossier.yaml")
        assert small_one is not None
        assert small_one.raw.startswith(b"dossier: 1")


def test_a_submodule_is_no_file(repository: Repository) -> None:
    repository.commit()
    head = repository.git("rev-parse", "HEAD").decode().strip()
    repository.git("update-index", "--add", "--cacheinfo", f"160000,{head},other")
    repository.git("commit", "-q", "-m", "x")
    assert "submodule" in refused("HEAD:other")
    assert "submodule" in refused("HEAD:other/dossier.yaml")


def test_names_of_any_bytes_are_found(repository: Repository) -> None:
    for name in ("Мост d'été", "a\nb", "-x", os.fsdecode(b"\xff"), "x:y", "*"):
        (repository.folder / "in" / name).mkdir(parents=True)
        (repository.folder / "in" / name / "dossier.yaml").write_text(small(document="t.md"))
        (repository.folder / "in" / name / "t.md").write_text("[p1] One.\n")
    repository.commit()
    for folder in (repository.folder / "in").iterdir():
        assert loaded(f"HEAD:in/{folder.name}").documents.keys() == {"s"}


@pytest.mark.parametrize("form", ["sha1", "sha256"])
def test_a_bare_repository_and_one_with_long_sums_are_read(
    repository: Repository, form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work, bare = tmp_path / "work", tmp_path / "bare.git"
    repository.git("init", "-q", f"--object-format={form}", "-b", "main", str(work))
    (work / "dossier.yaml").write_text(small())
    repository.git("-C", str(work), "add", "-A")
    repository.git("-C", str(work), "commit", "-q", "-m", "x")
    repository.git("clone", "-q", "--bare", str(work), str(bare))
    monkeypatch.chdir(bare)
    assert loaded("main:").dossier.title == "First"
    assert loaded("main:./dossier.yaml").dossier.title == "First"


def test_without_a_repository_or_without_git_it_is_said_what_is_missing(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "no revision HEAD" in refused("HEAD:x")
    monkeypatch.chdir(tmp_path)
    assert refused("HEAD:x") == "the current folder belongs to no git repository"
    monkeypatch.setenv("PATH", str(tmp_path))
    assert refused("HEAD:x") == "revisions are read with git, which is not installed"
    (tmp_path / "git").write_bytes(b"\x7fELF")
    (tmp_path / "git").chmod(0o755)
    assert refused("HEAD:x") == "git cannot be started: exec format error"


def test_a_damaged_repository_is_told(history: Repository) -> None:
    (history.folder / ".git" / "config").write_text("[core\n")
    assert refused("HEAD:content/mill").startswith("git says bad config line 1")
    (history.folder / ".git" / "config").unlink()
    blob = history.git("rev-parse", "HEAD:content/mill/dossier.yaml").decode().strip()
    stored = history.folder / ".git" / "objects" / blob[:2] / blob[2:]
    stored.chmod(0o644)
    stored.unlink()
    assert "it is a partial clone, or damaged" in refused("HEAD:content/mill")
    stored.write_bytes(b"no object")
    assert refused("HEAD:content/mill")


@pytest.fixture
def trap(tmp_path: Path) -> tuple[Path, Path]:
    """A program that leaves a mark, and the mark."""
    mark, program = tmp_path / "mark", tmp_path / "trap"
    program.write_text(f"#!/bin/sh\ntouch {mark}\n")
    program.chmod(0o755)
    return program, mark


def test_what_could_run_something_is_turned_off_by_name(
    history: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "bin" / "git"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\necho "$@" > {tmp_path}/words\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")
    with pytest.raises(StorageError):
        load_revision("HEAD:content/mill")
    for word in ("--no-pager", "--no-optional-locks", "core.fsmonitor=false", "core.hooksPath=/dev/null"):
        assert word in (tmp_path / "words").read_text().split()


def test_nothing_that_a_repository_configures_is_run(history: Repository, trap: tuple[Path, Path]) -> None:
    program, mark = trap
    for key in (
        *("core.fsmonitor", "core.pager", "pager.cat-file", "pager.rev-parse", "core.sshCommand", "core.askPass"),
        *("core.editor", "diff.external", "diff.x.textconv", "diff.x.command", "filter.x.smudge", "filter.x.clean"),
        *("filter.x.process", "credential.helper", "alias.cat-file", "alias.rev-parse", "core.gitProxy"),
        *("gpg.program", "core.alternateRefsCommand", "uploadpack.packObjectsHook"),
    ):
        value = f"!{program}" if key.startswith(("alias", "credential")) else str(program)
        history.git("config", key, value)
    hooks = history.folder / ".git" / "hooks"
    hooks.mkdir(exist_ok=True)
    for hook in ("post-checkout", "post-index-change", "reference-transaction", "pre-auto-gc", "fsmonitor-watchman"):
        shutil.copy(program, hooks / hook)
    (history.folder / ".gitattributes").write_text("* diff=x filter=x\n")
    (history.folder / ".git" / "info" / "attributes").write_text("* diff=x filter=x\n")
    assert loaded("HEAD:content/mill").documents
    assert not mark.exists()
    subprocess.run(["git", "show", "--textconv", "HEAD:content/mill/dossier.yaml"], capture_output=True, check=False)
    assert mark.exists(), "the traps do not work"


@pytest.mark.parametrize("off", ["", "GIT_NO_LAZY_FETCH"])
def test_what_a_partial_clone_lacks_is_not_fetched_by_an_older_git_either(
    history: Repository, trap: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, off: str
) -> None:
    monkeypatch.setattr(git, "SAFE", {key: value for key, value in git.SAFE.items() if key != off})
    program, mark = trap
    history.git("config", "uploadpack.allowFilter", "true")
    clone = tmp_path / "clone"
    history.git("clone", "-q", "--no-checkout", "--filter=blob:none", f"file://{history.folder}", str(clone))
    monkeypatch.chdir(clone)
    history.git("-C", str(clone), "config", "remote.origin.uploadpack", str(program))
    for protocol in ("allow", "file.allow", "ext.allow", "ssh.allow"):
        history.git("-C", str(clone), "config", f"protocol.{protocol}", "always")
    assert "partial clone" in refused("HEAD:content/mill")
    for address in (f"ext::{program}", "ssh://example.org/x", f"file://{history.folder}"):
        history.git("-C", str(clone), "config", "remote.origin.url", address)
        history.git("-C", str(clone), "config", "core.sshCommand", str(program))
        monkeypatch.setenv("GIT_SSH_COMMAND", str(program))
        assert "partial clone" in refused("HEAD:content/mill")
    assert not mark.exists()
    subprocess.run(["git", "show", "HEAD:content/mill/dossier.yaml"], capture_output=True, check=False)
    assert mark.exists(), "the trap does not work"


def test_the_environment_leads_git_nowhere_else(
    history: Repository, trap: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program, mark = trap
    for key in ("GIT_DIR", "GIT_WORK_TREE", "GIT_OBJECT_DIRECTORY", "GIT_EXEC_PATH", "GIT_NAMESPACE", "GIT_INDEX_FILE"):
        monkeypatch.setenv(key, str(tmp_path / "elsewhere"))
    for key in ("GIT_PAGER", "GIT_EXTERNAL_DIFF", "GIT_SSH", "GIT_ASKPASS", "GIT_EDITOR"):
        monkeypatch.setenv(key, str(program))
    monkeypatch.setenv("GIT_TRACE", str(tmp_path / "trace"))
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "core.fsmonitor")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", str(program))
    assert loaded("HEAD:content/mill").documents
    assert not mark.exists()
    assert not (tmp_path / "trace").exists()


def test_git_has_ended_when_the_dossier_is_there(history: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[subprocess.Popen[bytes]] = []
    popen = subprocess.Popen

    def kept(*words: object, **options: object) -> subprocess.Popen[bytes]:
        begun.append(popen(*words, **options))  # type: ignore[call-overload]
        return begun[-1]

    monkeypatch.setattr(subprocess, "Popen", kept)
    loaded("HEAD:content/mill")
    refused("HEAD:content/none")
    assert begun
    assert all(process.returncode is not None for process in begun)


def test_a_path_on_disk_needs_no_git(tmp_path: Path) -> None:
    code = "import sys; from dossier.cli import main; main(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"
    words = ["diff", str(MILL_ROAD), str(MILL_ROAD), "--json"]
    result = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, check=True)
    assert "dossier.store.git" not in result.stderr.split()
    assert "rich" not in {name.split(".")[0] for name in result.stderr.split()}
