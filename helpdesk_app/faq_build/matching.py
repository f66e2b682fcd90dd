"""Find out which entries of a new import are entries of the old FAQ, so that each stays itself.

An entry is the old one with the same id of its source; or else with the same text, whatever its case, spaces and
punctuation; or else with a text so like it, in the answer, the question and the neighbours, that nothing else can be
meant. Each is matched once. What is like without being sure is a resemblance, for an editor to decide: a wrong merge
would give an answer the votes, wordings and favourites of another one.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from helpdesk_app.faq.identity import fold_answer, uid_of
from helpdesk_app.faq.model import Entry
from helpdesk_app.faq_build.likeness import Likeness, Text, Weights, candidates, question_likeness
from helpdesk_app.text.folding import fold_line

_WHOLE: Final = 0.9
"""Likeness of an answer to the others that it was split into, or merged from, put together."""
_EXACT: Final = 0.98
"""The same where nothing was changed beside."""
_PART: Final = 0.85
"""Share of a part that must be in the whole."""
_LEAST_LIKE: Final = 0.75
_MORE_LIKE: Final = 0.03
"""How much liker an entry must be to itself than any two entries of the FAQ are to each other."""
_LIKE_OPENING: Final = 0.5
_MOST_EXCHANGED: Final = 0.02
_LIKE_IN_PLACE: Final = 0.5
"""Likeness that is enough where the neighbours or the question are those of the old entry."""
_ASKS_LIKE: Final = 0.4
_LIKE_ANOTHER: Final = 0.88
"""Likeness of an answer that has moved and has another question."""
_MARGIN: Final = 0.05
"""By how much a match must be better than the next one."""
_DOUBTFUL: Final = 0.4
_DOUBTFUL_IN_PLACE: Final = 0.2
_COMPARED: Final = 5_000
"""Entries of the old FAQ that are compared with each other."""
_LEAST_WORDS: Final = 3
"""Words of a question that can name an entry by itself."""


@dataclass(frozen=True, slots=True)
class Resemblance:
    """Two entries that may be one."""

    older: Entry
    newer: Entry


@dataclass(frozen=True, slots=True)
class Matching:
    """Which entries of the new import are which of the old FAQ."""

    kept: Mapping[str, str]
    """uid in the new import -> uid in the old FAQ."""
    merged: Mapping[str, str]
    """uid in the old FAQ of an entry that is now part of another -> uid of that one in the new import."""
    resemblances: tuple[Resemblance, ...]
    """In the order of the new import, each entry at most once."""


def match(older: Sequence[Entry], newer: Sequence[Entry], archived: Sequence[Entry] = ()) -> Matching:
    """Match ``newer`` with ``older``.

    Args:
        older: The entries of the old FAQ, in its order.
        newer: Those of the import, in its order, before curation.
        archived: Entries of the old FAQ that were not shown; one that returns is matched too.
    """
    return _Matcher(older, archived, newer).matching()


@dataclass(frozen=True, slots=True)
class _Candidate:
    newer: int
    older: int
    like: Likeness
    question: float | None
    """How like the questions are; ``None`` where one has none."""
    asks_same: bool
    """Whether both ask what no other entry asks."""
    in_place: bool
    """Whether the entry before or after is that of the old FAQ too."""

    @property
    def score(self) -> float:
        """How like the two are, by all that is known of them."""
        return self.like.common + 0.1 * (self.question or 0.0) + 0.1 * self.in_place + 0.3 * self.asks_same

    def is_sure(self, least: float) -> bool:
        """Return whether there is no doubt, were there no other candidate.

        Args:
            least: Likeness from which two entries somewhere in the FAQ are one.
        """
        like = self.like
        if self.asks_same and self.in_place:
            return True
        if like.exchanged > _MOST_EXCHANGED:
            return False
        if self.asks_same:
            return like.common >= _LIKE_IN_PLACE
        if self.in_place:
            subject = like.opening >= _LIKE_OPENING if self.question is None else self.question >= _ASKS_LIKE
            return like.common >= _LIKE_IN_PLACE and (subject or like.common >= least)
        asks_another = self.question is not None and self.question < _ASKS_LIKE
        return like.common >= max(least, _LIKE_ANOTHER if asks_another else 0.0) and like.opening >= _LIKE_OPENING

    def beats(self, rival: _Candidate) -> bool:
        """Return whether this is clearly the better match, and its answer no less like."""
        return self.score >= rival.score + _MARGIN and self.like.common >= rival.like.common

    @property
    def is_doubtful(self) -> bool:
        """Whether an editor should see the two."""
        return self.like.common >= (_DOUBTFUL_IN_PLACE if self.in_place else _DOUBTFUL) or self.asks_same


class _Answers:
    """The answers that are still to be matched, by the numbers of their entries."""

    def __init__(
        self,
        newer: Sequence[Entry],
        shown: Sequence[Entry],
        older: Sequence[Entry],
        news: Iterable[int],
        olds: Iterable[int],
    ) -> None:
        self._weights = Weights([entry.answer for entry in (*older, *newer)])
        self._new = {new: self._weights.text(newer[new].answer) for new in news}
        self._old = {old: self._weights.text(older[old].answer) for old in olds}
        self._likes: dict[tuple[int, int], Likeness] = {}
        self.least = max(_LEAST_LIKE, self._most_between(shown[:_COMPARED]) + _MORE_LIKE)
        """Likeness from which two entries are one, wherever they are."""

    def candidates(self) -> dict[int, list[int]]:
        """Return, for each new entry, the old ones worth comparing."""
        olds = list(self._old)
        found = candidates(list(self._old.values()), list(self._new.values()))
        return {new: [olds[number] for number in numbers] for new, numbers in zip(self._new, found, strict=True)}

    def _most_between(self, entries: Sequence[Entry]) -> float:
        """Return how like two different entries are, at most, as far as they begin alike."""
        texts = [self._weights.text(entry.answer) for entry in entries]
        found = candidates(texts, texts)
        pairs = ((number, other) for number, near in enumerate(found) for other in near if other < number)
        likes = (self._weights.likeness(texts[number], texts[other]) for number, other in pairs)
        return max((like.common for like in likes if like.opening >= _LIKE_OPENING), default=0.0)

    def likeness(self, new: int, old: int) -> Likeness:
        """Return how like two answers are; computed once."""
        known = self._likes.get((new, old))
        if known is None:
            known = self._likes[new, old] = self._weights.likeness(self._new[new], self._old[old])
        return known

    def parts_of_new(self, new: int, olds: Iterable[int], least: float) -> list[int]:
        """Return the ``olds`` that make up ``new`` together, the heaviest first, or nothing where they do not."""
        inside = {old: self._old[old] for old in olds if self.likeness(new, old).contained >= _PART}
        return self._parts(self._new[new], inside, least)

    def parts_of_old(self, old: int, news: Iterable[int], least: float) -> list[int]:
        """Return the ``news`` that make up ``old`` together, the heaviest first, or nothing where they do not."""
        inside = {new: self._new[new] for new in news if self.likeness(new, old).contained >= _PART}
        return self._parts(self._old[old], inside, least)

    def make_only_new(self, olds: Iterable[int], new: int, others: Iterable[int]) -> bool:
        """Return whether ``olds`` make up ``new``, and neither they nor one of them any of ``others``, new too."""
        return self._make_only([self._old[old] for old in olds], self._new[new], [self._new[one] for one in others])

    def make_only_old(self, news: Iterable[int], old: int, others: Iterable[int]) -> bool:
        """Return whether ``news`` make up ``old``, and neither they nor one of them any of ``others``, old too."""
        return self._make_only([self._new[new] for new in news], self._old[old], [self._old[one] for one in others])

    def _make_only(self, parts: Sequence[Text], whole: Text, others: Iterable[Text]) -> bool:
        joined = self._weights.joined(parts)
        likes = (self._weights.likeness(other, text).common for other in others for text in (joined, *parts))
        return self._weights.likeness(whole, joined).common >= max(likes, default=0.0) + _MARGIN

    def _parts(self, whole: Text, inside: Mapping[int, Text], least: float) -> list[int]:
        chosen: list[int] = []
        covered = 0.0
        for number in sorted(inside, key=lambda number: (-inside[number].weight, number)):
            joined = self._weights.joined(inside[part] for part in (*chosen, number))
            more = self._weights.likeness(whole, joined).common
            if more > covered and inside[number].weight < whole.weight:
                chosen, covered = [*chosen, number], more
        if len(chosen) < 2 or covered < least:
            return []
        lightest = inside[chosen[-1]].weight
        is_clear = all(text.weight < lightest / 2 for number, text in inside.items() if number not in chosen)
        return chosen if is_clear else []


class _Matcher:
    def __init__(self, older: Sequence[Entry], archived: Sequence[Entry], newer: Sequence[Entry]) -> None:
        self._older = [*older, *archived]
        self._newer = newer
        self._shown = len(older)
        self._older_of: dict[int, int] = {}
        self._newer_of: dict[int, int] = {}
        self._merged: dict[int, int] = {}
        self._pieces: set[int] = set()
        """New entries that an old one was split into, but for the one that goes on as that."""

    def matching(self) -> Matching:
        self._match_ids()
        folded = [fold_answer(entry.answer) for entry in self._newer]
        known = [fold_answer(entry.answer) for entry in self._older]
        asked = [fold_line(entry.question) for entry in self._newer]
        known_asked = [fold_line(entry.question) for entry in self._older]
        self._match_equal(list(zip(folded, asked, strict=True)), list(zip(known, known_asked, strict=True)))
        self._match_equal(folded, known)
        resemblances = self._match_like()
        return Matching(
            kept={self._newer[new].uid: self._older[old].uid for new, old in self._older_of.items()},
            merged={self._older[old].uid: self._newer[new].uid for old, new in self._merged.items()},
            resemblances=resemblances,
        )

    def _join(self, new: int, old: int) -> None:
        self._older_of[new], self._newer_of[old] = old, new

    def _is_free(self, new: int, old: int) -> bool:
        return (
            new not in self._older_of
            and new not in self._pieces
            and old not in self._newer_of
            and old not in self._merged
        )

    def _match_ids(self) -> None:
        """Match by the ids of the source; a uid that was made from the text is none."""
        numbers = {entry.uid: number for number, entry in enumerate(self._older)}
        for new, entry in enumerate(self._newer):
            if entry.uid in numbers and entry.uid != uid_of(entry.answer):
                self._join(new, numbers[entry.uid])

    def _match_equal(self, new_keys: Sequence[Hashable], old_keys: Sequence[Hashable]) -> None:
        """Match entries with the same key, in their order; those that were shown come before the archived."""
        olds: dict[Hashable, deque[int]] = defaultdict(deque)
        for old, key in enumerate(old_keys):
            if old not in self._newer_of:
                olds[key].append(old)
        for new, key in enumerate(new_keys):
            if new not in self._older_of and (same := olds.get(key)):
                self._join(new, same.popleft())

    def _match_like(self) -> tuple[Resemblance, ...]:
        """Match what is surely one, and return what resembles."""
        news = [new for new in range(len(self._newer)) if new not in self._older_of]
        olds = [old for old in range(len(self._older)) if old not in self._newer_of]
        if not news or not olds:
            return ()
        answers = _Answers(self._newer, self._older[: self._shown], self._older, news, olds)
        near = answers.candidates()
        same_question = self._same_questions(news, olds)
        self._match_parts(answers, near, _EXACT)
        # What is most like goes before inexact parts: one of them may be like it too.
        pairs = self._pairs(answers, near, same_question)
        self._join_sure([pair for pair in pairs if pair.like.common >= _PART], answers.least)
        self._match_parts(answers, near, max(_WHOLE, min(answers.least, _EXACT)))
        while True:
            pairs = self._pairs(answers, near, same_question)
            if not self._join_sure(pairs, answers.least):
                return self._resemblances(pairs)

    def _match_parts(self, answers: _Answers, near: Mapping[int, Iterable[int]], least: float) -> None:
        """Match entries that were merged into one, and those that one was split into.

        Args:
            answers: What is to be matched.
            near: The old entries worth comparing, by the new one.
            least: Likeness of the whole to its parts.
        """
        near_old: dict[int, list[int]] = defaultdict(list)
        for new, olds in near.items():
            for old in olds:
                near_old[old].append(new)
        for new, olds in near.items():
            parts = answers.parts_of_new(new, [old for old in olds if self._is_free(new, old)], least)
            wholes = {other for old in parts for other in near_old[old] if self._is_free(other, old)}
            if parts and answers.make_only_new(parts, new, wholes - {new}):
                self._join(new, parts[0])
                self._merged |= dict.fromkeys(parts[1:], new)
        for old, news in near_old.items():
            parts = answers.parts_of_old(old, [new for new in news if self._is_free(new, old)], least)
            wholes = {other for new in parts for other in near[new] if self._is_free(new, other)}
            if parts and answers.make_only_old(parts, old, wholes - {old}):
                self._join(parts[0], old)
                self._pieces.update(parts[1:])

    def _same_questions(self, news: Iterable[int], olds: Iterable[int]) -> dict[int, int]:
        """Return, for the number of a new entry, that of the only old one that has its question."""
        asked = Counter(fold_line(entry.question) for entry in self._newer)
        known: dict[str, set[int]] = defaultdict(set)
        for old, entry in enumerate(self._older):
            for question in (entry.question, *entry.wordings):
                known[fold_line(question)].add(old)
        free = set(olds)
        found = {}
        for new in news:
            question = fold_line(self._newer[new].question)
            if asked[question] == 1 and len(question.split()) >= _LEAST_WORDS and len(known[question]) == 1:
                (old,) = known[question]
                if old in free:
                    found[new] = old
        return found

    def _pairs(
        self, answers: _Answers, near: Mapping[int, Iterable[int]], same_question: Mapping[int, int]
    ) -> list[_Candidate]:
        """Return the pairs that are still free, the likest first."""
        pairs = []
        for new, olds in near.items():
            if new in self._older_of:
                continue
            neighbours = self._in_place(new)
            same = {same_question[new]} if new in same_question else set()
            asked = self._newer[new].question
            for old in {*olds, *neighbours, *same}:
                if not self._is_free(new, old):
                    continue
                known = self._older[old]
                known_asked = [text for text in (known.question, *known.wordings) if text]
                question = question_likeness(asked, known_asked) if asked and known_asked else None
                pairs.append(_Candidate(new, old, answers.likeness(new, old), question, old in same, old in neighbours))
        return sorted(pairs, key=lambda pair: (-pair.score, pair.newer, pair.older))

    def _in_place(self, new: int) -> set[int]:
        """Return the old entries that follow or precede the one that a neighbour of ``new`` is."""
        rows = set()
        for step in (-1, 1):
            neighbour = self._older_of.get(new + step)
            if neighbour is not None and 0 <= neighbour - step < self._shown > neighbour:
                rows.add(neighbour - step)
        return rows

    def _join_sure(self, pairs: Sequence[_Candidate], least: float) -> bool:
        """Match the sure ones of ``pairs``; return whether there were any."""
        of_new, of_old = defaultdict(list), defaultdict(list)
        for pair in pairs:
            of_new[pair.newer].append(pair)
            of_old[pair.older].append(pair)
        joined = False
        for pair in pairs:
            if not pair.is_sure(least) or not self._is_free(pair.newer, pair.older):
                continue
            rivals = (rival for rival in (*of_new[pair.newer], *of_old[pair.older]) if rival is not pair)
            if all(pair.beats(rival) for rival in rivals if self._is_free(rival.newer, rival.older)):
                self._join(pair.newer, pair.older)
                joined = True
        return joined

    def _resemblances(self, pairs: Iterable[_Candidate]) -> tuple[Resemblance, ...]:
        news, olds, found = set[int](), set[int](), []
        for pair in pairs:
            if pair.is_doubtful and pair.newer not in news and pair.older not in olds:
                news.add(pair.newer)
                olds.add(pair.older)
                found.append(pair)
        found.sort(key=lambda pair: pair.newer)
        return tuple(Resemblance(self._older[pair.older], self._newer[pair.newer]) for pair in found)
