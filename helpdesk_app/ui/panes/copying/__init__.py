"""Above the panes: what is being copied."""
