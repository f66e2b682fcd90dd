"""A page of two answers, and an index that holds nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from helpdesk_app.faq.model import Faq

PAGE: Final = """\
Votre question concerne quel produit ?
Le badge s’achète au guichet.
Cette réponse vous a-t-elle été utile ?
Appelez le 10 20 :
Cette réponse vous a-t-elle été utile ?
"""


def no_index(faq: Faq, before: Mapping[str, bytes]) -> dict[str, bytes]:
    del before
    return {"version": faq.version.encode("ascii")}
