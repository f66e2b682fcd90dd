"""Uids, archive and history over several builds."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from helpdesk_app.faq import database
from helpdesk_app.faq.identity import uid_of
from helpdesk_app.faq.model import Faq, Status
from helpdesk_app.faq.past import RevisionKind
from helpdesk_app.faq_build.build_report import BuildReport, summary
from helpdesk_app.faq_build.publishing import PublishError, build

MARKER = "Cette réponse vous a-t-elle été utile ?"
BADGE = "Le badge s’achète au guichet de la gare, le lundi matin de huit heures à dix heures."
KEY = "Pour une clé perdue, appelez le vingt-cinq et donnez le numéro gravé sur votre casier."
BOOKS = "Les horaires de la bibliothèque changent en août : elle ferme à midi et le samedi."
WORD = "Votre mot de passe se remplace depuis la page du compte, sous la rubrique sécurité."
TAXI = "Le remboursement des frais de taxi demande un reçu signé par le chauffeur lui-même."
BUS = "L’abonnement annuel au bus coûte cent euros, et se prend au guichet."
TRAM = "L’abonnement annuel au tram coûte deux cents euros, et se prend par courrier."
BADGE_UID, KEY_UID, BUS_UID, TRAM_UID = (uid_of(text) for text in (BADGE, KEY, BUS, TRAM))


class Desk:
    """A folder in which a page is captured and built again and again."""

    def __init__(self, folder: Path) -> None:
        self.page, self.curation, self.database = folder / "page.txt", folder / "curation.toml", folder / "faq.db"
        self.curation.write_text("", encoding="utf-8")

    def built(self, day: str, *answers: str) -> BuildReport:
        text = "\n".join(f"{answer}\n{MARKER}" for answer in answers)
        self.page.write_text(f"Votre question concerne quel produit ?\n{text}\n", encoding="utf-8")
        return build(
            [self.page], self.database, curation=self.curation, imported_on=day, compile_index=no_index, accept=True
        )

    def curate(self, text: str) -> None:
        self.curation.write_text(text, encoding="utf-8")


def no_index(faq: Faq, before: Mapping[str, bytes]) -> dict[str, bytes]:
    del before
    return {"version": faq.version.encode("ascii")}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_changed_answer_keeps_its_uid_and_its_curation(desk: Desk) -> None:
    desk.curate(f'[entries.{BADGE_UID}]\nquestion = "Où acheter un badge ?"\nwordings = ["prix du badge"]\n')
    desk.built("2026-01-01", BADGE, KEY, BOOKS)
    report = desk.built("2026-01-08", BADGE.replace("lundi", "mardi"), KEY, BOOKS)
    first = report.faq.entries[0]
    assert (first.uid, first.question, first.wordings) == (BADGE_UID, "Où acheter un badge ?", ("prix du badge",))
    assert "mardi" in first.answer
    assert not [notice for notice in report.notices if "in no source" in notice.text]
    assert {line.uid for line in report.ledger.lines if line.uid} == {entry.uid for entry in report.faq.entries}


def test_a_build_says_what_is_new_changed_moved_and_withdrawn(desk: Desk) -> None:
    desk.built("2026-01-01", BADGE, KEY, BOOKS, WORD, BUS)
    report = desk.built("2026-01-08", BOOKS, BADGE.replace("lundi", "mardi"), KEY, WORD, TAXI)
    text = "\n".join(summary(report))
    assert "1 new, 1 changed, 1 moved, 1 withdrawn and kept in the archive" in text
    assert "[-lundi-] {+mardi+}" in text
    assert f"  moved    {uid_of(BOOKS)}" in text
    assert f"  withdrawn {BUS_UID}" in text


def test_a_withdrawn_entry_is_kept_with_its_curation_and_returns_as_itself(desk: Desk) -> None:
    desk.curate(f'[entries.{BUS_UID}]\nquestion = "Combien coûte le bus ?"\n')
    desk.built("2026-01-01", BADGE, KEY, BUS)
    desk.built("2026-01-08", BADGE, KEY)
    (kept,) = database.read_past(desk.database).archive
    assert (kept.entry.uid, kept.entry.question) == (BUS_UID, "Combien coûte le bus ?")
    assert kept.entry.upkeep.status is Status.WITHDRAWN
    desk.built("2026-01-15", BADGE, KEY)
    assert database.read_past(desk.database).archive == (kept,)
    report = desk.built("2026-01-22", BADGE, KEY, BUS.replace("cent", "cent dix"))
    assert report.faq.entries[2].uid == BUS_UID
    told = "\n".join(summary(report))
    assert "0 new, 1 returned from the archive, 0 changed" in told
    assert f"  returned {BUS_UID}  « Combien coûte le bus ? »" in told
    assert database.read_past(desk.database).archive == ()


def test_the_history_says_what_changed_when(desk: Desk) -> None:
    desk.built("2026-01-01", BADGE, KEY, BUS)
    desk.built("2026-01-08", BADGE.replace("lundi", "mardi"), KEY)
    desk.built("2026-01-15", BADGE.replace("lundi", "mardi"), KEY, BUS)
    past = database.read_past(desk.database)
    told = [(revision.day[-2:], revision.uid, revision.event, revision.field) for revision in past.revisions]
    assert told == [
        *(("01", uid, RevisionKind.NEW, "") for uid in (BADGE_UID, KEY_UID, BUS_UID)),
        ("08", BADGE_UID, RevisionKind.CHANGED, "question"),
        ("08", BADGE_UID, RevisionKind.CHANGED, "answer"),
        ("08", BUS_UID, RevisionKind.WITHDRAWN, ""),
        ("15", BUS_UID, RevisionKind.RETURNED, ""),
        ("15", BUS_UID, RevisionKind.CHANGED, "upkeep"),
    ]
    assert [revision.before for revision in past.revisions if revision.field == "answer"] == [BADGE]


def test_the_history_keeps_lists_a_line_for_each_item(desk: Desk) -> None:
    facet = '[facets.produit]\nsource = "Votre question concerne quel produit ?"\nvalues = ["Badge", "Clé"]\n'
    table = (
        f'{facet}[entries.{BADGE_UID}]\nwordings = ["où", "par où"]\nfacets.produit = ["Badge", "Clé"]\nowner = "RH"\n'
    )
    desk.curate(table)
    desk.built("2026-01-01", BADGE, KEY)
    desk.curate("")
    desk.built("2026-01-08", BADGE, KEY)
    before = {
        each.field: each.before for each in database.read_past(desk.database).revisions if each.day == "2026-01-08"
    }
    assert before["wordings"] == "où\npar où"
    assert before["facets"].splitlines() == [
        f"Votre question concerne quel produit ? {value}" for value in ("Badge", "Clé")
    ]
    assert "owner RH" in before["upkeep"].splitlines()


def test_building_again_from_the_same_gives_the_same_file(desk: Desk) -> None:
    desk.built("2026-01-01", BADGE, KEY, BUS)
    changed = (KEY, BADGE.replace("lundi", "mardi"))
    desk.built("2026-01-08", *changed)
    content = desk.database.read_bytes()
    desk.built("2026-01-08", *changed)
    assert desk.database.read_bytes() == content


def test_another_database_is_gone_on_from_where_it_is_named(desk: Desk, tmp_path: Path) -> None:
    desk.built("2026-01-01", BADGE, KEY, BOOKS)
    old, desk.database = desk.database, tmp_path / "other.db"
    desk.page.write_text(desk.page.read_text(encoding="utf-8").replace("lundi", "mardi"), encoding="utf-8")
    report = build([desk.page], desk.database, curation=None, imported_on="", compile_index=no_index, before=old)
    assert report.faq.entries[0].uid == BADGE_UID
    with pytest.raises(PublishError, match="none"):
        build([desk.page], old, curation=None, imported_on="", compile_index=no_index, before=tmp_path / "none.db")


# Decisions


def test_an_undecided_resemblance_is_shown_at_each_build_until_it_is_decided(desk: Desk) -> None:
    desk.built("2026-01-01", BADGE, KEY, BUS, BOOKS)
    for day in ("08", "15"):
        report = desk.built(f"2026-01-{day}", BADGE, TRAM, KEY, BOOKS)
        ((pair),) = report.resemblances
        assert (pair.older.uid, pair.newer.uid) == (BUS_UID, TRAM_UID)
        assert f'same_as = "{BUS_UID}"' in "\n".join(summary(report))
    desk.curate(f"[entries.{TRAM_UID}]\nnew = true\n")
    assert not desk.built("2026-01-22", BADGE, TRAM, KEY, BOOKS).resemblances
    assert [kept.may_be for kept in database.read_past(desk.database).archive] == [""]


def test_a_decision_gives_the_new_text_the_old_uid_and_the_votes_in_between(desk: Desk) -> None:
    desk.curate(f'[entries.{BUS_UID}]\nquestion = "Combien coûte l’abonnement ?"\n')
    desk.built("2026-01-01", BADGE, KEY, BUS, BOOKS)
    desk.built("2026-01-08", BADGE, TRAM, KEY, BOOKS)
    desk.curate(f'{desk.curation.read_text(encoding="utf-8")}\n[entries.{TRAM_UID}]\nsame_as = "{BUS_UID}"\n')
    for day in ("15", "22"):
        report = desk.built(f"2026-01-{day}", BADGE, TRAM, KEY, BOOKS)
        entry = report.faq.entries[1]
        assert (entry.uid, entry.question, entry.answer) == (BUS_UID, "Combien coûte l’abonnement ?", TRAM)
        assert report.faq.successors == ((TRAM_UID, BUS_UID),)
        assert (report.past.archive, report.resemblances) == ((), ())
        assert not [notice for notice in report.notices if TRAM_UID in notice.text]


def test_a_decision_holds_without_the_old_database(desk: Desk) -> None:
    desk.curate(f'[entries.{TRAM_UID}]\nsame_as = "{BUS_UID}"\n')
    assert desk.built("2026-01-01", BADGE, TRAM).faq.entries[1].uid == BUS_UID


def test_a_decision_against_the_sources_is_refused(desk: Desk) -> None:
    desk.curate(f'[entries.{TRAM_UID}]\nsame_as = "{BUS_UID}"\n')
    with pytest.raises(PublishError, match=r"curation.toml:1: .* which is in the sources too"):
        desk.built("2026-01-01", BUS, TRAM)


def test_entries_that_were_merged_name_the_one_that_goes_on(desk: Desk) -> None:
    desk.built("2026-01-01", BADGE, KEY, BOOKS)
    report = desk.built("2026-01-08", f"{BADGE}\n{KEY}", BOOKS)
    kept = report.faq.entries[0].uid
    (other,) = {BADGE_UID, KEY_UID} - {kept}
    assert report.faq.successors == ((other, kept),)


@pytest.mark.parametrize("second", [(BADGE, KEY, BOOKS), (BADGE, BOOKS)])
def test_a_successor_holds_as_long_as_the_editors_name_it(desk: Desk, second: tuple[str, ...]) -> None:
    named = f'[entries.{KEY_UID}]\nstatus = "hidden"\nsuccessor = "{BADGE_UID}"\n'
    desk.curate(named)
    desk.built("2026-01-01", BADGE, KEY, BOOKS)
    for day in ("08", "09"):
        assert desk.built(f"2026-01-{day}", *second).faq.successors == ((KEY_UID, BADGE_UID),)
    desk.curate(f'[entries.{KEY_UID}]\nstatus = "hidden"\n')
    assert desk.built("2026-01-15", *second).faq.successors == ()
    desk.curate(named)
    assert desk.built("2026-01-22", *second).faq.successors == ((KEY_UID, BADGE_UID),)


def test_a_successor_that_the_build_found_holds_when_the_curation_says_nothing(desk: Desk) -> None:
    desk.built("2026-01-01", BADGE, KEY, BOOKS)
    first = desk.built("2026-01-08", f"{BADGE}\n{KEY}", BOOKS).faq.successors
    assert first
    assert desk.built("2026-01-15", f"{BADGE}\n{KEY}", BOOKS).faq.successors == first


def test_a_former_text_of_another_entry_gets_a_uid_of_its_own(desk: Desk) -> None:
    desk.built("2026-01-01", BADGE, KEY, BOOKS)
    tuesday = BADGE.replace("lundi", "mardi")
    desk.built("2026-01-08", tuesday, KEY, BOOKS)
    report = desk.built("2026-01-15", tuesday, KEY, BOOKS, BADGE)
    uids = [entry.uid for entry in report.faq.entries]
    assert uids[0] == BADGE_UID
    assert len(set(uids)) == 4


def test_an_entry_whose_answer_the_editors_replaced_is_recognised_by_the_text_of_its_source(desk: Desk) -> None:
    desk.built("2026-01-01", BADGE, KEY, BOOKS)
    desk.curate(f'[entries.{BADGE_UID}]\nquestion = "Où ?"\nanswer = "Demandez-nous."\nanswer_was = "{BADGE_UID}"\n')
    report = desk.built("2026-01-08", BADGE, KEY, BOOKS)
    assert report.faq.entries[0].answer == "Demandez-nous."
    assert not report.doubts
    for day, changed in (("2026-01-15", "mardi"), ("2026-01-22", "jeudi")):
        report = desk.built(day, KEY, BADGE.replace("lundi", changed), BOOKS)
        entry = next(entry for entry in report.faq.entries if entry.uid == BADGE_UID)
        assert (entry.question, entry.answer) == ("Où ?", "Demandez-nous.")
        assert not report.resemblances
        (doubt,) = (doubt for doubt in report.doubts if "replaced" in doubt.text)
        assert f"[-lundi-] {{+{changed}+}}" in doubt.text


def test_a_replaced_answer_that_is_withdrawn_returns_as_itself(desk: Desk) -> None:
    desk.curate(f'[entries.{BUS_UID}]\nanswer = "Cher."\nanswer_was = "{BUS_UID}"\n')
    desk.built("2026-01-01", BADGE, KEY, BUS)
    desk.built("2026-01-08", BADGE, KEY)
    report = desk.built("2026-01-15", BADGE, KEY, BUS.replace("cent euros", "cent dix euros"))
    assert report.faq.entries[2].uid == BUS_UID
    assert report.faq.entries[2].answer == "Cher."


def test_without_a_memory_a_replaced_answer_names_its_entry(desk: Desk) -> None:
    desk.curate(f'[entries.oldoldoldo]\nanswer = "Demandez-nous."\nanswer_was = "{BADGE_UID}"\n')
    assert desk.built("2026-01-01", BADGE, KEY).faq.entries[0].uid == "oldoldoldo"


def test_an_answer_that_goes_back_to_its_source_is_matched_by_what_is_shown(desk: Desk) -> None:
    table = f'[entries.{BADGE_UID}]\nanswer = "Demandez-nous."\nanswer_was = "{BADGE_UID}"\n'
    desk.curate(table)
    desk.built("2026-01-01", BADGE, KEY, BOOKS)
    desk.curate("")
    report = desk.built("2026-01-08", BADGE, KEY, BOOKS)
    assert report.past.source_answers() == {}
    assert report.faq.entries[0].uid == BADGE_UID
    again = desk.built("2026-01-15", BADGE.replace("lundi", "mardi"), KEY, BOOKS)
    assert again.faq.entries[0].uid == BADGE_UID
