"""The pane on the right: the answer, its votes, and what is copied of it."""
