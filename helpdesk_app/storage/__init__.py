"""Writing, opening and locking files and databases, and the errors of doing so."""
