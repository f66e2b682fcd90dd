"""Each finding of the health report has its entry, its reason and the one thing to do."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from helpdesk_app.faq.identity import with_version
from helpdesk_app.faq.model import Entry, Facet, FacetValue, Faq, Upkeep
from helpdesk_app.faq_build.expected_results import ExpectedOutcome, ExpectedResult
from helpdesk_app.faq_build.health import HealthCheck, HealthFinding, findings_about
from helpdesk_app.search.engine import SearchEngine
from tests.search.corpora import STOP_WORDS

SOUND = Entry("sound", "Où acheter un badge ?", "Au guichet, avec une pièce d’identité.")


def findings(*entries: Entry, facets: Sequence[Facet] = (), acronyms: Sequence[str] = ()) -> list[HealthFinding]:
    faq = with_version(Faq(entries, tuple(facets)))
    return list(findings_about(faq, SearchEngine(faq, {}, STOP_WORDS), "2026-06-01", acronyms))


def test_a_sound_entry_has_no_finding() -> None:
    assert findings(SOUND) == []


@pytest.mark.parametrize(
    ("answer", "kind", "reason"),
    [
        ("Remplissez le formulaire ci-dessous.", HealthCheck.INCOMPLETE, "« Remplissez le formulaire ci-dessous. »"),
        ("Voir www.exemple.fr.", HealthCheck.ADDRESS, "L’adresse « www.exemple.fr » n’a pas de https:// devant."),
        ("Voir exemple.gouv.fr/aide.", HealthCheck.ADDRESS, "« exemple.gouv.fr/aide » n’a pas de https:// devant."),
        ("Voir http:/exemple.fr", HealthCheck.ADDRESS, "« http:/exemple.fr » est mal formée."),
        ("Écrivez à aide@exemple", HealthCheck.ADDRESS, "« aide@exemple » est mal formée."),
        ("Dossier {{numéro", HealthCheck.BLANK, "Les accolades d’un champ"),
        ("Demandez votre BCDE au guichet.", HealthCheck.ACRONYM, "« BCDE » n’est expliqué nulle part."),
        ("mot " * 225, HealthCheck.LONG, "225 mots, soit 1,5 min à voix haute."),
        ("Oui. Please enter the code that you find on the card.", HealthCheck.LANGUAGE, "Please enter the code"),
    ],
)
def test_a_text_is_checked(answer: str, kind: HealthCheck, reason: str) -> None:
    (found,) = findings(SOUND, Entry("other", "Quelle procédure ?", answer))
    assert (found.kind, found.entry and found.entry.uid) == (kind, "other")
    assert reason in found.reason
    assert found.task.endswith(".")


@pytest.mark.parametrize(
    "answer",
    [
        "Voir https://www.exemple.fr/aide?x=1#y, ou aide@exemple.fr.",
        "Le numéro national (BCDE) est au dos ; le BCDE a huit chiffres.",
        "Le BCDE (badge de catégorie D) est au dos.",
        "Ouvrez « LE BAC A SABLE ».",
        "Dossier {{numéro}}.",
        # A French sentence that quotes English, and one too short to tell.
        "Ouvrez le menu The End of the Day et This is it sur demande.",
        "Please wait for it.",
    ],
)
def test_what_is_well_written_is_no_finding(answer: str) -> None:
    assert findings(Entry("other", "Quelle procédure ?", answer)) == []


def test_an_acronym_that_the_search_knows_needs_no_explanation() -> None:
    entry = Entry("a", "Quelle carte ?", "La BCDE.")
    assert findings(entry, acronyms=["bcde"]) == []
    (found,) = findings(entry, Entry("b", "Quel guichet ?", "Celui de la BCDE."))
    assert "(2 réponses)" in found.reason


def test_numbers_and_days_that_contradict_each_other_are_found() -> None:
    one = Entry("one", "Quel délai pour le badge ?", "Le badge arrive en 3 jours ouvrés. Merci de patienter.")
    other = Entry("other", "Faut-il attendre ?", "Patience. Le badge arrive en 5 jours ouvrés.")
    (found,) = findings(one, other)
    assert found.kind is HealthCheck.CONTRADICTION
    assert "en 5 jours" in found.reason
    assert "one (« Quel délai pour le badge ? »)" in found.reason
    monday, friday = (
        Entry(day, f"Ouvert le {day} ?", f"Le guichet de la gare ouvre le {day}.") for day in ("lundi", "vendredi")
    )
    assert HealthCheck.CONTRADICTION in [found.kind for found in findings(monday, friday)]


def test_a_sentence_with_a_value_of_its_own_in_each_entry_is_reported_once() -> None:
    rooms = [
        Entry(f"room{n}", f"Où est la salle {n} ?", f"La salle se trouve à l’étage {n} du bâtiment.") for n in range(5)
    ]
    (found,) = [found for found in findings(*rooms) if found.kind is HealthCheck.CONTRADICTION]
    assert found.entry is rooms[0]
    assert "5 réponses ont cette phrase, avec 5 valeurs différentes" in found.reason


def test_an_expired_entry_is_found_and_is_not_searched() -> None:
    (found,) = findings(SOUND, Entry("old", "Quelle offre ?", "Celle du mois.", upkeep=Upkeep(valid_to="2026-05-31")))
    assert (found.kind, "2026-05-31" in found.reason) == (HealthCheck.EXPIRED, True)


def test_a_wording_that_brings_another_entry_first_is_found() -> None:
    other = Entry("other", "Combien coûte un casier ?", "Dix euros.", wordings=("acheter un badge au guichet",))
    found = [found for found in findings(SOUND, other) if found.kind is HealthCheck.NOT_FOUND]
    assert not found
    same = Entry("same", "Combien coûte un casier ?", "Dix euros.", wordings=("Où acheter un badge ?",))
    (found_one,) = (found for found in findings(SOUND, same) if found.kind is HealthCheck.NOT_FOUND)
    assert found_one.entry in (SOUND, same)
    assert "« Où acheter un badge ? » trouve d’abord" in found_one.reason


def test_two_answers_that_say_the_same_are_found() -> None:
    text = "Le badge s’achète au guichet de la gare avec une pièce d’identité et huit euros."
    one, other = Entry("one", "Acheter un badge ?", text), Entry("other", "Prix du badge ?", f"{text} Merci.")
    (found,) = (found for found in findings(one, other) if found.kind is HealthCheck.DUPLICATE)
    assert found.entry is one
    assert "other" in found.reason


def test_topics_that_sort_nothing_are_found() -> None:
    facet = Facet("Quel lieu ?", ("Paris", "Lyon"), heading="Lieu")
    entries = [
        Entry(f"e{number}", f"Question {word} ?", f"Réponse {word}.", facets=(FacetValue("Quel lieu ?", place),))
        for number, (word, place) in enumerate(zip("abcdefghij", ["Lyon", *["Paris"] * 9], strict=True))
    ]
    reasons = [found.reason for found in findings(*entries, facets=[facet]) if found.kind is HealthCheck.TOPIC]
    assert reasons == ["Lieu : « Lyon » n’a qu’une réponse.", "Lieu : « Paris » a 9 réponses sur 10."]


def test_a_search_of_the_test_list_that_is_not_met_is_found_with_what_comes_instead() -> None:
    other = Entry("other", "Qui appeler ?", "Le gardien.")
    faq = with_version(Faq((SOUND, other)))
    outcomes = [
        ExpectedOutcome(ExpectedResult("a", "sound"), "sound", is_there=True, rank=1, first=SOUND),
        ExpectedOutcome(ExpectedResult("b", "sound"), "sound", is_there=True, rank=3, first=other),
        ExpectedOutcome(ExpectedResult("c", "sound"), "sound", is_there=True, rank=0, first=other),
        ExpectedOutcome(ExpectedResult("d", "other"), "other", is_there=True, rank=0, first=None),
        ExpectedOutcome(ExpectedResult("e", "gone"), "gone", is_there=False, rank=0, first=SOUND),
    ]
    found = findings_about(faq, SearchEngine(faq, {}, STOP_WORDS), "2026-06-01", expected=outcomes)
    assert {each.kind for each in found} == {HealthCheck.EXPECTED}
    assert sorted((each.reason, each.entry) for each in found) == [
        ("« b » trouve d’abord other (« Qui appeler ? ») ; cette réponse vient en place 3.", SOUND),
        ("« c » trouve d’abord other (« Qui appeler ? »).", SOUND),
        ("« d » ne trouve rien.", other),
        ("« e » doit trouver gone, qui n’existe plus.", None),
    ]
