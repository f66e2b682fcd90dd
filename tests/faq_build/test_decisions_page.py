"""The page of decisions shows both texts with what differs marked, and how to decide."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpdesk_app.config import paths
from helpdesk_app.faq.model import Entry
from helpdesk_app.faq_build.decisions_page import write_decisions
from helpdesk_app.faq_build.matching import Resemblance
from helpdesk_app.storage.errors import ProtectedTargetError

TEMPLATE = paths.resource("report", "decisions.html.jinja").read_text(encoding="utf-8")
PAIR = Resemblance(Entry("old2345678", "Le bus ?", "Cent euros.\nAu <guichet>."), Entry("new2345678", "", "Dix euros."))


def test_both_texts_stand_side_by_side(tmp_path: Path) -> None:
    target = tmp_path / "decisions.html"
    write_decisions([PAIR], TEMPLATE, target)
    page = target.read_text(encoding="utf-8")
    assert "<del>Cent</del> euros" in page
    assert "<ins>Dix</ins> euros" in page
    assert "Au &lt;guichet&gt;." in page
    assert '[entries.new2345678]\nsame_as = "old2345678"' in page
    assert "<script" not in page


def test_nothing_to_decide_is_said_and_replaces_the_page_before(tmp_path: Path) -> None:
    target = tmp_path / "decisions.html"
    write_decisions([PAIR], TEMPLATE, target)
    write_decisions([], TEMPLATE, target)
    assert "Rien à décider" in target.read_text(encoding="utf-8")


def test_another_page_is_not_replaced(tmp_path: Path) -> None:
    target = tmp_path / "decisions.html"
    target.write_text("<!DOCTYPE html>\n<title>Autre</title>", encoding="utf-8")
    with pytest.raises(ProtectedTargetError):
        write_decisions([], TEMPLATE, target)
