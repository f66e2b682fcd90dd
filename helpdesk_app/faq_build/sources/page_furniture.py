"""What surrounds the entries of a page, as patterns of a folded line: markers, buttons, dates, paging, menus."""

from __future__ import annotations

import re
from typing import Final

_MONTHS: Final = "janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre"
_DATE: Final = rf"(?:\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|\d{{4}}-\d\d-\d\d|\d{{1,2}}(?:er)? (?:{_MONTHS}) \d{{4}})"
_BUTTONS: Final = r"(?:[\W_]*(?:oui|non|yes|no)(?: ?\(?\d+\)?)?)+[\W_]*"

MARKER: Final = re.compile(
    r"(?:cette|cet|ce|ces|cela|l')\s?(?:reponses?|pages?|articles?|contenus?|informations?|fiches?|rubriques?)? ?"
    r"(?:vous )?(?:a|ont|est|etait)[ -](?:t[ -])?(?:elles?|ils?) ?(?:vous )?(?:ete )?(?:utiles?|aide(?:e|\(e\))?s?)"
    rf" ?[?]?(?:{_BUTTONS}|\W*)$"
    r"|(?:avez-vous|as-tu) trouve (?:cet|cette|ces|la|une|votre) (?:article|reponse|page|information|contenu|fiche)s?"
    rf"(?: utiles?| a votre question)? ?[?]?(?:{_BUTTONS}|\W*)$"
    r"|est-ce que (?:cet|cette|ce|ces) (?:article|reponse|page|information|contenu|fiche)s? (?:vous (?:a|ont) )?"
    rf"(?:ete utiles?|est utile|aide(?:e|\(e\))?s?|repond a votre question) ?[?]?(?:{_BUTTONS}|\W*)$"
    r"|(?:cet|cette|ce) (?:article|reponse|page|information|contenu|fiche) (?:est-(?:il|elle) utile|a-t-(?:il|elle)"
    rf" repondu a (?:votre question|vos attentes)) ?[?]?(?:{_BUTTONS}|\W*)$"
    rf"|(?:reponse|article|page|contenu|information)s? utiles? ?[?](?:{_BUTTONS}|\W*)$"
    rf"|(?:etait-ce|est-ce) utile ?[?](?:{_BUTTONS}|\W*)$"
    rf"|(?:was|did) this .{{0,30}}(?:helpful|useful|help|question) ?[?](?:{_BUTTONS}|\W*)$"
)
INLINE_MARKER: Final = re.compile(r"(?<=\S)\s+(?=cette\s(?:r[ée]ponse|page|information)\svous\sa)", re.IGNORECASE)
BUTTON_LINE: Final = re.compile(rf"{_BUTTONS}$")
RULE: Final = re.compile(r"(?:[-_=*~•·] ?){3,}$")
FACET: Final = re.compile(r"votre (?:question|demande|recherche) concerne (?:quel(?:le)?s?|qui|quoi)\b.*[?]$")

COUNT: Final = re.compile(
    r"(?:affichage .*|\d+ ?- ?\d+ sur )?(?P<count>\d+) (?:resultat|question|reponse)s?"
    r"(?: ?(?:[/&-]|et) ?reponses?)?(?: (?:trouvee?s?|au total|sur \d+|affichee?s?|correspondante?s?))?[ .:]*$"
    r"|resultats? ?: ?(?P<count_after>\d+)$"
)
_THINGS: Final = "(?:articles?|questions?|contenus?|pages?|sujets?|fiches?)"


def _one_of(*patterns: str) -> re.Pattern[str]:
    """Return what matches a whole line that is one of these, whatever signs are around it."""
    return re.compile(rf"(?:#+ ?)?\W*(?:{'|'.join(patterns)})\W*$")


