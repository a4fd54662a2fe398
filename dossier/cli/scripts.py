"""The scripts by which shells complete command lines, written from the list of what can stand on one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dossier.cli.words import Option, Place, Verb

_BASH = """# Completion of dossier in bash: eval "$(dossier completion bash)"
_dossier() {{
    local IFS=$' \\t\\n' cur=${{COMP_WORDS[COMP_CWORD]}} prev='' verb='' words='' files='' at=-1 word
    ((COMP_CWORD)) && prev=${{COMP_WORDS[COMP_CWORD - 1]}}
    # bash takes --format=json for three words
    if [[ $cur == = ]]; then
        cur=''
    elif [[ $prev == = ]]; then
        prev=${{COMP_WORDS[COMP_CWORD - 2]}}
    fi
    case ${{COMP_WORDS[1]}} in
    {names}) ((COMP_CWORD > 1)) && verb=${{COMP_WORDS[1]}} ;;
    esac
    for word in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
        [[ $word == -* ]] || ((++at))
    done
    case "$verb $prev" in
{values}
    *)
        case "$verb $cur" in
{options}
        *)
            case $verb in
{places}
            esac ;;
        esac ;;
    esac
    COMPREPLY=($(compgen -W "$words" -- "$cur"))
    if [[ $files ]]; then
        IFS=$'\\n'
        COMPREPLY+=($(compgen "$files" -- "$cur"))
        compopt -o filenames 2>/dev/null
    fi
}}
complete -F _dossier dossier
"""

_ZSH = """#compdef dossier
# Completion of dossier in zsh: a file _dossier in a folder of $fpath
_dossier() {{
    local verb=''
    if ((CURRENT > 2)); then
        case ${{words[2]}} in
        {names}) verb=${{words[2]}}; shift words; ((CURRENT--)) ;;
        esac
    fi
    case $verb in
{verbs}
    esac
}}
if [[ $funcstack[1] == _dossier ]]; then _dossier "$@"; else compdef _dossier dossier; fi
"""


_FISH = """# Completion of dossier in fish: ~/.config/fish/completions/dossier.fish
function __dossier_verb
    set -l words (commandline -opc | string match -v -- '-*')
    test "$words[2]" = "$argv[1]"; and test (count $words) -ge (math 2 + $argv[2])
end
complete -c dossier -f
"""


def bash(verbs: Sequence[Verb]) -> str:
    """The script for bash."""
    values, options, places = [], [], []
    for verb in verbs:
        for option in verb.options:
            if option.takes is not None:
                meant = "|".join(f"'{verb.name} {name}'" for name in option.names)
                values.append(f"    {meant}) {_bash_place(option.takes) or ':'} ;;")
        names = " ".join(name for option in verb.options for name in option.names)
        options.append(f"        '{verb.name} -'*) words='{names}' ;;")
        wanted = "; ".join(filter(None, (_bash_place(place, at) for at, place in enumerate(verb.places))))
        places.append(f"            '{verb.name}') {wanted or ':'} ;;")
    return _BASH.format(
        names=_names(verbs), values="\n".join(values), options="\n".join(options), places="\n".join(places)
    )


def _bash_place(place: Place, at: int = 0) -> str:
    """What is offered there; of the arguments after the first one, only once so many words stand before them."""
    offered = f"words+=' {' '.join(place.words)}'" if place.words else ""
    files = f"files={'-d' if place.name == 'DIR' else '-f'}" if place.files else ""
    told = " ".join(filter(None, (offered, files)))
    return f"((at < {at})) || {{ {told}; }}" if at and told else told


def zsh(verbs: Sequence[Verb]) -> str:
    """The script for zsh."""
    return _ZSH.format(names=_names(verbs), verbs="\n".join(map(_zsh_verb, verbs)))


def _zsh_verb(verb: Verb) -> str:
    specs = [*map(_zsh_option, verb.options), *map(_zsh_place, verb.places)]
    lines = " \\\n".join(f"            {_quoted(spec)}" for spec in specs)
    return f"    '{verb.name}')\n        _arguments \\\n{lines} ;;"


def _zsh_option(option: Option) -> str:
    name = option.names[-1]
    takes = "" if option.takes is None else f":{_zsh_text(option.takes.name.lower())}:{_zsh_words(option.takes)}"
    return f"*{name}{'=' if takes else ''}[{_zsh_text(option.help)}]{takes}"


def _zsh_place(place: Place) -> str:
    return f"{'*' if place.many else ''}:{_zsh_text(place.name.lower())}:{_zsh_words(place)}"


def _zsh_words(place: Place) -> str:
    if not place.words:
        return ("_files -/" if place.name == "DIR" else "_files") if place.files else " "
    words = f"({' '.join(place.words)})"
    # two sources of matches stand in one action as alternatives
    return f"_alternative 'words::{words}' 'files::_files'" if place.files else words


def _zsh_text(text: str) -> str:
    return text.replace("\\", "\\\\").replace(":", "\\:").replace("[", "\\[").replace("]", "\\]")


def fish(verbs: Sequence[Verb]) -> str:
    """The script for fish."""
    return _FISH + "".join(f"{told}\n" for verb in verbs for told in _fish_verb(verb, verbs))


def _fish_verb(verb: Verb, verbs: Sequence[Verb]) -> Iterator[str]:
    told = {other.name: other.help for other in verbs}
    for at, place in enumerate(verb.places):
        start = f"complete -c dossier -n '__dossier_verb \"{verb.name}\" {at if verb.name else -1}'"
        yield from (
            f"{start}{' -F' if place.files else ''} -a {word}" + (f" -d {_quoted(told[word])}" if word in told else "")
            for word in place.words
        )
        if place.files and not place.words:
            yield f"{start} -F"
    start = f"complete -c dossier -n '__dossier_verb \"{verb.name}\" {0 if verb.name else -1}'"
    for option in verb.options:
        flags = " ".join(f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in option.names)
        yield f"{start} {flags}{_fish_takes(option.takes)} -d {_quoted(option.help)}"


def _fish_takes(place: Place | None) -> str:
    if place is None:
        return ""
    return f" {'-r -F' if place.files else '-x'}" + (f" -a '{' '.join(place.words)}'" if place.words else "")


def _names(verbs: Sequence[Verb]) -> str:
    return "|".join(verb.name for verb in verbs if verb.name)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"
