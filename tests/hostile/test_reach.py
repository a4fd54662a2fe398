"""How far a dossier reaches: not out of its folder, into no program, and nothing around it is run or read."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import tokenize
from functools import cache
from pathlib import Path

import pytest

from dossier.cli import main
from dossier.problems import StorageError, UsageError
from dossier.store.load import load
from dossier.store.loaded import Failed, Loaded
from dossier.store.read import read_file, read_inside
from dossier.user.outside import address, browser, editor
from dossier.user.paths import settings_folder
from tests.hostile import dossiers
from tests.hostile.every_format import on_screen
from tests.hostile.pseudo import ROOT, terminal

SOURCES = sorted((ROOT / "dossier").rglob("*.py"))
SECRET = "the secret words"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A dossier's folder with a secret outside, and every way out that a file system knows."""
    (tmp_path / "secret.txt").write_text(SECRET)
    home = tmp_path / "Dossier"
    (home / "documents").mkdir(parents=True)
    (home / "documents" / "text.md").write_text("[p1] fine\n")
    (tmp_path / "Dossier-2").mkdir()
    (tmp_path / "Dossier-2" / "secret.txt").write_text(SECRET)
    for name, target in (
        ("out.txt", "../secret.txt"),
        ("absolute.txt", str(tmp_path / "secret.txt")),
        ("up", ".."),
        ("root", "/"),
        ("twice.txt", "out.txt"),
        ("loop.txt", "loop.txt"),
        ("gone.txt", "nowhere"),
        ("zero", "/dev/zero"),
        ("stdin", "/dev/stdin"),
    ):
        (home / name).symlink_to(target)
    os.mkfifo(home / "fifo")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(os.path.relpath(home / "socket"))
    return home


WAYS_OUT = [
    *("../secret.txt", "documents/../../secret.txt", "./../secret.txt", "documents/../documents/../../secret.txt"),
    *("../Dossier-2/secret.txt", "../Dossier/../secret.txt", "../DOSSIER/../secret.txt", "..//secret.txt", "../"),
    *("out.txt", "absolute.txt", "up/secret.txt", "up/Dossier-2/secret.txt", "root/etc/passwd", "twice.txt"),
    *("/etc/passwd", "//etc/passwd", "/dev/zero", "/dev/stdin", "/proc/self/environ", "file:///etc/passwd"),
    *("~/.profile", "$HOME/.profile", "%2e%2e/secret.txt", "..%2fsecret.txt", "．．/secret.txt", "..\u200b/secret.txt"),
    *("..\\secret.txt", "documents\\..\\..\\secret.txt", "C:\\Windows\\win.ini", "C:secret.txt", "\\\\host\\share\\x"),
    *("\\\\?\\C:\\x", "CON", "NUL", "COM1.txt", "aux", "documents/text.md:stream", "documents/text.md::$DATA"),
    *("documents/text.md ", "documents/text.md.", "DOCUMENTS/TEXT.MD", "documents/text.md/x"),
    *("loop.txt", "gone.txt", "zero", "stdin", "fifo", "socket", "documents", ".", "", "a\0b", "x" * 5000),
    *("http://169.254.169.254/latest", "-rf", "|id", "$(id)"),
]


@pytest.mark.parametrize("name", WAYS_OUT)
def test_a_reference_never_leaves_the_folder_nor_waits(folder: Path, name: str) -> None:
    with pytest.raises(StorageError) as told:
        read_inside(folder, name)
    assert SECRET not in str(told.value)
    data = dossiers.base()
    data["sources"]["herald-1"]["document"] = name
    found = load(dossiers.Case("", "dossier.json", dossiers.as_json(data)).write(folder))
    assert isinstance(found, Failed)
    assert {problem.line for problem in found.problems if problem.level == "error"} != {None}
    assert SECRET not in str(found.problems)


def test_what_lies_inside_is_read_by_any_name_for_it(folder: Path) -> None:
    (folder / "alias.md").symlink_to("documents/text.md")
    for name in (
        "documents/text.md",
        "./documents//text.md",
        "documents/../documents/text.md",
        "documents/text.md/",
        "alias.md",
    ):
        assert read_inside(folder, name) == b"[p1] fine\n"
    linked = folder.parent / "linked"
    linked.symlink_to(folder)
    assert read_inside(linked, "documents/text.md") == b"[p1] fine\n"


