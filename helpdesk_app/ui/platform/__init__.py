"""The system around the window: instances, session, files, threads, global keys."""
