"""The reader's fixtures, for hostile dossiers: an app that is driven, and folders of nobody."""

from tests.tui.conftest import drive, frame, own_folders

__all__ = ["drive", "frame", "own_folders"]
