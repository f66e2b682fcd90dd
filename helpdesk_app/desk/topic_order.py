"""In which order the values of a long facet are shown, and which of them match a text."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from helpdesk_app.text.folding import fold


def in_order(values: Iterable[str], counts: Mapping[str, int], checked: Collection[str]) -> list[str]:
    """Return ``values`` with the checked ones first, then those with most answers; equal ones keep their order."""
    return sorted(values, key=lambda value: (value not in checked, -counts.get(value, 0)))


def matching(values: Iterable[str], text: str) -> list[str]:
    """Return those of ``values`` that contain every word of ``text``, whatever its accents and case."""
    words = fold(text).split()
    return [value for value in values if all(word in fold(value) for word in words)]
