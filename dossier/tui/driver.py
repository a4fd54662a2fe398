"""The terminal as Textual takes it over from the first frames."""

from __future__ import annotations

import os

from textual.drivers.linux_driver import LinuxDriver

from dossier.tui.straight import settings_found
from dossier.user.clipboard import through_tmux

_ALTERNATE = "\x1b[?1049h"


class TakingOver(LinuxDriver):
    """Begins on the alternate screen that is on already: to switch it on again clears it in some terminals."""

    _begun = False
    _has_terminal = False

    def start_application_mode(self) -> None:
        """Takes the keys as they are kept already, and gives the terminal back as it was before that.

        Told to go on without having handed the terminal back (after SIGSTOP), it hands it back first: somebody else
        has used it meanwhile, and a second thread must not read keys beside the first.
        """
        if self._has_terminal:
            self.suspend_application_mode()
            self.send_message(self.SignalResume())
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if (found := settings_found()) is not None:
            self.attrs_before = found

    def stop_application_mode(self) -> None:
        """Gives the terminal back."""
        super().stop_application_mode()
        self._has_terminal = False

    def write(self, data: str) -> None:
        """Writes to the terminal; only once the program was suspended, the alternate screen is switched on again.

        What is for its clipboard passes tmux as well.
        """
        self._has_terminal = self._has_terminal or data == _ALTERNATE
        if data == _ALTERNATE and not self._begun:
            self._begun = True
        else:
            super().write(through_tmux(data, os.environ))
