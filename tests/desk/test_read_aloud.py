from __future__ import annotations

from helpdesk_app.desk.read_aloud import steps_of


def test_sentences_items_and_rows_are_steps() -> None:
    steps = steps_of("Un badge. Ouvrez-le :\n- en haut ;\n- en bas.\n2. puis\n3. enfin\nDélai\tPrix\n2 jours\t8 €")
    assert [step.text for step in steps] == [
        "Un badge.",
        "Ouvrez-le\u00a0:",
        "en haut\u202f;",
        "en bas.",
        "2. puis",
        "3. enfin",
        "Délai, Prix",
        "2 jours, 8 €",
    ]


def test_a_sentence_may_end_on_an_ellipsis() -> None:
    assert [step.text for step in steps_of("Un badge, une clé… Demandez-les.")] == [
        "Un badge, une clé…",
        "Demandez-les.",
    ]


def test_long_numbers_are_grouped_for_the_ear_and_addresses_are_not() -> None:
    (step,) = steps_of("Le 810101234564 ou a12345678@exemple.fr")
    assert step.text == "Le 8 10 10 12 34 56 4 ou a12345678@exemple.fr"


def test_reading_time_grows_with_the_words() -> None:
    short, long = steps_of("Un mot.\n" + "mot " * 150)
    assert short.seconds == 1
    assert long.seconds == 60
    assert steps_of("") == ()


def test_a_hundred_and_fifty_words_take_a_minute_and_seconds_are_rounded_up() -> None:
    def seconds(words: int) -> int:
        (step,) = steps_of("mot " * words)
        return step.seconds

    assert [seconds(words) for words in (1, 2, 3, 5, 6, 300)] == [1, 1, 2, 2, 3, 120]


def test_a_blank_is_read_by_its_name() -> None:
    assert [step.text for step in steps_of("Dossier {{numéro}}.\n- {{jour: lundi | mardi}}")] == [
        "Dossier [numéro].",
        "[jour\u00a0: lundi / mardi]",
    ]
