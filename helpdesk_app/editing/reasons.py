"""Why an entry comes where it comes in a list, in sentences for the people who write the FAQ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from helpdesk_app.faq.model import Entry
from helpdesk_app.search.model import Field, MatchKind, WordMatch
from helpdesk_app.text.folding import fold_line
from helpdesk_app.text.spans import Span
from helpdesk_app.text.translation import N_, _

_PLACES: Final = {
    Field.QUESTION: N_("Its question has {words}."),
    Field.WORDING: N_("One of its other wordings has {words}."),
    Field.ANSWER: N_("Its answer has {words}."),
    Field.FACET: N_("Its topics have {words}."),
    None: N_("It has another name for {words}."),
}
"""In the order in which they count: a question says what an entry is about, an answer may mention it in passing."""
_ORDER: Final = tuple(_PLACES)
_NOWHERE: Final = len(_ORDER)


class ExplainingEngine(Protocol):
    """What the reasons need of a search engine; ``helpdesk_app.search.engine.SearchEngine`` is one."""

    def explain(self, query: str, entry: Entry) -> tuple[WordMatch, ...]:
        """Return, for each word of ``query``, what matches it in ``entry``."""
        ...

    def matched_wording(self, query: str, entry: Entry) -> str | None:
        """Return the wording that ``query`` matches rather than the question."""
        ...

    def is_near(self, query: str, entry: Entry) -> bool:
        """Return whether ``entry`` is among those nearest in meaning."""
        ...

    def passage(self, query: str, entry: Entry) -> Span | None:
        """Return the sentence of the answer that is closest to ``query``."""
        ...


@dataclass(frozen=True, slots=True)
class Lacks:
    """The words of a query that an entry lacks, as typed."""

    nowhere: tuple[str, ...] = ()
    """In no text of the entry."""
    in_answer_only: tuple[str, ...] = ()
    """In its answer, but neither in its question nor in its wordings, which count more."""


NOTHING_LACKING: Final = Lacks()


def lacks(engine: ExplainingEngine, query: str, entry: Entry, stop_words: frozenset[str]) -> Lacks:
    """Return which words of ``query`` the question and the wordings of ``entry`` lack."""
    words = _content(engine.explain(query, entry), stop_words)
    answer = _ORDER.index(Field.ANSWER)
    return Lacks(
        tuple(word.query_word for word in words if _place(word) == _NOWHERE),
        tuple(word.query_word for word in words if answer <= _place(word) < _NOWHERE),
    )


def why_ahead(
    engine: ExplainingEngine, query: str, other: Entry, own: Entry | None, stop_words: frozenset[str]
) -> tuple[str, ...]:
    """Return why ``other`` comes before ``own``: the words of ``query`` that it has in a better place, and its meaning.

    Args:
        engine: Of the FAQ that has both entries.
        query: As typed.
        other: The entry that comes first.
        own: The entry that comes later; ``None`` where it is not in the FAQ, and all words count.
        stop_words: Folded words that are not named.
    """
    sentences: list[str] = []
    if wording := engine.matched_wording(query, other):
        sentences.append(_("Its other wording “{wording}” is close to this search.").format(wording=wording))
    theirs = _content(engine.explain(query, other), stop_words)
    ours = _content(engine.explain(query, own), stop_words) if own else ()
    places = dict(zip((word.query_word for word in ours), map(_place, ours), strict=True))
    ahead = [word for word in theirs if _place(word) < places.get(word.query_word, _NOWHERE)]
    sentences.extend(_by_place(ahead, skip={Field.WORDING} if wording else set()))
    if engine.is_near(query, other):
        found = engine.passage(query, other)
        if found is not None and not ahead:
            text = " ".join(other.answer[found.start : found.end].removeprefix("- ").split())
            sentences.append(_("Its answer is near in meaning: “{text}”").format(text=text))
        elif not sentences:
            sentences.append(_("It is near in meaning."))
    return tuple(sentences) or (_("It has the same words, and its question says little else."),)


def _by_place(words: Sequence[WordMatch], skip: set[Field]) -> Iterator[str]:
    for place, field in enumerate(_ORDER):
        named = [_named(word) for word in words if _place(word) == place]
        if named and field not in skip:
            yield _(_PLACES[field]).format(words=", ".join(dict.fromkeys(named)))


def _named(word: WordMatch) -> str:
    if word.how in (None, MatchKind.EXACT) or word.matched_word == fold_line(word.query_word):
        return f"«\N{NO-BREAK SPACE}{word.query_word}\N{NO-BREAK SPACE}»"
    return f"«\N{NO-BREAK SPACE}{word.query_word}\N{NO-BREAK SPACE}» ({word.matched_word})"


def _place(word: WordMatch) -> int:
    """Return where the word stands in the entry: an index of ``_ORDER``, or ``_NOWHERE``."""
    if word.how is None:
        return _NOWHERE
    return min((_ORDER.index(field) for field in word.fields), default=_ORDER.index(None))


def _content(words: Iterable[WordMatch], stop_words: frozenset[str]) -> tuple[WordMatch, ...]:
    """Return the words that are no stop words, or all of them if all are."""
    every = tuple(words)
    content = tuple(word for word in every if fold_line(word.query_word) not in stop_words)
    return content or every
