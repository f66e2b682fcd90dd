"""Upkeep is read from what people write, and a value that cannot be used is told with what is expected."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from helpdesk_app.faq.model import AnswerOrigin, Status, Upkeep
from helpdesk_app.faq_build.upkeep import UPKEEP_KEYS, UpkeepError, read_upkeep


def test_every_key_is_read_and_others_are_ignored() -> None:
    record: dict[str, object] = {
        "origin": "editor",
        "owner": " pôle\te-CPS ",
        "status": "hidden",
        "valid_from": "2026-01-01",
        "valid_to": date(2026, 12, 31),
        "checked_on": datetime(2026, 2, 1, 12),  # noqa: DTZ001 -- as TOML reads a local date and time
        "address": "https://exemple.fr/1",
        "incomplete": "un lien",
        "successor": "bbbb",
    }
    assert tuple(record) == UPKEEP_KEYS
    assert Upkeep(**read_upkeep({**record, "question": 3})) == Upkeep(
        AnswerOrigin.EDITOR,
        "pôle e-CPS",
        Status.HIDDEN,
        "2026-01-01",
        "2026-12-31",
        "2026-02-01",
        "https://exemple.fr/1",
        "un lien",
        "bbbb",
    )


def test_empty_values_are_not_given() -> None:
    assert read_upkeep({"owner": "", "valid_to": None}) == {}


@pytest.mark.parametrize(("text", "status"), [("Publié", "published"), ("BROUILLON", "draft"), ("masque", "hidden")])
def test_a_status_may_be_french_without_accents(text: str, status: str) -> None:
    assert read_upkeep({"status": text}) == {"status": Status(status)}


@pytest.mark.parametrize("text", ["2026-03-04", "4/3/2026", "04/03/2026"])
def test_a_day_may_be_written_in_french(text: str) -> None:
    assert read_upkeep({"checked_on": text}) == {"checked_on": "2026-03-04"}


@pytest.mark.parametrize(
    ("record", "key", "reason"),
    [
        (
            {"status": "hiden"},
            "status",
            "status « hiden » is unknown; there are: published, draft, hidden. Is it « hidden »?",
        ),
        ({"status": "withdrawn"}, "status", "status « withdrawn » is unknown"),
        ({"origin": "moi"}, "origin", "there are: agency, editor."),
        ({"owner": 3}, "owner", 'owner must be text, as in « owner = "3" ».'),
        ({"valid_to": "31/31/2026"}, "valid_to", "is not a date like 2026-11-22 or 22/11/2026."),
        ({"valid_from": "demain"}, "valid_from", "valid_from « demain » is not a date"),
        (
            {"valid_from": "2026-02-01", "valid_to": "2026-01-31"},
            "valid_to",
            "valid_to, 2026-01-31, is before valid_from, 2026-02-01.",
        ),
    ],
)
def test_a_value_that_cannot_be_used_is_told(record: dict[str, object], key: str, reason: str) -> None:
    with pytest.raises(UpkeepError) as error:
        read_upkeep(record)
    assert error.value.key == key
    assert reason in str(error.value)
