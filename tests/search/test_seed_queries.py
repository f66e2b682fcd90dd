"""What callers say, as agents type it, on the FAQ that the program comes with: the right answer comes first."""

from __future__ import annotations

import random

import pytest

from bench.typing import abbreviated
from helpdesk_app.faq.model import Faq
from helpdesk_app.search.engine import SearchEngine
from helpdesk_app.search.model import Reliability
from tests.search.corpora import uids

ERROR = (
    "Pourquoi un message d’erreur s’affiche-t-il quand je saisis mon identifiant national dans l’application e-CPS ?"
)
IDENTIFIER = "Où trouver mon identifiant national ?"
CANDIDATURE = "Qui contacter au sujet de ma candidature sur la plateforme Convergence ?"
PRODUCTS = "Comment décomposer mon offre en produits sur la plateforme Convergence, et comment nommer ces produits ?"
SEVERAL = "Peut-on avoir plusieurs e-CPS ?"
DIRECTORY = "Comment chercher un professionnel de santé ou un établissement dans l’Annuaire Santé ?"
CERTIFICATES = "Quels certificats logiciels l’ANS propose-t-elle ?"
SIGN_UP = "Comment m’inscrire sur la plateforme Convergence ?"
ACCESS = "Comment me connecter à l’accès restreint de l’Annuaire Santé ?"
CONVERGENCE = "À quoi sert la plateforme Convergence et comment est-elle organisée ?"
PROFILES = "Quels sont les profils d’utilisateur dans Convergence, et quels sont leurs droits ?"
FILLING = "Comment s’organiser pour remplir les questionnaires de la plateforme Convergence ?"
WHICH_APP = "Quelle application e-CPS installer ?"
BOTH = "Peut-on avoir la carte CPS et la e-CPS en même temps ?"
WHAT_FOR = "À quoi servent les certificats émis par l’ANS ?"
ADDRESS = "Comment mettre à jour mes coordonnées de correspondance ?"
ACTIVATION = "Puis-je faire l’activation comme je veux ?"
QR_CODE = "Faut-il une autre application que la e-CPS pour lire le QR code ?"
ATSAM = "À quoi sert l’ATSAM, et faut-il l’installer pour activer la e-CPS ?"

FIRST = [
    ("identifant nationnal", IDENTIFIER),
    ("numero rpps", IDENTIFIER),
    ("rpps", IDENTIFIER),
    ("mon n° rpps", IDENTIFIER),
    ("ou est mon identifiant", IDENTIFIER),
    ("14 chiffres", IDENTIFIER),
    ("message erreur", ERROR),
    ("mesage derreur", ERROR),
    ("message d'erreur identifiant", ERROR),
    ("erreur application", ERROR),
    ("app store", WHICH_APP),
    ("google store", WHICH_APP),
    ("bac a sable", WHICH_APP),
    ("bac à sables", WHICH_APP),
    ("telecharger appli", WHICH_APP),
    ("aplication e-cps", WHICH_APP),
    ("qr", QR_CODE),
    ("qrcode", QR_CODE),
    ("qr cod", QR_CODE),
    ("flasher le qr code", QR_CODE),
    ("scaner qr code", QR_CODE),
    ("2 cartes", SEVERAL),
    ("2 e-cps", SEVERAL),
    ("2 e cps", SEVERAL),
    ("2 ecps", SEVERAL),
    ("mes 2 e-CPS", SEVERAL),
    ("deux cartes e-cps", SEVERAL),
    ("e-cps et cps", BOTH),
    ("directeur d'établissement", ACCESS),
    ("plusieurs e cps", SEVERAL),
    ("une deuxieme ecps", SEVERAL),
    ("combien d'ecps", SEVERAL),
    ("carte cps ou ecps", BOTH),
    ("cps et ecps en meme temps", BOTH),
    ("remplacer cps par ecps", BOTH),
    ("garder ma carte cps", BOTH),
    ("candidature", CANDIDATURE),
    ("dossier candidature", CANDIDATURE),
    ("suivi candidature", CANDIDATURE),
    ("equipe conformité", CANDIDATURE),
    ("decomposer offre", PRODUCTS),
    ("nommer mes produits", PRODUCTS),
    ("lecteur de carte", ACCESS),
    ("lecteur carte cps", ACCESS),
    ("acces restrint", ACCESS),
    ("connexion annuaire", ACCESS),
    ("anuaire santé", DIRECTORY),
    ("rechercher un confrere", DIRECTORY),
    ("recherche avancée", DIRECTORY),
    ("recherche par specialité", DIRECTORY),
    ("certificat serveur", CERTIFICATES),
    ("certificats logiciels", CERTIFICATES),
    ("certif serveur", CERTIFICATES),
    ("certif serv", CERTIFICATES),
    ("certif logiciel", CERTIFICATES),
    ("identif nat", IDENTIFIER),
    ("num rpps", IDENTIFIER),
    ("formul compte", SIGN_UP),
    ("quest a remplir", FILLING),
    ("coord correspondance", ADDRESS),
    ("pro sante", DIRECTORY),
    ("dir etab", ACCESS),
    ("msg erreur", ERROR),
    ("certificat personne morale", CERTIFICATES),
    ("a quoi sert un certificat", WHAT_FOR),
    ("certificat revoqué", WHAT_FOR),
    ("inscrire plateforme convergance", SIGN_UP),
    ("creer compte convergence", SIGN_UP),
    ("formulaire demande de compte", SIGN_UP),
    ("support convergence", SIGN_UP),
    ("c'est quoi convergence", CONVERGENCE),
    ("a quoi ca sert convergence", CONVERGENCE),
    ("profil utilisateur", PROFILES),
    ("contributeur", PROFILES),
    ("valider questionnaire", PROFILES),
    ("remplir le questionnaire", FILLING),
    ("pilote saisie", FILLING),
    ("changer d'adresse", ADDRESS),
    ("coordonées de correspondance", ADDRESS),
    ("mode d'activation", ACTIVATION),
    ("cryptolib", ATSAM),
    ("galss", ATSAM),
    ("installer l atsam", ATSAM),
]


