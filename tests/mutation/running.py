"""The guards of a program that runs: signals, the terminal, streams, and files that change meanwhile."""

from __future__ import annotations

from tests.mutation.guard import Guard

_SIGNALS, _TERMINAL, _RELOADING = "tui/test_signals.py", "tui/test_terminal.py", "tui/test_reloading.py"
_STREAMS, _TMUX, _ODD = "cli/test_streams.py cli/test_faulty_streams.py", "tui/test_tmux.py", "tui/test_odd_files.py"
_EACH = f"{_SIGNALS}::test_a_signal_restores_the_terminal_and_is_told_by_the_exit_code"


def _signal(name: str) -> Guard:
    last = name in ("SIGQUIT", "SIGXCPU")
    text, without = (f", signal.{name})", ")") if last else (f"signal.{name}, ", "")
    return Guard(f"{name} restores the terminal", "tui/terminal.py", text, without, _EACH)


GUARDS = (
    # the terminal
    *map(_signal, ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGUSR1", "SIGUSR2", "SIGXCPU")),
    Guard(
        "told twice it ends at once",
        "tui/terminal.py",
        "leave, self._leave = self._leave, None",
        "leave = self._leave",
        f"{_SIGNALS} {_TMUX}",
    ),
    Guard(
        "a reader that hangs ends",
        "tui/terminal.py",
        "            moment.start()\n",
        "",
        f"{_SIGNALS} {_TMUX} {_TERMINAL}",
    ),
    Guard(
        "a signal wakes the program",
        "tui/terminal.py",
        "        signal.set_wakeup_fd(told, warn_on_full_buffer=False)\n",
        "",
        _TERMINAL,
    ),
    Guard(
        "the settings are put back",
        "tui/terminal.py",
        "termios.tcsetattr(terminal, termios.TCSANOW, settings)",
        "pass",
        _SIGNALS,
    ),
    Guard(
        "what is still on is switched off",
        "tui/terminal.py",
        "os.write(terminal, _RESET.encode())",
        "pass",
        f"{_SIGNALS} {_TMUX}",
    ),
    Guard(
        "whoever still draws is cut off",
        "tui/terminal.py",
        "        for file in (1, 2):\n            os.dup2(nowhere, file)\n",
        "",
        f"{_TERMINAL} {_SIGNALS}",
    ),
    Guard(
        "a terminal that is gone is not waited for",
        "tui/terminal.py",
        "told.join(_LAST_WORDS)",
        "told.join()",
        f"{_TERMINAL}::test_a_terminal_that_takes_nothing_does_not_keep_the_program",
    ),
    Guard(
        "a terminal that is gone is no failure",
        "tui/terminal.py",
        "contextlib.suppress(OSError, termios.error)",
        "contextlib.suppress()",
        _TERMINAL,
    ),
    Guard(
        "it is not stopped before it can be",
        "tui/terminal.py",
        "        signal.signal(signal.SIGTSTP, signal.SIG_IGN)\n",
        "",
        f"{_TERMINAL}::test_until_the_terminal_can_be_handed_back_the_program_is_not_stopped",
    ),
    Guard(
        "it takes the terminal again",
        "tui/driver.py",
        "        if self._has_terminal:",
        "        if False:",
        f"{_TERMINAL}::test_who_goes_on_with_the_terminal_hands_it_back_before_it_is_taken",
    ),
    Guard(
        "it draws everything again",
        "tui/app.py",
        "lambda _: self.refresh(layout=True)",
        "lambda _: None",
        f"{_SIGNALS} {_TMUX}",
    ),
    Guard(
        "it gives back what was found",
        "tui/driver.py",
        "            self.attrs_before = found",
        "            pass",
        f"{_SIGNALS} {_TMUX}",
    ),
    Guard(
        "Ctrl+C is the editor's",
        "user/outside.py",
        "for number in (signal.SIGINT, signal.SIGQUIT)}",
        "for number in ()}",
        f"user/test_outside.py {_TMUX}",
    ),
    Guard(
        "work that goes on keeps nobody",
        "tui/start.py",
        "    if at_work():",
        "    if False:",
        "tui/test_start.py",
    ),
    # streams
    Guard(
        "a closed stdin",
        "cli/__init__.py",
        "    if sys.stdin is None:",
        "    if False:",
        "cli/test_streams.py::test_no_file_takes_the_number_of_a_stream_that_is_closed",
    ),
    Guard("a closed stdout", "cli/__init__.py", "    if sys.stdout is None:", "    if False:", _STREAMS),
    Guard("a closed stderr", "cli/__init__.py", "    if sys.stderr is None:", "    if False:", _STREAMS),
    Guard(
        "a pipe that nobody reads",
        "cli/__init__.py",
        "    if isinstance(error, BrokenPipeError):",
        "    if False:",
        _STREAMS,
    ),
    Guard(
        "a disk that is full",
        "cli/__init__.py",
        "    except OSError as error:",
        "    except ZeroDivisionError as error:",
        _STREAMS,
    ),
    Guard("a disk that is full at the end", "cli/__init__.py", "        sys.stdout.flush()\n", "", _STREAMS),
    Guard("nothing is left to be written", "cli/__init__.py", "    give_up(1)\n", "", _STREAMS),
    Guard("a full disk with --help", "cli/parser.py", "        sys.stdout.flush()", "        pass", _STREAMS),
    Guard(
        "a stderr that takes nothing",
        "cli/parser.py",
        "    except OSError:\n        give_up(2)",
        "    except ZeroDivisionError:\n        give_up(2)",
        _STREAMS,
    ),
    Guard(
        "Rich does not end the program",
        "view/safe_console.py",
        "raise BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE))",
        "raise SystemExit(1)",
        f"view/test_sinks.py {_STREAMS}",
    ),
    Guard(
        "letters that an encoding lacks",
        "view/sinks.py",
        "    except UnicodeEncodeError:",
        "    except ZeroDivisionError:",
        f"view/test_sinks.py {_STREAMS}",
    ),
    Guard(
        "letters that it lacks in colour",
        "view/safe_console.py",
        '        file.reconfigure(errors="backslashreplace")',
        "        pass",
        f"view/test_sinks.py {_STREAMS}",
    ),
    Guard(
        "the reader needs a terminal",
        "cli/read.py",
        "if sys.stdout is None or not sys.stdout.isatty():",
        "if False:",
        "cli/test_argv.py",
    ),
    Guard(
        "the reader needs keys",
        "cli/read.py",
        'if options.path != "-" and (sys.stdin is None or not sys.stdin.isatty()):',
        "if False:",
        "cli/test_argv.py",
    ),
    Guard(
        "a word that begins with a hyphen",
        "cli/parser.py",
        "if word in TAKES_VALUE and",
        "if False and",
        "cli/test_show.py",
    ),
    Guard(
        "what follows -- is no option",
        "cli/parser.py",
        '        if word == "--":',
        "        if False:",
        "cli/test_argv.py",
    ),
    # files that change
    Guard(
        "what is wrong is said", "tui/parts/reload.py", "        self._refused = refused\n", "", f"{_RELOADING} {_ODD}"
    ),
    Guard(
        "files are looked at beside the screen",
        "tui/background.py",
        "    worker.start()",
        "    worker.run()",
        _RELOADING,
    ),
    Guard(
        "nobody waits for what works beside it",
        "tui/background.py",
        "daemon=True",
        "daemon=False",
        "tui/test_background.py",
    ),
    Guard(
        "a save is waited for",
        "store/watch.py",
        "if not rested or now == self._known:",
        "if now == self._known:",
        "store/test_watch.py",
    ),
    Guard(
        "a save while it is read",
        "store/load.py",
        "before, raw, beside = stamp(path), read_file(path), OnDisk(path.parent)",
        "raw, before, beside = read_file(path), stamp(path), OnDisk(path.parent)",
        "store/test_watch.py",
    ),
    Guard(
        "a file that cannot be read is refused",
        "tui/opening.py",
        "    except DossierError as error:",
        "    except ZeroDivisionError as error:",
        "tui/test_background.py",
    ),
    Guard(
        "nothing is written over at once",
        "tui/parts/exports.py",
        "        if there and self._over != name:",
        "        if False:",
        "tui/test_exporting.py",
    ),
    Guard(
        "an export goes to a file",
        "tui/parts/exports.py",
        "        if there and not ordinary:",
        "        if False:",
        "tui/test_exporting.py",
    ),
    Guard(
        "a failed export is said",
        "tui/parts/exports.py",
        "    except DossierError as error:",
        "    except ZeroDivisionError as error:",
        "tui/test_exporting.py",
    ),
    Guard(
        "a large file is not read twice",
        "tui/ahead.py",
        "load_dossier(target, largest=LARGEST)",
        "load_dossier(target)",
        "tui/test_start.py",
    ),
)
