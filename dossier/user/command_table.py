"""The one table of what a person can do in the reader, and with which keys.

Key bindings, the line of keys at the bottom, the palette, the help, the keymap and the manual are all made from it;
what a command does stands with the screen or pane that carries it out, under the command's id.
"""

from __future__ import annotations

from dossier.user.command import Command, Scope


def _moves(scope: Scope, what: str) -> tuple[Command, ...]:
    return (
        Command("down", "Down", f"One {what} down.", ("j", "down"), scope, ("j/k", "move")),
        Command("up", "Up", f"One {what} up.", ("k", "up"), scope),
        Command("half-down", "Half a page down", "Half a page down.", ("J",), scope),
        Command("half-up", "Half a page up", "Half a page up.", ("K",), scope),
        Command("page-down", "Page down", "A whole page down.", ("pagedown",), scope),
        Command("page-up", "Page up", "A whole page up.", ("pageup",), scope),
        Command("top", "Top", "To the beginning.", ("g", "home"), scope),
        Command("bottom", "Bottom", "To the end.", ("G", "end"), scope),
    )


def _section(name: str, title: str, text: str, key: str) -> Command:
    return Command(f"{SECTION}{name}", title, text, (key,), "reader")


SECTION = "section-"
"""What the ids of the commands begin with that lead to a section. A digit stays with its section for ever."""