@pytest.mark.parametrize(("query", "question"), FIRST)
def test_the_right_answer_comes_first(bundled_engine: SearchEngine, query: str, question: str) -> None:
    assert bundled_engine.search(query).hits[0].entry.question == question


@pytest.mark.parametrize(
    "query", ["certif serveur", "certif serv", "identif nat", "num rpps", "appli ecps", "pro sante"]
)
def test_words_cut_short_are_known(bundled_engine: SearchEngine, query: str) -> None:
    result = bundled_engine.search(query)

    assert result.unknown_words == ()
    assert result.reliability is not Reliability.NONE


def test_the_questions_with_their_long_words_cut_short_find_their_own_entry(
    bundled: Faq, bundled_engine: SearchEngine
) -> None:
    source = random.Random(7)
    cut = [(each.uid, abbreviated(each.question, source)) for each in bundled.entries]
    assert not [(text, uid) for uid, text in cut if uids(bundled_engine, text, limit=1) != [uid]]


@pytest.mark.parametrize("query", ["ecps", "e cps", "E-CPS", "e‑cps", "E CPS", "eCPS"])
def test_any_spelling_of_e_cps_brings_the_answers_on_it_alone(
    bundled: Faq, bundled_engine: SearchEngine, query: str
) -> None:
    on_e_cps = {each.uid for each in bundled.entries if "e-CPS" in f"{each.question} {each.answer}"}

    found = uids(bundled_engine, query)

    assert found == uids(bundled_engine, "e-CPS")
    assert set(found) <= on_e_cps
    assert bundled_engine.search(query).hits[0].entry.question == SEVERAL


@pytest.mark.parametrize("query", ["carte CPS", "cps", "carte cps", "CARTE CPS"])
def test_a_cps_card_does_not_turn_into_e_cps(bundled_engine: SearchEngine, query: str) -> None:
    result = bundled_engine.search(query)

    assert result.hits[0].entry.question == BOTH
    for hit in result.hits[:3]:
        each = hit.entry
        said = " ".join((each.question, *each.wordings, each.answer)).replace("e-CPS", "").replace("E-CPS", "")
        assert "CPS" in said or "CPx" in said, each.question
    marked = [hit.entry.question[max(0, span.start - 2) : span.end] for hit in result.hits for span in hit.spans]
    assert not [text for text in marked if text.startswith("e-")]


def test_every_question_and_wording_finds_its_own_entry(bundled: Faq, bundled_engine: SearchEngine) -> None:
    lost = [
        (text, found)
        for each in bundled.entries
        for text in (each.question, *each.wordings)
        if (found := uids(bundled_engine, text, limit=1)) != [each.uid]
    ]
    assert not lost


@pytest.mark.parametrize(
    ("said", "asked", "unknown"),
    [
        ("bonjour je suis infirmière libérale et j'ai changé de portable", "j'ai changé de portable", ()),
        ("bonsoir madame, je voudrais savoir où trouver mon numéro rpps svp merci", "numéro rpps", ()),
        ("bonjour s'il vous plaît je n'arrive pas à m'inscrire sur convergence", "m'inscrire sur convergence", ()),
        ("mon adresse est fausse", "mon adresse", ()),
        ("je ne reçois pas le code sms", "code sms", ("sms",)),
        ("on va tu veux", "veux", ()),
        ("qr code bonj", "qr code", ()),
    ],
)
def test_a_whole_sentence_is_read_for_what_it_asks(
    said: str, asked: str, unknown: tuple[str, ...], bundled_engine: SearchEngine
) -> None:
    result = bundled_engine.search(said)
    assert result.hits[0].entry == bundled_engine.search(asked).hits[0].entry
    assert result.unknown_words == unknown
