"""The forms in which events travel, one module per format."""
