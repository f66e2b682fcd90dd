from __future__ import annotations

import pytest

from helpdesk_app.cli import main as cli
from helpdesk_app.config.exit_codes import OK


@pytest.mark.parametrize("command", ["export", "merge", "report", "backlog"])
def test_help_shows_examples_and_exit_codes(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        cli.main(["feedback", command, "--help"])
    out = capsys.readouterr().out
    assert caught.value.code == OK
    assert f"examples:\n  helpdesk feedback {command}" in out
    assert "exit codes:" in out
