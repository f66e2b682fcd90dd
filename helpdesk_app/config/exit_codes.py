"""The exit codes of the program."""

from __future__ import annotations

from typing import Final

OK: Final = 0
NOTHING: Final = 1
"""Nothing was found, or a check failed."""
USAGE: Final = 2
"""The command line is wrong; argparse uses it too."""
UNUSABLE: Final = 3
"""A file or the environment cannot be used."""
INTERRUPTED: Final = 130
"""Stopped with Ctrl+C: 128 and the number of SIGINT."""
BROKEN_PIPE: Final = 141
"""The reader of the output is gone: 128 and the number of SIGPIPE."""
