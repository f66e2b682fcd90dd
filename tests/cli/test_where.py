from __future__ import annotations

import json
from pathlib import Path

import pytest

from helpdesk_app.cli.main import main
from helpdesk_app.cli.shared import FAQ_VARIABLE
from helpdesk_app.config import paths
from helpdesk_app.faq.database import read


def test_it_says_which_faq_is_used_and_why(capsys: pytest.CaptureFixture[str], home: Path) -> None:
    assert main(["where", "--json"]) == 0
    facts = json.loads(capsys.readouterr().out)
    assert facts["faq"]["path"] == str(paths.bundled_database())
    assert facts["faq"]["origin"] == "bundled"
    assert facts["faq"]["answers"] > 0
    faq, _ = read(paths.bundled_database())
    assert (facts["faq"]["version"], facts["faq"]["date"]) == (faq.version, faq.imported_on)
    assert facts["refused"] == []
    assert facts["policy"] == {
        "path": str(home / "policy.toml"),
        "exists": False,
        "refused": None,
        "faq": None,
        "record_queries": True,
        "keep_months": None,
        "export_folder": None,
        "keep_history": True,
        "editors_folder": None,
    }
    assert main(["where"]) == 0
    shown = f"{paths.bundled_database()} (bundled, version {faq.version[:12]} of {faq.imported_on}, "
    assert shown in capsys.readouterr().out


def test_the_command_line_goes_before_the_environment_and_that_before_the_policy(
    capsys: pytest.CaptureFixture[str], home: Path, monkeypatch: pytest.MonkeyPatch, faq_file: Path
) -> None:
    for name in ("named", "given", "set"):
        (home / f"{name} n°1 #%.db").write_bytes(faq_file.read_bytes())
    (home / "policy.toml").write_text(f"[faq]\npath = '{home / 'set n°1 #%.db'}'\n", encoding="utf-8")

    def used(*arguments: str) -> tuple[str, str]:
        assert main([*arguments, "where", "--json"]) == 0
        faq = json.loads(capsys.readouterr().out)["faq"]
        return Path(faq["path"]).name, faq["origin"]

    assert used() == ("set n°1 #%.db", "policy")
    monkeypatch.setenv(FAQ_VARIABLE, str(home / "given n°1 #%.db"))
    assert used() == ("given n°1 #%.db", "named")
    assert used("--db", str(home / "named n°1 #%.db")) == ("named n°1 #%.db", "named")


def test_a_refused_policy_is_reported_and_forbids_keeping_searches(
    capsys: pytest.CaptureFixture[str], home: Path
) -> None:
    (home / "policy.toml").write_text("[feedback]\nrecord = false\n", encoding="utf-8")
    assert main(["where", "--json"]) == 3
    policy = json.loads(capsys.readouterr().out)["policy"]
    assert "line 2" in policy["refused"]
    assert policy["record_queries"] is False
    assert main(["where"]) == 3
    assert "line 2" in capsys.readouterr().out


def test_a_broken_own_faq_is_reported_and_searching_continues(capsys: pytest.CaptureFixture[str], home: Path) -> None:
    (home / "faq").mkdir()
    (home / "faq" / "faq.db").write_bytes(b"no database")
    assert main(["where"]) == 0
    assert "refused" in capsys.readouterr().out
    assert main(["search", "ecps"]) == 0
    output = capsys.readouterr()
    assert str(home / "faq" / "faq.db") in output.err
    assert "is used meanwhile" in output.err
    assert "ecps" not in output.err


def test_no_faq_at_all_is_reported(capsys: pytest.CaptureFixture[str], home: Path) -> None:
    assert main(["--db", str(home / "nowhere.db"), "where"]) == 3
    assert "none" in capsys.readouterr().out


def test_quitting_where_no_window_is_open_is_done_at_once(home: Path) -> None:
    assert main(["--quit"]) == 0
