"""French text: folding, tokens, stems, typography, markup and identifiers. Standard library only."""
