from __future__ import annotations

from pathlib import Path

import pytest

from helpdesk_app.config import paths
from helpdesk_app.config.policy import Policy, PolicyError, read_policy
from helpdesk_app.text import translation

ROOT = Path(Path.cwd().anchor)
FAQ = ROOT / "base n°1 #%" / "faq.db"


def write(folder: Path, text: str) -> Path:
    path = folder / "policy.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_machine_without_a_policy_sets_nothing(tmp_path: Path) -> None:
    assert read_policy(tmp_path / "nowhere" / "policy.toml") == Policy()
    assert read_policy(write(tmp_path, "")) == Policy()
    assert read_policy(write(tmp_path, "[faq]\n")) == Policy()


def test_everything_may_be_set(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        f"\ufeff# notre service\n[faq]\npath = '{FAQ}'\n\n[feedback]\nrecord_queries = false\nkeep_months = 6\n"
        f"export_folder = '{ROOT / 'exports'}'\n[window]\nkeep_history = false\n[editors]\nfolder = '{ROOT / 'faq'}'\n",
    )
    assert read_policy(path) == Policy(
        FAQ,
        record_queries=False,
        keep_months=6,
        export_folder=ROOT / "exports",
        keep_history=False,
        editors_folder=ROOT / "faq",
    )


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("[faq]\n\n[feedback]\nrecord_querys = false\n", 4, "record_querys"),
        ("[feedback]\nkeep_months = 3\n[telemetry]\non = true\n", 3, "telemetry"),
        ("feedback.retention = 3\n", 1, "retention"),
        ('faq = "x"\n', 1, "is a table"),
        ("[faq]\npath = 'faq.db'\n", 2, "a whole path"),
        ("[faq]\npath = 7\n", 2, "a whole path"),
        ("[feedback]\nrecord_queries = 'no'\n", 2, "true or false"),
        ("[editors]\nfolder = 'faq'\n", 2, "a whole path"),
        ("[feedback]\nkeep_months = true\n", 2, "months"),
        ("[window]\nkeep_history = 'non'\n", 2, "true or false"),
        ("[feedback]\nkeep_months = 0\n", 2, "months"),
        ("[feedback]\nkeep_months = 121\n", 2, "months"),
        ("[feedback]\n\nkeep_months = douze\n", 3, "not TOML"),
        ("[faq]\npath = 'x\n", 2, "not TOML"),
        ("x = " + "[" * 3000, 1, "nested too deeply"),
    ],
)
def test_what_is_not_understood_is_refused_with_file_line_and_reason(
    tmp_path: Path, text: str, line: int, reason: str
) -> None:
    path = write(tmp_path, text)
    with pytest.raises(PolicyError) as caught:
        read_policy(path)
    assert caught.value.line == line
    assert str(caught.value).startswith(f"{path}, line {line}: ")
    assert reason in str(caught.value)
    assert str(caught.value).endswith("Correct the file, or remove it.")


def test_another_encoding_is_reported_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "policy.toml"
    path.write_bytes("[faq]\n# réseau\n".encode("cp1252"))
    with pytest.raises(PolicyError, match="line 2: It is not UTF-8"):
        read_policy(path)


def test_a_policy_that_cannot_be_read_is_no_missing_one(tmp_path: Path) -> None:
    (tmp_path / "policy.toml").mkdir()
    with pytest.raises(PolicyError, match="cannot be read"):
        read_policy(tmp_path / "policy.toml")


def test_a_refusal_is_french_at_a_french_desk(tmp_path: Path) -> None:
    translation.install(paths.resource("translations", "messages_fr.mo").read_bytes())
    path = tmp_path / "policy.toml"
    path.write_text("[feedback]\nkeep_months = 0\n", encoding="utf-8")
    with pytest.raises(PolicyError) as refused:
        read_policy(path)
    assert str(refused.value).replace("\N{NO-BREAK SPACE}", " ") == (
        f"{path}, ligne 2 : « keep_months » doit être un nombre entier de mois, de 1 à 120. Rien n’a été changé. "
        "Corrigez le fichier, ou retirez-le."
    )
