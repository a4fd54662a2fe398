"""What `dossier --help` prints. Imports nothing: the answer to a question should not have to wait."""

VERBS: dict[str, str] = {
    "read": "open the reader",
    "show": "print the summary, or sections",
    "list": "print the dossiers found, one a line",
    "find": "search every dossier found, with snippets",
    "diff": "print what differs between two dossiers, revisions or moments",
    "check": "print what is wrong with dossiers, like a compiler",
    "notes": "print what you have bookmarked and noted in a dossier",
    "attach": "keep an original text on this computer",
    "text": "print a text with its paragraph numbers",
    "settings": "print your settings, and where each comes from",
    "schema": "print the JSON Schema of the file format, the report or the diff",
    "completion": "print a script that completes command lines in bash, zsh or fish",
    "help": "print the manual",
}
"""The verbs with what they do; each has a module of its name."""

USAGE = """usage: dossier [PATH]
       dossier VERB …

Read what is known and claimed about a contested event: who says so, in which
passage, and who disagrees. Without a verb: the reader on a terminal, the
summary when stdout is a pipe. PATH is a folder, a .yaml or .json file, - or
an id (dossier list shows them).

verbs:
{verbs}

options:
  --version     print the version
  -h, --help    print this; dossier VERB --help prints a verb's options

dossier help guide is the place to begin; dossier ./list opens a folder that
is called like a verb.
"""


def usage() -> str:
    """The text of `dossier --help`."""
    return USAGE.format(verbs="\n".join(f"  {name:11}{text}" for name, text in VERBS.items()))
