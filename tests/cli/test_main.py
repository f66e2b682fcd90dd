from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from helpdesk_app import __version__
from helpdesk_app.cli import main as cli
from helpdesk_app.config import exit_codes, paths
from helpdesk_app.faq import database
from helpdesk_app.faq.identity import with_version
from helpdesk_app.faq.model import Entry, Facet, FacetValue, Faq, Provenance, QuestionOrigin
from helpdesk_app.feedback.store import FeedbackStore
from helpdesk_app.search.compiler import compile_index
from helpdesk_app.search.lexicon import Lexicon

ROOT = Path(__file__).resolve().parents[2]
FACET = "Votre question concerne quel produit ou service ?"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def faq_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
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


def start(*arguments: object, **options: Any) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "helpdesk_app", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, check=False, capture_output=True, **options)


def test_json_has_the_documented_shape(helpdesk: Run, faq_file: Path) -> None:
    code, out, _ = helpdesk("search", "--db", faq_file, "--json", "numero rpps")
    found = json.loads(out)
    assert code == exit_codes.OK
    assert list(found) == ["query", "total", "hits", "reliability", "unknown_words", "closest_words"]
    assert found["query"] == "numero rpps"
    first = found["hits"][0]
    score = first.pop("score")
    assert isinstance(score, float)
    assert first == {
        "uid": "rpps",
        "question": "Où trouver mon numéro RPPS ?",
        "answer": "Sur votre carte CPS.",
        "origin": "proposed",
        "wordings": ["C’est quoi mon numéro ?"],
        "facets": {FACET: ["Carte CPS"]},
        "provenance": [],
    }


def test_json_names_the_lines_of_the_source(helpdesk: Run, faq_file: Path) -> None:
    _, out, _ = helpdesk("search", "--db", faq_file, "--json", "ecps")
    assert json.loads(out)["hits"][0]["provenance"] == [
        {"source": "page.txt", "first_line": 3, "last_line": 5, "sha256": "0" * 64}
    ]


def test_no_text_lists_every_answer_in_the_order_of_the_faq(helpdesk: Run, faq_file: Path) -> None:
    code, out, _ = helpdesk("search", "--db", faq_file, "--json")
    assert code == exit_codes.OK
    assert [hit["uid"] for hit in json.loads(out)["hits"]] == ["activer", "rpps", "serveur"]


def test_limit_cuts_the_list_and_total_still_counts(helpdesk: Run, faq_file: Path) -> None:
    _, out, _ = helpdesk("search", "--db", faq_file, "--json", "--limit", 2)
    found = json.loads(out)
    assert (len(found["hits"]), found["total"]) == (2, 3)


def test_a_person_reads_question_uid_and_answer(helpdesk: Run, faq_file: Path) -> None:
    _, out, _ = helpdesk("search", "--db", faq_file, "certificat", "serveur")
    assert "1. Comment renouveler un certificat serveur ?  [serveur]\n   Passez une nouvelle commande.\n" in out


@pytest.mark.parametrize("option", [[], ["--json"]])
def test_finding_nothing_has_its_exit_code(helpdesk: Run, faq_file: Path, option: list[str]) -> None:
    code, out, err = helpdesk("search", "--db", faq_file, *option, "xylophone")
    assert code == exit_codes.NOTHING
    assert out.strip()
    assert err == ""


def test_the_database_may_be_named_before_the_subcommand(helpdesk: Run, faq_file: Path) -> None:
    code, out, _ = helpdesk("--db", faq_file, "search", "--json", "rpps")
    assert code == exit_codes.OK
    assert json.loads(out)["hits"][0]["uid"] == "rpps"


