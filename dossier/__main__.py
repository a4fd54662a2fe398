"""`python -m dossier`."""

import os
import sys

# `-m` looks for modules in the current folder first, where they may be a dossier's. What is imported above was there
# before that folder was looked at; nothing else is imported yet.
_first = sys.path[0] or "."
if not sys.flags.safe_path and os.path.isdir(_first) and os.path.samefile(_first, "."):  # noqa: PTH112, PTH121
    del sys.path[0]

from dossier.cli import main  # noqa: E402

raise SystemExit(main())
