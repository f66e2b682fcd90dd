"""The error of a failed build."""


class BuildError(Exception):
    """Says which step failed, with its output."""
