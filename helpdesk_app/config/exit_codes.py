"""What the program leaves with."""

from __future__ import annotations

from typing import Final

OK: Final = 0
NOTHING: Final = 1
"""Nothing was found, or what was checked does not hold."""
USAGE: Final = 2
"""The command line is wrong; argparse leaves with it too."""
UNUSABLE: Final = 3
"""A file, or the environment, cannot be used."""
