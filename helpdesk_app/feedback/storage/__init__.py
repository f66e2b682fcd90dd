"""The desk's own file of events, its migrations, and what is done when it is damaged or closed."""
