"""The editors' window without Qt: what a folder of sources and curation says, edited, tried, checked and built."""
