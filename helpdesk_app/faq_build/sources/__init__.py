"""Read documents: one module for each format, and layouts for page captures."""
