"""A folder of the editors: a capture without questions, a table, an entry by hand, curation with comments."""

from __future__ import annotations

from pathlib import Path

from helpdesk_app.faq.identity import uid_of

BADGE = "Le badge s’achète au guichet de la gare, le lundi matin de huit heures à dix heures."
KEY = "Pour une clé perdue, appelez le vingt-cinq et donnez le numéro gravé sur votre casier."
BUS = "L’abonnement annuel au bus coûte cent euros, et se prend au guichet."
BADGE_UID, KEY_UID, BUS_UID = map(uid_of, (BADGE, KEY, BUS))
MARKER = "Cette réponse vous a-t-elle été utile ?"
PRODUCT = "Votre question concerne quel produit ?"
TABLE = f"""\
identifiant;question;réponse;variantes;thème;responsable
taxi;Qui paie le taxi ?;Le service des voyages.;prix du taxi|note de taxi;Voyages;Paul
train;Qui paie le train ?;Le même service.;;Voyages;
bus;Combien coûte le bus ?;{BUS};;Transports;
"""
CURATION = f"""\
# Ce que nous ajoutons.

[facets.produit]  # la première
source = "{PRODUCT}"
heading = "Produit"
values = ["Badge", "Clé"]

# « Le badge s’achète… »
[entries.{BADGE_UID}]
wordings = [
  "prix du badge",   # très demandé
  "badge perdu",
]
question = "Où acheter un badge ?"  # relue
facets.produit = ["Badge"]

# « Pour une clé perdue… »
[entries.{KEY_UID}]
question = "Que faire d’une clé perdue ?"

[entries.train]
note = "à revoir"
"""
BY_HAND = """\
---
# notre fiche
uid: velo
thèmes:
  Produit: [Badge]
formulations:
  - garer un vélo
couleur: bleu   # inconnue du programme
---
# Où garer un vélo ?

Dans la **cour**,
près du portail.

- le matin
- le soir
"""


def make_folder(folder: Path, line_end: str = "\n") -> Path:
    """Fill ``folder``, and return it."""
    (folder / "entries").mkdir(parents=True)
    capture = "\n".join(f"{answer}\n{MARKER}" for answer in (BADGE, KEY))
    for name, text in {
        "page.txt": f"{PRODUCT}\n{capture}\n",
        "table.csv": TABLE,
        "curation.toml": CURATION,
        "entries/velo.md": BY_HAND,
    }.items():
        (folder / name).write_text(text, encoding="utf-8", newline=line_end)
    return folder


def texts_of(folder: Path, suffix: str = "") -> dict[str, str]:
    """Return the content of all files, or of those with a suffix."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes().decode("utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix not in (".db", ".png") and path.name.endswith(suffix)
    }
