"""The curation is applied to the entries; what no longer agrees with the sources is reported by name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helpdesk_app.faq.identity import uid_of
from helpdesk_app.faq.model import (
    UNSTATED,
    AnswerOrigin,
    Entry,
    Facet,
    FacetValue,
    Provenance,
    QuestionOrigin,
    Status,
    Upkeep,
)
from helpdesk_app.faq_build.curation import Curated, curate, shorten
from helpdesk_app.faq_build.curation_file import parse_curation
from helpdesk_app.faq_build.curation_table import CurationError
from helpdesk_app.faq_build.importing import import_documents
from helpdesk_app.faq_build.sources.formats import parse_source

HERE = Provenance("page.txt", 7, 8, "0" * 64)
PRODUCT = Facet(
    "Votre question concerne quel produit produit?", source_text="Votre question concerne quel produit produit?"
)
ANSWER = Entry("aaaa", "", "Ici, au guichet. Ou là.", provenance=(HERE,))
PUBLISHED = Entry("bbbb", "Quand ?", "Demain.", wordings=("À quelle heure ?",), provenance=(HERE,))
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


def curated(text: str | None, *entries: Entry) -> Curated:
    return curate(entries, [PRODUCT], None if text is None else parse_curation(text, "curation.toml"))


def test_an_answer_gets_its_proposed_question_wordings_and_values() -> None:
    result = curated(FILE, ANSWER)
    (entry,) = result.entries
    assert (entry.question, entry.origin) == ("Où ?", QuestionOrigin.PROPOSED)
    assert entry.wordings == ("À quel endroit ?", "Dans quelle rue ?")
    assert entry.values_of("Votre question concerne quel produit ?") == ("Badge",)
    assert entry.values_of("Autre ?") == (UNSTATED,)


def test_a_mended_facet_keeps_the_line_of_the_source_and_is_reported() -> None:
    result = curated(FILE, ANSWER)
    values = ("Carte", "Badge")
    assert result.facets == (
        Facet("Votre question concerne quel produit ?", values, PRODUCT.source_text, proposed=values),
    )
    assert str(result.notices[0]).startswith("curation.toml:1: facet « Votre question concerne quel produit produit? »")


def test_a_facet_gets_its_heading() -> None:
    (facet,) = curated(FILE.replace("values", 'heading = "Produit"\nvalues'), ANSWER).facets
    assert (facet.heading, facet.values) == ("Produit", ("Carte", "Badge"))


def test_wordings_and_values_leave_a_published_question_published() -> None:
    extra = '\n[entries.bbbb]\nwordings = ["C’est quand ?"]\nfacets.produit = ["Carte"]\n'
    _, entry = curated(FILE + extra, ANSWER, PUBLISHED).entries
    assert (entry.question, entry.origin) == ("Quand ?", QuestionOrigin.PUBLISHED)
    assert entry.wordings == ("À quelle heure ?", "C’est quand ?")
    assert entry.facets == (FacetValue("Votre question concerne quel produit ?", "Carte"),)


def test_a_replaced_question_is_proposed_and_the_old_one_is_still_found() -> None:
    _, entry = curated(f'{FILE}\n[entries.bbbb]\nquestion = "Quel jour ?"\n', ANSWER, PUBLISHED).entries
    assert (entry.question, entry.origin) == ("Quel jour ?", QuestionOrigin.PROPOSED)
    assert entry.wordings == ("Quand ?", "À quelle heure ?")


def test_an_entry_without_any_question_shows_the_beginning_of_its_answer() -> None:
    result = curated(None, ANSWER)
    assert result.entries[0].question == "Ici, au guichet"
    assert [str(notice) for notice in result.notices] == [
        "page.txt:7: entry aaaa has no question; the beginning of its answer is used as one."
    ]


def test_an_entry_that_nobody_curated_and_a_curation_of_nothing_are_reported_by_name() -> None:
    new = Entry("cccc", "", "Autre chose.", provenance=(HERE,))
    notices = [
        str(notice) for notice in curated(f'{FILE}\n[entries."zz zz"]\nquestion = "Qui ?"\n', ANSWER, new).notices
    ]
    assert "page.txt:7: entry cccc is not in curation.toml: « Autre chose »." in notices
    assert "curation.toml:11: entry zz zz is in no source (any more): « Qui ? »." in notices


def test_a_facet_that_the_sources_lack_is_reported_and_gives_no_value() -> None:
    text = f'[facets.lieu]\nsource = "Quel lieu ?"\n\n{FILE}facets.lieu = ["Paris"]\n'
    result = curated(text, ANSWER)
    assert {value.value for value in result.entries[0].facets} == {"Badge"}
    assert any("curation.toml:1: facet unknown to the sources: 'Quel lieu ?'" in str(n) for n in result.notices)


def test_one_question_for_two_entries_is_reported() -> None:
    result = curated(f'{FILE}\n[entries.bbbb]\nquestion = "Où ?"\n', ANSWER, PUBLISHED)
    assert "entry bbbb has the same question as entry aaaa: « Où ? »." in result.notices[-1].text


def test_a_question_that_is_a_wording_of_another_entry_is_reported_as_such() -> None:
    result = curated(f'{FILE}\n[entries.bbbb]\nquestion = "Dans quelle rue ?"\n', ANSWER, PUBLISHED)
    assert "entry bbbb has a wording of entry aaaa: « Dans quelle rue ? »." in result.notices[-1].text
    (same,) = curated(None, PUBLISHED, replace(PUBLISHED, uid="cccc", question="QUAND ?", wordings=())).notices
    assert "entry cccc has the same question as entry bbbb: « QUAND ? »." in same.text


def test_a_facet_that_is_never_asked_for_is_reported_with_what_to_write() -> None:
    line = '{"id": "x", "question": "Où ?", "answer": "Là.", "facets": {"Quel « produit » ?": "Carte"}}'
    imported = import_documents([parse_source(line.encode(), "faq.jsonl")])
    (notice,) = curate(imported.entries, imported.facets, None).notices
    assert str(notice).startswith("faq.jsonl: facet « Quel « produit » ? » is never asked for")
    table = '[facets.p]\nsource = "Quel « produit » ?"\n'
    assert table.splitlines()[1] in notice.text
    (notice,) = curate(imported.entries, imported.facets, parse_curation(table, "curation.toml")).notices
    assert str(notice).startswith("curation.toml:1: ")
    table += 'heading = "Produit"\n'
    assert not curate(imported.entries, imported.facets, parse_curation(table, "curation.toml")).notices


def test_values_of_the_source_follow_its_mended_facet() -> None:
    line = '{"id": "x", "question": "Où ?", "answer": "Là.", "facets": {"Quel produit produit?": "Carte"}}'
    imported = import_documents([parse_source(line.encode(), "faq.jsonl")])
    text = '[facets.p]\nsource = "Quel produit produit?"\nquestion = "Quel produit ?"\n'
    result = curate(imported.entries, imported.facets, parse_curation(text, "curation.toml"))
    assert result.entries[0].values_of("Quel produit ?") == ("Carte",)
    assert result.facets[0].values == ("Carte",)


@pytest.mark.parametrize(
    ("answer", "short"),
    [
        ("Oui.", "Oui"),
        ("- Un cas :\n- deux.", "Un cas"),
        ("Un mot " * 40, "Un mot " * 16 + "Un mot…"),
        ("?!", "?!"),
    ],
)
def test_a_long_answer_is_shortened_between_words(answer: str, short: str) -> None:
    assert shorten(answer) == short


def test_a_curated_entry_over_a_limit_is_refused_with_its_line() -> None:
    with pytest.raises(CurationError, match=r"curation\.toml:6: entry aaaa: a wording has a word of 300 characters"):
        curated(FILE.replace("quel endroit", "x" * 300), ANSWER)


def test_a_uid_in_capitals_is_that_of_its_entry() -> None:
    result = curated(FILE.replace("[entries.aaaa]", "[entries.AAAA]"), ANSWER)
    assert result.entries[0].question == "Où ?"
    assert not [notice for notice in result.notices if "AAAA" in notice.text]


def test_uids_that_differ_in_case_only_keep_their_own_tables() -> None:
    text = '[entries.A]\nquestion = "Un ?"\n[entries.a]\nquestion = "Deux ?"\n'
    entries = (replace(PUBLISHED, uid="a"), replace(PUBLISHED, uid="A", answer="Hier."))
    assert [entry.question for entry in curated(text, *entries).entries] == ["Deux ?", "Un ?"]


def test_a_misspelt_uid_is_answered_with_the_nearest() -> None:
    entry = replace(ANSWER, uid="lezzqjr22r")
    notices = curated(FILE.replace("aaaa", "lezzqjr2zr"), entry).notices
    assert any("entry lezzqjr2zr is in no source" in n.text and "Is it « lezzqjr22r »?" in n.text for n in notices)


@pytest.mark.parametrize(
    "facet",
    [
        "Votre question concerne quel produit ?",
        "votre question concerne quel produit\u00a0?",
        "produit",
        PRODUCT.question,
    ],
)
def test_an_added_entry_may_name_a_facet_as_shown_as_the_source_has_it_or_by_its_key(facet: str) -> None:
    added = replace(PUBLISHED, facets=(FacetValue(facet, "Carte"),))
    result = curate((ANSWER, added), [PRODUCT, Facet(facet, source_text=facet)], parse_curation(FILE, "curation.toml"))
    shown = "Votre question concerne quel produit ?"
    assert result.facets == (Facet(shown, ("Carte", "Badge"), PRODUCT.source_text, proposed=("Badge",)),)
    assert result.entries[1].facets == (FacetValue(shown, "Carte"),)


def test_a_wording_of_two_entries_is_reported_with_the_first_place() -> None:
    text = f'{FILE}\n[entries.bbbb]\nwordings = ["Dans quelle  rue\u00a0?"]\n'
    (notice,) = (n for n in curated(text, ANSWER, PUBLISHED).notices if "wording of" in n.text)
    assert str(notice) == (
        "curation.toml:11: entry bbbb has a wording of entry aaaa: « Dans quelle  rue\u00a0? ». "
        "The first is in curation.toml:6."
    )


def test_the_first_place_of_a_repeated_question_is_named() -> None:
    result = curated(f'{FILE}\n[entries.bbbb]\nquestion = "Où ?"\n', ANSWER, PUBLISHED)
    assert result.notices[-1].text.endswith("The first is in curation.toml:6.")
    twice = curated(None, PUBLISHED, replace(PUBLISHED, uid="cccc", wordings=()))
    assert twice.notices[-1].text.endswith("« Quand ? ». The first is in page.txt:7.")


def test_an_incomplete_answer_is_reported_at_every_build() -> None:
    notices = curated(f'{FILE}incomplete = "lien vers le formulaire"\n', ANSWER).notices
    assert "curation.toml:6: the answer of aaaa is incomplete: lien vers le formulaire." in map(str, notices)


def test_a_question_of_two_sources_is_reported_where_it_was_read_first() -> None:
    later = Provenance("more.txt", 3, 4, "0" * 64)
    twice = Entry("cccc", "Quand ?", "Hier.", provenance=(HERE, later))
    (notice,) = curated(None, PUBLISHED, twice).notices
    assert str(notice).startswith("page.txt:7: entry cccc has the same question as entry bbbb")


# Upkeep


def test_upkeep_of_the_file_replaces_that_of_the_source() -> None:
    source = replace(PUBLISHED, upkeep=Upkeep(owner="accueil", checked_on="2026-01-01"))
    text = '[entries.bbbb]\nowner = "pôle"\norigin = "editor"\nincomplete = "un lien"\n'
    result = curated(text, source)
    (entry,) = result.entries
    assert entry.upkeep == Upkeep(AnswerOrigin.EDITOR, "pôle", checked_on="2026-01-01", incomplete="un lien")
    assert "curation.toml:1: the answer of bbbb is incomplete: un lien." in map(str, result.notices)


def test_what_the_source_says_is_incomplete_is_reported_with_its_line() -> None:
    result = curated(None, replace(PUBLISHED, upkeep=Upkeep(incomplete="un lien")))
    assert "page.txt:7: the answer of bbbb is incomplete: un lien." in map(str, result.notices)


def test_drafts_and_hidden_entries_are_kept_apart_and_give_no_value() -> None:
    text = f'{FILE}status = "hidden"\nsuccessor = "bbbb"\n'.replace(', "Badge"]', "]").replace('["Badge"]', '["Carte"]')
    result = curated(text, ANSWER, PUBLISHED, replace(PUBLISHED, uid="cccc", upkeep=Upkeep(status=Status.DRAFT)))
    assert [entry.uid for entry in result.entries] == ["bbbb"]
    assert [(entry.uid, entry.upkeep.status) for entry in result.unpublished] == [
        ("aaaa", Status.HIDDEN),
        ("cccc", Status.DRAFT),
    ]
    assert result.successors == (("aaaa", "bbbb"),)


def test_a_source_names_the_successor_of_an_entry_that_it_hides() -> None:
    hidden = replace(ANSWER, upkeep=Upkeep(status=Status.HIDDEN, successor="bbbb"))
    assert curated(None, hidden, PUBLISHED).successors == (("aaaa", "bbbb"),)


def test_a_topic_may_be_named_by_its_short_name() -> None:
    text = '[facets.offre]\nsource = "Quel type ?"\nheading = "Type d’offre"\n'
    given = replace(PUBLISHED, facets=(FacetValue("type d'offre", "Carte"),))
    result = curate(
        (given,), (Facet("type d'offre", source_text="type d'offre"),), parse_curation(text, "curation.toml")
    )
    assert [(facet.question, facet.heading, facet.values) for facet in result.facets] == [
        ("Quel type ?", "Type d’offre", ("Carte",))
    ]
    assert result.entries[0].facets == (FacetValue("Quel type ?", "Carte"),)


def test_a_topic_of_a_source_that_may_be_misspelt_is_reported_with_the_nearest() -> None:
    text = '[facets.offre]\nsource = "Quel type ?"\nheading = "Type d’offre"\nvalues = ["Carte CPS", "Badge"]\n'
    names = ("Quel type ?", "Type dofre")
    given = replace(
        PUBLISHED,
        facets=(
            FacetValue("Quel type ?", "Carte  CPSS"),
            FacetValue("Quel type ?", "Lecteur"),
            FacetValue("Quel type ?", "Badge"),
            FacetValue("Type dofre", "Carte CPS"),
        ),
    )
    facets = [Facet(name, source_text=name) for name in names]
    notices = [str(one) for one in curate((given,), facets, parse_curation(text, "curation.toml")).notices]
    assert [notice for notice in notices if "Is it" in notice] == [
        (
            "page.txt: facet « Type dofre » is never asked for, because it has no heading. Is it « Type d’offre »? "
            'Write in the curation file, in its table: source = "Type dofre", and heading = "…", a word or two.'
        ),
        "page.txt:7: entry bbbb: « Quel type ? » has no value « Carte  CPSS » in curation.toml. Is it « Carte CPS »?",
    ]


def test_a_misspelt_value_is_reported_where_its_entry_was_read_first() -> None:
    given = replace(
        PUBLISHED, facets=(FacetValue("produit", "Carta"),), provenance=(HERE, replace(HERE, source="b.txt"))
    )
    notices = curate((given,), [Facet("produit")], parse_curation(FILE, "curation.toml")).notices
    assert [(one.source, one.line) for one in notices if "has no value" in str(one)] == [("page.txt", 7)]


def test_an_entry_that_is_gone_names_its_successor() -> None:
    assert curated('[entries.gone]\nsuccessor = "bbbb"\n', PUBLISHED).successors == (("gone", "bbbb"),)


def test_a_successor_that_is_no_entry_is_reported_with_the_nearest() -> None:
    notices = curated('[entries.gone]\nsuccessor = "bbbc"\n', PUBLISHED).notices
    assert any(str(notice).endswith("the successor of gone is no entry: 'bbbc'. Is it « bbbb »?") for notice in notices)


def test_a_successor_of_an_entry_that_is_shown_is_refused() -> None:
    with pytest.raises(CurationError, match=r"curation.toml:1: entry bbbb has a successor and is shown. Hide it"):
        curated('[entries.bbbb]\nsuccessor = "aaaa"\n', ANSWER, PUBLISHED)


def test_values_that_only_the_editors_give_are_proposed() -> None:
    agency = replace(PUBLISHED, facets=(FacetValue("produit", "Carte"),))
    editors = replace(agency, uid="cccc", answer="Oui.", upkeep=Upkeep(AnswerOrigin.EDITOR))
    facets = [PRODUCT, Facet("produit")]
    for entries, proposed in (((agency, editors), ("Badge",)), ((editors,), ("Carte", "Badge"))):
        (facet,) = curate(entries, facets, parse_curation(FILE, "curation.toml")).facets
        assert facet.proposed == proposed


def test_an_answer_of_the_editors_replaces_that_of_the_source_and_is_theirs() -> None:
    table = f'answer = "Là."\nanswer_was = "{uid_of(ANSWER.answer)}"\n'
    result = curated(FILE + table, ANSWER)
    (entry,) = result.entries
    assert (entry.answer, entry.upkeep.origin, entry.provenance) == ("Là.", AnswerOrigin.EDITOR, (HERE,))
    assert not result.doubts
    (entry,) = curated(f'{FILE}{table}origin = "agency"\n', ANSWER).entries
    assert entry.upkeep.origin is AnswerOrigin.AGENCY


def test_a_source_that_changes_a_replaced_answer_is_in_doubt_and_shows_the_difference() -> None:
    curation = parse_curation(f'{FILE}answer = "Là."\nanswer_was = "{uid_of(ANSWER.answer)}"\n', "curation.toml")
    now = replace(ANSWER, answer="Ici, au bureau. Ou là.")
    (doubt,) = curate([now], [PRODUCT], curation, lambda _uid, _fingerprint: ANSWER.answer).doubts
    assert "Ici, au [-guichet.-] {+bureau.+} Ou là." in doubt.text
    assert f'answer_was = "{uid_of(now.answer)}"' in doubt.text
    (doubt,) = curate([now], [PRODUCT], curation).doubts
    assert "« Ici, au bureau. Ou là. »" in doubt.text


def test_a_replaced_answer_that_names_none_of_the_source_is_mentioned() -> None:
    result = curated(f'{FILE}answer = "Là."\n', ANSWER)
    assert any(f'answer_was = "{uid_of(ANSWER.answer)}"' in notice.text for notice in result.notices)


def test_the_editors_take_away_what_the_source_gives() -> None:
    given = replace(
        PUBLISHED,
        facets=(FacetValue(PRODUCT.question, "Badge"), FacetValue(PRODUCT.question, "Carte")),
        upkeep=Upkeep(owner="Zoé", valid_to="2026-12-31"),
    )
    table = """
[entries.bbbb]
question = "Quel jour ?"
wordings = ["C’est quand ?"]
without.wordings = ["À quelle heure ?", "Quand ?"]
without.facets.produit = ["Badge"]
without.keys = ["owner"]
"""
    _, entry = curated(FILE + table, ANSWER, given).entries
    assert entry.wordings == ("C’est quand ?",)
    assert entry.facets == (FacetValue("Votre question concerne quel produit ?", "Carte"),)
    assert entry.upkeep == Upkeep(valid_to="2026-12-31")


def test_a_facet_of_the_editors_stands_behind_those_of_the_sources() -> None:
    table = '[facets.lieu]\nquestion = "Lieu"\nheading = "Lieu"\n'
    result = curated(f'{table}{FILE}facets.lieu = ["Gare"]\n', ANSWER)
    assert [facet.question for facet in result.facets] == ["Votre question concerne quel produit ?", "Lieu"]
    assert result.facets[1] == Facet("Lieu", ("Gare",), "Lieu", "Lieu", ("Gare",))
