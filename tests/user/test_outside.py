"""Addresses and files handed to programs outside: nothing but plain addresses, and never by a shell."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.problems import UsageError
from dossier.user.outside import address, browser, edit, editor, open_address


@pytest.mark.parametrize(
    ("url", "shown", "host"),
    [
        ("https://example.org/bridge?a=1#b", "https://example.org/bridge?a=1#b", "example.org"),
        ("http://\u0430pple.example/", "http://xn--pple-43d.example/", "xn--pple-43d.example"),
        ("HTTPS://Example.ORG:8080/%20ä", "https://example.org:8080/%20%C3%A4", "example.org"),
        ("http://[::1]/x", "http://[::1]/x", "::1"),
    ],
)
def test_the_host_of_an_address_is_ascii(url: str, shown: str, host: str) -> None:
    assert address(url) == (shown, host)


@pytest.mark.parametrize(
    "url",
    [
        *("javascript:alert(1)", "file:///etc/passwd", "ftp://example.org", "-x", "example.org", "", "https://"),
        *("https://bank.example@evil.example/", "https://a b/", "https://a\n.example/", "https://a\x1b]0;x\x07/"),
        *("https://a.example:99999/", "https://[::1/", "https://a.example\\@b.example/", "https://" + "a" * 70),
        "https://a.example/\udcd7",
    ],
)
def test_what_is_no_plain_web_address_is_refused(url: str) -> None:
    with pytest.raises(UsageError):
        address(url)


@given(st.text())
def test_any_text_is_a_clean_address_or_refused(text: str) -> None:
    for url in (text, f"https://{text}"):
        try:
            found = address(url)
        except UsageError:
            continue
        assert found.url.isascii()
        assert found.url.isprintable()
        assert " " not in found.url
        assert found.url.startswith(("http://", "https://"))


def everywhere(name: str) -> str | None:
    return f"/usr/bin/{name}"


@pytest.mark.parametrize(
    ("named", "words"),
    [
        ("firefox", ["/usr/bin/firefox", "U"]),
        ("firefox --new-tab '%s' -x", ["/usr/bin/firefox", "--new-tab", "U", "-x"]),
        ("missing:lynx", ["/usr/bin/lynx", "U"]),
        ("my\\ browser; rm", ["/usr/bin/my browser;", "rm", "U"]),
        ("", ["/usr/bin/xdg-open", "U"]),
    ],
)
def test_the_browser_is_the_one_that_is_named(named: str, words: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    assert browser("U", {"BROWSER": named}, lambda name: None if name == "missing" else everywhere(name)) == words


def test_no_browser_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert open_address("https://example.org", {}) == "is not opened: there is no browser, set $BROWSER"
    said = open_address("https://example.org", {"BROWSER": "firefox '"})
    assert said == "is not opened: the quotes in firefox ' do not close"


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ('printf %s "$1" > "$0.opened"', "opened with seer"),
        ("exit 7", "seer could not open it (7)"),
        ("exec sleep 3", "opened with seer"),
    ],
)
def test_whether_a_browser_started_is_said(
    script: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dossier.user.outside._MOMENT", 0.5)
    file = tmp_path / "seer"
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)
    assert open_address("https://example.org/$(x)", {"BROWSER": str(file)}) == said
    if "opened" in script:
        assert (tmp_path / "seer.opened").read_text() == "https://example.org/$(x)"


@pytest.mark.parametrize(
    ("named", "words"),
    [
        ("/usr/bin/vim", ["/usr/bin/vim", "+12", "/d/dossier.yaml"]),
        ("/usr/bin/emacsclient -t", ["/usr/bin/emacsclient", "-t", "+12", "/d/dossier.yaml"]),
        ("'/opt/my tools/nano' -w", ["/opt/my tools/nano", "-w", "+12", "/d/dossier.yaml"]),
        ("/usr/bin/code --wait", ["/usr/bin/code", "--wait", "--goto", "/d/dossier.yaml:12"]),
        ("/usr/bin/hx", ["/usr/bin/hx", "/d/dossier.yaml:12"]),
        ("/usr/bin/other", ["/usr/bin/other", "/d/dossier.yaml"]),
    ],
)
def test_an_editor_is_opened_at_the_line(named: str, words: list[str]) -> None:
    assert editor(Path("/d/dossier.yaml"), 12, {"EDITOR": named}) == words
    assert editor(Path("/d/dossier.yaml"), 12, {"VISUAL": named, "EDITOR": "/usr/bin/vi"}) == words


def test_without_a_line_the_file_alone_is_opened_and_is_no_option() -> None:
    assert editor(Path("-x"), None, {"EDITOR": "/usr/bin/vi"}) == ["/usr/bin/vi", str(Path("-x").absolute())]
    assert editor(Path("/d/dossier.yaml"), None, {"EDITOR": "/usr/bin/vi"}) == ["/usr/bin/vi", "/d/dossier.yaml"]


@pytest.mark.parametrize(
    ("environ", "said"),
    [
        ({}, "no editor is named"),
        ({"EDITOR": " "}, "no editor is named"),
        ({"EDITOR": "vi 'x"}, "do not close"),
        ({"EDITOR": "surely-no-editor", "PATH": "/usr/bin"}, "there is no editor surely-no-editor"),
    ],
)
def test_an_editor_that_is_none_is_said(environ: dict[str, str], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        editor(Path("/d/dossier.yaml"), 1, environ)


def test_how_an_editor_ended_is_said(tmp_path: Path) -> None:
    assert edit(["/bin/sh", "-c", "exit 0"]) == ""
    assert edit(["/bin/sh", "-c", "exit 3"]) == "sh ended with 3"
    # an interrupt reaches the editor, and not the reader that waits for it
    assert edit(["/bin/sh", "-c", "kill -INT $PPID; kill -INT $$; sleep 9"]) == "sh ended with -2"
    assert edit([str(tmp_path / "none")]) == "none: there is no such file"
