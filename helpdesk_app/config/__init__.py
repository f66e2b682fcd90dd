"""Where files lie, what may be logged, what IT and the person chose."""