def test_a_batch_answers_every_line_in_order(helpdesk: Run, faq_file: Path, tmp_path: Path) -> None:
    queries = tmp_path / "queries.jsonl"
    lines = [{"id": 7, "text": "ecps"}, {"id": "b", "text": "xylophone"}, {"id": None, "text": ""}]
    queries.write_text("\ufeff" + "\r\n\n".join(map(json.dumps, lines)), encoding="utf-8", newline="")
    code, out, _ = helpdesk("search", "--db", faq_file, "--limit", 2, "--batch", queries)
    answers = [json.loads(line) for line in out.splitlines()]
    assert code == exit_codes.OK
    assert [list(answer) for answer in answers] == [["id", "hits", "reliability", "ms"]] * 3
    assert [answer["id"] for answer in answers] == [7, "b", None]
    assert answers[0]["hits"][0] == "activer"
    assert answers[1]["hits"] == []
    assert answers[2]["hits"] == ["activer", "rpps"]
    assert all(answer["ms"] >= 0 for answer in answers)


@pytest.mark.parametrize("line", [b"{", b'"ecps"', b'{"id": 1}', b'{"text": "x"}', b'{"id": 1, "text": 2}', b"\xff"])
def test_a_wrong_line_of_a_batch_is_named(helpdesk: Run, faq_file: Path, tmp_path: Path, line: bytes) -> None:
    queries = tmp_path / "queries.jsonl"
    queries.write_bytes(b'{"id": 1, "text": "ecps"}\n' + line + b"\n")
    code, out, err = helpdesk("search", "--db", faq_file, "--batch", queries)
    assert code == exit_codes.UNUSABLE
    assert len(out.splitlines()) == 1
    assert f"{queries}, line 2:" in err


@pytest.mark.parametrize(
    "arguments",
    [
        ["unknown"],
        ["search", "--limit", "0"],
        ["search", "--limit", "many"],
        ["search", "--batch", "f.jsonl", "text"],
        ["build"],
        ["build", "page.txt", "-o", "faq.db", "--imported-on", "22/11/2026"],
        ["feedback"],
        ["feedback", "export"],
        ["feedback", "export", "-o", "x.csv", "--format", "pdf"],
    ],
    ids=" ".join,
)
def test_a_wrong_command_line_has_its_exit_code(helpdesk: Run, arguments: list[str]) -> None:
    code, out, err = helpdesk(*arguments)
    assert (code, out) == (exit_codes.USAGE, "")
    assert "usage: helpdesk" in err


