"""What is wrong with the entries of a FAQ that can be built: each finding with its entry and the one thing to do.

Reasons and tasks are in French: they are for the people who write the FAQ.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from typing import Final, Protocol

from helpdesk_app.faq.model import Entry, Faq
from helpdesk_app.faq_build.expected_results import ExpectedOutcome, RankingEngine
from helpdesk_app.faq_build.likeness import Weights, candidates
from helpdesk_app.faq_build.sources.missing_targets import missing_target
from helpdesk_app.text.blanks import blank_faults
from helpdesk_app.text.folding import fold_line

_SAME: Final = 0.9
"""Likeness from which two answers say the same."""
_WORDS_A_MINUTE: Final = 150
_LARGE_TOPIC: Final = 0.5
"""Share of the entries from which a value sorts nothing."""
_FEWEST_ENTRIES: Final = 10
"""Entries of a FAQ whose topics are judged."""
_LEAST_WORDS: Final = 5
"""Words of a sentence whose numbers are compared with those of another, or whose language is judged."""
_SERIES: Final = 3
"""Further values of a sentence from which its entries are a series, as of fees or rooms, reported once."""
_SENTENCE: Final = re.compile(r"(?<=[.!?;:])\s+|\n+")
_NUMBER: Final = re.compile(r"\d+(?:[\s.,/h€%:]*\d+)*")
_MONTH: Final = r"janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
_VALUE: Final = re.compile(rf"{_NUMBER.pattern}|\b(?:{_MONTH}|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b")
_ACRONYM: Final = re.compile(r"(?<![\w-])[A-ZÀ-Ý]{2,6}s?(?![\w-])")
_CAPITALS: Final = re.compile(r"\b[A-ZÀ-Ý]+(?:[ ’'][A-ZÀ-Ý]+)+\b")
_WRITTEN_OUT: Final = re.compile(r"\([^)]*[a-zà-ÿ]{2}|(?:désigne|signifie)\b")
_WORD: Final = re.compile(r"[^\W\d_]+")
_ADDRESS: Final = re.compile(
    r"\b(?:https?:|www\.)\S*|\S+@\S*|(?<![\w@./-])[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:fr|com|org|net|eu)\b(?:/\S*)?",
    re.IGNORECASE,
)
_SOUND: Final = re.compile(r"https?://[\w-]+(?:\.[\w-]+)+(?:[:/?#]\S*)?|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
_ENGLISH: Final = frozenset("the and of to is are for with you your this that from please not be by on it or".split())
_FRENCH: Final = frozenset(
    "le la les des du de et est sont pour avec vous votre ce cette que qui dans par sur un une".split()
)


class HealthCheck(StrEnum):
    """What a finding is about, in the order of the report."""

    CONTRADICTION = "Chiffres ou dates qui se contredisent"
    EXPIRED = "Date de validité dépassée"
    EXPECTED = "Recherche de la liste qui ne trouve pas sa réponse en premier"
    NOT_FOUND = "Question que la recherche ne trouve pas en premier"
    DUPLICATE = "Réponses presque identiques"
    INCOMPLETE = "Ce que la réponse annonce manque"
    ADDRESS = "Adresse incomplète ou mal formée"
    BLANK = "Champ à remplir mal écrit"
    ACRONYM = "Sigle jamais expliqué"
    LONG = "Réponse de plus d’une minute à lire"
    LANGUAGE = "Langues mêlées"
    TOPIC = "Thème qui ne trie rien"


@dataclass(frozen=True, slots=True)
class HealthFinding:
    """Something to mend."""

    kind: HealthCheck
    reason: str
    task: str
    entry: Entry | None = None
    """``None`` where it is about no single entry."""


class CheckedEngine(RankingEngine, Protocol):
    """What the checks need of a search engine; ``helpdesk_app.search.engine.SearchEngine`` is one."""

    def duplicates(self) -> Iterable[tuple[Entry, Entry]]:
        """Return the pairs of entries that say the same by their meaning."""
        ...


def findings_about(
    faq: Faq,
    engine: CheckedEngine,
    day: str,
    known_acronyms: Iterable[str] = (),
    expected: Iterable[ExpectedOutcome] = (),
) -> tuple[HealthFinding, ...]:
    """Return what is to be mended, by kind and then in the order of the FAQ.

    Args:
        faq: The entries.
        engine: Searches them; one that knows no meaning finds duplicates by their words alone.
        day: The present day, an ISO date.
        known_acronyms: Folded acronyms that need no explanation, because the search knows what they mean.
        expected: What the editors' test list finds.
    """
    found = chain(
        _contradictions(faq.entries),
        _expired(faq.entries, day),
        _expected(faq.entries, expected),
        _not_found(faq.entries, engine, day),
        _duplicates(faq.entries, engine),
        chain.from_iterable(map(_of_text, faq.entries)),
        _acronyms(faq.entries, frozenset(known_acronyms)),
        _topics(faq),
    )
    order = list(HealthCheck)
    return tuple(sorted(found, key=lambda finding: order.index(finding.kind)))


def _contradictions(entries: Sequence[Entry]) -> Iterator[HealthFinding]:
    """Find sentences that entries have alike but for a number, a day or a month."""
    alike: dict[str, dict[tuple[str, ...], tuple[Entry, str]]] = defaultdict(dict)
    counts = Counter[str]()
    reported = set[tuple[str, str]]()
    for entry in entries:
        for sentence in _SENTENCE.split(entry.answer):
            values = tuple(_VALUE.findall(sentence))
            if not values or len(sentence.split()) < _LEAST_WORDS:
                continue
            shape = fold_line(_VALUE.sub("#", sentence))
            alike[shape].setdefault(values, (entry, sentence.strip()))
            counts[shape] += 1
    for shape, (first, *others) in ((shape, list(said.values())) for shape, said in alike.items()):
        one, said = first
        if len(others) >= _SERIES:
            reason = (
                f"« {said} » : {counts[shape]} réponses ont cette phrase, avec {len(others) + 1} valeurs différentes."
            )
            yield HealthFinding(HealthCheck.CONTRADICTION, reason, "Vérifiez que chaque valeur est voulue.", one)
            continue
        for other, differently in others:
            if other is not one and (one.uid, other.uid) not in reported:
                reported.add((one.uid, other.uid))
                reason = f"« {differently} », mais {_named(one)} dit « {said} »."
                task = "Vérifiez laquelle est juste, et corrigez l’autre."
                yield HealthFinding(HealthCheck.CONTRADICTION, reason, task, other)


def _expired(entries: Iterable[Entry], day: str) -> Iterator[HealthFinding]:
    for entry in entries:
        if entry.upkeep.valid_to and entry.upkeep.valid_to < day:
            reason = f"Valable jusqu’au {entry.upkeep.valid_to} ; les agents ne la voient plus."
            task = 'Mettez-la à jour avec une nouvelle date, ou masquez-la (status = "hidden").'
            yield HealthFinding(HealthCheck.EXPIRED, reason, task, entry)


def _expected(entries: Iterable[Entry], outcomes: Iterable[ExpectedOutcome]) -> Iterator[HealthFinding]:
    """Find the queries of the editors' test list that do not find their entry first."""
    by_uid = {entry.uid: entry for entry in entries}
    for outcome in outcomes:
        if outcome.is_met:
            continue
        query, entry = f"« {outcome.expected.query} »", by_uid.get(outcome.uid)
        if entry is None:
            task = "Nommez une autre réponse dans recherches.toml, ou enlevez la ligne."
            yield HealthFinding(HealthCheck.EXPECTED, f"{query} doit trouver {outcome.uid}, qui n’existe plus.", task)
            continue
        instead = f"trouve d’abord {_named(outcome.first)}" if outcome.first else "ne trouve rien"
        rank = f" ; cette réponse vient en place {outcome.rank}" if outcome.rank else ""
        task = "Ajoutez cette formulation, ou précisez la question de l’autre réponse."
        yield HealthFinding(HealthCheck.EXPECTED, f"{query} {instead}{rank}.", task, entry)


