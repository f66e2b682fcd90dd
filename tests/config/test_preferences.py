from __future__ import annotations

import json
from dataclasses import replace

import pytest

from helpdesk_app.config.policy import CAUTIOUS, NO_POLICY
from helpdesk_app.config.preferences import Preferences, decode, encode, imposed_by, table
from tests.config.chosen import CHOSEN


@pytest.mark.parametrize("preferences", [CHOSEN, Preferences()])
def test_every_value_survives_json(preferences: Preferences) -> None:
    assert decode(json.loads(json.dumps(encode(preferences)))) == (preferences, ())


def test_the_example_leaves_no_default_untested() -> None:
    assert not [row.name for row in table() if getattr(CHOSEN, row.name) == row.default]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("language", "xx"),
        ("language", None),
        ("theme", "sepia"),
        ("text_size", "100"),
        ("text_size", 150),
        ("compact", 1),
        ("ticket_template", "{caller}"),
        ("ticket_template", 7),
        ("favourites", [1]),
        ("favourites", "badge"),
        ("shortcuts", {"copy": None}),
        ("shortcuts", ["copy"]),
        ("global_shortcut", None),
    ],
)
def test_a_value_of_another_kind_is_refused_and_the_others_are_used(name: str, value: object) -> None:
    expected = replace(CHOSEN, **{name: getattr(Preferences(), name)})
    assert decode(encode(CHOSEN) | {name: value}) == (expected, (name,))


def test_a_name_that_is_not_in_the_table_is_refused() -> None:
    assert decode({"colour": "red"}) == (Preferences(), ("colour",))


@pytest.mark.parametrize(("old", "new"), [("export", "export_new"), ("lift", "clear_topics"), ("script", "read_aloud")])
def test_shortcuts_follow_the_new_name_of_their_action(old: str, new: str) -> None:
    assert decode({"shortcuts": {old: "Ctrl+Y"}})[0].shortcuts == ((new, "Ctrl+Y"),)


def test_a_policy_that_records_no_queries_imposes_that() -> None:
    assert imposed_by(NO_POLICY) == {}
    assert imposed_by(CAUTIOUS) == {"keep_queries": False}
