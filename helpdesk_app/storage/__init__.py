"""How files and databases are written, opened and locked."""
