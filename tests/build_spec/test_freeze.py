from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from build_spec import freeze
from build_spec.errors import BuildError
from build_spec.freeze import refuse_wine_files, run_selftest, sign
from build_spec.machine import LocalMachine


def test_a_library_of_wine_is_refused(bundle: Path) -> None:
    refuse_wine_files(bundle)
    (bundle / "_internal" / "a.dll").write_bytes(bytes(64) + b"Wine builtin DLL" + bytes(64))
    with pytest.raises(BuildError, match=r"a\.dll"):
        refuse_wine_files(bundle)


def test_a_file_is_signed_by_the_command_of_the_environment_and_only_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a b.exe"
    target.write_text("x", encoding="utf-8")
    monkeypatch.delenv(freeze.SIGN, raising=False)
    sign(target)
    assert target.read_text(encoding="utf-8") == "x"
    code = "import sys, pathlib; pathlib.Path(sys.argv[1]).write_text('signed', encoding='utf-8')"
    (tmp_path / "signer.py").write_text(code, encoding="utf-8")
    monkeypatch.setenv(freeze.SIGN, f'"{sys.executable}" "{tmp_path / "signer.py"}"')
    sign(target)
    assert target.read_text(encoding="utf-8") == "signed"


class Broken(LocalMachine):
    """A machine on which the frozen program fails."""

    def run(self, program: Path, *arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess([str(program), *arguments], 1, '{"passed": false, "checks": []}')


def test_a_failed_selftest_fails_the_build(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="self-test"):
        run_selftest(tmp_path, Broken())
