"""What an editor reads in French, and that nothing of it is stored."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from helpdesk_app.config import paths
from helpdesk_app.faq_build.checking import check
from helpdesk_app.faq_build.publishing import DoubtError, build
from helpdesk_app.faq_build.sources.document import SourceError
from helpdesk_app.faq_build.sources.formats import parse_source
from helpdesk_app.search.compiler import compile_index
from helpdesk_app.search.lexicon import Lexicon
from helpdesk_app.text import translation

PAGE = """Où trouver mon badge ?
Au guichet.
Cette réponse vous a-t-elle été utile ?
Qui appeler ?
Le poste 12 :
Cette réponse vous a-t-elle été utile ?
Comment faire ?
Écrivez-nous.
Cette reponse vous at elle été utile
Cette réponse vous a-t-elle été utile ?
"""


def use_french() -> None:
    translation.install(paths.resource("translations", "messages_fr.mo").read_bytes())


@pytest.fixture
def french() -> None:
    use_french()


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        (
            "faq.csv",
            'Question;Réponse\nOù ?;"Ici\n',
            'ligne 2 : un guillemet (") ouvre une cellule et aucun ne la ferme',
        ),
        (
            "faq.json",
            '[{"x": "a", "y": "b"}]',
            "ligne 1 : aucune colonne n’est clairement celle des réponses. Colonnes trouvées",
        ),
        (
            "faq.jsonl",
            '{"id": “a”}',
            "ligne 1 : ce n’est pas du JSON : un guillemet typographique à la colonne 8, « “a”} ». ",
        ),
        (
            "faq.pdf",
            "%PDF-1.7\n",
            "ligne 1 : ceci est un document PDF. Copiez son texte dans un fichier de texte (.txt)",
        ),
        ("a.md", "---\nuid: a\n", "ligne 1 : la ligne --- ouvre l’en-tête, et aucune ne le ferme. Écrivez --- sous "),
    ],
)
@pytest.mark.usefixtures("french")
def test_a_source_that_is_refused(name: str, text: str, reason: str) -> None:
    with pytest.raises(SourceError) as refused:
        parse_source(text.encode(), name)
    assert plain(str(refused.value)).startswith(f"{name}, {reason}")


@pytest.mark.parametrize(
    ("curation", "said"),
    [
        (
            "[facets.produit]\nsource = “Produit”\n",
            "ligne 2 : ce n’est pas du TOML : des guillemets typographiques autour d’un texte, il en faut des droits",
        ),
        (
            "[entries.a]\nowner: 'x'\n",
            "ligne 2 : ce n’est pas du TOML : deux-points au lieu du signe égal. Trouvé : « ",
        ),
        (
            '[facets.produit]\nsource = "Produit"\n[entries.a]\nfacets.produi = ["Carte"]\n',
            "ligne 4 : entrée a : le thème « produi » est inconnu ; les thèmes sont : produit. Est-ce « produit » ?",
        ),
        (
            "[entries.a]\nquestion = 12\n",
            'ligne 2 : entrée a : question doit être un texte entre guillemets droits, ainsi : question = "12"',
        ),
    ],
    ids=["curly quotes", "a colon", "unknown topic", "a number"],
)
@pytest.mark.usefixtures("french")
def test_a_mistake_in_the_curation_file(tmp_path: Path, curation: str, said: str) -> None:
    path = tmp_path / "curation.toml"
    path.write_text(curation, encoding="utf-8")
    assert plain(check(path).text).startswith(f"curation.toml, {said}")


def test_a_build_says_all_in_french_and_writes_what_it_writes_in_english(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(PAGE, encoding="utf-8")
    options: dict[str, Any] = {
        "curation": None,
        "imported_on": "2026-11-22",
        "compile_index": lambda faq, _before: compile_index(faq, Lexicon()),
    }
    english, french = tmp_path / "en.db", tmp_path / "fr.db"
    build([page], english, **options, accept=True)
    use_french()
    with pytest.raises(DoubtError, match=r"^À examiner avant que la FAQ soit construite"):
        build([page], french, **options)
    report = plain(build([page], french, **options, accept=True).as_text())
    assert report.startswith("page.txt, lu ainsi : questions avec leur réponse, suivie d’une ligne d’avis\n")
    assert "page.txt, ligne 5 : la réponse de la ligne 4 finit par deux-points, et ce qu’elle annonce manque" in report
    assert "blocs          3 = gardé 3 + réuni 0 + rejeté 0\n" in report
    assert "  page.txt:3                       ligne d’avis\n" in report
    assert french.read_bytes() == english.read_bytes()
