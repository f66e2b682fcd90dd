"""Vote, reason and comment, and the one who writes them down."""