def _not_found(entries: Iterable[Entry], engine: CheckedEngine, day: str) -> Iterator[HealthFinding]:
    """Find entries that their own question, or a wording, does not bring first."""
    for entry in entries:
        if not entry.upkeep.is_valid_on(day):
            continue
        for text in (entry.question, *entry.wordings):
            hits = engine.search(text, limit=1).hits
            if not hits or hits[0].entry.uid != entry.uid:
                instead = f"trouve d’abord {_named(hits[0].entry)}" if hits else "ne trouve rien"
                task = "Précisez la question, ou donnez cette formulation à l’autre réponse."
                yield HealthFinding(HealthCheck.NOT_FOUND, f"« {text} » {instead}.", task, entry)


def _duplicates(entries: Sequence[Entry], engine: CheckedEngine) -> Iterator[HealthFinding]:
    """Find pairs of entries that say the same, by their meaning or by their words."""
    weights = Weights([entry.answer for entry in entries])
    texts = [weights.text(entry.answer) for entry in entries]
    pairs = dict.fromkeys((one.uid, other.uid) for one, other in engine.duplicates())
    for number, near in enumerate(candidates(texts, texts)):
        for other in sorted(near):
            if other > number and weights.likeness(texts[number], texts[other]).common >= _SAME:
                pairs[entries[number].uid, entries[other].uid] = None
    by_uid = {entry.uid: entry for entry in entries}
    for one, same in pairs:
        reason = f"Dit presque la même chose que {_named(by_uid[same])}."
        task = 'Réunissez-les : masquez l’une (status = "hidden") et nommez l’autre comme successor.'
        yield HealthFinding(HealthCheck.DUPLICATE, reason, task, by_uid[one])


