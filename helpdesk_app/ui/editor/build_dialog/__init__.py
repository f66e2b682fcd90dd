"""The dialog that builds the FAQ and hands it out."""
