"""Widgets that any pane or dialog may use; they know nothing of the FAQ."""
