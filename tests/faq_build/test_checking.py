"""A database, a document or a curation file is checked, and nothing is written."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from helpdesk_app.config import paths
from helpdesk_app.faq import database
from helpdesk_app.faq.identity import with_version
from helpdesk_app.faq.model import Entry, Faq
from helpdesk_app.faq_build.build_report import BuildReport
from helpdesk_app.faq_build.checking import check
from helpdesk_app.faq_build.expected_results import NAME as EXPECTED
from helpdesk_app.faq_build.publishing import DoubtError, PublishError, build
from helpdesk_app.search.compiler import compile_index
from helpdesk_app.search.engine import SearchEngine
from helpdesk_app.search.lexicon import Lexicon
from tests.faq_build.small_page import no_index


def with_index(faq: Faq, before: Mapping[str, bytes]) -> dict[str, bytes]:
    del before
    return compile_index(faq, Lexicon.load(paths.resource("search", "lexicon.toml")))


def test_a_check_of_a_sound_database_says_what_it_holds(tmp_path: Path, page: Path) -> None:
    build([page], tmp_path / "faq.db", curation=None, imported_on="2026-01-31", compile_index=with_index)
    report = check(tmp_path / "faq.db")
    assert report.ok
    assert "entries      2" in report.text


def test_a_database_is_known_by_its_content_whatever_its_name(tmp_path: Path, page: Path) -> None:
    build([page], tmp_path / "faq.copy", curation=None, imported_on="2026-01-31", compile_index=with_index)
    assert "entries      2" in check(tmp_path / "faq.copy").text


def test_a_check_of_a_damaged_database_fails_with_its_sentence(tmp_path: Path) -> None:
    (tmp_path / "faq.db").write_bytes(b"")
    report = check(tmp_path / "faq.db")
    assert not report.ok
    assert "damaged" in report.text


def test_a_check_of_damaged_pages_is_one_line_that_begins_with_a_sentence(tmp_path: Path, page: Path) -> None:
    path = tmp_path / "faq.db"
    build([page], path, curation=None, imported_on="", compile_index=no_index)
    data = bytearray(path.read_bytes())
    data[4096 * 2 : 4096 * 2 + 40] = b"\xff" * 40
    path.write_bytes(data)
    text = check(path).text
    assert text.startswith(f"“{path}” is damaged: its parts do not fit together. It was left as it is. Copy it again")
    assert "\n" not in text


def test_a_check_of_a_source_is_a_dry_run(page: Path) -> None:
    report = check(page)
    assert report.ok
    assert "2 kept" in report.text
    assert [path.name for path in page.parent.iterdir()] == ["page.txt"]


def test_a_check_of_a_curation_file_names_the_mistake(tmp_path: Path) -> None:
    path = tmp_path / "curation.toml"
    path.write_text('[entries.abc]\nquestion = "Où ?"\n', encoding="utf-8")
    assert check(path).ok
    path.write_text('[entries.abc]\n\n[entries.def]\nquestion = ""\n', encoding="utf-8")
    report = check(path)
    assert not report.ok
    assert report.text == "curation.toml:4: entry def: question is empty."


def test_a_check_of_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PublishError, match="no file"):
        check(tmp_path / "faq.db")


def test_a_name_that_the_system_refuses_is_refused_with_a_sentence() -> None:
    with pytest.raises(PublishError, match=r"(cannot be used|no file)"):
        check(Path("a" * 300))


def test_a_check_of_a_database_finds_what_would_stop_the_window(tmp_path: Path) -> None:
    path = tmp_path / "faq.db"
    database.write(path, with_version(Faq((Entry("aaaa", "Où ?", "a" * 32_768),))), {})
    report = check(path)
    assert not report.ok
    assert "entry 'aaaa': the answer has a word of 32,768 characters, at most 200 are allowed" in report.text


def test_malformed_blanks_are_reported_with_their_entry(tmp_path: Path) -> None:
    entries = (Entry("a", "Quand ?", "Le {{jour: lundi | }}."), Entry("b", "Où ?", "Au {{guichet}}."))
    database.write(tmp_path / "faq.db", with_version(Faq(entries, (), "")), {})
    report = check(tmp_path / "faq.db")
    assert report.ok
    assert report.text.splitlines()[-1] == "  entry a: the blank « {{jour: lundi | }} » has an empty choice"
    page = tmp_path / "page.jsonl"
    page.write_text('{"id": "c", "question": "Quand ?", "answer": "Le {{jour."}\n', encoding="utf-8")
    assert "page.jsonl:1: entry c: « {{ » is not closed by « }} » on its line: « Le {{jour. »." in check(page).text


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of two answers with a test list that is met."""
    (tmp_path / "faq.csv").write_text(
        "Identifiant;Question;Réponse\nguichet001;Où aller ?;Au guichet.\ngardien001;Qui appeler ?;Le gardien.\n",
        encoding="utf-8",
    )
    (tmp_path / EXPECTED).write_text('"où aller" = "guichet001"\n', encoding="utf-8")
    return tmp_path