@pytest.mark.parametrize("name", ["fifo", "socket", "zero", "stdin", "documents", "loop.txt", "gone.txt"])
def test_what_is_no_regular_file_is_refused_at_once(folder: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(StorageError):
        read_file(folder / name)
    screen = on_screen(monkeypatch)
    path, good = str(folder / name), "tests/data/mill-road"
    for words in (
        ["show", path],
        ["check", path],
        ["text", path],
        ["attach", good, "herald-1", path],
        ["diff", good, path],
    ):
        assert main(words) == 74, words
    monkeypatch.setenv("DOSSIER_SETTINGS", path)
    assert main(["settings"]) == 1
    assert "Traceback" not in screen.getvalue()


def test_a_file_that_becomes_a_pipe_between_look_and_opening_is_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ordinary = (folder / "documents" / "text.md").stat()
    monkeypatch.setattr(Path, "stat", lambda self, **_: ordinary)
    with pytest.raises(StorageError, match="not a regular file"):
        read_file(folder / "fifo")


@pytest.mark.parametrize("name", ["fifo", "socket", "zero"])
def test_a_folder_whose_dossier_is_no_regular_file_holds_none(
    folder: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "dossier.yaml").symlink_to(name)
    (folder.parent / "loose.yaml").symlink_to("Dossier/fifo")
    screen = on_screen(monkeypatch)
    assert main(["show", str(folder)]) == 74
    assert main(["list", "--in", str(folder.parent)]) == 0
    assert "no dossiers here" in screen.getvalue()


FORBIDDEN = {
    "shell": r"shell\s*=\s*True|os\.(?:system|popen|exec\w*|spawn\w*)\b|\bgetoutput\b|getstatusoutput|commands\.",
    "code": r"(?<![\w.])(?:eval|exec|__import__|compile)\(|\bmarshal\b|\bshelve\b|runpy|\bimp\b|code\.interact",
    "data": r"yaml\.(?:unsafe_|full_)?load(?:_all)?\(|yaml\.(?:Unsafe|Full|C?)Loader|jsonpickle|\bdill\b",
    "folders": r"tempfile\.mktemp\b|\bchdir\(",
    "imports": r"sys\.path\.(?:insert|append)|site\.addsitedir|spec_from_file_location",
    "network": r"\burllib\.request\b|\bhttp\.client\b|\bsocket\b|\brequests\b|\bsmtplib\b|\bftplib\b",
}
"""What the program does nowhere: it starts no shell, runs no text as code, loads no objects, opens no connection."""


@pytest.mark.parametrize("what", FORBIDDEN)
def test_the_program_does_nowhere_what_a_hostile_text_would_need(what: str) -> None:
    pattern = re.compile(FORBIDDEN[what])
    found = {str(path.relative_to(ROOT)): pattern.findall(_code(path)) for path in SOURCES}
    assert {name: hits for name, hits in found.items() if hits} == {}


@cache
def _code(path: Path) -> str:
    """A module without its comments and texts, in which words may say anything."""
    with path.open("rb") as file:
        kept = list(tokenize.tokenize(file.readline))
    return (
        " ".join(token.string for token in kept if token.type not in (tokenize.COMMENT, tokenize.STRING, tokenize.NL))
        .replace(" . ", ".")
        .replace(" (", "(")
    )


def test_objects_are_unpickled_only_from_the_pipe_of_the_second_process() -> None:
    users = {str(path.relative_to(ROOT)) for path in SOURCES if "pickle" in _code(path)}
    assert users == {"dossier/tui/ahead.py"}


def test_programs_are_started_with_lists_of_words() -> None:
    users = {str(path.relative_to(ROOT)) for path in SOURCES if "subprocess" in _code(path)}
    assert users == {"dossier/store/git.py", "dossier/user/clipboard.py", "dossier/user/outside.py"}


HOSTILE_URLS = [
    *("javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "file:///etc/passwd", "vscode://x", "ssh://x"),
    *(
        "mailto:a@b.example",
        "//evil.example/",
        "evil.example",
        "-version",
        "--new-window",
        "https:evil.example",
        "https:///x",
    ),
    *(
        "https://good.example@evil.example/",
        "https://good.example\\@evil.example/",
        "https://good.example%2f@evil.example",
    ),
    *("https://e\u202evil.example/", "https://evil.example/\x1b]0;x\x07", "https://a b/"),
    *(
        "https://evil.example\n.good.example/",
        "https://evil.example\t/",
        "\x00https://evil.example/",
        " https://e.example",
    ),
    *(
        "https://evil.example\u2028/",
        "http://[::1",
        "https://e.example:99999/",
        "https://e..example/",
        "https://$(id)/",
    ),
    *("https://`id`.example/", "https://a'b/", 'https://a"b/', "https://e.example:80:80/", "https://%65vil.example/"),
]


@pytest.mark.parametrize("url", HOSTILE_URLS)
def test_what_is_no_web_address_is_not_opened(url: str) -> None:
    with pytest.raises(UsageError):
        address(url)


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://xn--80ak6aa92e.com/", "xn--80ak6aa92e.com"),
        ("https://аррӏе.example/", "xn--80ak6aa92e.example"),
        ("https://ｅｖｉｌ.example/", "evil.example"),
        ("https://EVIL。example/", "evil.example"),
        ("https://e\u200bvil.example/", "evil.example"),
        ("https://bücher.example:8443/?a=%s&b=$(id)", "xn--bcher-kva.example"),
    ],
)
def test_the_host_that_is_shown_is_the_one_that_is_asked(url: str, host: str) -> None:
    found = address(url)
    assert found.host == host
    assert found.url.isascii()
    assert found.url.startswith(f"https://{host}")


