"""The forms in which events travel, one module a format."""
