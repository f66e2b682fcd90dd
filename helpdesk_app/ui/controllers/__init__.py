"""Controllers: each connects one concern of the window to the code without Qt."""
