"""``helpdesk build`` as it is typed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from helpdesk_app.config import exit_codes
from helpdesk_app.faq import database

Run = Callable[..., tuple[int, str, str]]


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
