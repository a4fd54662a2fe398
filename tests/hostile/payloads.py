"""Texts that act on a terminal, deceive the eye, or mean something to whoever reads them next; by family and name."""

from __future__ import annotations

_ESC = "\x1b"
_ST = f"{_ESC}\\"

CONTROLS: dict[str, str] = {
    "colour": f"{_ESC}[48;2;13;37;13m",
    "conceal": f"{_ESC}[8m",
    "erase": f"{_ESC}[2J{_ESC}[3J{_ESC}[H",
    "overwrite": f"{_ESC}[7A{_ESC}[2K",
    "scroll": f"{_ESC}[3;4r",
    "reset": f"{_ESC}c",
    "charset": f"{_ESC}(0\x0e",
    "screen": f"{_ESC}[?1049l",
    "mouse": f"{_ESC}[?1003h",
    "paste": f"{_ESC}[?2004l{_ESC}[201~",
    "title": f"{_ESC}]0;PWNED\x07",
    "title-st": f"{_ESC}]2;PWNED{_ST}",
    "title-report": f"{_ESC}[21t",
    "link": f"{_ESC}]8;;file:///etc/passwd{_ST}click{_ESC}]8;;{_ST}",
    "clipboard": f"{_ESC}]52;c;UFdORUQ=\x07",
    "clipboard-read": f"{_ESC}]52;c;?{_ST}",
    "palette": f"{_ESC}]4;1;?{_ST}",
    "notify": f"{_ESC}]777;notify;a;b{_ST}",
    "file": f"{_ESC}]1337;File=name=eA==;inline=0:eA=={_ST}",
    "unfinished": f"{_ESC}]0;swallow",
    "report": f"{_ESC}[6n",
    "device": f'{_ESC}P$q"p{_ST}',
    "tmux": f"{_ESC}Ptmux;{_ESC}{_ESC}]52;c;UFdORUQ=\x07{_ST}",
    "graphics": f"{_ESC}_Ga=q,i=1;{_ST}",
    "c1-csi": "\x9b31m",
    "c1-osc": "\x9d0;PWNED\x9c",
    "nel": "\x85",
    "nul": "\x00",
    "bell": "\x07",
    "backspace": "XXXX\x08\x08\x08\x08",
    "return": "seen\rhidden",
    "feed": "\x0b\x0c",
    "tab": "a\tb",
    "delete": "\x7f",
    "enquire": "\x05",
    "line": "one\ntwo\r\nthree",
}

HIDDEN: dict[str, str] = {
    "override": "\u202eevil\u202c",
    "isolate": "\u2067\u2066x\u2069",
    "marks": "\u200e\u200f\u061c",
    "zero-width": "a\u200b\u2060\ufeffb",
    "joiner": "pass\u200cword\u200dx",
    "tags": "\U000e0049\U000e0047\U000e004e",
    "selectors": "a\ufe01\U000e0101b",
    "soft-hyphen": "a\u00ad\u00adb",
    "separators": "\u2028\u2029",
    "interlinear": "\ufff9a\ufffab\ufffb",
    "noncharacters": "\uffff\ufdd0\U0001fffe",
    "fillers": "\u3164\u115f\uffa0",
    "stacked": "Z" + "\u0300\u0316\u0489" * 60,
    "deprecated": "\u206a\u206f",
    "maths": "\u2061\u2062\u2063",
    "private": "\ue000\U0010fffd",
    "surrogate": "\ud800x\udc9b",
}

MARKUP: dict[str, str] = {
    "close": "a[/]b",
    "bad-close": "a[/nope]b",
    "path": "[/usr/bin]",
    "style": "[bold red on blue]X[/]",
    "open": "x[bold",
    "slash": "[/",
    "click": "[@click=app.quit]X[/]",
    "rich-link": "[link=https://evil.example/]click[/link]",
    "backslash": "trailing\\",
    "escaped": "\\[bold]x",
    "nested": "[b]" * 99 + "x" + "[/b]" * 99,
    "variable": "$primary $x [$error]y[/] [on 300%]x[/]",
    "template": "{{7*7}} {0} {__class__} %s %(x)s",
    "html": "<script>alert(1)</script><b>x</b><img src=x onerror=alert(1)>",
    "comment": "--> <!-- ]]>",
    "entity": "&#27;[31mX &#x202e; &amp;lt; &zwnj;",
    "image": "![x](https://evil.example/track.png)",
    "script-link": "[x](javascript:alert(1)) [y](file:///etc/passwd) [z](-version)",
    "reference": "[x]: https://evil.example/ 'y'\n[x]",
    "autolink": "<https://evil.example/> <mail@evil.example>",
    "heading": "# no heading",
    "rule": "---\n***\n===",
    "list": "- a\n+ b\n1. c\n10) d",
    "quote": "> no quote",
    "code": "    code\n\tcode",
    "fence": "```\n~~~\n`x``y`",
    "table": "a | b | c `|` \\|\n--|--|--",
    "emphasis": "*a* _b_ **c** ~~d~~ __e__",
    "footnote": "[^1]: x [^1]",
    "hard-break": "a  \nb\\\nc",
    "block": "<div>\n\n<?php ?><![CDATA[x]]>",
    "tex": "\\input{/etc/passwd} } , author = {x} @comment{ $x_1^2$ % ~ # &",
}

FORMULAS: dict[str, str] = {
    "equals": "=1+1",
    "hyperlink": '=HYPERLINK("https://evil.example","x")',
    "plus": "+1+1",
    "minus": "-1+1",
    "at": "@SUM(A1)",
    "dde": "=cmd|' /C calc'!A0",
    "quoted": "'=1",
    "full-width": "\uff1d1+1",
    "number": "-5",
    "comma": 'a,b;c"d',
}

WORDS: dict[str, str] = {
    "dash": "-rf",
    "option": "--output=pwned",
    "shell": "$(touch pwned) `touch pwned` ; touch pwned | x && y",
    "norway": "no",
    "null": "null",
    "tilde": "~",
    "sexagesimal": "12:30:45",
    "octal": "0123",
    "infinite": ".inf",
    "float": "1e3",
    "merge": "<<",
    "alias": "*x",
    "anchor": "&x",
    "tag": "!!python/object/apply:os.system ['touch pwned']",
    "colon": "a: b: c",
    "proto": "__proto__",
    "dots": "../../../../etc/passwd",
    "long": "x" * 5000,
    "empty": " ",
    "rtl": "طريق المطحنة",
    "wide": "表" * 200,
    "family": "👨\u200d👩\u200d👧",
}

FAMILIES: dict[str, dict[str, str]] = {
    "control": CONTROLS,
    "hidden": HIDDEN,
    "markup": MARKUP,
    "formula": FORMULAS,
    "word": WORDS,
}

PAYLOADS: dict[str, str] = {
    f"{family}-{name}": text for family, named in FAMILIES.items() for name, text in named.items()
}
"""All of them, by `family-name`."""

HOSTILE = {name: text for name, text in PAYLOADS.items() if name.startswith(("control", "hidden"))}
"""Those that a terminal must never be sent as they are."""

WHOLE = "begin" + "·".join(HOSTILE.values()) + "end"
"""All of those in one text."""
