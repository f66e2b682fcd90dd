"""The curation file is read whole, and a mistake in it is refused with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpdesk_app.faq.model import Announcement, FacetValue
from helpdesk_app.faq_build.curation_file import (
    CuratedEntry,
    CuratedFacet,
    Without,
    load_curation,
    parse_curation,
)
from helpdesk_app.faq_build.curation_table import CurationError

FILE = """\
[facets.produit]
source = "Votre question concerne quel produit produit?"
question = "Votre question concerne quel produit ?"
values = ["Carte", "Badge"]

[entries.aaaa]
question = "Où ?"
wordings = ["À quel endroit ?", "Dans quelle rue ?"]
facets.produit = ["Badge"]
"""


def test_a_file_is_read_with_the_line_of_each_table(tmp_path: Path) -> None:
    path = tmp_path / "curation.toml"
    path.write_text(FILE, encoding="utf-8")
    curation = load_curation(path)
    broken, shown = "Votre question concerne quel produit produit?", "Votre question concerne quel produit ?"
    assert curation.source == "curation.toml"
    assert curation.facets == (CuratedFacet("produit", broken, shown, ("Carte", "Badge"), 1),)
    wordings = ("À quel endroit ?", "Dans quelle rue ?")
    assert curation.entries == (CuratedEntry("aaaa", "Où ?", wordings, (FacetValue(shown, "Badge"),), 6),)


def test_a_facet_may_have_a_heading() -> None:
    text = '[facets.a]\nsource = "Quel lieu ?"\nheading = "Lieu"\n[facets.b]\nsource = "Quel type ?"\n'
    assert [facet.heading for facet in parse_curation(text, "curation.toml").facets] == ["Lieu", ""]


def test_a_file_that_is_not_there_is_refused_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(CurationError, match=r"none\.toml:1: the file cannot be read"):
        load_curation(tmp_path / "none.toml")


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("[entries.a\n", "1: not TOML"),
        ("\n[entries.a]\nwordings = " + "[" * 3000 + "]" * 3000, "3: brackets are nested too deeply"),
        ('[entries.a]\nquestion = "Où ?"\n[entries.a]\n', "3: [entries.a] is already in line 1. Put the two tables"),
        (
            '[entries."a b"]\nquestion = "Où ?"\n\n[entries."a b"]  # encore\n',
            '4: [entries."a b"] is already in line 1',
        ),
        ('[facets.a]\nsource = "A ?"\n[facets.a]\n', "3: [facets.a] is already in line 1"),
        ('\n[entries.a]\nquestion = ""\n', "3: entry a: question is empty"),
        ("\n[entries.a]\nquestion = 3\n", "3: entry a: question must be text"),
        ('[entries.a]\nqestion = "Où ?"\n', "2: entry a: unknown key 'qestion'"),
        ('[entries.a]\nwordings = "Où ?"\n', "2: entry a: wordings must be a list"),
        ('[entries.a]\nwordings = ["Où ?", "Où ?"]\n', "2: entry a: wordings 'Où ?' is already"),
        ('[entries.a]\nfacets.produit = ["Badge"]\n', "2: entry a: facet 'produit' is unknown"),
        (f'{FILE}[entries.a]\nfacets.produit = ["Bagde"]\n', "11: entry a: facet produit has no value 'Bagde'"),
        ("[entry.a]\n", "1: unknown section 'entry'"),
        ("entries = 3\n", "1: 'entries' must be a section"),
        ("[entries]\na = 3\n", "1: entries.a must be a table"),
        ('[entries.a]\nwordings = ["Où ?", " "]\n', "2: entry a: wordings: one of them is empty"),
        ('[entries.a]\n\nfacets = ["x"]\n', "3: entry a: facets must read facets.name"),
        ('[entries.a]\nsame_as = "b"\nquestion = "Où ?"\n', "3: entry a: same_as stands alone; put question into"),
        ("[facets.a]\n", "1: facet a: source must be text"),
        (
            '[facets.a]\nsource = "A ?"\n[facets.b]\nsource = "A ?"\n',
            "3: facet question 'A ?' is already that of line 1",
        ),
        (
            '[facets.a]\nsource = "A ?"\nheading = "A"\n[facets.b]\nsource = "B ?"\nheading = "A"\n',
            "4: facet heading 'A' is already that of line 1",
        ),
        ('[facets.a]\nsource = "A ?"\nheading = " "\n', "3: facet a: heading is empty"),
        ('[facets.a]\nsource = "A ?"\nheading = 3\n', "3: facet a: heading must be text"),
    ],
)
def test_a_mistake_in_the_file_is_refused_with_its_line(text: str, refusal: str) -> None:
    with pytest.raises(CurationError) as caught:
        parse_curation(text, "curation.toml")
    assert str(caught.value).startswith(f"curation.toml:{refusal}")


@pytest.mark.parametrize(
    ("text", "line", "found", "expected"),
    [
        ("[entries.a]\nquestion = “Où ?”", 2, "question = “Où ?”", 'question = "Où ?"'),
        ("[entries.a]\nquestion = « Où ? »", 2, "question = « Où ? »", 'question = "Où ?"'),
        (
            "[entries.a]\nwordings = [“Où ?”, “Qui ?”]",
            2,
            "wordings = [“Où ?”, “Qui ?”]",
            'wordings = ["Où ?", "Qui ?"]',
        ),
        ("[entries.a]\nquestion = Où ?", 2, "question = Où ?", 'question = "Où ?"'),
        ('[entries.a]\nquestion : "Où ?"', 2, 'question : "Où ?"', 'question = "Où ?"'),
        ('[entries.a]\nquestion "Où ?"', 2, 'question "Où ?"', 'question = "Où ?"'),
        ('[entries.a]\nquestion = "Où ?', 2, 'question = "Où ?', 'question = "Où ?"'),
        ('[entries.a]\n\u00a0question = "Où ?"', 2, 'question = "Où ?"', 'question = "Où ?"'),
        ('[entries.a]\nquestion = "C:\\Users"', 2, 'question = "C:\\Users"', 'question = "C:\\\\Users"'),
        ("[entries.a", 1, "[entries.a", "[entries.a]"),
    ],
)
def test_a_line_that_is_no_toml_is_shown_with_what_it_should_read(
    text: str, line: int, found: str, expected: str
) -> None:
    with pytest.raises(CurationError) as caught:
        parse_curation(text, "curation.toml")
    assert caught.value.line == line
    assert caught.value.reason.startswith("not TOML: ")
    assert f"« {found} », expected « {expected} »." in caught.value.reason


@pytest.mark.parametrize(
    ("text", "line", "part"),
    [
        (
            '[entries.a]\nowner = "x"\nstatus = "hiden"\n',
            3,
            "entry a: status « hiden » is unknown; there are: published,",
        ),
        ("[entries.a]\nvalid_to = 2026-31-12\n", 2, ""),
        ('[entries.a]\nowner = ""\n', 2, "owner is empty"),
        ("[entries.a]\nquestion = 3\n", 2, 'as in « question = "3" »'),
        ('[entries.a]\nwordings = "Où ?"\n', 2, 'as in « wordings = ["Où ?", "…"] »'),
        ('[entries.a]\nwordings = [\n  "Où ?",\n  3,\n]\n', 2, 'as in « "3" »'),
        ('[entries.a]\nwordings = [\n  "Où ?",\n  "Qui ?"\n  "Quoi ?"\n]\n', 5, "a comma or the closing bracket"),
        ('[entries.a]\nquestion = "le "badge" ?"\n', 2, "straight quotes inside a text"),
        ('[entries.a]\nquestion = "Où ?"\nquestion = "Qui ?"\n', 3, "already set in this table"),
        ('[entries.a]\nqestion = "Où ?"\n', 2, "Is it « question »?"),
        ('[entrees.a]\nquestion = "Où ?"\n', 1, "Is it « entries »?"),
        (f'{FILE}\n[entries.b]\nfacets.produits = ["Badge"]\n', 12, "Is it « produit »?"),
        (f'{FILE}\n[entries.b]\nfacets.produit = [\n  "Carte",\n  "badge",\n]\n', 14, "Is it « Badge »?"),
    ],
)
def test_a_mistake_is_reported_with_its_line_and_what_was_expected(text: str, line: int, part: str) -> None:
    with pytest.raises(CurationError) as caught:
        parse_curation(text, "curation.toml")
    assert caught.value.line == line
    assert part in caught.value.reason


def test_tabs_and_windows_line_ends_are_no_mistake() -> None:
    curation = parse_curation('[entries.a]\r\n\tquestion\t=\t"Où\t?"\r\n', "curation.toml")
    assert curation.entries[0].question == "Où\t?"


def test_announcements_have_a_text_and_a_last_day() -> None:
    first = '[[announcements]]\ntext = "En  panne."\nuntil = 2026-11-30\n'
    text = f'{first}[[announcements]]\ntext = "Fini."\nuntil = "1/12/2026"\n'
    assert parse_curation(text, "curation.toml").announcements == (
        Announcement("En panne.", "2026-11-30"),
        Announcement("Fini.", "2026-12-01"),
    )


@pytest.mark.parametrize(
    ("table", "part"),
    [
        ("until = 2026-11-30", "its text is missing"),
        ('text = " "\nuntil = 2026-11-30', "its text is missing"),
        ('text = "En panne."', "its last day is missing"),
        ('text = "En panne."\nuntil = "demain"', "until « demain » is not a date"),
        ('text = "En panne."\nfrom = 2026-11-30\nuntil = 2026-11-30', "unknown key 'from'"),
        (f'text = "{"x" * 301}"\nuntil = 2026-11-30', "301 characters, at most 300"),
    ],
)
def test_a_mistake_in_an_announcement_is_reported_with_its_line(table: str, part: str) -> None:
    text = f'[[announcements]]\ntext = "En panne."\nuntil = 2026-11-30\n\n[[announcements]]\n{table}\n'
    with pytest.raises(CurationError) as caught:
        parse_curation(text, "curation.toml")
    assert caught.value.line == 5
    assert part in caught.value.reason


def test_announcements_that_are_no_list_of_tables_are_refused() -> None:
    with pytest.raises(CurationError, match=r"headed \[\[announcements\]\]"):
        parse_curation('[announcements]\ntext = "x"\n', "curation.toml")


def test_an_answer_a_note_and_what_is_taken_away_are_read() -> None:
    text = f"""{FILE}
