"""The main window, its layout, and its error messages."""
