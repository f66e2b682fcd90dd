from __future__ import annotations

from helpdesk_app.reports.figures import Unanswered
from helpdesk_app.reports.grouping import group_alike


def test_typos_and_the_order_of_words_make_one_group_named_by_the_most_frequent() -> None:
    searches = [
        Unanswered("badge perdu", 5, 4, 3),
        Unanswered("perdu badge", 1, 0, 1),
        Unanswered("bagde perdu", 0, 2, 1),
        Unanswered("cps", 3, 0, 1),
        Unanswered("cpx", 1, 0, 1),
    ]
    groups = group_alike(searches)
    assert [(group.representative, group.count, group.no_result) for group in groups] == [
        ("badge perdu", 12, 6),
        ("cps", 3, 3),
        ("cpx", 1, 1),
    ]
    assert groups[0].others == ("bagde perdu", "perdu badge")
    assert groups[0].other_words == ("perdu badge",), "a typo is of no use to an editor"
