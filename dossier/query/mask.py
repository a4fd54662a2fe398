"""Truth for many entries at once: two masks, yes and possible, as event tables have them too."""

from __future__ import annotations

from dataclasses import dataclass

_YES = bytes([0, 0, 1])
_OPEN = bytes([0, 1, 1])
_TO_YES = _YES.ljust(256, b"\0")
_TO_OPEN = _OPEN.ljust(256, b"\0")


@dataclass(frozen=True, slots=True)
class Mask:
    """One byte (0 or 1) per entry in two long integers: `yes`, and `open` for yes or possible."""

    yes: int
    open: int
    size: int

    @classmethod
    def of(cls, truths: bytes) -> Mask:
        """From one `Truth` per entry."""
        return cls(
            int.from_bytes(truths.translate(_TO_YES), "little"),
            int.from_bytes(truths.translate(_TO_OPEN), "little"),
            len(truths),
        )

    @classmethod
    def all(cls, size: int) -> Mask:
        """Yes for every entry."""
        ones = int.from_bytes(b"\1" * size, "little")
        return cls(ones, ones, size)

    @classmethod
    def none(cls, size: int) -> Mask:
        """No for every entry."""
        return cls(0, 0, size)

    @property
    def possible(self) -> int:
        """Possible, and not yes."""
        return self.open & ~self.yes

    @property
    def truths(self) -> bytes:
        """One `Truth` per entry: 0 no, 1 possible, 2 yes."""
        return (self.yes + self.open).to_bytes(self.size, "little")

    @property
    def certain(self) -> Mask:
        """Yes where this is yes, else no."""
        return Mask(self.yes, self.yes, self.size)

    @property
    def doubtful(self) -> Mask:
        """Yes where this is possible, else no."""
        return Mask(self.possible, self.possible, self.size)

    def __and__(self, other: Mask) -> Mask:
        return Mask(self.yes & other.yes, self.open & other.open, self.size)

    def __or__(self, other: Mask) -> Mask:
        return Mask(self.yes | other.yes, self.open | other.open, self.size)

    def __invert__(self) -> Mask:
        ones = Mask.all(self.size).yes
        return Mask(self.open ^ ones, self.yes ^ ones, self.size)
