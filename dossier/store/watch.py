"""Whether the files of a dossier have changed since it was loaded. Looks when it is asked; has no thread of its own."""

from __future__ import annotations

from dossier.store.stamps import Stamps, stamp


class Watch:
    """Files that are looked at from time to time; `known` is how they were before they were read.

    A change counts once it has stayed the same from one look to the next: what an editor has half written, or put
    aside to write it anew, is no change yet.
    """

    def __init__(self, known: Stamps) -> None:
        self._known = self._last = known

    def changed(self) -> bool:
        """Whether the files are otherwise than when this last was true, and have come to rest.

        On a file system that does not answer, this waits.
        """
        now = {file: stamp(file) for file in self._known}
        rested, self._last = now == self._last, now
        if not rested or now == self._known:
            return False
        self._known = now
        return True