COMMANDS: tuple[Command, ...] = (
    *_moves("list", "row"),
    Command(
        "open",
        "Open",
        "Goes in: record to passage, source to document, dossier to its reader.",
        ("enter",),
        "list",
        ("Enter", "open"),
    ),
    Command("sort", "Sort", "Sorts by the next column; after the last one, as the author ordered it.", ("s",), "list"),
    Command("sort-then", "Then sort", "Sorts what is equal by one more column; Sort steps it on.", ("z",), "list"),
    *_moves("text", "line or link"),
    Command(
        "follow",
        "Follow",
        "Follows the link under the cursor; in a passage, goes on to the original where it is attached.",
        ("enter",),
        "text",
        ("Enter", "follow"),
    ),
    Command("next-found", "Next found", "The next place where the words stand.", ("n",), "text"),
    Command("previous-found", "Previous found", "The place before, where the words stand.", ("N",), "text"),
    Command(
        "next-place",
        "Next place",
        "The next place, from north to south; then those not drawn.",
        ("j",),
        "map",
        ("j/k", "place"),
    ),
    Command("previous-place", "Previous place", "The place before.", ("k",), "map"),
    Command("pan-up", "North", "Moves the map; left and right move it too.", ("up",), "map", ("←↑↓→", "move")),
    Command("pan-down", "South", "Moves the map.", ("down",), "map"),
    Command(
        "closer",
        "Closer",
        "Closer to the place under the cursor; the wheel does it at the pointer.",
        ("+", "="),
        "map",
        ("+/-", "zoom"),
    ),
    Command("farther", "Farther", "Farther away.", ("-",), "map"),
    Command("all-places", "All places", "The closest map that shows every place.", ("g", "home"), "map", ("g", "all")),
    Command(
        "open-place",
        "Open",
        "Goes in: everything about the place, and its records.",
        ("enter",),
        "map",
        ("Enter", "open"),
    ),
    _section("overview", "Overview", "The event in brief.", "1"),
    _section("timeline", "Timeline", "When everything happened and when it was said, in order.", "2"),
    _section("strikes", "Strikes", "What was hit, where and with what.", "3"),
    _section("casualties", "Casualties", "What is said about harm to people, a line for every claim.", "4"),
    _section("reactions", "Reactions", "Statements and acts of parties.", "5"),
    _section("background", "Background", "Other statements of fact.", "6"),
    _section("disputes", "Disputes", "Questions that the sources answer differently.", "7"),
    _section("who-and-where", "Who and where", "Actors and places.", "8"),
    _section("sources", "Sources", "The texts that carry the statements, each with its document.", "9"),
    _section("map", "Map", "The places of the strikes.", "0"),
    Command(
        "search", "Search", "Searches all dossiers of the library as you type.", ("/",), "library", ("/", "search")
    ),
    Command(
        "filter",
        "Filter, or find",
        "Narrows the list as you type; in a passage, finds words in the text.",
        ("/",),
        "reader",
        ("/", "filter"),
    ),
    Command("filter-anywhere", "Filter from anywhere", "Narrows the list, from any pane.", ("F",), "reader"),
    Command("name-filter", "Name the filter", "Keeps the filter that holds under a name.", ("w",), "reader"),
    Command("filters", "Your filters", "Lists the filters that have a name.", ("v",), "reader"),
    Command("clear", "Clear filter, then lens", "Clears the filter, then the lens.", ("\\",), "reader"),
    Command(
        "facets",
        "Narrow by",
        "The fields by which the list can be narrowed, their values and how many entries each leaves.",
        ("f",),
        "reader",
        ("f", "narrow by"),
    ),
    Command(
        "told-by", "Told by", "Shows only what one party says; empty: everybody.", ("t",), "reader", ("t", "told-by")
    ),
    Command(
        "as-of", "As of", "Shows only what had been said by a moment; empty: now.", ("a",), "reader", ("a", "as-of")
    ),
    Command("earlier", "Earlier", "One step back in time, and what it changes.", ("<",), "reader"),
    Command("later", "Later", "One step on in time, and what it changes.", (">",), "reader"),
    Command("silence", "Who answers what", "Which party answers which question, and who is not.", ("S",), "reader"),
    Command(
        "compare-tellers",
        "Two tellers",
        "Sets two parties side by side: both answers to each question.",
        ("C",),
        "reader",
    ),
    Command(
        "mark",
        "Mark",
        "Marks the record, or takes its mark off; in a list, goes on. In the facets, ticks.",
        ("space",),
        "reader",
    ),
    Command("compare", "Compare", "Sets the marked records side by side.", ("c",), "reader"),
    Command("unmark-all", "Unmark all", "Takes all marks off.", ("U",), "reader"),
    Command("next-pane", "Next pane", "To the pane on the right.", ("tab", "p"), "reader", ("Tab", "pane")),
    Command("previous-pane", "Previous pane", "To the pane on the left.", ("shift+tab", "P"), "reader"),
    Command("right", "Right", "To the pane on the right; moves the map.", ("right",), "reader"),
    Command("left", "Left", "To the pane on the left; moves the map.", ("left",), "reader"),
    Command(
        "on-map", "On the map", "To the map; from a record or place, to where it is.", ("m",), "reader", ("m", "map")
    ),
    Command("previous-citation", "Previous citation", "The passage before, of the same record.", ("[",), "reader"),
    Command(
        "next-citation", "Next citation", "The next passage of the same record.", ("]",), "reader", ("[ ]", "citation")
    ),
    Command(
        "record-disputes",
        "Its disputes",
        "The disputes that this record is part of.",
        ("d",),
        "reader",
        ("d", "disputes"),
    ),
    Command(
        "been", "Where you have been", "A list of the places where you have been, the latest first.", ("'",), "reader"
    ),
    Command("take", "Copy", "Asks what to copy of what is under the cursor.", ("y",), "reader", ("y", "copy")),
    Command(
        "export",
        "Export",
        "Writes what is shown to a file, with filter and lens, in the author's order; its ending chooses the format.",
        ("x",),
        "reader",
    ),
    Command(
        "bookmark",
        "Bookmark",
        "Bookmarks what is under the cursor, or takes the bookmark off.",
        ("b",),
        "reader",
    ),
    Command(
        "bookmarks",
        "Bookmarks and notes",
        "A list of what you bookmarked or noted, the latest first.",
        ("B",),
        "reader",
    ),
    Command(
        "since",
        "What changed",
        "What the last step in time changed, and what is otherwise since you last looked, field by field.",
        ("W",),
        "reader",
    ),
    Command("note", "Note", "Writes a note of your own on what is under the cursor.", ("i",), "reader"),
    Command(
        "source-url",
        "The source's URL",
        "Shows the address of the source under the cursor, its host first; once more opens it.",
        ("o",),
        "reader",
    ),
    Command("edit", "Edit", "Opens your editor at the line of the record, then loads it again.", ("e",), "reader"),
    Command(
        "links",
        "Number the links",
        "Shows a number at every link in view; what is typed follows one.",
        ("l",),
        "reader",
    ),
    Command(
        "copy-view",
        "Copy this place",
        "Copies the command that opens the reader at this very place.",
        ("Y",),
        "reader",
    ),
    Command("backward", "Backward", "Back through where you have been.", ("H",), "reader"),
    Command("forward", "Forward", "Forward again.", ("L",), "reader", ("H/L", "history")),
    Command(
        "palette",
        "Palette",
        "Every command by its name; in a dossier also every record, actor, place and source.",
        (":", "ctrl+p"),
        "everywhere",
        (":", "go to"),
    ),
    Command("theme", "Theme", "To the next theme: dark, light, high-contrast and others.", ("T",), "everywhere"),
    Command("problems", "Problems", "What is wrong with the dossier's files, or warned of.", ("E",), "reader"),
    Command(
        "help", "Help", "Defines what stands where you are, and lists the keys.", ("?",), "everywhere", ("?", "help")
    ),
    Command("manual", "Manual", "The pages of the manual; letters find their chapters.", ("M", "f1"), "everywhere"),
    Command("tour", "Tour", "The ten keys that matter and the marks, on one screen.", ("I",), "everywhere"),
    Command(
        "back", "Close, or go back", "Closes what is on top, else goes back out.", ("escape", "backspace"), "everywhere"
    ),
    Command(
        "leave",
        "Close, go back, or quit",
        "The same; quits where there is nothing left to close.",
        ("q",),
        "everywhere",
        ("q", "back, quit"),
    ),
    Command("quit", "Quit", "Leaves the reader from anywhere.", ("ctrl+c",), "everywhere"),
    Command("take-record", "Copy the record", "Copies the record as plain text.", ("y",), "menu", ("y", "record")),
    Command(
        "take-figure",
        "Copy the figure",
        "Copies the figures of a record, with who says so and where.",
        ("f",),
        "menu",
        ("f", "figure"),
    ),
    Command(
        "take-quote",
        "Copy the quote",
        "Copies the quoted words, with whose they are and where they stand.",
        ("q",),
        "menu",
        ("q", "quote"),
    ),
    Command(
        "take-footnote",
        "Copy a footnote",
        "Copies where it stands: publisher, title, date, paragraph, address.",
        ("n",),
        "menu",
        ("n", "footnote"),
    ),
    Command("take-bibtex", "Copy BibTeX", "Copies the sources as BibTeX.", ("b",), "menu", ("b", "BibTeX")),
    Command("take-url", "Copy the URL", "Copies the addresses of the sources.", ("u",), "menu", ("u", "URL")),
    Command(
        "take-shown",
        "Show what was copied",
        "Shows the text that was copied last, where the terminal did not take it.",
        ("v",),
        "menu",
        ("v", "view"),
    ),
    Command(
        "open-url",
        "Open the URL",
        "Opens the address that is shown, in your browser.",
        ("o", "enter"),
        "address",
        ("o/Enter", "open"),
    ),
    Command("accept", "Accept", "Leaves the line; what is typed holds.", ("enter",), "input"),
    Command("cancel", "Cancel", "Leaves the line, with what was there before.", ("escape",), "input"),
    Command("complete", "Complete", "Takes the completion that is offered.", ("tab",), "input"),
    Command("older", "Older", "The completion before, else what was typed before.", ("up",), "input"),
    Command("newer", "Newer", "The next completion, else what was typed after.", ("down",), "input"),
)
