"""Masking, measured on hard notes and searches, and each kind of hard note by itself."""

from __future__ import annotations

import pytest

from helpdesk_app.feedback.privacy.masking import PersonalKind, find_personal_data, masked
from tests.feedback.privacy.call_notes import Note
from tests.feedback.privacy.hard_notes import (
    PARTS,
    Part,
    measure_comments,
    measure_searches,
    read_note,
    read_notes,
)


@pytest.mark.parametrize("part", PARTS)
def test_hard_notes_are_masked_and_clean_ones_are_left_alone(part: Part) -> None:
    result = measure_comments(part)
    assert result.notes.personal > 200
    assert result.notes.recall >= 0.97, "\n".join(result.notes.missed)
    assert result.notes.precision >= 0.99, "\n".join(result.notes.wrong)
    assert result.clean > 200
    assert len(result.touched) <= 3, "\n".join(result.touched)


@pytest.mark.parametrize("part", PARTS)
def test_searches_are_masked_and_clean_ones_are_left_alone(part: Part) -> None:
    result = measure_searches(part)
    assert result.notes.recall >= 0.97, "\n".join(result.notes.missed)
    assert not result.touched


def test_braces_mark_personal_data() -> None:
    note = read_note("Mme {Petit} au {06}")
    assert (note.text, note.personal) == ("Mme Petit au 06", ((4, 9), (13, 15)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Numbers: letters for digits, any separator, groups of any size, brackets, a missing zero, a second ending.
        ("O6 l2 34 56 78", "[MASQUÉ]"),
        ("06_12_34_56_78", "[MASQUÉ]"),
        ("06,12,34,56,78", "[MASQUÉ]"),
        ("0 6 1 2 3 4 5 6 7 8", "[MASQUÉ]"),
        ("(0)6 12 34 56 78", "[MASQUÉ]"),
        ("06\u200b12\u200b34\u200b56\u200b78", "[MASQUÉ]"),
        ("０６ １２ ３４ ５６ ７８", "[MASQUÉ]"),
        ("06 12 34 56 78/79 et 80", "[MASQUÉ]"),
        ("06 12 34 56 78 - 15 h", "[MASQUÉ] - 15 h"),
        ("tel 612345678", "tel [MASQUÉ]"),
        ("tel 61234567, il manque deux chiffres", "tel [MASQUÉ], il manque deux chiffres"),
        ("ticket 61234567", "ticket 61234567"),
        # A month that is none: only the key tells a social security number.
        ("dossier 285137512345654 clos", "dossier [MASQUÉ] clos"),
        ("dossier 285137512345655 clos", "dossier 285137512345655 clos"),
        ("ticket 612345678", "ticket 612345678"),
        ("33612345678", "[MASQUÉ]"),
        ("zéro six douze trente-quatre cinquante-six soixante-dix-huit", "[MASQUÉ]"),
        ("un, deux ou trois essais", "un, deux ou trois essais"),
        ("01,02,03,04,05", "01,02,03,04,05"),
        ("01, 02, 03, 04, 05 et 06 refusés", "01, 02, 03, 04, 05 et 06 refusés"),
        ("entre 0,50 et 0,79 g par litre", "entre 0,50 et 0,79 g par litre"),
        ("le 12 06 2026 14 30", "le 12 06 2026 14 30"),
        ("10.33.6.120:8080", "10.33.6.120:8080"),
        ("version 10.0.1904.5247", "version 10.0.1904.5247"),
        ("RPPS 1O1O1234567", "RPPS [MASQUÉ]"),
        ("7 80 05 75 116 001 23", "[MASQUÉ]"),
        ("7 83 06 99 185 042, numéro provisoire", "[MASQUÉ], numéro provisoire"),
        ("tel 061234567, il manque un chiffre", "tel [MASQUÉ], il manque un chiffre"),
        ("portable 06 12 34 56 789", "portable [MASQUÉ]"),
        ("rappeler le 06 12 34 56", "rappeler le [MASQUÉ]"),
        ("noté 06 12 34 56, à vérifier", "noté [MASQUÉ], à vérifier"),
        ("ticket 06 12 34 56", "ticket 06 12 34 56"),
        ("salle 06 12", "salle 06 12"),
        ("06=12=34=56=78", "[MASQUÉ]"),
        ("06 S2 3Z 56 7B", "[MASQUÉ]"),
        ("06 douze 34 56 78", "[MASQUÉ]"),
        ("rpps 10001234S67", "rpps [MASQUÉ]"),
        ("suivi 1Z999AA10123456784", "suivi 1Z999AA10123456784"),
        ("RITM0645128830", "RITM0645128830"),
        ("TEL0645128830", "TEL[MASQUÉ]"),
        ("ticket 0612-3456-78", "ticket 0612-3456-78"),
        ("ticket clos, rappeler le 0612345678", "ticket clos, rappeler le [MASQUÉ]"),
        ("10.0.19045.5247 build Windows", "10.0.19045.5247 build Windows"),
        ("751123456 (adeli)", "[MASQUÉ] (adeli)"),
        # E-mail addresses: mistyped and spelled out.
        ("mail jean dupont @ gmail.com", "mail [MASQUÉ]"),
        ("jean.dupont@@orange.fr", "[MASQUÉ]"),
        ("jean.dupont@orange,fr, merci", "[MASQUÉ], merci"),
        ("j dupont arobase orange point fr", "[MASQUÉ]"),
        ("jdupont#gmail.com", "[MASQUÉ]"),
        ("jdupontgmail.com", "[MASQUÉ]"),
        ("jean . dupont @ gmail . com", "[MASQUÉ]"),
        ("jean,dupont@orange.fr", "[MASQUÉ]"),
        ("jean.dupont(@)orange.fr", "[MASQUÉ]"),
        ("jean.dupont.orange.fr", "[MASQUÉ]"),
        ("format nom@domaine, prenom.nom@mssante.fr", "format nom@domaine, prenom.nom@mssante.fr"),
        ("les domaines @mssante.fr et @ordre.fr", "les domaines @mssante.fr et @ordre.fr"),
        ("smtp.gmail.com", "smtp.gmail.com"),
        # Dates of birth: partial ones, in words, in any order.
        ("né en 1975", "né en [MASQUÉ]"),
        ("née en mars 1980", "née en [MASQUÉ]"),
        ("naiss. 120375", "naiss. [MASQUÉ]"),
        ("DDN 12/03 ou 03/12", "DDN [MASQUÉ] ou [MASQUÉ]"),
        ("née le douze mars 1975", "née le [MASQUÉ]"),
        ("née le dix-sept novembre mille neuf cent cinquante-sept", "née le [MASQUÉ]"),
        ("date de naissance 12 03", "date de naissance [MASQUÉ]"),
        ("né vers 57", "né vers [MASQUÉ]"),
        ("date de naissance à 8 chiffres", "date de naissance à 8 chiffres"),
        ("né en 2 minutes", "né en 2 minutes"),
        # Postal addresses.
        ("12 rue des Lilas, 59000 Lille", "[MASQUÉ]"),
        ("envoyé au 8 place de la Gare à Rennes", "envoyé au [MASQUÉ]"),
        ("BP 12, 29200 Brest : revenu", "[MASQUÉ] : revenu"),
        ("12 rue des lilas 59000 lille en minuscules", "[MASQUÉ] en minuscules"),
        ("3 rue du 8 Mai 1945, 38000 Grenoble", "[MASQUÉ]"),
        ("Résidence Les Pins, bât. C, 13008 Marseille", "[MASQUÉ]"),
        ("ZA du Ried, 3 rue de l'Industrie, 67600 Ebersheim", "[MASQUÉ]"),
        ("45 Grande Rue, 68180 Horbourg", "[MASQUÉ]"),
        ("adresse : Kerlouan, 29890", "adresse : [MASQUÉ]"),
        ("habite place Kléber à Strasbourg", "habite [MASQUÉ]"),
        ("1 route sur deux bloquée par le proxy", "1 route sur deux bloquée par le proxy"),
        ("1 cours par mois, 3 places libres", "1 cours par mois, 3 places libres"),
        ("12 rue manque dans l'exemple", "12 rue manque dans l'exemple"),
        # Names: initials, names of birth and of use, in capitals or in small letters beside a first name.
        ("initiales : J.D.", "initiales : [MASQUÉ]"),
        ("Nom de naissance Weber, nom d'usage Muller", "Nom de naissance [MASQUÉ], nom d'usage [MASQUÉ]"),
        ("Mme Sanchez épouse Morel", "Mme [MASQUÉ] épouse [MASQUÉ]"),
        ("Martin épouse Roux", "[MASQUÉ] épouse [MASQUÉ]"),
        ("mariée Delorme", "mariée [MASQUÉ]"),
        ("nom d'usage Hirsch, naissance Klein", "nom d'usage [MASQUÉ], naissance [MASQUÉ]"),
        ("MARTIN DUPRÉ Sylvain", "[MASQUÉ]"),
        ("P.-Y. Le Goff sans carte", "[MASQUÉ] sans carte"),
        ("Ibrahim Touré", "[MASQUÉ]"),
        ("mme sanchez née morel", "mme [MASQUÉ] née [MASQUÉ]"),
        ("DUPUIS Laurent carte cassée", "[MASQUÉ] carte cassée"),
        ("dupuis laurent carte cassée", "[MASQUÉ] carte cassée"),
        ("LE GALL Pierre", "[MASQUÉ]"),
        ("MM Durand, Petit et Roux", "MM [MASQUÉ], [MASQUÉ] et [MASQUÉ]"),
        ("vu avec J.-M. Tessier", "vu avec [MASQUÉ]"),
        ("sa collègue Nadia rappelle", "sa collègue [MASQUÉ] rappelle"),
        ("Mme X ou M. Y", "Mme X ou M. Y"),
        ("Jean Monnet : nom de la plateforme", "Jean Monnet : nom de la plateforme"),
        ("CHU Robert Debré", "CHU Robert Debré"),
        ("Marine Nationale", "Marine Nationale"),
        ("un couple marié attend", "un couple marié attend"),
        ("Réponse claire Merci", "Réponse claire Merci"),
        ("le bouton s'appelle Valider", "le bouton s'appelle Valider"),
        ("Paris Descartes n'existe plus", "Paris Descartes n'existe plus"),
        ("praticien contractuel", "praticien contractuel"),
    ],
)
def test_each_kind_of_hard_note_is_masked_as_a_careful_reader_would(text: str, expected: str) -> None:
    assert masked(text) == expected


def test_what_is_masked_is_named_by_its_kind() -> None:
    text = "12 rue des Lilas, 59000 Lille ; né en 1975 ; j.d@@orange.fr ; O6 12 34 56 78"
    assert [finding.kind for finding in find_personal_data(text)] == [
        PersonalKind.ADDRESS,
        PersonalKind.BIRTH_DATE,
        PersonalKind.EMAIL,
        PersonalKind.PHONE,
    ]


def test_invisible_characters_and_composed_accents_move_no_span() -> None:
    text = "e\u0301tage\u200b : Mme Le\u0301vy, œuvre"
    (finding,) = find_personal_data(text)
    assert text[finding.start : finding.end] == "Le\u0301vy"


@pytest.mark.parametrize("note", read_notes("rules.txt"), ids=lambda note: note.text)
def test_a_rule_masks_what_it_is_for_and_no_character_more(note: Note) -> None:
    assert tuple((found.start, found.end) for found in find_personal_data(note.text)) == note.personal
