"""What the subcommands share."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from helpdesk_app.cli.main import main
from helpdesk_app.config import paths


def test_the_search_uses_the_faq_of_the_policy(capsys: pytest.CaptureFixture[str], home: Path, faq_file: Path) -> None:
    (home / "policy.toml").write_text(f"[faq]\npath = '{faq_file}'\n", encoding="utf-8")
    assert main(["search", "badge"]) == 0
    assert "[badge]" in capsys.readouterr().out


def test_a_command_uses_the_programs_rules_where_the_policy_is_refused(
    capsys: pytest.CaptureFixture[str], home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "policy.toml").write_text("[faq]\npaht = 'x'\n", encoding="utf-8")
    assert main(["search", "--json", "ecps"]) == 0
    shown = capsys.readouterr()
    assert json.loads(shown.out)["hits"]
    assert f"helpdesk: {home / 'policy.toml'}, line 2" in shown.err
    assert shown.err.rstrip().endswith("The program's own rules are in force meanwhile.")

    monkeypatch.setattr(paths, "feedback_database", lambda: home / "feedback.db")
    assert main(["feedback", "export", "-o", str(home / "votes.csv")]) == 0
    shown = capsys.readouterr()
    assert shown.out.startswith("0 events written")
    assert "policy.toml, line 2" in shown.err
