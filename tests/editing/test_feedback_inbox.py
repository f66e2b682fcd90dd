"""The agents' feedback is worked off: each search beside the entries that it is near to."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from helpdesk_app.editing.feedback_inbox import (
    Inbox,
    InboxItem,
    ItemKind,
    accept,
    begin_entry,
    dismiss,
    make_inbox,
    near_to,
    read_feedback,
)
from helpdesk_app.editing.model import faq_of
from helpdesk_app.editing.trial import Compiled, Trial
from helpdesk_app.faq.model import Status
from helpdesk_app.faq_build.sources.folder import FEEDBACK, files_of
from helpdesk_app.feedback.event_factory import EventFactory
from helpdesk_app.feedback.model import Event, Reason, Verdict
from helpdesk_app.feedback.shown_answer import ShownAnswer, hash_answer
from helpdesk_app.feedback.writing import ExportFormat, export
from helpdesk_app.search.indexer import Indexer
from tests.editing.small_workspace import BUY, LOST, WORKSPACE
from tests.search.corpora import STOP_WORDS
from tests.search.word_encoder import WordEncoder


def shown(uid: str, answer: str) -> ShownAnswer:
    return ShownAnswer(uid, hash_answer(answer), "v1", "badge", 1)


@pytest.fixture
def events(factory: EventFactory) -> list[Event]:
    lost, buy = shown("lostlostlo", LOST.answer), shown("buybuybuyb", BUY.answer)
    return [
        *(factory.copy(lost) for _ in range(3)),
        factory.copy(shown("lostlostlo", "Un ancien texte.")),
        factory.vote(lost, Verdict.YES, proposed_wording="le badge a disparu"),
        factory.vote(lost, Verdict.YES, proposed_wording="le badge a  disparu"),
        factory.vote(lost, Verdict.NO, reason=Reason.UNCLEAR),
        factory.vote(shown("lostlostlo", "Un ancien texte."), Verdict.NO),
        factory.vote(buy, Verdict.NO, proposed_wording="prix du badge"),
        *(factory.no_result("cantine ouverte quand", "v1") for _ in range(4)),
        factory.no_result("cantine quand ouverte", "v1"),
        factory.unreliable("changer menu", "v1"),
        factory.unreliable("acheter badge", "v1"),
        factory.no_result("rappeler le 06 12 34 56 78", "v1"),
    ]


@pytest.fixture
def feedback(events: list[Event], tmp_path: Path) -> Path:
    folder = tmp_path / FEEDBACK
    folder.mkdir()
    export(events[:7], folder / "poste-1.jsonl", ExportFormat.JSONL)
    export(events[5:], folder / "poste-2.csv", ExportFormat.CSV)
    return folder


@pytest.fixture
def compiled() -> Compiled:
    return Trial(Indexer(STOP_WORDS, None, ())).compile(WORKSPACE)


@pytest.fixture
def inbox(feedback: Path, compiled: Compiled) -> Inbox:
    return make_inbox(read_feedback([feedback]), compiled)


def item(inbox: Inbox, text: str) -> InboxItem:
    (found,) = (item for item in inbox.items if item.text == text)
    return found


def test_exports_of_many_stations_are_counted_once(inbox: Inbox) -> None:
    figures = inbox.figures
    assert figures is not None
    lost = figures["lostlostlo"]
    assert (lost.copies, lost.useful, lost.not_useful) == (4, 2, 1)
    low, high = lost.interval
    assert 0.2 < low < 2 / 3 < high < 0.95
    assert lost.reasons == ((Reason.UNCLEAR, 1),)
    assert figures["passpasspa"].unanswered == 1


def test_searches_are_grouped_and_stand_beside_their_entry_or_ask_for_one(inbox: Inbox) -> None:
    cantine = item(inbox, "cantine ouverte quand")
    assert (cantine.kind, cantine.count, cantine.others) == (ItemKind.SEARCH, 5, ("cantine quand ouverte",))
    assert (cantine.target, cantine.found) == ("", "")
    assert item(inbox, "changer menu").target == "passpasspa"
    assert item(inbox, "acheter badge").found == "buybuybuyb"
    wording = item(inbox, "le badge a disparu")
    assert (wording.kind, wording.count, wording.target) == (ItemKind.PROPOSAL, 2, "lostlostlo")
    assert [entry.text for entry in inbox.items][:1] == ["cantine ouverte quand"]
    assert inbox.items[-1].found


def test_nothing_that_was_masked_comes_back(inbox: Inbox) -> None:
    assert item(inbox, "rappeler").count == 1
    assert not any("*" in item.text or "06" in item.text for item in inbox.items)


def test_what_an_entry_asks_already_is_done(inbox: Inbox) -> None:
    assert item(inbox, "prix du badge") not in inbox.without(WORKSPACE)
    assert item(inbox, "cantine ouverte quand") in inbox.without(WORKSPACE)


def test_one_event_accepts_begins_or_dismisses(inbox: Inbox) -> None:
    menu, cantine = item(inbox, "changer menu"), item(inbox, "cantine ouverte quand")
    accepted = accept(WORKSPACE, menu, "buybuybuyb")
    assert accepted.entries["buybuybuyb"].content.wordings == ("prix du badge", "changer menu")
    assert accept(accepted, menu, "buybuybuyb") is accepted
    assert menu not in inbox.without(accepted)
    begun = begin_entry(accepted, replace(cantine, others=("cantine quand ouverte", "manger le midi")), "newnewnewn")
    entry = begun.entries["newnewnewn"]
    assert (entry.content.question, entry.content.wordings) == ("cantine ouverte quand", ("manger le midi",))
    assert entry.content.upkeep.status is Status.DRAFT
    assert cantine not in inbox.without(begun)
    assert faq_of(begun) == faq_of(accepted)
    dismissed = dismiss(WORKSPACE, cantine)
    assert dismissed.dismissed == {"cantine ouverte quand", "cantine quand ouverte"}
    assert cantine not in inbox.without(dismissed)


def test_the_nearest_entries_come_with_their_reasons(inbox: Inbox, compiled: Compiled) -> None:
    near = near_to(compiled, item(inbox, "le badge a disparu"))
    assert near[0].entry.uid == "lostlostlo"
    assert near[0].why == ("Its question has «\u00a0badge\u00a0».",)
    assert {found.entry.uid for found in near} == {"lostlostlo", "buybuybuyb", "passpasspa"}
    assert near_to(compiled, item(inbox, "cantine ouverte quand")) == ()


def test_searches_with_the_same_meaning_are_one(factory: EventFactory, tmp_path: Path, compiled: Compiled) -> None:
    events = [
        factory.no_result(text, "v1") for text in ("resto fermé", "resto fermé", "cantine fermé", "parking plein")
    ]
    export(events, tmp_path / "a.jsonl", ExportFormat.JSONL)
    figures = read_feedback([tmp_path / "a.jsonl"])
    inbox = make_inbox(figures, compiled, encode=WordEncoder({"cantine": "resto"}).query)
    assert {(item.text, item.count) for item in inbox.items} == {("resto ferme", 3), ("parking plein", 1)}
    assert item(inbox, "resto ferme").others == ("cantine ferme",)


def test_the_folder_of_feedback_is_no_source(feedback: Path) -> None:
    (feedback.parent / "page.txt").write_text("…", encoding="utf-8")
    assert [path.name for path in files_of(feedback.parent)] == ["page.txt"]
