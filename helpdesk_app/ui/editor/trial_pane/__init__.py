"""The pane that tries a query on the selected entry."""
