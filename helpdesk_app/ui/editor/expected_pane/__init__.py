"""The page with the editors' test list."""
