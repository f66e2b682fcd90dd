"""What a person sets and what stays from one day to the next."""
