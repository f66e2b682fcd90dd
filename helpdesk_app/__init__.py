"""Offline answer desk: a French FAQ, searched as the agent types."""

__version__ = "0.1.0"