def open_search(faq: Faq, parts: Mapping[str, bytes]) -> SearchEngine:
    return SearchEngine(faq, parts, Lexicon.load(paths.resource("search", "lexicon.toml")))


def test_a_check_of_a_folder_runs_its_test_list(folder: Path) -> None:
    report = check(folder, compile_index=with_index, open_search=open_search)
    assert report.ok, report.text
    assert [outcome.is_met for outcome in report.expected] == [True]
    assert set(report.index) == set(with_index(Faq(()), {}))
    (folder / EXPECTED).write_text('"où aller" = "guichet001"\n"où aller ?" = "gardien001"\n', encoding="utf-8")
    report = check(folder, compile_index=with_index, open_search=open_search)
    assert not report.ok
    assert "2 in the test list, 1 find their entry first" in report.text
    assert f"{EXPECTED}:2: « où aller ? » finds guichet001 first" in report.text
    unrun = check(folder, compile_index=with_index)
    assert (unrun.ok, unrun.expected, dict(unrun.index)) == (True, (), {})


def test_a_test_list_is_checked_by_itself(folder: Path) -> None:
    path = folder / EXPECTED
    assert (check(path).ok, check(path).text) == (True, f"{path}: 1 search, no mistake found")
    path.write_text('"a" = "guichet001"\n"b" = "guichet001"\n', encoding="utf-8")
    assert check(path).text == f"{path}: 2 searches, no mistake found"
    path.write_text('"a" "guichet001"\n', encoding="utf-8")
    for checked in (path, folder):
        assert not check(checked).ok
        assert check(checked).text.startswith(f"{EXPECTED}:1: ")


def test_a_build_stops_at_a_search_that_is_not_met_until_it_is_accepted(folder: Path) -> None:
    (folder / EXPECTED).write_text('"où aller" = "gardien001"\n', encoding="utf-8")
    target = folder / "faq.db"

    def built(*, accept: bool) -> BuildReport:
        return build(
            [folder],
            target,
            curation=None,
            imported_on="2026-01-31",
            compile_index=with_index,
            open_search=open_search,
            accept=accept,
        )

    with pytest.raises(DoubtError, match="finds guichet001 first"):
        built(accept=False)
    assert not target.exists()
    assert [outcome.rank == 1 for outcome in built(accept=True).expected] == [False]
    assert len(database.read(target)[0].entries) == 2


def test_a_database_whose_index_is_of_another_faq_is_to_be_built_again(folder: Path) -> None:
    path = folder / "other.db"
    faq = with_version(Faq((Entry("aaaa", "Où ?", "Ici."),)))
    database.write(path, faq, with_index(with_version(Faq((Entry("bbbb", "Qui ?", "Moi."),))), {}))
    report = check(path)
    assert not report.ok
    assert "cannot be searched at once" in report.text
    database.write(path, faq, with_index(faq, {}))
    assert check(path).ok
