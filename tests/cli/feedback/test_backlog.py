"""``helpdesk feedback backlog`` as it is typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from helpdesk_app.cli import main as cli
from helpdesk_app.feedback.event_factory import EventFactory
from helpdesk_app.feedback.model import Verdict
from helpdesk_app.feedback.shown_answer import ShownAnswer
from helpdesk_app.feedback.store import FeedbackStore


def test_an_accepted_wording_is_found_after_the_next_build(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, edited, new = tmp_path / "faq.jsonl", tmp_path / "curation.toml", tmp_path / "new.toml"
    entries = [
        {"id": "badge", "question": "Où lire le numéro ?", "answer": "Au dos du badge."},
        {"id": "perdu", "question": "Que faire après une perte ?", "answer": "Prévenez l’accueil."},
    ]
    source.write_text("".join(json.dumps(entry) + "\n" for entry in entries), encoding="utf-8")
    edited.write_text('[entries.perdu]\nwordings = ["perte"]\n', encoding="utf-8")
    build = ["build", str(source), "-o", str(tmp_path / "faq.db"), "--imported-on", "2026-11-22", "--curation"]
    assert cli.main([*build, str(edited)]) == 0

    factory = EventFactory("1")
    with FeedbackStore(tmp_path / "feedback.db") as store:
        shown = ShownAnswer("perdu", "h", "v", "", 1)
        store.append(factory.vote(shown, Verdict.NO, proposed_wording="sésame égaré"))
        store.append(factory.no_result("zzyzx", "v"))
    arguments = ["--db", str(tmp_path / "faq.db"), "--curation", str(edited), "-o", str(new)]
    assert cli.main(["feedback", "backlog", str(tmp_path / "feedback.db"), *arguments]) == 0
    assert "1 wordings suggested" in capsys.readouterr().out

    new.write_text(new.read_text(encoding="utf-8").replace('# "sésame', '"sésame'), encoding="utf-8")
    assert cli.main([*build, str(new)]) == 0
    capsys.readouterr()
    assert cli.main(["search", "--db", str(tmp_path / "faq.db"), "--json", "sesame egare"]) == 0
    assert json.loads(capsys.readouterr().out)["hits"][0]["uid"] == "perdu"


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"= nonsense", "is not TOML"), ("clé = 1".encode("latin-1"), "is not UTF-8"), (None, "There is no")],
)
def test_a_curation_file_that_cannot_be_used_is_answered_with_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes | None, reason: str
) -> None:
    FeedbackStore(tmp_path / "feedback.db").close()
    if content is not None:
        (tmp_path / "curation.toml").write_bytes(content)
    arguments = ["--curation", str(tmp_path / "curation.toml"), "-o", str(tmp_path / "new.toml")]
    assert cli.main(["feedback", "backlog", str(tmp_path / "feedback.db"), *arguments]) == 3
    (sentence,) = capsys.readouterr().err.splitlines()
    assert reason in sentence
    assert not (tmp_path / "new.toml").exists()