def _of_text(entry: Entry) -> Iterator[HealthFinding]:
    """Find what the answer of an entry shows by itself."""
    if entry.upkeep.incomplete:
        yield HealthFinding(
            HealthCheck.INCOMPLETE, f"Il manque : {entry.upkeep.incomplete}.", "Complétez la source.", entry
        )
    elif missing_target(entry.answer):
        last = entry.answer.rsplit("\n", maxsplit=1)[-1].strip()
        task = 'Ajoutez ce qui manque à la source, ou notez-le (incomplete = "…").'
        yield HealthFinding(HealthCheck.INCOMPLETE, f"La réponse se termine par « {last} ».", task, entry)
    for found in _ADDRESS.findall(entry.answer):
        address = found.rstrip('.,;:!?)»’"')
        if not _SOUND.fullmatch(address):
            is_bare = "." in address and ":" not in address and "@" not in address
            why = "n’a pas de https:// devant" if is_bare else "est mal formée"
            yield HealthFinding(HealthCheck.ADDRESS, f"L’adresse « {address} » {why}.", "Écrivez-la en entier.", entry)
    if blank_faults(entry.answer):
        task = "Écrivez chaque champ {{nom}} ou {{nom : choix | choix}}, sur une seule ligne."
        yield HealthFinding(HealthCheck.BLANK, "Les accolades d’un champ ne se lisent pas.", task, entry)
    words = len(entry.answer.split())
    if words > _WORDS_A_MINUTE:
        minutes = f"{words / _WORDS_A_MINUTE:.1f}".replace(".", ",")
        task = "Raccourcissez-la, ou partagez-la en plusieurs réponses."
        yield HealthFinding(HealthCheck.LONG, f"{words} mots, soit {minutes} min à voix haute.", task, entry)
    for sentence in _SENTENCE.split(entry.answer):
        spoken = [word.lower() for word in _WORD.findall(sentence)]
        english, french = (sum(word in language for word in spoken) for language in (_ENGLISH, _FRENCH))
        if len(spoken) >= _LEAST_WORDS and english > 2 * french and english * 5 >= len(spoken):
            yield HealthFinding(
                HealthCheck.LANGUAGE, f"« {sentence.strip()} » est en anglais.", "Traduisez la phrase.", entry
            )


def _acronyms(entries: Sequence[Entry], known: frozenset[str]) -> Iterator[HealthFinding]:
    """Find acronyms that no entry writes out: « (RPPS) » behind words, or words in brackets behind it."""
    uses: dict[str, list[Entry]] = defaultdict(list)
    explained = set(known)
    for entry in entries:
        for line in (entry.question, *entry.answer.split("\n")):
            # Words in capitals that follow each other are a name or a heading.
            text = _CAPITALS.sub(lambda words: "." * len(words[0]), line)
            for found in _ACRONYM.finditer(text):
                acronym = fold_line(found[0].removesuffix("s"))
                before, after = text[: found.start()].rstrip(), text[found.end() :].lstrip()
                if (before.endswith("(") and len(before) > 1) or _WRITTEN_OUT.match(after):
                    explained.add(acronym)
                elif not uses[acronym] or uses[acronym][-1] is not entry:
                    uses[acronym].append(entry)
    for acronym, using in uses.items():
        if using and acronym not in explained:
            count = f" ({len(using)} réponses)" if len(using) > 1 else ""
            task = "Écrivez-le en toutes lettres une fois, le sigle entre parenthèses."
            yield HealthFinding(
                HealthCheck.ACRONYM, f"« {acronym.upper()} » n’est expliqué nulle part{count}.", task, using[0]
            )


def _topics(faq: Faq) -> Iterator[HealthFinding]:
    """Find values that one entry has, or more than half of them."""
    if len(faq.entries) < _FEWEST_ENTRIES:
        return
    counts = Counter(given for entry in faq.entries for given in dict.fromkeys(entry.facets))
    for given, count in counts.items():
        facet = next((facet.heading for facet in faq.facets if facet.question == given.facet), "") or given.facet
        if count == 1:
            task = "Donnez ce thème à d’autres réponses, ou supprimez-le."
            yield HealthFinding(HealthCheck.TOPIC, f"{facet} : « {given.value} » n’a qu’une réponse.", task)
        elif count > _LARGE_TOPIC * len(faq.entries):
            reason = f"{facet} : « {given.value} » a {count} réponses sur {len(faq.entries)}."
            yield HealthFinding(HealthCheck.TOPIC, reason, "Partagez ce thème en plusieurs.")


def _named(entry: Entry) -> str:
    return f"{entry.uid} (« {entry.question} »)"
