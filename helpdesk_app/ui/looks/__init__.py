"""Colours, type, icons and language: how every part of the window looks and speaks."""
