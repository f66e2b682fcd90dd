"""A generated FAQ of the size of a large desk: 3,000 entries, and facets of 80 values."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import Final

import pytest

from helpdesk_app.config import paths
from helpdesk_app.faq import database
from helpdesk_app.faq.identity import with_version
from helpdesk_app.faq.model import Entry, Facet, FacetValue, Faq
from helpdesk_app.search.compiler import compile_index
from helpdesk_app.search.lexicon import Lexicon

PRODUCT: Final = "Votre question concerne quel produit ?"
PLACE: Final = "Votre question concerne quel département ?"

_KINDS: Final = (
    *("Badge", "Carte", "Lecteur", "Certificat", "Logiciel", "Messagerie", "Annuaire", "Facturation", "Ordonnance"),
    *("Compte", "Poste", "Réseau", "Imprimante", "Téléphone", "Tablette", "Élévateur"),
)
_PLACES: Final = ("cabinet", "pharmacie", "laboratoire", "hôpital", "école")
_EVENTS: Final = ("perdu", "bloqué", "expiré", "refusé", "cassé", "renouvelé")
PRODUCTS: Final = tuple(f"{kind} {place}" for kind, place in product(_KINDS, _PLACES))


@pytest.fixture(scope="session")
def large_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("large") / "faq.db"
    faq = large_faq()
    database.write(path, faq, compile_index(faq, Lexicon.load(paths.resource("search", "lexicon.toml"))))
    return path


def large_faq(entries: int = 3_000) -> Faq:
    """Return the FAQ; the values of a facet are the rarer, the later they come."""
    return with_version(
        Faq(
            tuple(_entry(number) for number in range(entries)),
            (
                Facet(PRODUCT, PRODUCTS, heading="Produit"),
                Facet(PLACE, tuple(f"Département {place:02}" for place in range(1, 81)), heading="Département"),
            ),
            "2026-01-31",
        )
    )


def _entry(number: int) -> Entry:
    """Return one entry; the answers about prescriptions have a blank."""
    value = PRODUCTS[number % (1 + number % len(PRODUCTS))]
    place = f"Département {1 + number % 80:02}"
    event = _EVENTS[number % len(_EVENTS)]
    dossier = "le dossier {{numéro de dossier}}" if value.startswith("Ordonnance") else "votre numéro de dossier"
    return Entry(
        f"e{number:04}",
        f"Que faire si mon élément {value.lower()} est {event} depuis le dossier {number} ?",
        f"Appelez le guichet {number % 37}.\nIl est ouvert du lundi au vendredi, de 8 h à 17 h, et le samedi matin "
        "pour les urgences. Hors de ces heures, laissez un message.\n"
        f"Présentez le formulaire {event} et {dossier}.",
        facets=(FacetValue(PRODUCT, value), FacetValue(PLACE, place)),
    )