ODD = ["", "a b", "it's", 'say "x"', "%s %f %%", "$(touch pwned)", "`id`", "; id", "-x", "~", "*", "\n", "☃", "[x]"]
"""What may stand in the path of a program or a file."""


@pytest.mark.parametrize("odd", ODD)
def test_editor_and_browser_get_their_words_as_they_are(odd: str, tmp_path: Path) -> None:
    folder = tmp_path / f"bin {odd}"
    folder.mkdir()
    tool = folder / "vim"
    tool.write_text('#!/bin/sh\nprintf "%s\\0" "$@" > "${0%/*}/words"\n')
    tool.chmod(0o755)
    quoted = f"'{str(tool).replace(chr(39), chr(39) + chr(92) + chr(39) + chr(39))}'"
    file = tmp_path / f"-{odd} file.yaml"
    words = editor(file, 3, {"EDITOR": f"{quoted} -c 'a b' %s"})
    assert words == [str(tool), "-c", "a b", "%s", "+3", str(file)]
    subprocess.run(words, check=True)
    assert (folder / "words").read_bytes() == b"".join(os.fsencode(word) + b"\0" for word in words[1:])
    url = f"https://example.org/?q=%s%25{odd.strip()}"
    assert browser(url, {"BROWSER": f"{quoted} '--a b=%s' %"}) == [str(tool), f"--a b={url}", "%"]


def test_no_pager_is_ever_started(monkeypatch: pytest.MonkeyPatch) -> None:
    assert [path.name for path in SOURCES if "PAGER" in path.read_text("utf-8")] == []


PLANTED = [
    *("sitecustomize", "usercustomize", "conftest", "yaml", "rich", "textual", "pydantic", "platformdirs", "tzdata"),
    *(
        "json",
        "argparse",
        "re",
        "tomllib",
        "pickle",
        "subprocess",
        "shutil",
        "dossier_plugin",
        "errno",
        "gc",
        "asyncio",
    ),
]


