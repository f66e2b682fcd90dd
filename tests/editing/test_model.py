"""What the editors work on, and what agents would see of it."""

from dataclasses import replace

from helpdesk_app.editing.model import Content, EditedEntry, Workspace, entry_of, faq_of
from helpdesk_app.faq.model import AnswerOrigin, Facet, FacetValue, QuestionOrigin, Status, Upkeep

SOURCE = Content(question="Où est la carte ?", answer="Dans le tiroir.")
ENTRY = EditedEntry("aaaaaaaaaa", SOURCE, SOURCE)


def changed(**fields: object) -> EditedEntry:
    return replace(ENTRY, content=replace(SOURCE, **fields))  # type: ignore[arg-type]


def test_a_text_of_the_editors_is_never_shown_as_the_agencys() -> None:
    assert entry_of(ENTRY).upkeep.origin is AnswerOrigin.AGENCY
    assert entry_of(changed(answer="Sur la table.")).upkeep.origin is AnswerOrigin.EDITOR
    assert entry_of(replace(ENTRY, source=None)).upkeep.origin is AnswerOrigin.EDITOR


def test_a_changed_question_is_proposed_by_the_editors() -> None:
    assert entry_of(ENTRY).origin is QuestionOrigin.PUBLISHED
    assert entry_of(changed(question="Où ?")).origin is QuestionOrigin.PROPOSED


def test_going_back_to_the_source_keeps_the_note() -> None:
    edited = changed(question="Où ?", note="à relire")
    assert edited.content != SOURCE
    assert edited.as_source().content == replace(SOURCE, note="à relire")


def test_agents_see_published_entries_only_in_their_order() -> None:
    hidden = replace(changed(upkeep=Upkeep(status=Status.HIDDEN)), uid="bbbbbbbbbb")
    last = replace(ENTRY, uid="cccccccccc")
    workspace = Workspace({"aaaaaaaaaa": ENTRY}).with_entry(hidden).with_entry(last)
    assert [entry.uid for entry in faq_of(workspace).entries] == ["aaaaaaaaaa", "cccccccccc"]


def test_a_new_topic_is_seen_before_it_is_saved() -> None:
    values = (FacetValue("Produit ?", "Carte"), FacetValue("Lieu ?", "Accueil"))
    workspace = Workspace({"aaaaaaaaaa": changed(facets=values)}, (Facet("Produit ?", ("Badge",)),))
    assert faq_of(workspace).facets == (Facet("Produit ?", ("Badge", "Carte")), Facet("Lieu ?", ("Accueil",)))


def test_an_entry_that_gave_way_names_its_successor() -> None:
    hidden = replace(changed(upkeep=Upkeep(status=Status.HIDDEN, successor="aaaaaaaaaa")), uid="bbbbbbbbbb")
    assert faq_of(Workspace({"aaaaaaaaaa": ENTRY}).with_entry(hidden)).successors == (("bbbbbbbbbb", "aaaaaaaaaa"),)
