"""A newer copy of a file is known by its name."""

from __future__ import annotations

import pytest

from helpdesk_app.editing.file_names import stem, suffix


@pytest.mark.parametrize(
    "name", ["page.txt", "Page (2).txt", "page_2026-12-03.txt", "page-20261203.TXT", "sous/page 2026-12.txt"]
)
def test_copies_of_a_file_have_one_stem(name: str) -> None:
    assert (stem(name), suffix(name)) == ("page", ".txt")


@pytest.mark.parametrize(("one", "other"), [("2026-11.csv", "2026-12.csv"), ("fiche1.txt", "fiche2.txt")])
def test_other_numbers_name_other_files(one: str, other: str) -> None:
    assert stem(one) != stem(other)
