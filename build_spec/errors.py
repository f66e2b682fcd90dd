"""What a build stops with."""


class BuildError(Exception):
    """A sentence that says which step failed, and what the step said."""
