"""Rare words decide how like two answers are, and which are compared at all."""

from __future__ import annotations

import time

from helpdesk_app.faq_build.likeness import Weights, candidates, question_likeness

COMMON = "la carte de la personne est remise au guichet de la mairie"
ANSWERS = [f"{COMMON} numéro{number} le jour{number}" for number in range(30)]


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    weights = Weights(ANSWERS)
    one = weights.text(ANSWERS[0])
    other_day, other_town = (
        weights.text(ANSWERS[0].replace(*words)) for words in (("jour0", "soir"), ("mairie", "poste"))
    )
    assert weights.likeness(one, other_day).common < weights.likeness(one, other_town).common
    assert weights.likeness(one, one).common == weights.likeness(one, one).contained == 1.0


def test_a_part_is_contained_in_the_whole_and_parts_make_it_up() -> None:
    weights = Weights(ANSWERS)
    first, second = "la carte est remise", "au guichet numéro3 le jour3"
    whole = weights.text(f"{first}. {second}")
    parts = [weights.text(text) for text in (first, second)]
    assert weights.likeness(whole, parts[0]).contained == 1.0
    assert weights.likeness(whole, parts[0]).common < 0.9
    assert weights.likeness(whole, weights.joined(parts)).common == 1.0


def test_a_subject_that_recurs_in_one_and_never_in_the_other_is_seen() -> None:
    weights = Weights(ANSWERS)
    school, home = (weights.text(f"L’{name} ouvre. L’{name} ferme. Le jour3.") for name in ("école", "hôpital"))
    assert weights.likeness(school, home).exchanged > 0.2
    assert weights.likeness(school, weights.text("L’école ouvre. L’école ferme tard. Le soir.")).exchanged == 0.0


def test_a_text_without_a_word_is_like_nothing() -> None:
    weights = Weights(ANSWERS)
    assert weights.likeness(weights.text("?"), weights.text(ANSWERS[0])).common == 0.0


def test_texts_that_share_rare_words_are_candidates() -> None:
    weights = Weights(ANSWERS)
    texts = [weights.text(answer) for answer in ANSWERS]
    changed = weights.text("Le jour7, la carte numéro7 est remise ailleurs.")
    assert candidates(texts, [changed])[0][0] == 7
    assert candidates(texts, [weights.text("ailleurs on dort")]) == [[]]


def test_candidates_of_many_texts_are_found_in_linear_time() -> None:
    def seconds(count: int) -> float:
        answers = [f"{COMMON} numéro{number} le jour{number % 977} à {number % 89} heures" for number in range(count)]
        weights = Weights(answers)
        texts = [weights.text(answer) for answer in answers]
        start = time.process_time()
        found = candidates(texts, texts)
        assert all(number in near for number, near in enumerate(found))
        return time.process_time() - start

    assert seconds(8_000) < 8 * seconds(2_000) + 0.5


def test_questions_are_compared_whatever_the_order_of_their_words() -> None:
    assert question_likeness("Perdu, mon badge ?", ["Où est le guichet ?", "mon badge perdu"]) > 0.9
    assert question_likeness("Perdu ?", []) == 0.0