@pytest.mark.parametrize(
    "arguments",
    [
        ["search", "--db", "missing.db", "ecps"],
        ["search", "--db", "LICENSE", "ecps"],
        ["search", "--batch", "missing.jsonl"],
        ["check", "missing.db"],
        ["check", "missing.txt"],
        ["build", "missing.txt", "-o", "missing/faq.db"],
        ["feedback", "export", "-o", "missing/x.csv", "--store", "LICENSE"],
        ["feedback", "export", "-o", "missing/x.csv", "--store", "missing.db"],
        ["feedback", "export", "-o", "votes.pdf"],
    ],
    ids=" ".join,
)
def test_a_file_that_cannot_be_used_is_answered_with_one_sentence(
    helpdesk: Run, arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    code, out, err = helpdesk(*arguments)
    assert (code, out) == (exit_codes.UNUSABLE, "")
    assert err.startswith("helpdesk: ")
    assert "Traceback" not in err


def test_a_database_whose_index_is_of_another_version_is_searched_all_the_same(
    helpdesk: Run, faq_file: Path, tmp_path: Path
) -> None:
    faq, _ = database.read(faq_file)
    old = tmp_path / "old.db"
    database.write(old, faq, {})
    code, out, _ = helpdesk("search", "--db", old, "--json", "ecps")
    assert code == exit_codes.OK
    assert json.loads(out)["hits"][0]["uid"] == "activer"


def test_build_makes_what_search_finds_and_check_approves(helpdesk: Run, tmp_path: Path) -> None:
    source, built = tmp_path / "entries.jsonl", tmp_path / "faq.db"
    entry = {"id": "a1", "question": "Comment activer ma e-CPS ?", "answer": "Ouvrez l’application."}
    source.write_text(json.dumps(entry) + "\n", encoding="utf-8")
    assert helpdesk("check", source)[0] == exit_codes.OK
    code, out, _ = helpdesk("build", source, "-o", built, "--report", "--imported-on", "2026-11-22")
    assert code == exit_codes.OK
    assert "entries.jsonl" in out
    assert helpdesk("check", built)[0] == exit_codes.OK
    assert json.loads(helpdesk("search", "--db", built, "--json", "e cps")[1])["hits"][0]["uid"] == "a1"
    assert database.read(built)[0].imported_on == "2026-11-22"


@pytest.mark.parametrize(("name", "option"), [("v.csv", []), ("v.jsonl", []), ("votes", ["--format", "csv"])])
def test_feedback_is_exported_even_when_there_is_none(
    helpdesk: Run, tmp_path: Path, name: str, option: list[str]
) -> None:
    FeedbackStore(tmp_path / "feedback.db").close()
    arguments = ["feedback", "export", "-o", tmp_path / name, "--store", tmp_path / "feedback.db", *option]
    code, out, _ = helpdesk(*arguments)
    assert code == exit_codes.OK
    assert out.startswith("0 events written")
    assert (tmp_path / name).is_file()


def test_version_is_that_of_the_package(helpdesk: Run) -> None:
    assert helpdesk("--version")[:2] == (exit_codes.OK, f"helpdesk {__version__}\n")


@pytest.mark.parametrize("command", [[], ["build"], ["check"], ["search"], ["feedback"], ["feedback", "export"]])
def test_help_shows_examples_and_exit_codes(helpdesk: Run, command: list[str]) -> None:
    code, out, _ = helpdesk(*command, "--help")
    assert code == exit_codes.OK
    assert "examples:\n  helpdesk" in out
    assert "exit codes:" in out


def test_help_loads_neither_numpy_nor_qt_and_search_no_qt(faq_file: Path) -> None:
    def loaded(*arguments: str) -> set[str]:
        program = (
            "import sys; from helpdesk_app.cli.main import main\n"
            f"try:\n    main({list(arguments)!r})\nexcept SystemExit:\n    pass\n"
            "print(sorted(name for name in sys.modules if '.' not in name), file=sys.stderr)"
        )
        done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=True)
        return set(done.stderr.decode().replace("'", "").strip("[]\r\n").split(", "))

    assert not loaded("--help") & {"numpy", "PySide6", "rapidfuzz", "sqlite3", "logging"}
    assert not loaded("search", "--db", str(faq_file), "ecps") & {"PySide6", "shiboken6"}


def test_output_is_utf_8_whatever_the_machine_says(faq_file: Path) -> None:
    environment = os.environ | {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}
    done = start("search", "--db", faq_file, "--json", "numéro \u202f œ rpps", env=environment)
    assert json.loads(done.stdout.decode("utf-8"))["query"] == "numéro \u202f œ rpps"


def test_text_that_is_no_unicode_is_answered_too(faq_file: Path) -> None:
    done = start("search", "--db", faq_file, "--json", os.fsdecode(b"rpps\xff") if os.name == "posix" else "rpps")
    assert json.loads(done.stdout)["query"].startswith("rpps")


@pytest.mark.skipif(sys.platform == "win32", reason="a closed pipe is another error there")
def test_a_reader_that_has_seen_enough_is_no_error(faq_file: Path) -> None:
    command = [sys.executable, "-m", "helpdesk_app", "search", "--db", str(faq_file), "--json"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        complaint = process.stderr.read()
    assert (process.returncode, complaint) == (cli.BROKEN_PIPE, b"")


def test_an_interruption_is_no_traceback(helpdesk: Run, faq_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(path: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(database, "read", interrupted)
    assert helpdesk("search", "--db", faq_file, "ecps") == (cli.INTERRUPTED, "", "")


@pytest.mark.skipif(sys.platform != "linux", reason="only there a screen may be absent")
def test_the_window_needs_a_screen(helpdesk: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    code, _, err = helpdesk("--quit-when-ready")
    assert code == exit_codes.UNUSABLE
    assert "no screen" in err
