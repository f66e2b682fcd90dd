"""A first name makes the words beside it a name, where they do not belong to something else."""

from __future__ import annotations

import pytest

from helpdesk_app.feedback.privacy.masking import masked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rose Martin", "[MASQUÉ]"),
        ("Odile Ng a appelé", "[MASQUÉ] a appelé"),
        ("BESNARD Odile M rappelle", "[MASQUÉ] rappelle"),
        ("MARTIN DUPRÉ Sylvain", "[MASQUÉ]"),
        ("D'ALMEIDA Rosalie", "[MASQUÉ]"),
        ("le goff solenn carte perdue", "[MASQUÉ] carte perdue"),
        ("je suis ghislaine le floch", "je suis [MASQUÉ]"),
        ("carte de Le Floch Ghislaine rendue", "carte de [MASQUÉ] rendue"),
        ("DIALLO Aminata ; DIALLO Moussa ; même adresse", "[MASQUÉ] ; [MASQUÉ] ; même adresse"),
        ("c'est Yann du SAMU", "c'est [MASQUÉ] du SAMU"),
        ("M.leroy a rappelé", "M.[MASQUÉ] a rappelé"),
        # An institution, a place, a figure of history, and words that are also a first name.
        ("CNAM DUPRÉ Sylvain a écrit", "CNAM [MASQUÉ] a écrit"),
        ("Lyon 1 Claude Bernard", "Lyon 1 Claude Bernard"),
        ("Claude Bernard : hôpital", "Claude Bernard : hôpital"),
        ("CHU Robert Debré", "CHU Robert Debré"),
        ("CHU, Odile Besnard a appelé", "CHU, [MASQUÉ] a appelé"),
        ("rue Sainte Odile Besnard", "rue Sainte Odile Besnard"),
        ("Saint Jean", "Saint Jean"),
        ("Île Maurice : cas absent", "Île Maurice : cas absent"),
        ("tempête Alex", "tempête Alex"),
        ("la rose fanée", "la rose fanée"),
        # Letters that number something, and a title before a usual word.
        ("type J. Tessier demande", "type J. Tessier demande"),
        ("X. Tessier", "X. Tessier"),
        ("M.I.G. Besnard", "M.I.G. Besnard"),
        ("M. le Directeur à retirer", "M. le Directeur à retirer"),
    ],
)
def test_a_name_is_found_by_its_first_name_or_initials(text: str, expected: str) -> None:
    assert masked(text) == expected
