"""Every parameter of the ranking has an effect: one without any would only pretend to be a decision."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace

import pytest

from bench.typing import abbreviated, with_typos
from helpdesk_app.faq.model import Faq
from helpdesk_app.search.compiler import build_index
from helpdesk_app.search.engine import SearchEngine
from helpdesk_app.search.lexicon import Lexicon
from helpdesk_app.search.weights import IndexWeights, QueryWeights


def queries(faq: Faq) -> Iterator[str]:
    source = random.Random(2)
    for each in faq.entries:
        yield each.question
        yield abbreviated(each.question, source)
        yield with_typos(each.question, source)
    yield from ("identifiant nat", "contacter une entre", "pilote", "conevrgenec", "nationale", "comment ma carte")


def results(faq: Faq, parts: Mapping[str, bytes], lexicon: Lexicon, weights: QueryWeights) -> list[object]:
    engine = SearchEngine(faq, parts, lexicon, weights)
    found = [engine.search(query) for query in queries(faq)]
    seconds = [result.hits[1].entry.uid if len(result.hits) > 1 else None for result in found]
    found += [engine.search(query, leader=leader) for query, leader in zip(queries(faq), seconds, strict=True)]
    return [(result.total, [hit.score for hit in result.hits]) for result in found]


@pytest.mark.parametrize("name", [each.name for each in fields(QueryWeights)])
def test_a_weight_of_queries_changes_scores(bundled: Faq, lexicon: Lexicon, name: str) -> None:
    weights = QueryWeights()
    weight = getattr(weights, name)
    changed = replace(weights, **{name: type(weight)(weight * 0.02)})
    parts = build_index(bundled, lexicon).to_parts()
    assert results(bundled, parts, lexicon, weights) != results(bundled, parts, lexicon, changed)


@pytest.mark.parametrize("name", [each.name for each in fields(IndexWeights)])
def test_a_weight_of_the_index_changes_it(bundled: Faq, lexicon: Lexicon, name: str) -> None:
    weight = getattr(IndexWeights(), name)
    smaller = replace(IndexWeights(), **{name: type(weight)(weight * 0.02)})
    assert build_index(bundled, lexicon, smaller).to_parts() != build_index(bundled, lexicon).to_parts()
