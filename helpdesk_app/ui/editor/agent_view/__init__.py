"""What an agent sees of the entry, while it is edited."""
