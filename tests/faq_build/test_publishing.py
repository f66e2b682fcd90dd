"""A document becomes a database, and the committed database is what its recipe gives."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from build_spec.encoder.make import FINGERPRINT
from helpdesk_app.config import paths
from helpdesk_app.faq import database
from helpdesk_app.faq.model import Faq, QuestionOrigin
from helpdesk_app.faq_build.build_report import BuildReport
from helpdesk_app.faq_build.publishing import PublishError, assemble, build, refused_by_system
from helpdesk_app.faq_build.sources.folder import SAVING
from helpdesk_app.faq_build.sources.recipe import load_recipe
from helpdesk_app.search.compiler import compile_index
from helpdesk_app.search.encoder import Encoder
from helpdesk_app.search.engine import SearchEngine
from helpdesk_app.search.index import CompiledIndex
from helpdesk_app.search.lexicon import Lexicon
from helpdesk_app.search.vectors import Vectors, make_vectors
from tests.faq_build.small_page import PAGE, no_index

ROOT = Path(__file__).resolve().parents[2]
FAQ_FOLDER = ROOT / "resources" / "faq"
DAY = load_recipe(FAQ_FOLDER).imported_on


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load(ROOT / "resources" / "search" / "lexicon.toml")


@pytest.fixture(scope="module")
def bundled() -> BuildReport:
    return assemble([FAQ_FOLDER], curation=None, imported_on=DAY)


def test_the_committed_database_equals_a_rebuild(bundled: BuildReport, lexicon: Lexicon) -> None:
    faq, parts = database.read(ROOT / "faq.db")
    assert faq == bundled.faq
    index, rebuilt = (
        CompiledIndex.from_parts(some, faq=faq, lexicon=lexicon.fingerprint)
        for some in (parts, compile_index(faq, lexicon))
    )
    assert (index.words, index.compounds) == (rebuilt.words, rebuilt.compounds)
    for field in dataclasses.fields(CompiledIndex):
        old, new = getattr(index, field.name), getattr(rebuilt, field.name)
        if isinstance(old, np.ndarray) and not field.name.startswith("latent_"):
            np.testing.assert_allclose(old, new, rtol=1e-5)  # Sums of floats differ in their last bit between machines.
    # So do the latent directions, and even their signs may; what they say of two entries does not.
    np.testing.assert_allclose(likeness(index), likeness(rebuilt), atol=0.05)


def test_the_committed_database_has_the_meaning_of_every_text() -> None:
    faq, parts = database.read(ROOT / "faq.db")
    vectors = Vectors.from_parts(parts)
    assert (vectors.faq_version, vectors.model) == (faq.version, FINGERPRINT)
    assert (vectors.question_count + vectors.window_count > 0).all()
    if paths.encoder_model().is_dir():
        rebuilt = make_vectors(faq, Encoder.load(paths.encoder_model()))
        np.testing.assert_array_equal(vectors.text_hash, rebuilt.text_hash)
        one, other = (each.vector * each.scale[:, None] for each in (vectors, rebuilt))
        assert (one * other).sum(axis=1).min() > 0.99  # Processors differ in how they round.


def likeness(index: CompiledIndex) -> npt.NDArray[np.float32]:
    """Return the cosine of every two entries in the latent space."""
    vectors = index.latent_entry.reshape(index.entry_count, -1).astype(np.float32) / 127
    cosines: npt.NDArray[np.float32] = np.matmul(vectors, vectors.T, dtype=np.float32)
    return cosines


def test_the_page_of_the_agency_is_read_whole(bundled: BuildReport) -> None:
    ledger = bundled.ledger
    assert (ledger.blocks, ledger.kept, ledger.merged, ledger.rejected) == (20, 19, 1, 0)
    assert [line.number for line in ledger.lines] == list(range(1, 88))
    assert {notice.line for notice in bundled.notices if notice.source == "faq_page_ans.txt"} == {16, 21, 80}


def test_ticking_convergence_shows_every_answer_about_it(bundled: BuildReport) -> None:
    product = bundled.faq.facets[3].question
    shown = {entry.uid for entry in bundled.faq.entries if "Plateforme Convergence" in entry.values_of(product)}
    about = {entry.uid for entry in bundled.faq.entries if re.search(r"Convergence|la plateforme", entry.answer)}
    assert shown == about | {"lezzqjr22r", "yblpnkg2bh"}
    assert all(
        value != ("",) for value in (entry.values_of(bundled.faq.facets[4].question) for entry in bundled.faq.entries)
    )


def test_every_bundled_answer_that_lost_a_link_is_marked_incomplete(bundled: BuildReport) -> None:
    incomplete = {notice.text.split()[3] for notice in bundled.notices if "is incomplete: lien" in notice.text}
    assert incomplete == {"vepz7u7iyb", "xxvi4aula2", "kr7i7t42vq", "eshumbu442"}


def test_every_bundled_answer_has_a_proposed_question_and_other_wordings(bundled: BuildReport) -> None:
    assert not [notice for notice in bundled.notices if "entry" in notice.text and "merged" not in notice.text]
    for entry in bundled.faq.entries:
        assert entry.origin is QuestionOrigin.PROPOSED
        assert entry.question.endswith("?")
        assert len(entry.wordings) in (2, 3)


def test_the_five_facets_are_word_for_word_but_for_the_stray_word(bundled: BuildReport) -> None:
    lines = (FAQ_FOLDER / "faq_page_ans.txt").read_text(encoding="utf-8").splitlines()[:5]
    assert [facet.source_text for facet in bundled.faq.facets] == lines
    shown = [facet.question for facet in bundled.faq.facets]
    assert shown[3] == "Votre question concerne quel produit ou service ?"
    assert [*shown[:3], shown[4]] == [*lines[:3], lines[4]]


@pytest.mark.parametrize(
    ("query", "beginning"),
    [
        ("ecps", ("Une personne ne peut avoir", "Dans le Google Store", "La CPS et la e-CPS")),
        ("e cps", ("Une personne ne peut avoir", "Dans le Google Store", "La CPS et la e-CPS")),
        ("E-CPS", ("Une personne ne peut avoir", "Dans le Google Store", "La CPS et la e-CPS")),
        ("identifant nationnal", "L’identifiant national se trouve"),
        ("numero rpps", "L’identifiant national se trouve"),
        ("app store", "Dans le Google Store"),
        ("qr", "La lecture du QR code"),
        ("candidature", "Pour toutes les candidatures"),
        ("2 cartes", "Une personne ne peut avoir"),
        ("plusieurs e-CPS", "Une personne ne peut avoir"),
        ("lecteur de carte", "L'accès restreint s'effectue"),
        ("certificat serveur", "L’ANS propose 4 offres"),
        ("carte CPS", ("La CPS et la e-CPS", "L'accès restreint s'effectue")),
        ("atsam", "L'ATSAM installe"),
        ("coordonnees", "Les différents cas"),
    ],
)
def test_what_a_caller_says_brings_the_right_answer_first(
    query: str, beginning: str | tuple[str, ...], lexicon: Lexicon
) -> None:
    engine = SearchEngine(*database.read(ROOT / "faq.db"), lexicon)
    assert engine.search(query).hits[0].entry.answer.startswith(beginning)


def test_a_build_writes_what_it_reports(tmp_path: Path, page: Path) -> None:
    target = tmp_path / "faq.db"
    report = build([page], target, curation=None, imported_on="2026-01-31", compile_index=no_index)
    faq, index = database.read(target)
    assert faq == report.faq
    assert faq.imported_on == "2026-01-31"
    assert index == no_index(faq, {})
    text = report.as_text()
    assert "2 kept + 0 merged + 0 rejected" in text
    assert "page.txt:4: the answer of line 4 ends with a colon" in text
    assert "page.txt:2 " in text


def test_a_build_passes_the_replaced_index_to_the_compiler(tmp_path: Path, page: Path) -> None:
    target, seen = tmp_path / "faq.db", list[Mapping[str, bytes]]()

    def index_of(faq: Faq, before: Mapping[str, bytes]) -> dict[str, bytes]:
        seen.append(before)
        return no_index(faq, before)

    for _ in range(2):
        build([page], target, curation=None, imported_on="", compile_index=index_of)
    target.write_bytes(target.read_bytes()[:-100])
    build([page], target, curation=None, imported_on="", compile_index=index_of)
    assert seen == [{}, no_index(database.read(target)[0], {}), {}]


def test_a_build_says_what_is_new_changed_or_gone(tmp_path: Path) -> None:
    target, source = tmp_path / "faq.db", tmp_path / "faq.jsonl"

    def built(**questions: str) -> str:
        lines = (json.dumps({"id": uid, "question": asked, "answer": uid}) for uid, asked in questions.items())
        source.write_text("\n".join(lines), encoding="utf-8")
        return build([source], target, curation=None, imported_on="", compile_index=no_index).as_text()

    assert "no sound database was there before" in built(a="Où ?", b="Qui ?")
    assert "0 new, 0 changed, 0 moved, 0 withdrawn" in built(a="Où ?", b="Qui ?")
    report = built(b="Qui donc ?", c="Quand ?")
    assert "1 new, 1 changed, 0 moved, 1 withdrawn" in report
    assert "  new      c  « Quand ? »" in report
    assert "  changed  b  « Qui donc ? »: question, before: « Qui ? »" in report
    assert "  withdrawn a « Où ? »" in report
    target.write_bytes(b"")
    assert "no sound database was there before" in built(a="Où ?")


def test_a_folder_that_is_half_saved_is_not_built(tmp_path: Path, page: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / page.name).write_bytes(page.read_bytes())
    (folder / SAVING).write_text("{}", encoding="utf-8")
    with pytest.raises(PublishError, match="not finished"):
        build([folder], tmp_path / "faq.db", curation=None, imported_on=DAY, compile_index=no_index)
    assert not (tmp_path / "faq.db").exists()


def test_a_build_into_a_missing_folder_is_refused(tmp_path: Path, page: Path) -> None:
    with pytest.raises(PublishError, match="there is no folder"):
        build([page], tmp_path / "none" / "faq.db", curation=None, imported_on="", compile_index=no_index)


def test_several_sources_make_one_faq(tmp_path: Path, page: Path) -> None:
    more = tmp_path / "more.jsonl"
    more.write_text(json.dumps({"id": "x1", "question": "Et ?", "answer": "Oui."}), encoding="utf-8")
    report = build([page, more], tmp_path / "faq.db", curation=None, imported_on="", compile_index=no_index)
    assert [entry.answer for entry in report.faq.entries] == [
        "Le badge s’achète au guichet.",
        "Appelez le 10 20 :",
        "Oui.",
    ]
    assert {entry.provenance[0].source for entry in report.faq.entries} == {"page.txt", "more.jsonl"}


def _spoil_source(page: Path) -> None:
    page.write_text("Rien ici n’est une FAQ.\nVraiment rien.\n", encoding="utf-8")


def _remove_source(page: Path) -> None:
    page.unlink()


@pytest.mark.parametrize("spoil", [_spoil_source, _remove_source])
def test_a_bad_source_leaves_the_target_as_it_was(tmp_path: Path, page: Path, spoil: Callable[[Path], None]) -> None:
    target = tmp_path / "faq.db"
    build([page], target, curation=None, imported_on="", compile_index=no_index)
    before = target.read_bytes()
    spoil(page)
    with pytest.raises(PublishError, match=r"page\.txt:1: "):
        build([page], target, curation=None, imported_on="", compile_index=no_index)
    assert target.read_bytes() == before


@pytest.mark.parametrize("name", ["page.txt", "curation.toml", "letter.docx"])
def test_a_build_never_replaces_what_is_no_database(tmp_path: Path, page: Path, name: str) -> None:
    curation = tmp_path / "curation.toml"
    curation.write_text("", encoding="utf-8")
    target = tmp_path / name
    if not target.exists():
        target.write_text("Chère Madame,", encoding="utf-8")
    before = target.read_bytes()
    with pytest.raises(PublishError):
        build([page], target, curation=curation, imported_on="", compile_index=no_index)
    assert target.read_bytes() == before


def test_a_name_that_the_system_refuses_is_reported_in_a_sentence(page: Path) -> None:
    name = Path("a" * 300)
    with pytest.raises(PublishError):
        build([page], name, curation=None, imported_on="", compile_index=no_index)


@pytest.mark.parametrize(
    ("answer", "excess"),
    [
        ("a" * 32_768, "the answer has a word of 32,768 characters, at most 200 are allowed"),
        ("a" * 201, "the answer has a word of 201 characters, at most 200 are allowed"),
        ("un mot " * 20_000, "the answer has 140,011 characters, at most 100,000 are allowed"),
    ],
)
def test_an_answer_over_a_limit_is_refused_with_its_line(tmp_path: Path, page: Path, answer: str, excess: str) -> None:
    page.write_text(PAGE.replace("Appelez", answer), encoding="utf-8")
    with pytest.raises(PublishError, match=f"page.txt:4: {excess}"):
        build([page], tmp_path / "faq.db", curation=None, imported_on="", compile_index=no_index)
    assert not (tmp_path / "faq.db").exists()


def test_a_word_at_the_limit_is_searched(tmp_path: Path, page: Path, lexicon: Lexicon) -> None:
    page.write_text(PAGE.replace("Appelez", "a" * 200), encoding="utf-8")
    target = tmp_path / "faq.db"
    build([page], target, curation=None, imported_on="", compile_index=lambda faq, _: compile_index(faq, lexicon))
    engine = SearchEngine(*database.read(target), lexicon)
    assert engine.search("a" * 200).hits[0].entry.answer.startswith("aaa")


def test_an_entry_added_beside_a_page_uses_the_facet_as_the_window_shows_it(tmp_path: Path, page: Path) -> None:
    curation, more, target = tmp_path / "curation.toml", tmp_path / "more.jsonl", tmp_path / "faq.db"
    curation.write_text(
        '[facets.p]\nsource = "Votre question concerne quel produit ?"\nquestion = "Quel produit ?"\n', encoding="utf-8"
    )
    facets = {"Quel produit ?": "Badge", "p": "Carte"}
    more.write_text(json.dumps({"id": "x", "question": "Et ?", "answer": "Oui.", "facets": facets}), encoding="utf-8")
    build([page, more], target, curation=curation, imported_on="", compile_index=no_index)
    (facet,) = database.read(target)[0].facets
    assert (facet.question, facet.values) == ("Quel produit ?", ("Badge", "Carte"))


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (OSError(13, "Permission denied", "faq.db"), "faq.db cannot be used: Permission denied. Check its name"),
        (OSError("the disk is gone"), "A file cannot be used: the disk is gone. Check its name"),
    ],
)
def test_an_error_of_the_system_names_the_file_and_the_reason(error: OSError, sentence: str) -> None:
    assert refused_by_system(error).startswith(sentence)
