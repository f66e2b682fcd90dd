"""Queries that no helpdesk FAQ should answer: words of other domains, phrased as callers phrase theirs."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Final

_DOMAINS: Final = {
    "cooking": "tarte pommes caramel farine beurre soufflé gratin moutarde poivron aubergine rôti mijoter pétrir "
    "chocolat crêpes meringue courgettes ratatouille bouillon marinade fouet casserole levure",
    "gardening": "tomates semis bouture rosier taille haie pelouse compost arrosoir jardinière tulipes bulbes limaces "
    "potager bêche sécateur géranium lavande terreau engrais fougère glycine palissage",
    "astronomy": "planète Saturne télescope comète nébuleuse galaxie éclipse orbite astéroïde constellation supernova "
    "Jupiter anneaux météorite quasar lunette équinoxe Andromède cratère pulsar",
    "football": "penalty gardien attaquant dribble ballon maillot arbitre mi-temps corner tribune championnat crampons "
    "hors-jeu stade supporter capitaine tacle but",
    "music": "guitare accord arpège violon partition solfège batterie métronome clarinette gamme soprano orchestre "
    "tempo archet bémol refrain mélodie trombone piano accordeur",
    "animals": "chaton croquettes aquarium perroquet hamster litière laisse vétérinaire poney selle poulailler "
    "tortue ruche apiculteur furet vermifuge terrarium canari muselière",
    "cars": "embrayage carburateur pneu vidange bougies radiateur courroie alternateur phares amortisseur "
    "culasse turbo jante essuie-glace plaquettes",
    "sewing": "aiguille ourlet tricot laine crochet patron bobine canevas dentelle velours doublure "
    "surjeteuse boutonnière pelote broderie coton ciseaux mercerie plissé",
    "sea": "voilier ancre marée phare mouillage gréement safran bouée écoute spinnaker houle récif algues crabe "
    "hameçon chalutier moulinet dériveur cormoran étrave",
    "geology": "volcan basalte fossile sédiment granit falaise stalactite magma séisme quartz ammonite calcaire "
    "geyser plissement faille obsidienne moraine craie marne gypse",
    "painting": "aquarelle pinceau chevalet pastel fresque toile vernis pigment fusain estampe cubisme perspective "
    "gouache palette portrait sanguine enluminure sfumato trompe-l'œil",
    "games": "échecs fou tour gambit dés pion joker belote atout manette console puzzle roulette tarot domino "
    "labyrinthe dragon donjon elfe sortilège",
}
_SHAPES: Final = (
    "{0} {1}",
    "{0} {1} {2}",
    "comment choisir {0} {1}",
    "quelle {0} pour {1}",
    "où trouver {0} {1}",
    "{0} ou {1} ?",
    "pourquoi ma {0} perd sa {1}",
    "différence entre {0} et {1}",
    "{0} avec {1} et {2}",
    "comment réparer {0}",
)


def foreign_queries(count: int, seed: int = 0) -> Iterator[str]:
    """Yield ``count`` queries, each from the words of one domain; the same for the same seed."""
    source = random.Random(seed)
    for _ in range(count):
        words = _DOMAINS[source.choice(tuple(_DOMAINS))].split()
        yield source.choice(_SHAPES).format(*source.sample(words, 3))
