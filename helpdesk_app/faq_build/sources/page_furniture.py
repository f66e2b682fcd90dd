"""What surrounds the entries of a page, as patterns of a folded line: markers, buttons, dates, paging, menus."""

from __future__ import annotations

import re
from typing import Final

_MONTHS: Final = "janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre"
_DATE: Final = rf"(?:\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|\d{{4}}-\d\d-\d\d|\d{{1,2}}(?:er)? (?:{_MONTHS}) \d{{4}})"
_BUTTONS: Final = r"(?:[\W_]*(?:oui|non)(?: ?\(?\d+\)?)?)+[\W_]*"

MARKER: Final = re.compile(
    r"(?:cette|cet|ce|ces|cela|l')\s?(?:reponses?|pages?|articles?|contenus?|informations?|fiches?|rubriques?)? ?"
    r"(?:vous )?(?:a|ont|est|etait)[ -](?:t[ -])?(?:elles?|ils?) ?(?:vous )?(?:ete )?(?:utiles?|aidee?s?)"
    rf" ?[?]?(?:{_BUTTONS}|\W*)$"
    r"|(?:avez-vous|as-tu) trouve (?:cet|cette|ces|la|une|votre) (?:article|reponse|page|information|contenu|fiche)s?"
    rf"(?: utiles?| a votre question)? ?[?]?(?:{_BUTTONS}|\W*)$"
    r"|est-ce que (?:cet|cette|ce|ces) (?:article|reponse|page|information|contenu|fiche)s? (?:vous (?:a|ont) )?"
    rf"(?:ete utiles?|est utile|aidee?s?|repond a votre question) ?[?]?(?:{_BUTTONS}|\W*)$"
    r"|(?:cet|cette|ce) (?:article|reponse|page|information|contenu|fiche) (?:est-(?:il|elle) utile|a-t-(?:il|elle)"
    rf" repondu a (?:votre question|vos attentes)) ?[?]?(?:{_BUTTONS}|\W*)$"
    rf"|(?:reponse|article|page|contenu|information)s? utiles? ?[?](?:{_BUTTONS}|\W*)$"
    rf"|(?:etait-ce|est-ce) utile ?[?](?:{_BUTTONS}|\W*)$"
)
INLINE_MARKER: Final = re.compile(r"(?<=\S)\s+(?=cette\s(?:r[ée]ponse|page|information)\svous\sa)", re.IGNORECASE)
BUTTON_LINE: Final = re.compile(rf"{_BUTTONS}$")
RULE: Final = re.compile(r"(?:[-_=*~•·] ?){3,}$")
FACET: Final = re.compile(
    r"votre (?:question|demande|recherche) concerne (?:quel|quelle|quels|quelles|qui|quoi)\b.*[?]$"
)

COUNT: Final = re.compile(
    r"(?:affichage .*|\d+ ?- ?\d+ sur )?(?P<count>\d+) (?:resultat|question|reponse)s?"
    r"(?: ?(?:[/&-]|et) ?reponses?)?"
    r"(?: (?:trouvee?s?|au total|sur \d+|affichee?s?|correspondante?s?))?[ .:]*$"
    r"|resultats? ?: ?(?P<count_after>\d+)$"
)
BOILERPLATE: Final = re.compile(
    rf"(?:\W*(?:(?:date de |derniere )?(?:mise? a jour|maj|publiee?s?|publication|modifiee?s?|modification)"
    rf"(?: le| du| :|:)* {_DATE}(?:(?: a|,)? ?\d{{1,2}} ?[h:] ?\d\d)?)\W*"
    r"|page \d+(?: ?(?:sur|/|de) ?\d+)?"
    r"|\W*(?:(?:page )?precedente? )?(?:\d{1,3} |… |\.\.\. ){1,20}(?:page )?suivante?\W*"
    r"|\W*(?:page )?precedente? (?:\d{1,3}[ …]?){1,20}\W*"
    r"|accueil(?: ?[>›»/|] ?.+)+"
    r"|(?:vous etes ici|fil d'ariane) ?:? ?.*)$"
)
BOILERPLATE_AT_AN_EDGE: Final = re.compile(
    r"(?:\W*(?:accueil|menu(?: principal)?|aller au (?:contenu|menu)(?: principal)?|navigation"
    r"|(?:#+ ?)?(?:la |notre |nos )?"
    r"(?:foire aux questions|f\.?a\.?q\.?|questions? frequentes?|questions? ?[-/&et]* ?reponses?)\b(?:[^.?!:]{0,60})"
    r"|rechercher?(?: .{0,40})?|recherche|filtrer?(?: .{0,40})?|filtres?(?: .{0,20})?|reinitialiser(?: .{0,30})?"
    r"|trier par.{0,40}|tri(?:e|er)? .{0,30}|effacer(?: .{0,30})?"
    r"|tout (?:de|re)?(?:plier|ouvrir|fermer|deployer|afficher|selectionner)"
    r"|(?:page )?(?:suivante?|precedente?)|premiere page|derniere page|pagination|[\d ]{1,40}"
    r"|(?:voir|afficher|charger) (?:plus|la suite|tout|toutes|davantage|les).{0,40}"
    r"|(?:retour )?(?:en )?haut de (?:la )?page|retour(?: (?:a|au|en|aux) .{0,40})?"
    r"|imprimer(?: .{0,20})?|partager(?: .{0,40})?|copier le lien|mentions legales|plan du site|gestion des cookies"
    r"|donnees personnelles|accessibilite ?:.{0,40}|©.{0,80}|merci (?:pour|de) votre (?:retour|avis|reponse).{0,20}"
    r"|envoyer|votre avis.{0,40}|contacts?|nous contacter|contactez-nous|cookies?|a propos|suivez-nous)\W*)$"
)
FURNITURE: Final = re.compile(
    r"\W*(?:(?:voir|afficher|masquer|cacher|lire|deplier|replier|ouvrir|fermer) (?:la |cette )?"
    r"(?:reponse|suite|question)|lire plus|en savoir plus"
    r"|(?:retour )?(?:au |en )?(?:sommaire|haut(?: de (?:la )?page)?)|partager(?: .{0,30})?"
    r"|imprimer|copier(?: le lien)?|signaler(?: .{0,30})?|question suivante|question precedente"
    rf"|(?:posee?|publiee?|redigee?) (?:par|le) .{{0,60}}|(?:le )?{_DATE}(?: a \d\d?[h:]\d\d)?"
    r"|\d+ (?:votes?|vues?|commentaires?))\W*$"
)
"""What pages repeat at each of their entries; alone it could be an answer."""

PROPOSES_CONTACT: Final = re.compile(
    r"(?:vous )?n'avez(?:-vous)? pas trouve|besoin d'aide|(?:une|encore une) (?:autre )?question|d'autres questions"
    r"|vous ne trouvez pas|votre question n'est pas"
)
BREADCRUMB_SEPARATOR: Final = re.compile(r" [>›»] ")
