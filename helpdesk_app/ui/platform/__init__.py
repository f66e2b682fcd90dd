"""What the window has to do with the system around it."""
