"""A question typed in a hurry -> ranked entries."""