BOILERPLATE: Final = _one_of(
    r"(?:date de |derniere )?(?:mise? a jour|maj|publiee?s?|publication|modifiee?s?|modification)"
    rf"(?: le| du| :|:)* {_DATE}(?:(?: a|,)? ?\d{{1,2}} ?[h:] ?\d\d)?",
    r"page \d+(?: ?(?:sur|/|de) ?\d+)?",
    r"(?:(?:page )?precedente? )?(?:\d{1,3} |… |\.\.\. ){1,20}(?:page )?suivante?",
    r"(?:page )?precedente? (?:\d{1,3}[ …]?){1,20}",
    r"(?:page d'|centre d')?(?:accueil|aide|home)(?: des solutions)?(?: ?[>›»/|] ?.+)+",
    r"(?:vous etes ici|fil d'ariane) ?:? ?.*",
    r".{0,60}trouve(?:nt)? (?:cela|ceci|cet article) utile.{0,30}|\d+ personnes? (?:ont|a) trouve .{0,40}",
    "comment (?:pouvons|puis)-(?:nous|je) vous aider.{0,40}|que (?:re)?cherchez-vous|posez votre question.{0,20}",
)
BOILERPLATE_AT_AN_EDGE: Final = _one_of(
    "[^.?!>›»]+(?: [>›»] [^.?!>›»]+){2,}",
    "accueil|menu(?: principal)?|aller au (?:contenu|menu)(?: principal)?|navigation|langue ?:.{0,20}|bienvenue.{0,40}",
    r"(?:la |notre |nos )?(?:foire aux questions|f\.?a\.?q\.?|questions? frequentes?|questions? ?[-/&et]* ?reponses?)\b"
    "[^.?!:]{0,60}",
    "rechercher?(?: .{0,40})?|recherche|filtrer?(?: .{0,40})?|filtres?(?: .{0,20})?|reinitialiser(?: .{0,30})?",
    "trier par.{0,40}|tri(?:e|er)? .{0,30}|effacer(?: .{0,30})?",
    "tout (?:de|re)?(?:plier|ouvrir|fermer|deployer|afficher|selectionner)",
    r"(?:page )?(?:suivante?|precedente?)|premiere page|derniere page|pagination|[\d ]{1,40}",
    "(?:voir|afficher|charger) (?:plus|la suite|tout|toutes|davantage|les).{0,40}",
    "(?:retour )?(?:en )?haut de (?:la )?page|retour(?: (?:a|au|en|aux) .{0,40})?",
    "imprimer(?: .{0,20})?|partager(?: .{0,40})?|copier le lien|telecharger.{0,30}|exporter(?: .{0,30})?",
    "modifier|historique|pieces jointes.{0,20}|etiquettes ?:?.{0,60}|aucune etiquette",
    "mentions legales|plan du site|donnees personnelles|accessibilite ?:.{0,40}|©.{0,80}|tous droits reserves.{0,40}",
    "merci (?:pour|de) votre (?:retour|avis|reponse).{0,20}|nous vous remercions (?:de|pour) .{0,60}",
    "envoyer|votre avis.{0,40}",
    "contacts?|nous contacter|contactez-nous|a propos|suivez-nous|suivre(?: .{0,20})?|(?:liens|adresses) utiles",
    "(?:gestion des )?cookies?|(?:ce|notre|le) site (?:utilise|depose) des cookies.{0,200}",
    "(?:nous|a propos des) (?:utilisons des )?cookies.{0,200}|continuer sans accepter",
    "(?:tout )?(?:accepter|refuser)(?: .{0,30})?|personnaliser(?: .{0,20})?|parametr(?:er|ez)(?: .{0,30})?",
    f"{_THINGS} (?:connexes?|associee?s?|similaires?|recente?s?|liee?s?|populaires?|consultee?s?.{{0,20}}|en rapport)",
    r"(?:\d+ |aucun )?commentaires?.{0,20}|(?:propulse|realise|powered) (?:par|by) .{0,30}|republique francaise",
    "se connecter|connectez-vous|connexion|(?:mon|votre) compte|inscription|newsletter|lettre d'information",
    "s'(?:inscrire|identifier|abonner).{0,20}|(?:envoyer|soumettre|creer|ouvrir) une? (?:demande|ticket).{0,20}",
    "(?:vous avez )?(?:d'autres|encore des|une autre) questions? ?[?] ?.{1,60}",
)
FURNITURE: Final = _one_of(
    "(?:voir|afficher|masquer|cacher|lire|deplier|replier|ouvrir|fermer) (?:la |cette )?(?:reponse|suite|question)",
    "lire plus|en savoir plus|(?:retour )?(?:au |en )?(?:sommaire|haut(?: de (?:la )?page)?)|partager(?: .{0,30})?",
    "imprimer|copier(?: le lien)?|signaler(?: .{0,30})?|question suivante|question precedente",
    rf"(?:posee?|publiee?|redigee?|soumise?|cree|ecrit) (?:par|le) .{{0,60}}|(?:le )?{_DATE}(?: a \d\d?[h:]\d\d)?",
    r"\d+ (?:votes?|vues?|commentaires?)",
)
"""What pages repeat at each of their entries; alone it could be an answer."""

PROPOSES_CONTACT: Final = re.compile(
    r"(?:vous )?n'avez(?:-vous)? pas trouve|besoin d'aide|(?:une|encore une) (?:autre )?question|d'autres questions"
    r"|vous ne trouvez pas|votre question n'est pas"
)
