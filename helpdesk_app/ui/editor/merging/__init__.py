"""Choose the entry to merge."""
