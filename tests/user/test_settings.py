"""Settings and themes of the person's own: what they say holds, what is wrong is told by its place."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from textwrap import dedent

import pytest

from dossier.cli import main
from dossier.user.commands import use_keys
from dossier.user.palettes import BUILT_IN, COLOURS, DARK, LIGHT
from dossier.user.paths import settings_folder
from dossier.user.settings import SETTINGS, Setting, load
from dossier.view.style import Style

_CELLS = "this is a number of cells from 40 to 1000, or 0"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.delenv("DOSSIER_SETTINGS", raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)
    folder = tmp_path / "dossier"
    folder.mkdir()
    return folder / "settings.toml"


def _load() -> tuple[str, bool, bool, list[tuple[str, str, str]]]:
    import os

    found = load(os.environ)
    told = [(problem.place.rpartition("/")[2], problem.message, problem.hint) for problem in found.problems]
    return found.theme, found.mouse, found.animations, told


def test_without_a_file_everything_is_as_the_table_has_it(file: Path) -> None:
    assert _load() == ("auto", True, False, [])
    assert not file.exists()


def test_what_the_file_says_holds(file: Path) -> None:
    file.write_text('theme = "light"\nmouse = false\nanimations = true\n')
    assert _load() == ("light", False, True, [])


def test_dates_and_the_width_of_prose_are_settled(file: Path) -> None:
    assert load({}).style == Style("day-month", utc_first=False, prose=0)
    file.write_text('dates = "iso"\nutc-first = true\nprose-width = 72\n')
    assert load({}).style == Style("iso", utc_first=True, prose=72)
    assert load({}).origins["prose-width"] == f"{file}:3"


@pytest.mark.parametrize(
    ("text", "place", "message", "hint"),
    [
        ('dates = "is"', "settings.toml:1:1", "there is no way to write them is", "did you mean iso?"),
        ("utc-first = 1", "settings.toml:1:1", "this is true or false", ""),
        ("utc_first = true", "settings.toml:1:1", "there is no setting of this name", "did you mean utc-first?"),
        ("\nprose-width = 39", "settings.toml:2:1", _CELLS, ""),
        ("prose-width = true", "settings.toml:1:1", _CELLS, ""),
        ('prose-width = "80"', "settings.toml:1:1", _CELLS, ""),
        ('# mine\n  them = "dark"', "settings.toml:2:3", "there is no setting of this name", "did you mean theme?"),
        ("mouse = 1", "settings.toml:1:1", "this is true or false", ""),
        ("\ntheme = true", "settings.toml:2:1", "this is text in quotation marks", ""),
        ('theme = "drak"', "settings.toml:1:1", "there is no theme drak", "did you mean dark?"),
        ("[theme]", "settings.toml", "this is text in quotation marks", ""),
        ("mouse = false\ntheme =", "settings.toml:2:7", "this is no TOML: Invalid value", ""),
    ],
)
def test_what_is_wrong_is_told_by_its_place_and_the_default_holds(
    file: Path, text: str, place: str, message: str, hint: str
) -> None:
    file.write_text(text)
    theme, mouse, animations, told = _load()
    assert (theme, mouse, animations) == ("auto", True, False)
    assert told == [(place, message, hint)]


def test_what_is_right_beside_it_holds(file: Path) -> None:
    file.write_text('mouse = false\ntheme = "none"\n')
    assert _load()[:3] == ("auto", False, False)


@pytest.mark.parametrize("value", ["[" * 10_000, "9" * 5000])
def test_what_no_reader_of_toml_takes_is_told(file: Path, value: str) -> None:
    file.write_text(f"prose-width = {value}")
    (told,) = _load()[3]
    assert told[1].startswith("this is no TOML")


def test_a_file_that_is_no_text_is_told(file: Path) -> None:
    file.write_bytes(b"theme = '\xff'")
    assert _load()[3] == [("settings.toml", "it is not UTF-8", "")]


def test_the_environment_names_another_file_which_must_exist(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other.toml"
    monkeypatch.setenv("DOSSIER_SETTINGS", str(other))
    assert len(_load()[3]) == 1
    other.write_text("mouse = false")
    assert _load() == ("auto", False, False, [])


def test_a_theme_of_ones_own_has_the_colours_that_differ(file: Path) -> None:
    import os

    (file.parent / "themes").mkdir()
    (file.parent / "themes" / "dusk.toml").write_text('hue = "#FFAA00"')
    (file.parent / "themes" / "paper.toml").write_text('is-light = true\nhue = "orange"\nquite = "#000000"')
    file.write_text('theme = "dusk"')
    found = load(os.environ)
    assert found.theme == "dusk"
    assert list(found.themes) == [*BUILT_IN, "dusk", "paper"]
    assert found.themes["dusk"].colours == {**DARK.colours, "hue": "#ffaa00"}
    assert found.themes["paper"].colours == LIGHT.colours
    told = [(problem.place.rpartition("/")[2], problem.message, problem.hint) for problem in found.problems]
    assert told == [
        ("paper.toml:2:1", 'a colour is "#rrggbb"', ""),
        ("paper.toml:3:1", "there is no colour of this name", "did you mean quiet?"),
    ]


def test_the_name_of_a_theme_is_one_that_can_be_typed(file: Path) -> None:
    import os

    (file.parent / "themes").mkdir()
    (file.parent / "themes" / "My \x1b theme.toml").write_text("")
    found = load(os.environ)
    assert list(found.themes) == list(BUILT_IN)
    assert len(found.problems) == 1


def test_the_verb_tells_every_value_and_where_it_comes_from(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("COLORFGBG", "")
    file.write_text("\nmouse = false\nthem = 1\n")
    assert main(["settings"]) == 1
    told = capsys.readouterr().out
    assert f"file: {file}\n" in told
    assert "theme = auto (dark)  (default)" in told
    assert f"mouse = false  ({file}:2)" in told
    assert "animations = false  (default)" in told
    assert f"{file}:3:1: error: them: there is no setting of this name" in told
    assert "did you mean theme?" in told
    monkeypatch.setenv("NO_COLOR", "1")
    file.write_text("")
    assert main(["settings"]) == 0
    assert "theme = plain  (environment: NO_COLOR)" in capsys.readouterr().out


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_the_help_tells_what_one_setting_is_and_can_be(
    file: Path, setting: Setting, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["help", "settings", setting.name]) == 0
    told = capsys.readouterr().out
    assert told.startswith(f"{setting.name} = ")
    assert setting.help in told
    assert f"\nBy default: {str(setting.default).lower()}.\n" in told
    assert main(["settings"]) == 0
    assert f"(default)  {setting.help}" in capsys.readouterr().out


def test_a_setting_that_there_is_not_is_guessed(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["help", "settings", "date"]) == 2
    assert "did you mean dates?" in capsys.readouterr().err
    assert main(["help", "keys", "j"]) == 2


def test_the_manual_knows_every_setting_theme_and_colour() -> None:
    from importlib import resources

    page = (resources.files("dossier") / "manual" / "settings.md").read_text("utf-8")
    for name in (*(setting.name for setting in SETTINGS), *BUILT_IN, *COLOURS):
        assert f"`{name}`" in page
    for setting in SETTINGS:
        assert setting.help in page
    for meaning in COLOURS.values():
        assert meaning in page


@pytest.mark.parametrize(
    ("text", "place", "message", "hint"),
    [
        ('dwon = "x"', "2:1", "there is no command of this name", "did you mean down?"),
        ('half_down = "x"', "2:1", "there is no command of this name", "did you mean half-down?"),
        ("down = 3", "2:1", 'these are keys: ["x", "y"]', ""),
        ("down = []", "2:1", 'these are keys: ["x", "y"]', ""),
        ('down = ["x", "entre"]', "2:1", "there is no key entre", "did you mean enter?"),
        ('accept = "x"', "2:1", "while typing, x is text", ""),
        ('section-map = "M"', "2:1", "a digit stays with its section: the first of its keys is 0", ""),
        ('down = "k"', "2:1", "k is the key of up too", ""),
        ('down = "F"', "2:1", "F is the key of filter-anywhere too", ""),
        ('theme = "down"', "2:1", "↓ is the key of down too", ""),
        ('up = "%"\ndown = "%"', "3:1", "% is the key of up too", ""),
        ('cancel = "ctrl+c"', "2:1", "Ctrl+C is the key of quit too", ""),
    ],
)
def test_keys_that_cannot_be_so_are_told_and_those_of_the_table_hold(
    file: Path, text: str, place: str, message: str, hint: str
) -> None:
    file.write_text(f"[keys]\n{text}\n")
    assert _load()[3][:1] == [(f"settings.toml:{place}", message, hint)]
    assert set(load({}).keys) <= {"up"}


def test_keys_that_change_places_do_not_clash(file: Path) -> None:
    file.write_text('[keys]\nup = ["j"]\ndown = "k"\nsection-map = ["0", "ctrl+k"]\n')
    assert load({}).keys == {"up": ("j",), "down": ("k",), "section-map": ("0", "ctrl+k")}
    assert not load({}).problems
    assert load({}).origins["keys.down"] == f"{file}:3"


def test_the_keymap_is_a_table(file: Path) -> None:
    file.write_text("keys = 1")
    assert _load()[3] == [("settings.toml:1:1", "this is a table: [keys]", "")]


def test_the_list_of_keys_is_that_in_force(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text('[keys]\ndown = ["%", "ctrl+n"]\n')
    try:
        assert main(["help", "keys"]) == 0
        assert "| `%` `Ctrl+N` | Down | `down` | One row down. |" in capsys.readouterr().out
        assert main(["settings"]) == 0
        assert f"keys.down = % ctrl+n  ({file}:2)" in capsys.readouterr().out
    finally:
        use_keys({})


@pytest.mark.parametrize("folder", ["", " ", "/somewhere"])
def test_the_folder_is_the_one_that_is_usual_for_the_system(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from platformdirs import user_config_path

    monkeypatch.setenv("XDG_CONFIG_HOME", folder)
    assert settings_folder() == user_config_path("dossier", appauthor=False)


def test_the_keymap_of_the_manual_holds(tmp_path: Path) -> None:
    page = (files("dossier") / "manual" / "settings.md").read_text("utf-8")
    lines = page[page.index("    [keys]") :].split("\n\n", 1)[0]
    (tmp_path / "settings.toml").write_text(dedent(lines))
    found = load({"DOSSIER_SETTINGS": str(tmp_path / "settings.toml")})
    assert found.problems == ()
    assert len(found.keys) == lines.count("=")