answer = '''
Ici, au guichet.

- le matin
'''
answer_was = "abcdefghij"
note = "à relire"
without.wordings = ["par où"]
without.facets.produit = ["Ancien"]
without.keys = ["owner"]
"""
    (entry,) = parse_curation(text, "curation.toml").entries
    assert (entry.answer, entry.answer_was, entry.note) == ("Ici, au guichet.\n- le matin", "abcdefghij", "à relire")
    assert entry.without == Without(
        ("par où",), (FacetValue("Votre question concerne quel produit ?", "Ancien"),), ("owner",)
    )


def test_a_facet_without_a_source_is_the_editors_own() -> None:
    (facet,) = parse_curation('[facets.lieu]\nquestion = "Lieu"\n', "curation.toml").facets
    assert (facet.question, facet.source_text) == ("Lieu", "")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('answer_was = "x"', "beside the answer"),
        ('without = ["x"]', "without.wordings"),
        ('without.wording = ["x"]', "Is it « wordings »"),
        ('without.keys = ["ownr"]', "Is it « owner »"),
        ('without.facets.produi = ["x"]', "Is it « produit »"),
        ('note = ""', "note is empty"),
        ("new = false", "new must read « new = true »"),
    ],
)
def test_a_mistake_in_what_is_taken_away_names_its_line(line: str, reason: str) -> None:
    with pytest.raises(CurationError, match=f"curation.toml:10: .*{reason}"):
        parse_curation(f"{FILE}{line}\n", "curation.toml")
