"""An entry stays itself through an import, and no other takes its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.corpora import generate
from bench.histories import Tally, history_of, tally
from helpdesk_app.config import paths
from helpdesk_app.faq import database
from helpdesk_app.faq.identity import uid_of
from helpdesk_app.faq.model import Entry
from helpdesk_app.faq_build.matching import Matching, match


def entry(answer: str, question: str = "", uid: str = "") -> Entry:
    return Entry(uid or uid_of(answer), question, answer)


TEXTS = (
    "Le badge s’achète au guichet de la gare, le lundi matin de huit heures à dix heures.",
    "Pour une clé perdue, appelez le vingt-cinq et donnez le numéro gravé sur votre casier.",
    "Les horaires de la bibliothèque changent en août : elle ferme à midi et le samedi.",
    "Votre mot de passe se remplace depuis la page du compte, sous la rubrique sécurité.",
    "Le remboursement des frais de taxi demande un reçu signé par le chauffeur lui-même.",
)
OLDER = [entry(text) for text in TEXTS]


def matched(older: Sequence[Entry], newer: Sequence[Entry], archived: Sequence[Entry] = ()) -> Matching:
    return match(older, newer, archived)


def test_an_entry_with_the_id_of_its_source_is_the_same_whatever_it_says() -> None:
    older, newer = entry("Un texte.", uid="a-1"), entry("Tout autre chose.", uid="a-1")
    assert matched([older], [newer]).kept == {"a-1": "a-1"}


def test_the_same_text_is_the_same_under_a_kept_uid() -> None:
    kept = replace(OLDER[0], uid="kept234567")
    again = entry(TEXTS[0].upper())
    assert matched([kept, OLDER[1]], [OLDER[1], again]).kept == {OLDER[1].uid: OLDER[1].uid, again.uid: "kept234567"}


def test_a_changed_word_is_a_change_where_the_neighbours_are_the_same() -> None:
    changed = entry(TEXTS[2].replace("août", "juillet"))
    found = matched(OLDER, [*OLDER[:2], changed, *OLDER[3:]])
    assert found.kept[changed.uid] == OLDER[2].uid
    assert not found.resemblances


def test_an_entry_that_asks_the_same_is_the_same_wherever_it_is() -> None:
    older = [replace(each, question=f"Que faire au cas numéro {number} ?") for number, each in enumerate(OLDER)]
    changed = entry("Le badge s’achète au guichet, le mardi matin de neuf heures à dix.", older[0].question)
    assert matched(older, [*older[1:], changed]).kept[changed.uid] == OLDER[0].uid


def test_an_entry_with_nothing_in_common_is_new() -> None:
    new = entry("Une adresse de messagerie comporte toujours une arobase entre deux noms.")
    found = matched(OLDER, [*OLDER[:2], new, *OLDER[3:]])
    assert new.uid not in found.kept
    assert not found.resemblances


def test_what_resembles_without_being_sure_is_left_to_an_editor() -> None:
    older = [*OLDER, entry("L’abonnement annuel au bus coûte cent euros et se prend au guichet.", "Bus ?")]
    like = entry("L’abonnement annuel au tram coûte deux cents euros et se prend par courrier.", "Tram ?")
    found = matched(older, [like, *OLDER])
    assert like.uid not in found.kept
    ((pair),) = found.resemblances
    assert (pair.older, pair.newer) == (older[-1], like)


def test_of_an_entry_that_was_split_one_part_goes_on_and_the_other_is_new() -> None:
    whole = entry(f"{TEXTS[0]} {TEXTS[1]}")
    found = matched([whole, *OLDER[2:]], OLDER)
    assert sorted(found.kept.values()) == sorted([whole.uid, *(each.uid for each in OLDER[2:])])
    assert {new for new, old in found.kept.items() if old == whole.uid} < {OLDER[0].uid, OLDER[1].uid}


def test_of_entries_that_were_merged_one_goes_on_and_takes_over_from_the_other() -> None:
    whole = entry(f"{TEXTS[0]} {TEXTS[1]}")
    found = matched(OLDER, [*OLDER[2:], whole])
    assert {found.kept[whole.uid], *found.merged} == {OLDER[0].uid, OLDER[1].uid}
    assert list(found.merged.values()) == [whole.uid]


def test_parts_that_make_up_two_old_entries_alike_are_neither() -> None:
    whole, twin = entry(f"{TEXTS[0]} {TEXTS[1]}"), entry(f"{TEXTS[0]} {TEXTS[1]}".replace("dix heures", "onze heures"))
    for older in ([twin, whole, *OLDER[2:]], [whole, twin, *OLDER[2:]]):
        found = matched(older, [*OLDER[2:], OLDER[0], OLDER[1]])
        assert not {whole.uid, twin.uid} & {*found.kept.values(), *found.merged}


def test_a_part_that_is_another_old_entry_goes_on_as_that_one() -> None:
    whole, changed = entry(f"{TEXTS[0]} {TEXTS[1]}"), entry(TEXTS[0].replace("lundi", "jeudi"))
    found = matched([OLDER[0], *OLDER[2:], whole], [*OLDER[2:], changed, OLDER[1]])
    assert found.kept[changed.uid] == OLDER[0].uid
    assert found.kept.get(OLDER[1].uid) != OLDER[0].uid


def test_entries_that_make_up_two_new_ones_alike_go_on_as_neither() -> None:
    whole, twin = entry(f"{TEXTS[0]} {TEXTS[1]}"), entry(f"{TEXTS[0]} {TEXTS[1]}".replace("dix heures", "onze heures"))
    found = matched(OLDER, [twin, *OLDER[2:], whole])
    assert not {whole.uid, twin.uid} & set(found.kept)
    assert not found.merged


def test_a_question_does_not_outweigh_an_answer_that_is_liker_elsewhere() -> None:
    asked = "Comment obtenir un badge pour la gare ?"
    older = [
        entry("Le badge s’achète au guichet de la mairie, le jeudi matin de huit heures à midi.", asked),
        entry(TEXTS[0], "Qui vend les titres de transport du personnel ?"),
        *OLDER[1:],
    ]
    new = entry("Le badge s’achète au kiosque de la gare, le lundi de huit heures à vingt heures.", asked)
    assert new.uid not in matched(older, [*OLDER[1:], new]).kept
    assert matched([older[0], *OLDER[1:]], [*OLDER[1:], new]).kept[new.uid] == older[0].uid


def test_another_subject_in_the_old_place_is_left_to_an_editor() -> None:
    rest = (
        " Demandez le formulaire jaune au secrétariat, remplissez ses deux pages en capitales, joignez une photo,"
        " puis rapportez le tout avant vendredi midi ; une réponse vous parvient par courrier sous trois semaines."
    )
    garage = (
        "Un garage fermé, réservé aux vélos du personnel, se trouve derrière la cantine ; sa clé ne se prête jamais."
    )
    visit = "Les visiteurs portent une carte provisoire, remise contre signature par le gardien de la loge principale."
    old, new = entry(garage + rest), entry(visit + rest)
    found = matched([*OLDER[:2], old, *OLDER[2:]], [*OLDER[:2], new, *OLDER[2:]])
    assert new.uid not in found.kept
    assert [(pair.older, pair.newer) for pair in found.resemblances] == [(old, new)]


def test_an_archived_entry_that_returns_is_itself() -> None:
    assert matched(OLDER[:4], OLDER, [OLDER[4]]).kept[OLDER[4].uid] == OLDER[4].uid


@pytest.mark.parametrize("questions", [("École ?", "Usine ?"), ("Comment ouvrir la porte ?",) * 2])
def test_two_patterns_that_differ_in_their_subject_are_not_merged(questions: tuple[str, str]) -> None:
    older = [*OLDER, entry("La carte de l’école ouvre l’école. Sans elle, l’école est fermée.", questions[0])]
    newer = [entry("La carte de l’usine ouvre l’usine. Sans elle, l’usine est fermée.", questions[1]), *OLDER]
    found = matched(older, newer)
    assert newer[0].uid not in found.kept
    assert [(pair.older, pair.newer) for pair in found.resemblances] == [(older[-1], newer[0])]


def test_a_likely_pair_in_doubt_does_not_keep_a_sure_one_apart() -> None:
    asked = "Comment ouvrir la porte ?"
    older = [*OLDER, entry("La carte de l’école ouvre l’école. Sans elle, l’école est fermée.", asked)]
    pattern = entry("La carte de l’usine ouvre l’usine. Sans elle, l’usine est fermée.", asked)
    changed = entry("Les horaires de la bibliothèque changent en mai : elle ouvre à midi et le dimanche.")
    found = matched(older, [pattern, *OLDER[:2], changed, *OLDER[3:]])
    assert (found.kept.get(changed.uid), found.kept.get(pattern.uid)) == (OLDER[2].uid, None)


@given(st.permutations(range(len(TEXTS))), st.sets(st.sampled_from(range(len(TEXTS)))))
def test_any_order_and_any_withdrawal_leave_each_entry_itself(order: list[int], withdrawn: set[int]) -> None:
    newer = [OLDER[number] for number in order if number not in withdrawn]
    assert matched(OLDER, newer).kept == {each.uid: each.uid for each in newer}


@given(st.lists(st.sampled_from(TEXTS), max_size=6, unique=True), st.lists(st.sampled_from(TEXTS), max_size=6))
def test_every_entry_is_matched_at_most_once(old: list[str], new: list[str]) -> None:
    newer = [entry(f"{text} Et {number}.", uid=f"n{number}") for number, text in enumerate(new)]
    found = matched([entry(text) for text in old], newer)
    taken = [*found.kept.values(), *found.merged]
    assert len(set(taken)) == len(taken)
    assert not {pair.newer.uid for pair in found.resemblances} & set(found.kept)
    assert not {pair.older.uid for pair in found.resemblances} & set(taken)


@pytest.mark.parametrize("questions", [True, False])
@pytest.mark.parametrize("corpus", ["bundled", "generated"])
def test_histories_are_followed_without_a_wrong_merge(corpus: str, questions: bool) -> None:
    entries = database.read(paths.bundled_database())[0].entries if corpus == "bundled" else generate(300).entries
    if not questions:
        entries = tuple(replace(each, question="", wordings=()) for each in entries)
    total = Tally()
    for seed in range(20 if corpus == "bundled" else 2):
        assert tally(history_of(entries, seed, shuffle=seed % 2 == 1), total) == []
    assert total.share_right >= 0.99
