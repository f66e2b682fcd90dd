"""A small workspace that tests of several rooms share."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helpdesk_app.editing.model import Content, EditedEntry, Workspace
from helpdesk_app.faq.model import Facet, FacetValue, Provenance, Status, Upkeep

PRODUCT = "Votre question concerne quel produit ?"
BADGE = FacetValue(PRODUCT, "Badge")
LOCKER = FacetValue(PRODUCT, "Casier")


def published(uid: str, question: str, answer: str, *values: FacetValue, line: int = 1) -> EditedEntry:
    """Return an entry as its source has it."""
    content = Content(question, answer, (), values)
    return EditedEntry(uid, content, content, (Provenance("page.txt", line, line + 1, "0" * 64),))


def small_workspace() -> Workspace:
    """Return four entries: two as their source has them, one that editors changed, and a draft of theirs."""
    changed = published("cle", "Clé de casier", "Demandez au guichet.", LOCKER, line=7)
    changed = replace(
        changed, content=replace(changed.content, question="Comment remplacer une clé ?", wordings=("clé perdue",))
    )
    written = EditedEntry(
        "horaires", Content("Quels horaires ?", "De 8 h à 17 h.", upkeep=Upkeep(status=Status.DRAFT)), None
    )
    entries = (
        published("badge", "Où trouver mon numéro de badge ?", "Au dos du badge :\n- en haut ;\n- en bas.", BADGE),
        published("perdu", "J’ai perdu mon badge", "Écrivez à accueil@exemple.fr.", BADGE, line=4),
        changed,
        written,
    )
    facets = (Facet(PRODUCT, ("Badge", "Casier"), PRODUCT, "Produit"),)
    return Workspace({entry.uid: entry for entry in entries}, facets)


@pytest.fixture
def workspace() -> Workspace:
    return small_workspace()
