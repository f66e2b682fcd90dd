"""Colours, type, icons and language of the window."""
