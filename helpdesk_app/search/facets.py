"""Which entries have which facet values, and how many hits each value would leave."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from helpdesk_app.faq.model import UNSTATED, Entry, Facet
from helpdesk_app.search.model import Filters

Mask = npt.NDArray[np.bool_]


class FacetTable:
    """A mask of entries for every value of every facet, the unstated one last."""

    def __init__(self, facets: Sequence[Facet], entries: Sequence[Entry]) -> None:
        self._masks: dict[str, dict[str, Mask]] = {}
        for facet in facets:
            self._masks[facet.question] = {value: np.zeros(len(entries), dtype=np.bool_) for value in facet.values}
        for row, entry in enumerate(entries):
            for given in entry.facets:
                self._masks[given.facet][given.value][row] = True
        for masks in self._masks.values():
            stated = np.zeros(len(entries), dtype=np.bool_)
            for mask in masks.values():
                stated |= mask
            masks[UNSTATED] = ~stated
        self._all = np.ones(len(entries), dtype=np.bool_)

    def accepted(self, filters: Filters) -> Mask:
        """Return the entries that pass the filters. Unknown facets and values accept nothing."""
        mask = self._all
        for accepted in self._by_facet(filters).values():
            mask = mask & accepted
        return mask

    def counts(self, listed: Mask, filters: Filters) -> dict[str, dict[str, int]]:
        """Return, for every value, how many of ``listed`` have it when only the *other* facets filter."""
        by_facet = self._by_facet(filters)
        result: dict[str, dict[str, int]] = {}
        for facet, masks in self._masks.items():
            remaining = listed
            for other, accepted in by_facet.items():
                if other != facet:
                    remaining = remaining & accepted
            result[facet] = {value: int(np.count_nonzero(mask & remaining)) for value, mask in masks.items()}
        return result

    def _by_facet(self, filters: Filters) -> dict[str, Mask]:
        accepted: dict[str, Mask] = {}
        for facet, values in filters.items():
            if values:
                mask = np.zeros_like(self._all)
                for value in values:
                    mask |= self._masks.get(facet, {}).get(value, False)
                accepted[facet] = mask
        return accepted
