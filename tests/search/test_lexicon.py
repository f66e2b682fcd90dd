"""The lexicon file: what it may hold, and what is said when it does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpdesk_app.search.lexicon import Lexicon, LexiconError
from helpdesk_app.text.tokens import ELIDABLE


def write(folder: Path, text: str | bytes) -> Path:
    path = folder / "lexique été.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return path


def test_words_and_phrases_are_folded_like_any_text(tmp_path: Path) -> None:
    lexicon = Lexicon.load(
        write(
            tmp_path,
            'stop_words = ["À", "où"]\nsynonyms = [["Mél", "adresse électronique"]]\n'
            'conversation = ["Marché"]\nintroductions = ["Je suis"]\n'
            'courtesies = ["Allô", "Merci", "Merci bien", "je"]\n[acronyms]\nRPPS = ["répertoire partagé"]\n'
            '[abbreviations]\nRdv = "Rendez-vous"\n',
        )
    )
    assert lexicon.stop_words == {"a", "ou", "allo", "merci"}
    assert lexicon.conversation == {"marche"}
    assert lexicon.introductions == {("suis",)}
    assert lexicon.courtesies == (("merci", "bien"), ("allo",), ("merci",))
    assert lexicon.abbreviations == {"rdv": ("rendez", "vous")}
    assert set(lexicon.groups) == {
        (("rpps",), ("repertoire", "partage")),
        (("mel",), ("adresse", "electronique")),
    }


def test_an_empty_lexicon_is_a_lexicon(tmp_path: Path) -> None:
    lexicon = Lexicon.load(write(tmp_path, ""))
    assert (lexicon.stop_words, lexicon.groups) == (frozenset(), ())
    assert lexicon.fingerprint


def test_the_fingerprint_follows_the_content_and_not_the_line_ends(tmp_path: Path) -> None:
    one = Lexicon.load(write(tmp_path, 'stop_words = ["a"]\n')).fingerprint
    assert Lexicon.load(write(tmp_path, 'stop_words = ["a"]\r\n')).fingerprint == one
    assert Lexicon.load(write(tmp_path, 'stop_words = ["b"]\n')).fingerprint != one


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ("stop_words = [1]", "stop_words"),
        ('stop_words = "a"', "stop_words"),
        ('stop_words = [""]', "stop_words"),
        ("conversation = 1", "conversation"),
        ('introductions = "je suis"', "introductions"),
        ('synonyms = ["a"]', "synonyms"),
        ("synonyms = [[1]]", "synonyms"),
        ("courtesies = [3]", "courtesies"),
        ("acronyms = 3", "acronyms"),
        ('acronyms = { RPPS = "x" }', "acronyms"),
        ("abbreviations = []", "abbreviations"),
        ("abbreviations = { pdt = 1 }", "abbreviations"),
        ('abbreviations = { pdt = " " }', "abbreviations"),
        ("stop_words = [1] 2", "line 1"),
        (b"stop_words = ['\xe9']", "utf-8"),
    ],
)
def test_a_slip_in_the_file_is_named(tmp_path: Path, content: str | bytes, named: str) -> None:
    path = write(tmp_path, content)
    with pytest.raises(LexiconError) as refused:
        Lexicon.load(path)
    assert str(path) in str(refused.value)
    assert named in str(refused.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"absent\.toml"):
        Lexicon.load(tmp_path / "absent.toml")


def test_the_lexicon_that_travels_with_the_program_is_sound(lexicon: Lexicon) -> None:
    assert {"comment", "est", "ou"} <= lexicon.stop_words
    assert not lexicon.stop_words & ELIDABLE, "the analyser drops these anyway"
    for group in lexicon.groups:
        assert len(group) >= 2, group
        assert all(group), group
