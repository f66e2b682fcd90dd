"""Find and replace over all entries."""
