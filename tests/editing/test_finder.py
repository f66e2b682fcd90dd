"""Finding an entry by typing."""

from helpdesk_app.config import paths
from helpdesk_app.editing.commands import archive, edit
from helpdesk_app.editing.fields import FormField
from helpdesk_app.editing.finder import EntryFinder
from helpdesk_app.editing.model import Workspace
from helpdesk_app.search.lexicon import Lexicon

LEXICON = Lexicon.load(paths.resource("search", "lexicon.toml"))


def test_drafts_and_expired_ones_are_found_archived_ones_are_not(workspace: Workspace) -> None:
    expired = edit(workspace, "perdu", FormField.VALID_TO, "2020-01-01")
    finder = EntryFinder(archive(expired, "cle"), LEXICON)
    assert finder.find("horaires", without="") == ("horaires",)
    assert finder.find("jai perdu mon badge", without="")[0] == "perdu"
    assert "cle" not in finder.find("clé", without="")


def test_the_entry_itself_is_left_out(workspace: Workspace) -> None:
    assert "badge" not in EntryFinder(workspace, LEXICON).find("badge", without="badge")
    assert EntryFinder(Workspace({}), LEXICON).find("badge", without="") == ()
