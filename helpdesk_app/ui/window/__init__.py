"""The main window, how its parts are put together, and the faces of its problems."""
