"""The command line, run in the process of the tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from helpdesk_app.cli import main as cli
from helpdesk_app.cli.shared import FAQ_VARIABLE
from helpdesk_app.config import paths
from helpdesk_app.faq import database
from helpdesk_app.faq.identity import with_version
from helpdesk_app.faq.model import Entry, Facet, FacetValue, Faq, Provenance, QuestionOrigin
from helpdesk_app.search.compiler import compile_index
from helpdesk_app.search.lexicon import Lexicon

FACET = "Votre question concerne quel produit ou service ?"


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def cards_faq(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a database of three answers."""
    where = (Provenance("page.txt", 3, 5, "0" * 64),)
    entries = (
        Entry("activer", "Comment activer ma e-CPS ?", "Ouvrez l’application.\n- Entrez le code ;", provenance=where),
        Entry(
            "rpps",
            "Où trouver mon numéro RPPS ?",
            "Sur votre carte CPS.",
            QuestionOrigin.PROPOSED,
            ("C’est quoi mon numéro ?",),
            (FacetValue(FACET, "Carte CPS"),),
        ),
        Entry("serveur", "Comment renouveler un certificat serveur ?", "Passez une nouvelle commande."),
    )
    faq = with_version(Faq(entries, (Facet(FACET, ("Carte CPS",)),), "2026-11-22"))
    path = tmp_path_factory.mktemp("faq é #1") / "faq.db"
    lexicon = Lexicon.load(paths.resource("search", "lexicon.toml"))
    database.write(path, faq, compile_index(faq, lexicon))
    return path


@pytest.fixture
def helpdesk(capsys: pytest.CaptureFixture[str]) -> Run:
    """Return what runs the command in this process: arguments -> exit code, output, error output."""

    def run(*arguments: object) -> tuple[int, str, str]:
        try:
            code = cli.main([str(argument) for argument in arguments])
        except SystemExit as stop:  # argparse leaves this way
            code = stop.code if isinstance(stop.code, int) else 1
        shown = capsys.readouterr()
        return code, shown.out, shown.err

    return run


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without policy, and a person without files."""
    monkeypatch.setattr(paths, "policy_file", lambda: tmp_path / "policy.toml")
    monkeypatch.setattr(paths, "own_database", lambda: tmp_path / "faq" / "faq.db")
    monkeypatch.setattr(paths, "settings_file", lambda: tmp_path / "settings.ini")
    monkeypatch.delenv(FAQ_VARIABLE, raising=False)
    return tmp_path
