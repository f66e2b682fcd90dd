"""French text: folding, tokens, stems, typography, markup, identifiers; the messages' translation.

Standard library only.
"""
