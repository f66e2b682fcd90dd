"""The pane on the left: the facets that narrow the list."""
