from __future__ import annotations

from build_spec.startup import table


def test_the_table_ends_with_the_ratios_of_best_and_median() -> None:
    assert table([1.0, 2.0, 4.0], [1.5, 3.0, 9.0]).splitlines()[-1] == "| Ratio | 1.50 | 1.50 | |"
