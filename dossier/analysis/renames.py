"""Entries that have got another id and are otherwise the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping

from dossier.analysis.parts import facts
from dossier.model import Dossier
from dossier.model.base import Frozen
from dossier.model.references import Target

ORDER: tuple[Target, ...] = (
    *("originals", "places", "actors", "sources"),
    *("strikes", "casualties", "reactions", "background", "disputes"),
)
"""The sections, each after those that its entries mostly refer to: these may have got new ids too."""


def items(dossier: Dossier, section: Target) -> Mapping[str, Frozen]:
    """The entries of a section by id, or the originals."""
    found = getattr(dossier, section)
    return found if isinstance(found, dict) else {item.id: item for item in found}


def renames(old: Dossier, new: Dossier) -> dict[str, str]:
    """From old to new ids. Where several entries say the same, none of them counts as renamed."""
    renamed: dict[str, str] = {}
    for section in ORDER:
        before, after = items(old, section), items(new, section)
        gone = {key: item for key, item in before.items() if key not in after}
        come = {key: item for key, item in after.items() if key not in before}
        if gone and come:
            left, right = _by_facts(gone, renamed), _by_facts(come, {})
            for said, keys in left.items():
                same = right.get(said, ())
                if len(keys) == len(same) == 1:
                    renamed[keys[0]] = same[0]
    return renamed


def _by_facts(entries: Mapping[str, Frozen], renamed: Mapping[str, str]) -> dict[Hashable, list[str]]:
    found: defaultdict[Hashable, list[str]] = defaultdict(list)
    for key, item in entries.items():
        own = "id" in type(item).model_fields
        found[facts(item.model_copy(update={"id": ""}) if own else item, renamed)].append(key)
    return found
