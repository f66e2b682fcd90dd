"""The editors' own test of the search: what its file says, how it is edited, and what a run of it finds."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpdesk_app.faq.identity import with_version
from helpdesk_app.faq.model import Entry, Faq
from helpdesk_app.faq_build.expected_results import (
    NAME,
    ExpectedResult,
    doubts_in,
    edited_text,
    load_expected,
    parse_expected,
    renamed_expected,
    run_expected,
    with_expected,
    without_expected,
)
from helpdesk_app.faq_build.sources.document import SourceError
from helpdesk_app.faq_build.sources.folder import files_of
from helpdesk_app.search.engine import SearchEngine
from tests.search.corpora import STOP_WORDS

TEXT = """\
# Les recherches du matin
"mot de passe perdu" = "aaaaaaaaaa" # Comment changer mon mot de passe ?

# à revoir
badge = "bbbbbbbbbb"
"""
RESULTS = (ExpectedResult("mot de passe perdu", "aaaaaaaaaa"), ExpectedResult("badge", "bbbbbbbbbb"))
ENTRIES = (
    Entry("aaaaaaaaaa", "Comment changer mon mot de passe ?", "Dans le menu."),
    Entry("bbbbbbbbbb", "Où acheter un badge ?", "Au guichet."),
    Entry("cccccccccc", "Que faire si j’ai perdu mon badge ?", "Voyez l’accueil."),
)


def test_the_list_is_read_with_its_lines() -> None:
    found = parse_expected(TEXT.replace("\n", "\r\n"))
    assert found == RESULTS
    assert [result.line for result in found] == [2, 5]


def test_a_folder_without_a_list_has_an_empty_one_and_the_list_is_no_source(tmp_path: Path) -> None:
    assert load_expected(tmp_path) == ()
    (tmp_path / "page.txt").write_text("…", encoding="utf-8")
    (tmp_path / NAME).write_text(TEXT, encoding="utf-8")
    assert load_expected(tmp_path) == RESULTS
    assert [path.name for path in files_of(tmp_path)] == ["page.txt"]


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ('# a\nmot de passe = "aaaaaaaaaa"', 2, "both between quotes"),
        ('"badge" "aaaaaaaaaa"', 1, "both between quotes"),
        ("\n« badge » = « aaaaaaaaaa »", 2, 'expected « "badge" = "aaaaaaaaaa" »'),
        ('"a" = "aaaaaaaaaa"\n"badge" = 3', 2, "« badge » is not read"),
        ('[badge]\nuid = "aaaaaaaaaa"', 1, "« badge » is not read"),
        ('"badge" = " "', 1, "« badge » is not read"),
        ('" " = "aaaaaaaaaa"', 1, "is not read"),
        ('"Badge" = "aaaaaaaaaa"\n\n"badge" = "bbbbbbbbbb"', 3, "« badge » is already in line 1"),
        (f'"{"a" * 1001}" = "aaaaaaaaaa"', 1, "1,001 characters"),
    ],
)
def test_a_mistake_is_named_with_its_line_and_how_it_should_read(text: str, line: int, reason: str) -> None:
    with pytest.raises(SourceError, match=rf"^{NAME}:{line}: ") as caught:
        parse_expected(text)
    assert reason in str(caught.value)


def test_a_save_changes_the_lines_that_changed_only() -> None:
    questions = {"cccccccccc": "Que faire si\nj’ai perdu mon badge ?"}
    changed = with_expected(RESULTS, "badge", "cccccccccc")
    text = TEXT.replace('badge = "bbbbbbbbbb"', 'badge = "cccccccccc" # Que faire si j’ai perdu mon badge ?')
    assert edited_text(TEXT, changed, questions) == text
    added = with_expected(changed, '  le "badge"\tperdu ', "cccccccccc")
    text += '"le \\"badge\\" perdu" = "cccccccccc" # Que faire si j’ai perdu mon badge ?\n'
    assert edited_text(TEXT, added, questions) == text
    assert parse_expected(text) == added
    assert edited_text(TEXT, RESULTS, {}) == TEXT
    assert edited_text(TEXT, (), {}) == "# Les recherches du matin\n\n# à revoir\n"
    assert edited_text(TEXT.replace("\n", "\r\n"), added, questions) == text.replace("\n", "\r\n")
    assert parse_expected(edited_text("", added, {})) == added


def test_a_search_is_in_the_list_once_however_it_is_spelt() -> None:
    assert with_expected(RESULTS, "Mot de  passe PERDU", "cccccccccc") == (
        ExpectedResult("Mot de passe PERDU", "cccccccccc"),
        RESULTS[1],
    )
    assert without_expected(RESULTS, "BADGE") == RESULTS[:1]
    assert renamed_expected(RESULTS, "badge", " mon  badge ") == (RESULTS[0], ExpectedResult("mon badge", "bbbbbbbbbb"))
    assert renamed_expected(RESULTS, "badge", "mot de passe perdu") == (
        ExpectedResult("mot de passe perdu", "bbbbbbbbbb"),
    )
    assert renamed_expected(RESULTS, "badge", "Badge") == (RESULTS[0], ExpectedResult("Badge", "bbbbbbbbbb"))


def test_a_run_says_what_comes_instead_and_follows_successors() -> None:
    faq = with_version(Faq(ENTRIES, successors=(("oldoldoldo", "bbbbbbbbbb"), ("gonegonego", "nowherenow"))))
    expected = (
        ExpectedResult("changer mot de passe", "aaaaaaaaaa", 1),
        ExpectedResult("acheter un badge", "oldoldoldo", 2),
        ExpectedResult("badge perdu", "bbbbbbbbbb", 3),
        ExpectedResult("xylophone", "aaaaaaaaaa", 4),
        ExpectedResult("badge", "gonegonego", 5),
    )
    outcomes = run_expected(expected, faq, SearchEngine(faq, {}, STOP_WORDS))
    assert [outcome.is_met for outcome in outcomes] == [True, True, False, False, False]
    assert [outcome.rank for outcome in outcomes] == [1, 1, 2, 0, 0]
    assert not outcomes[0].reason
    assert [str(doubt) for doubt in doubts_in(outcomes)] == [
        f"{NAME}:3: « badge perdu » finds cccccccccc first (« {ENTRIES[2].question} »); bbbbbbbbbb is number 2.",
        f"{NAME}:4: « xylophone » finds nothing, and must find aaaaaaaaaa.",
        f"{NAME}:5: « badge » must find nowherenow, which is not in the FAQ.",
    ]
