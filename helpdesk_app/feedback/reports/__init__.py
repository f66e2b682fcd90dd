"""What the events of many desks say about the FAQ."""
