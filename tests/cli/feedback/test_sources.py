"""The events and the engine that the command line names."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from helpdesk_app.cli import main as cli


def test_a_cluster_needs_the_engine_that_runs_on_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        cli.main(["feedback", "report", "--master", "spark://host:7077", "-o", str(tmp_path / "x.html")])
    assert caught.value.code == 2
    assert "--master needs --engine spark" in capsys.readouterr().err


@pytest.mark.skipif(importlib.util.find_spec("pyspark") is not None, reason="PySpark is installed")
def test_an_engine_that_is_not_installed_is_answered_with_what_to_install(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["feedback", "report", "--engine", "spark", str(tmp_path), "-o", str(tmp_path / "x.html")]
    assert cli.main(arguments) == 3
    assert "Install “helpdesk-assistant[fleet]”" in capsys.readouterr().err
