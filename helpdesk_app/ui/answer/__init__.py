"""The pane on the right: the answer, its script, and what is copied of it."""
