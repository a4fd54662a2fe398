"""How the quotes of a dossier stand: one line for its end, for a check and for what was attached."""

from __future__ import annotations

from dossier.view.reading import Reading
from dossier.view.words import counted


def quotes_text(reading: Reading) -> str:
    """How the quotes stand, naming their witness."""
    found = reading.loaded.quotes()
    total = found["total"]
    if not total:
        return "no quotes"
    text = counted(total, "quote")
    if found["unverified"] == total:
        spoken, rest = found["digest"], total - found["digest"]
        stand = f"{counted(spoken, 'spoken one')} stand{'s' if spoken == 1 else ''} in the digest"
        left = counted(rest, "anchor" if rest == found["anchors"] else "quote")
        told = [stand] * bool(spoken) + [f"{left} not looked up"] * bool(rest)
        return f"{text}: originals not attached; {', '.join(told)}"
    kinds = [f"{found[kind]} {kind}" for kind in ("exact", "moved", "fuzzy", "lost", "unverified") if found[kind]]
    return f"{text}: {', '.join(kinds)} in the original{'s' if len(reading.loaded.originals) != 1 else ''}"
