"""The pane in the middle: the answers found, and how far to trust them."""
