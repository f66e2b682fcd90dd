"""A folder of a table, a curation and a test list."""

from __future__ import annotations

from pathlib import Path

ROWS = {
    "buybuybuyb": ("Où acheter un badge ?", "Au guichet, avec une pièce d’identité."),
    "lostlostlo": ("Que faire si j’ai perdu mon badge ?", "Écrivez à accueil@exemple.fr."),
    "passpasspa": ("Comment changer mon mot de passe ?", "Dans le menu, puis redémarrez."),
}


def write_folder(folder: Path, rows: dict[str, tuple[str, str]] = ROWS, expected: str = "") -> Path:
    """Write the sources of a FAQ, and return the folder."""
    folder.mkdir(exist_ok=True)
    lines = ["id;Question;Réponse", *(f"{uid};{question};{answer}" for uid, (question, answer) in rows.items())]
    (folder / "faq.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "recherches.toml").write_text(expected, encoding="utf-8")
    return folder