@pytest.fixture
def planted(tmp_path: Path) -> Path:
    """A dossier's folder that holds everything which some program runs or obeys without being asked."""
    home = tmp_path / "home"
    shutil.copytree(dossiers.MILL_ROAD, home)
    run = f"open({str(tmp_path / 'pwned')!r}, 'a').write(__name__ + '\\n')\n"
    for name in PLANTED:
        (home / f"{name}.py").write_text(run)
    (home / "evil.pth").write_text(f"import os; {run}")
    (home / "pyvenv.cfg").write_text("home = /nowhere\n")
    for name in ("settings.toml", "dossier.toml", ".dossier.toml", "config.toml"):
        (home / name).write_text('theme = "no-such-theme"\nmouse = 12\n')
    (home / "dossier").mkdir()
    (home / "dossier" / "settings.toml").write_text('theme = "no-such-theme"\n')
    (home / ".env").write_text("DOSSIER_SETTINGS=settings.toml\nEDITOR=./vi\nNO_COLOR=1\nTEXTUAL_LOG=pwned.log\n")
    (home / "pyproject.toml").write_text("[tool.dossier]\ntheme = 'x'\n")
    (home / "reader.tcss").write_text("* { display: none; }")
    for name in ("vi", "git", "xdg-open", "xclip", "less", "sh", "dossier-plugin"):
        (home / name).write_text(f"#!/bin/sh\necho {name} >> {tmp_path}/pwned\n")
        (home / name).chmod(0o755)
    return home


_VERBS = [
    *(["settings"], ["show", "dossier.yaml", "--format", "rich"], ["diff", "dossier.yaml", "HEAD:dossier.yaml"]),
]


def test_nothing_in_the_current_folder_is_run_or_obeyed(planted: Path, tmp_path: Path) -> None:
    own = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "DOSSIER", "COV"))}
    own |= {"XDG_CONFIG_HOME": ".", "PATH": f".:{os.environ['PATH']}:", "EDITOR": "vi", "BROWSER": "xdg-open"}
    said = b""
    for words in _VERBS:
        command = [sys.executable, "-m", "dossier", *words]
        found = subprocess.run(command, cwd=planted, env=own, capture_output=True, check=False)
        assert found.returncode in (0, 2, 74), (words, found.stderr)
        said += found.stdout + found.stderr
    assert b"no-such-theme" not in said
    keys = [(b"Key figures", b"4e"), (b"editor", b"o"), (b"example.org", b"o"), (b"opened", b"qqqq")]
    words = [sys.executable, "-m", "dossier", "read", "dossier.yaml"]
    read = terminal(words, keys, cwd=planted, env={**own, "DISPLAY": ":9"})
    assert read.code == 0, read.written[-300:]
    assert not (tmp_path / "pwned").exists(), (tmp_path / "pwned").read_text()
    assert not list(planted.glob("*.log"))


_OPENED = """
import os, sys
seen = []
def hook(event, args):
    if event in ("open", "os.listdir", "os.scandir", "import") and args and isinstance(args[0], str | bytes):
        seen.append((event, os.path.abspath(os.fsdecode(args[0]))))
    elif event.startswith(("subprocess", "os.exec", "os.posix_spawn", "os.system", "socket.connect")):
        print("STARTED", event, args)
sys.addaudithook(hook)
from dossier.cli import main
main(sys.argv[1:])
here = os.getcwd() + "/"
print("OPENED", *sorted({path.removeprefix(here) for event, path in seen if event == "open" and path.startswith(here)}))
"""


def test_of_a_dossiers_folder_its_own_files_alone_are_opened(planted: Path) -> None:
    for words in (["show", "dossier.yaml"], ["check", "."], ["show", "mill-road-2031", "--json"]):
        command = [sys.executable, "-P", "-c", _OPENED, *words]
        own = {**os.environ, "DOSSIER_PATH": str(planted)}
        found = subprocess.run(command, cwd=planted, env=own, capture_output=True, text=True, check=True)
        assert found.stdout.splitlines()[-1] == "OPENED documents/herald-1.md dossier.yaml"
        assert "STARTED" not in found.stdout


def test_a_folder_of_settings_that_is_not_absolute_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    for named in (".", "settings", "./x", " ", ""):
        monkeypatch.setenv("XDG_CONFIG_HOME", named)
        assert settings_folder().is_absolute()


def test_the_person_who_opens_a_dossier_finds_it_whole(folder: Path) -> None:
    data = dossiers.base()
    data["sources"]["herald-1"]["document"] = "documents/text.md"
    for section in ("strikes", "casualties", "reactions", "background"):
        data[section][0]["cited"] = "herald-1 p1"
    assert isinstance(load(dossiers.Case("", "dossier.json", dossiers.as_json(data)).write(folder)), Loaded)
