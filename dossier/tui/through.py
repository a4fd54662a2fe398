"""What the reader asks to look through lenses: whose names are offered, and where a step in time leads."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.analysis.lens import NOW, Lens
from dossier.analysis.moments import as_written, moment, steps
from dossier.model import edtf
from dossier.model.when import iso
from dossier.tui.answers import Offer
from dossier.view.reading import Reading

_OFFERS = 20
"""Completions that are looked at, at most."""


def teller_offers(reading: Reading, text: str, at: int) -> Sequence[Offer]:
    """Completions for the name behind the last comma before a place: voices by id, those that tell most first."""
    start = text.rfind(",", 0, at) + 1
    start += len(text[start:at]) - len(text[start:at].lstrip())
    typed = text[start:at].strip().casefold()
    silence = reading.analysis.silence
    return [
        Offer(key, start, at, f"{silence.told(key):,}")
        for key in silence.voices
        if typed in key or typed in reading.voice_name(key).casefold()
    ][:_OFFERS]


def time_step(reading: Reading, forward: bool) -> Lens | None:
    """The lens one step on or back in time; None where there is none. Behind the last step lies now."""
    lens = reading.lens
    edges = steps(reading.dossier, lens.clock)
    here = moment(lens.as_of, reading.zone) if lens.as_of else None
    if forward:
        if here is None:
            return None
        later = next((edge for edge in edges if edge > here), None)
        return lens._replace(as_of=as_written(later, reading.zone) if later is not None else "")
    earlier = next((edge for edge in reversed(edges) if here is None or edge < here), None)
    return lens._replace(as_of=as_written(earlier, reading.zone)) if earlier is not None else None


def moment_examples(reading: Reading) -> str:
    """What may be typed for a moment, from the middle of the dossier's own times: a day, a time, now."""
    edges = steps(reading.dossier, reading.lens.clock)
    at = edges[len(edges) // 2] - 1 if edges else 0
    time = (iso(at) or "")[:-4].replace("T", " ")
    day = "{:04}-{:02}-{:02}".format(*edtf.civil((at + edtf.offset_at(at, reading.zone)) // edtf.DAY))
    return f"such as {day}, {time} UTC, {NOW}"
