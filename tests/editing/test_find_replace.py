"""Find and replace over all entries."""

from helpdesk_app.editing.commands import edit
from helpdesk_app.editing.fields import FormField
from helpdesk_app.editing.find_replace import Wanted, find, replace_all
from helpdesk_app.editing.model import Workspace


def found(workspace: Workspace, wanted: Wanted) -> list[tuple[str, str, int]]:
    return [(change.uid, change.field.value, len(change.spans)) for change in find(workspace, wanted)]


def test_every_text_is_found_in_the_order_of_the_entries(workspace: Workspace) -> None:
    assert found(workspace, Wanted("badge")) == [
        ("badge", "question", 1),
        ("badge", "answer", 1),
        ("perdu", "question", 1),
    ]
    assert found(workspace, Wanted("clé")) == [("cle", "question", 1), ("cle", "wordings", 1)]
    assert found(workspace, Wanted("")) == []


def test_case_and_whole_words_narrow_what_is_found(workspace: Workspace) -> None:
    assert found(workspace, Wanted("AU")) == [("badge", "answer", 2), ("cle", "answer", 1)]
    assert found(workspace, Wanted("Au", matches_case=True)) == [("badge", "answer", 1)]
    assert found(workspace, Wanted("adge", whole_words=True)) == []
    assert found(workspace, Wanted("@exemple.fr", whole_words=True)) == []
    assert found(workspace, Wanted("accueil@exemple.fr", whole_words=True)) == [("perdu", "answer", 1)]


def test_what_is_replaced_is_taken_as_it_is_written(workspace: Workspace) -> None:
    changes = find(workspace, Wanted(".", r"\1!"))
    after = replace_all(workspace, changes)
    assert after.entries["perdu"].content.answer == r"Écrivez à accueil@exemple\1!fr\1!"
    assert workspace.entries["perdu"].content.answer == "Écrivez à accueil@exemple.fr."


def test_only_the_chosen_ones_are_replaced_and_none_that_changed_meanwhile(workspace: Workspace) -> None:
    changes = find(workspace, Wanted("badge", "carte"))
    meanwhile = edit(workspace, "perdu", FormField.QUESTION, "Perdu !")
    after = replace_all(meanwhile, changes[1:])
    assert after.entries["badge"].content.question == workspace.entries["badge"].content.question
    assert after.entries["badge"].content.answer.startswith("Au dos du carte")
    assert after.entries["perdu"].content.question == "Perdu !"


def test_a_wording_that_becomes_empty_is_none(workspace: Workspace) -> None:
    several = edit(workspace, "cle", FormField.WORDINGS, ("perdue", "clé perdue", "où"))
    after = replace_all(several, find(several, Wanted("perdue")))
    assert after.entries["cle"].content.wordings == ("clé", "où")
