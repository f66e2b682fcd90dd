"""Stop words, acronyms and synonyms, read from one data file."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from helpdesk_app.text.tokens import tokens
from helpdesk_app.text.translation import _

Phrase = tuple[str, ...]
"""Folded words in order."""


class LexiconError(ValueError):
    """The lexicon cannot be read; the message names the file and what to correct."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Knowledge of the language and the domain that the texts of a FAQ do not contain.

    Attributes:
        stop_words: Folded words that say little. They get a small weight, not none.
        groups: Sets of synonymous phrases ("rpps", "repertoire partage des professionnels de sante").
        fingerprint: Changes whenever the content does.
        conversation: Folded words that say little, except where the FAQ has them.
        introductions: Phrases after which callers say who they are.
        courtesies: Phrases around what is asked, the longest first. Single words are stop words too.
        abbreviations: Folded words of queries, and what they stand for ("pdt", "pendant").
    """

    stop_words: frozenset[str] = frozenset()
    groups: tuple[tuple[Phrase, ...], ...] = ()
    fingerprint: str = ""
    conversation: frozenset[str] = frozenset()
    introductions: frozenset[Phrase] = frozenset()
    courtesies: tuple[Phrase, ...] = ()
    abbreviations: Mapping[str, Phrase] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path) -> Lexicon:
        """Read the lexicon from the TOML file at ``path``.

        Raises:
            LexiconError: The file is missing, is not TOML, or a value does not have the form its comment describes.
        """
        try:
            raw = path.read_bytes()
            data = tomllib.loads(raw.decode("utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise LexiconError(
                _("{path}: the search lexicon cannot be read: {error}").format(path=path, error=error)
            ) from error
        stop_words = data.get("stop_words", [])
        conversation = data.get("conversation", [])
        introductions = data.get("introductions", [])
        courtesies = data.get("courtesies", [])
        acronyms = data.get("acronyms", {})
        synonyms = data.get("synonyms", [])
        abbreviations = data.get("abbreviations", {})
        for name, value, ok in (
            ("stop_words", stop_words, _is_texts(stop_words)),
            ("conversation", conversation, _is_texts(conversation)),
            ("introductions", introductions, _is_texts(introductions)),
            ("courtesies", courtesies, _is_texts(courtesies)),
            ("acronyms", acronyms, isinstance(acronyms, dict) and all(map(_is_texts, acronyms.values()))),
            ("synonyms", synonyms, isinstance(synonyms, list) and all(map(_is_texts, synonyms))),
            (
                "abbreviations",
                abbreviations,
                isinstance(abbreviations, dict) and _is_texts([*abbreviations, *abbreviations.values()]),
            ),
        ):
            if not ok:
                raise LexiconError(
                    _("{path}: '{name}' does not have the form its comment describes: {value:.80}").format(
                        path=path, name=name, value=repr(value)
                    )
                )
        groups = [(acronym, *expansions) for acronym, expansions in acronyms.items()] + list(synonyms)
        polite = sorted(
            {_phrase(courtesy) for courtesy in courtesies} - {()}, key=lambda phrase: (-len(phrase), phrase)
        )
        return cls(
            stop_words=_words(stop_words).union(phrase[0] for phrase in polite if len(phrase) == 1),
            groups=tuple(tuple(dict.fromkeys(map(_phrase, group))) for group in groups),
            conversation=_words(conversation),
            introductions=frozenset(map(_phrase, introductions)),
            courtesies=tuple(polite),
            abbreviations={word: _phrase(full) for short, full in abbreviations.items() for word in _phrase(short)},
            fingerprint=hashlib.sha256(raw.replace(b"\r\n", b"\n")).hexdigest(),
        )


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(text, str) and text.strip() for text in value)


def _phrase(text: str) -> Phrase:
    return tuple(token.text for token in tokens(text))


def _words(texts: Sequence[str]) -> frozenset[str]:
    return frozenset(word for text in texts for word in _phrase(text))
