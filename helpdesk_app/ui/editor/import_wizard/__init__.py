"""The import wizard: files, how they are read, what they change in the FAQ."""
