"""French words that tell a name from what else may follow « Madame »; all in lower case."""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PARTICLES: Final = _words("al ben bin da de del della den der des di dos du el la le saint van von")
"""Words within a name that are written small."""

CLEAR_PARTICLES: Final = PARTICLES - _words("de des du la le")
"""Those that are nothing else in French, so that even « docteur el amrani » is a name."""

TITLES: Final = _words(
    """
    adjoint adjointe appelant appelante assistant assistante biologiste cadre chef cheffe client cliente conseiller
    conseillère dentiste directeur directrice docteur docteure doyen doyenne dr gestionnaire infirmier infirmière
    interne juge kiné kinésithérapeute madame mademoiselle maire maître ministre mlle mme monsieur mr médecin
    opticien opticienne orthophoniste patient patiente pharmacien pharmacienne professeur professeure proviseur
    préfet préfète président présidente psychologue recteur rectrice remplaçant remplaçante responsable sage-femme
    secrétaire titulaire
    """
)
"""What may follow « M. le »."""

NOT_NAMES: Final = _words(
    """
    a absent absente accepte accède adeli affirme afin agacé agacée agrégé agrégée ai aide ailleurs ainsi ait ajoute
    alors ameli annonce annuaire ans api apparaît appartient appelait appelle appelé application apprend après
    arrivait arrive ars associé associée assurance attend attendait au aujourd'hui aura aurait aussi autre autres
    aux avaient avait avance avant avec avez avoir ayant bal bas beaucoup bien bloque bloqué bloquée bonjour car
    carte cartes cde ce ceci cela celle celui cependant certain certaine certificat certificats ces cet cette
    cherchait cherche chez choisit ci clique cnam cnil code codes commande comme commence comment comprend compte
    confirme confond connaît connect connecté connectée conserve content contente conteste continue cpa cpam cpe cpf
    cps cpx croit croyait dans de demain demandait demande demandé depuis des devait devra devrait disait dispose
    dit dmp doit donc donne dont doute du dès déclare découvre déjà dépose désire déçu déçue e-cps ecps elle elles
    en encore enfin ensuite entre envisage envoie erreur es espace espère essaie essayait essaye est estime et eu
    eux exerce exige explique fait fallait faq faut fera ferme fichier finess finit font formulaire fournit france
    garde guide généraliste habite has hds hier hors hospitalier hospitalière ici identifiant identité igc ignore il
    ils indique ine inpi ins inscrit inscrite insi insiste installe interroge ira jamais je junior la le lecteur les
    leur leurs libéral libérale lien lit logiciel lors lorsque lui là ma mail mailiz mais maladie manque me
    mentionne merci mes message met mieux moi moins mon montre mss mssanté mécontent mécontente même n n'a n'est ne
    ni nir nom noms non nos notre nous numéro obtient ok on ont or ordre ou oublie oui outil où page par parce
    pareil parfois parle part parti partie pas passe passé passée paye peine pendant pensait pense perd perdu perdue
    peu peut peuvent pin plus plutôt portail possède poste pour pourquoi pourra pourrait pr prend presque pressé
    pressée pro prod produit propose prouve près précise préfère prénom prénoms prétend prêt prête psc puis puk qr
    qu quand que quel quelle quelles quelque quelques quels qui quitte quoi raccroche rappelle rappellera rdv refuse
    regrette remarque remercie remplit rencontre renonce renouvelle reprend reste resté restée retraité retraitée
    retrouve revient reçoit reçu reçue rgpd rien rpps récupère répond répète s'appelle s'est s'inquiète sa saisit
    sait salarié salariée sans santé satisfait satisfaite sauf savait se selon semble sera serait serveur service
    services ses seul seule seulement si signale signe siret site soit son sont sort souhaitait souhaite
    souhaiterait sous spécialiste structure suit support sur surtout svp sécu ségur sûr sûre ta tant tape te tel
    telle tente tes ticket titulaire toi token tombe ton toujours tous tout toute toutes travaille trop trouvait
    trouve très tsl tu tél télécharge téléphone un une universitaire utilise va valide venu venue vers veulent veut
    via viendra vient vit vitale voici voilà voit vos votre voudrait voulait vouloir voulu vous vraiment vétérinaire
    windows y à ça écoute écrit émérite énervé énervée établissement étaient était étant étudiant étudiante été
    évoque être
    """
)
"""Words that are no name where a name could stand: small words, usual verbs, words of the trade."""

FIRST_NAMES: Final = _words(
    """
    adam adrien agathe agnès aimé alain alexandra alexandre alexis ali alice aline alix amandine amina amélie ana
    anaïs andré andrée angélique anne anne-laure anne-marie anne-sophie annick annie antoine antonin arnaud arthur
    astrid audrey aurélie aurélien axel aïcha baptiste barbara bastien benjamin benoît bernadette bernard bertrand
    brigitte bruno béatrice camille carine carole caroline catherine chantal charles charlotte christelle christian
    christiane christine christophe claire clara claude claudine clémence clément colette coralie corinne cyril
    cécile cédric céline damien daniel danielle david delphine denise diane didier dominique elena elodie emma
    emmanuel emmanuelle erwan estelle eugénie eva fabien fabienne fabrice fanny fatiha fatima fatou florence florent
    florian franck françoise frédéric frédérique gabriel gaël gaëlle geneviève georges ghislaine gilbert gilles
    ginette grégory guillaume guy gwenaël gwenaëlle gérald géraldine hamid hassan henri hervé hugo hélène ibrahim
    ingrid inès irène isabelle jacqueline jacques jean jean-baptiste jean-claude jean-françois jean-jacques
    jean-louis jean-luc jean-marc jean-marie jean-michel jean-paul jean-philippe jean-pierre jean-yves jeanne
    jeannine jonathan joseph josette josiane josé joël joëlle julie julien juliette justine jérémy jérôme karim
    karine khadija kévin laetitia laura laure laurence laurent laëtitia leïla liliane lionel lise louis louise loïc
    luc lucie lucien ludovic lydie lætitia léa léo léon madeleine magali malika manon manuel marc marc-antoine
    marcel marcelle margaux margot marguerite maria marianne marie marie-christine marie-claude marie-france
    marie-hélène marie-josé marie-laure marie-pierre marie-thérèse marielle marina marine marion marius marlène
    martine maryse mathieu mathilde matthieu maud maurice max maxime mehdi michaël michel micheline michèle mireille
    mohamed mohammed monique morgane muriel mustapha myriam mélanie mélissa nadia nadine nadège nathalie nathan
    nicolas nicole nora noémie odette odile olga olivier pascal pascale patrice patricia patrick paul paula paule
    pauline philippe pierre quentin rachel rachid raphaël raymond renée richard robert roger roland romain rose
    roselyne régine régis rémi rémy sabine sabrina samia samir samuel sandra sandrine sara sarah serge sidonie simon
    simone sofia solange solène sonia sophie stéphane stéphanie suzanne sylvain sylvie sébastien séverine tatiana
    thibault thibaut thierry thomas théo thérèse valentin valérie vanessa victoire victor vincent virginie viviane
    véronique william xavier yamina yann yannick yasmine yves yvette yvon yvonne zoé édouard élisabeth élise élodie
    éloïse éric étienne évelyne
    """
)
"""Usual first names in France."""
