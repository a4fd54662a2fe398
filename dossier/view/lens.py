"""The lens in words: whose telling is shown, and as of when."""

from __future__ import annotations

from dossier.analysis.lens import Lens, moment
from dossier.analysis.sight import who
from dossier.model import edtf
from dossier.view.block import Line, Span, line
from dossier.view.dates import MINUTE, instant_text
from dossier.view.reading import Reading
from dossier.view.words import and_list


def lens_line(reading: Reading) -> Line:
    """`told by Government of Syria · as of 3 Feb 2024, 15:00 local (12:00 UTC)`; empty where the lens is open."""
    lens = reading.lens
    parts: list[str] = []
    if lens.told_by:
        parts.append(f"told by {told_by_text(reading)}")
    if lens.as_of:
        clock = "" if lens.clock == "said" else ", by publication"
        parts.append(f"as of {as_of_text(reading, lens)}{clock}")
    return line(Span(" · ".join(parts), "accent")) if parts else ()


def told_by_text(reading: Reading) -> str:
    """The names of those whose telling is shown."""
    found = who(reading.index, reading.lens.told_by)
    names = [reading.holder(key) for key in found[:3]]
    return and_list([*names, f"{len(found) - 3} more"] if len(found) > 3 else names) or reading.lens.told_by


def as_of_text(reading: Reading, lens: Lens) -> str:
    """A moment: as it is typed where it is a day, else in local time and UTC."""
    extent = edtf.parse(lens.as_of.strip())
    end = moment(lens.as_of, reading.zone)
    if extent.has_time:
        return instant_text(end - (MINUTE if end % MINUTE == 0 else 0), reading.zone)
    return f"the end of {lens.as_of.strip()}"
