from __future__ import annotations

import errno
from pathlib import Path

import pytest

from helpdesk_app.config import paths
from helpdesk_app.storage.errors import (
    FullDiskError,
    MissingError,
    StorageError,
    UnreadableError,
    UnwritableError,
    translated_read_errors,
    translated_write_errors,
    write_error,
)
from helpdesk_app.text import translation

PATH = Path("dossier", "avis.db")


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (OSError(errno.ENOSPC, "no space"), FullDiskError),
        (OSError(errno.EDQUOT, "quota"), FullDiskError),
        (OSError(errno.EFBIG, "too big"), FullDiskError),
        (PermissionError(errno.EACCES, "denied"), UnwritableError),
        (FileNotFoundError(errno.ENOENT, "none"), UnwritableError),
    ],
)
def test_a_failed_write_is_reported_by_its_cause(error: OSError, kind: type[StorageError]) -> None:
    assert type(write_error(PATH, error)) is kind
    with pytest.raises(kind, match="avis") as raised, translated_write_errors(PATH):
        raise error
    assert raised.value.path == PATH
    assert raised.value.__cause__ is error


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    assert f"“{PATH.parent}”" in str(write_error(PATH, FileNotFoundError(errno.ENOENT, "none")))


def test_a_failed_read_is_reported_by_its_cause() -> None:
    with pytest.raises(MissingError, match="There is no FAQ “"), translated_read_errors(PATH, "FAQ"):
        raise FileNotFoundError(errno.ENOENT, "none")
    with pytest.raises(UnreadableError, match="denied"), translated_read_errors(PATH):
        raise PermissionError(errno.EACCES, "denied")


def test_an_error_without_a_text_of_the_system_is_named_by_its_class() -> None:
    with pytest.raises(UnreadableError, match="TimeoutError"), translated_read_errors(PATH):
        raise TimeoutError


def test_other_errors_pass() -> None:
    with pytest.raises(ValueError, match="ours"), translated_read_errors(PATH), translated_write_errors(PATH):
        raise ValueError("ours")


def test_an_error_is_french_with_the_reason_of_the_system() -> None:
    translation.install(paths.resource("translations", "messages_fr.mo").read_bytes())
    said = str(write_error(PATH, PermissionError(errno.EACCES, "Permission denied"))).replace("\N{NO-BREAK SPACE}", " ")
    assert said.startswith(f"« {PATH} » ne peut pas être écrit (accès refusé). Ce qui était enregistré est en sûreté")
    assert "n’y a pas de fichier de curation" in str(MissingError(PATH, "curation file"))
