"""A workspace of four entries, two of them of a source."""

from __future__ import annotations

from dataclasses import replace

from helpdesk_app.editing.model import Content, EditedEntry, Workspace
from helpdesk_app.faq.model import Status, Upkeep

BUY = Content("Où acheter un badge ?", "Au guichet, avec une pièce d’identité.", ("prix du badge",))
LOST = Content("Que faire si j’ai perdu mon badge ?", "Écrivez à accueil@exemple.fr.", ("badge égaré", "insigne égaré"))
PASSWORD = Content("Comment changer mon mot de passe ?", "Dans le menu, puis redémarrez. Un badge n’y suffit pas.")
DRAFT = Content("Quels sont les horaires du guichet ?", "De 8 h à 17 h.", upkeep=Upkeep(status=Status.DRAFT))

WORKSPACE = Workspace(
    {
        "buybuybuyb": EditedEntry("buybuybuyb", BUY, BUY),
        "lostlostlo": EditedEntry("lostlostlo", LOST, replace(LOST, wordings=())),
        "passpasspa": EditedEntry("passpasspa", PASSWORD, None, file="entries/mot-de-passe.md"),
        "draftdraft": EditedEntry("draftdraft", DRAFT, None),
    }
)


def with_content(workspace: Workspace, uid: str, **fields: object) -> Workspace:
    """Return ``workspace`` with other fields of one entry."""
    entry = workspace.entries[uid]
    content = replace(entry.content, **fields)  # type: ignore[arg-type]
    return workspace.with_entry(replace(entry, content=content))
