"""French words that tell a name from what else may follow « Madame »; without accents, which agents leave out."""

from __future__ import annotations

from typing import Final

from helpdesk_app.text.folding import fold


def _words(text: str) -> frozenset[str]:
    return frozenset(map(fold, text.split()))


PARTICLES: Final = _words(
    "abou ait al ben bin bou da de del della den der des di dos du el la le mac mc ould saint sainte ten ter van von zu"
)
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
    a absent absente accepte accède adeli affirme afin agacé agacée agrégé agrégée ai aide ailleurs ainsi ajoute
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
    conférences ouvrage partage partagent revenu revenue stage œuvre
    windows y à ça écoute écrit émérite énervé énervée établissement étaient était étant étudiant étudiante été
    évoque être
    """
)
"""Words that are no name where a name could stand: small words, usual verbs, words of the trade."""

NOT_BEHIND_A_ROLE: Final = _words(
    """
    aborde accompagne active adresse affiche afficherait agit aidant aider alerte allemand allemande anglais anglaise
    annule apporte belge bénévole cadre cherchent civil civile clinicien clinicienne clos coche collabore commandent
    commande communique compétent compétente concerné conseil coordinateur coordinatrice coordonnateur correspond crée
    demandent diplôme doivent débute déclarent déménage désinscrit effectue embauche emploie enregistre envoient envoyé
    espagnol espagnole essaient européen européenne expédie externe ferait femme fournissent habilite homme hygiéniste
    hygiène informe inscrivent intermittent intervient italien italienne jeune jeunes joint justifie laisse lance
    libéraux liste lourde major malade mandataire marocain marocaine militaire modifie montrent mutualiste national
    nouveau nouvel nouvelle novice obtiennent ouvre partiel partiels payent perdent permanent permanente peuvent
    pilote pratique prescrit principal principale prescrire privé privée procède public publique publics quittent
    raccrochent racontent rappellent reçoivent recherche recommence recommande reconnecte redemande refait relance
    remplace rend renouveau renouvellent renvoie rentre roumain roumaine rural rurale répondent résident résidente
    saisissent scanne selon senior sortant sortante souhaitent suisse supérieur supérieure suspend suspendu suspendue
    téléphonent tiers trouvent tunisien tunisienne tuteur tutrice tuteurs utilisent valident venant vide voient
    volontaire étranger étrangère étrangers étrangères
    achat ajout annulation appel appui arrêt avis besoin blocage carnet cas ceux chaque colis courrier dossier droits
    duplicata démarches effet email envoi essai exemple facture faire fiche fin info infos inscription jour lettre mails
    mise modif mot motif oubli ouverture panne perte point preuve question rappel raison renfort reprise retard retour
    retrait réponse réseau saisie savoir site suite suivi test tests transfert usage validation visite voir zone
    """
)
"""Usual words behind « infirmière » or « pr », in notes without any capital that would tell a name from them."""

NOT_BEHIND_AN_ELISION: Final = _words(
    """
    abord accord accueil administration affaire affaires age anesthésie appel appui archives argent assurance astreinte
    avance avenir avis emblée environ emploi entreprise exercice exemple hygiène honneur hospitalisation hôpital office
    officine ordre organisme origine orientation ouvrage urgence urgences université usage
    """
)
"""Usual words in « docteur d'astreinte »."""

FIRST_NAMES: Final = _words(
    """
    abdallah abdel abdelkader abdellah abderrahmane abdou achille adam adama adel adeline adrien adrienne adèle
    agathe agnès ahmed aimé aissatou alain alban albane albert albertine alberto alex alexandra alexandre alexia
    alexis alfred ali alice alicia alima aline alison alix aloïs alphonse alya amadou amal amandine amaury amel
    amina aminata amine amir amélie ana anastasia anatole anaïs andré andrée angélique anissa anita anna annabelle
    anne anne-charlotte anne-claire anne-cécile anne-laure anne-lise anne-marie anne-sophie annette annick annie
    anouk anthony antoine antonella antonin antonio apolline ariane ariel aristide arlette armand armelle arnaud
    arsène arthur assia astrid athénaïs aude audrey augustin augustine aurore aurélie aurélien axel aya aymeric
    ayoub aziz aïcha aïda aïssata bakary baptiste barbara bastien beatriz benjamin benoît benoîte bernadette bernard
    bernard-henri berthe bertrand bilal blandine boris boubacar brahim brandon brice brieuc brigitte bruno béatrice
    bénédicte bérangère bérénice camille camélia candice carine carla carlos carmen carole caroline cassandra
    cassandre catherine cathy chafia chaima chantal charles charline charlotte charly charlène chaïma cheikh chloé
    christelle christian christiane christine christophe chrystelle cindy claire clara clarisse claude claudette
    claudia claudie claudine clotilde cloé cléa clémence clément clémentine cléo colette constantin coralie corinne
    cyprien cyril cyrille cécile cédric célestin célestine célia céline damien daniel danielle dany daphné david
    delphine denis denise diana diane didier diego dimitri djamel djamila djibril dominga dominique domitille
    donatien dora doriane dorothée eddy edgar edgard edith edmond eglantine elena eliane elias elie eline elisa
    elodie eloi elsa elvire eléa eléonore emeline emile emilie emilien emma emmanuel emmanuelle emy ernest ernestine
    erwan erwann esteban estelle esther ethan eugène eugénie eva evan evelyne ewa ewen fabien fabienne fabiola
    fabrice fadila fanny fanta farah farid farida fatiha fatima fatimata fatma fatou fatoumata faustine fayçal
    ferdinand fernand fernande fernando fiona flavie flavien flora florence florent florian floriane floris fouad
    franceline francine francis francisco franck franz françois françois-xavier françoise frédéric frédérick
    frédérique félicien félix gabin gabriel gabrielle gaspard gaston gauthier gautier gaétan gaétane gaël gaëlle
    geneviève georges germaine gersende ghislaine gilbert gilles ginette gladys gontran grégory guilhem guillaume
    guillemette gustave guy guénaëlle guénolé gwenaël gwenaëlle gwendoline gérald géraldine gérard habib hadrien
    hafida hakim hamid hanane hannah harold hasna hassan hatem hector helena henri henriette hermine hervé hicham
    hippolyte honorine hortense houda houria hubert hugo huguette hélène ibrahim idriss ikram ilan iliana ilyes
    ilyès imane imen imène inaya ines ingrid inna inès irina irène isaac isabella isabelle ismaël ivan jacinthe
    jacky jacqueline jacques jade jalila jamal jamel james jason jawad jean jean-baptiste jean-charles
    jean-christophe jean-claude jean-daniel jean-denis jean-françois jean-gabriel jean-guy jean-jacques jean-louis
    jean-loup jean-luc jean-marc jean-marie jean-michel jean-noël jean-paul jean-philippe jean-pierre jean-rené
    jean-roch jean-sébastien jean-yves jeanne jeannine jennifer jenny jeremy jessica jessy joachim joan joanna
    joanne joao jocelyn jocelyne johan johanna jonathan jordan jorge joris joseph josette josiane josselin josué
    josé jozef joël joëlle judith jules julian juliana juliane julie julien juliette justine jérémy jérôme kader
    kamel karen karim karima karine kathleen katia katy kelly kenza kevin khadija khaled khalid killian kylian kévin
    laetitia lamia lana lara larissa latifa laura laurane laure laureline laurence laurent laurette lauriane
    laurianne laurie lazare laëtitia leila lenny leo leslie leyla leïla liam lila lilia lilian liliane lilou lina
    linda lionel lisa lise lison loan lola lorena lou-anne louane louis louis-marie louisa louise loïc loïs loïse
    luc luca lucas lucette lucie lucien lucienne lucile lucille ludovic luis luka lydie lyes lyna lætitia léa
    léandre léna léo léon léonard léonie léonore léopold madeleine maelle maelys magali mahmoud malek malik malika
    malo mamadou manel manon manuel manuela marc marc-antoine marcel marcelin marcelle margaux margot marguerite
    maria maria-josé mariam mariama marianne marie marie-agnès marie-amélie marie-ange marie-anne marie-antoinette
    marie-béatrice marie-christine marie-claude marie-cécile marie-dominique marie-france marie-françoise
    marie-hélène marie-josé marie-laure marie-louise marie-madeleine marie-noëlle marie-odile marie-paule
    marie-pierre marie-reine marie-rose marie-sophie marie-thérèse marielle mariette marilyn marilyne marina marine
    mario marion marius marlon marlène marouane marthe martine mary maryline maryse maryvonne massimo mathias
    mathieu mathilda mathilde mathis mathéo matthieu mattéo maud maureen maurice maurine max maxime maya maylis
    maéva maël maëlle maëlys maëva maïa maïlys maïté mehdi melvin mia michaël michel micheline michèle mickaël
    miguel mikaël milan mireia mireille mohamad mohamed mohammed mokhtar mona monia monique morgane mouna mounir
    mourad moussa muriel mustapha myriam myrtille mélanie mélina mélissa mélodie nabil nabila nadia nadine nadja
    nadjet nadège nassim nassima nathalie nathan nawel naël naïm naïma nelly nicolas nicole nicolette nils nina nino
    ninon noa noah noam nolwenn nora norbert noureddine noé noémie noël noëlle noëllie octave octavie océane odette
    odile odilon olena olga olivier olympe oléna omar oriane orlane ornella oscar othmane otilia ouafa ousmane owen
    pablo paloma pamela paolo pascal pascale pascaline patrice patricia patrick paul paula paule paulette paulin
    pauline paulo pedro peggy philibert philippe philippine philomène pierre pierre-alain pierre-andré
    pierre-antoine pierre-emmanuel pierre-henri pierre-jean pierre-louis pierre-marie pierre-olivier pierre-yves
    priscilla pénélope quentin rabia rachel rachid rafael rafik rahma ramzi rania raoul raphaël raymond raymonde
    rebecca regina renaud rené renée ricardo richard rita rizlane robert robin roch rodolphe rodrigue roger rokia
    roland romain romane romy roméo ronan rosa rosalie rosanna rose roseline roselyne rosemarie ruben ryad ryan
    régine régis rémi rémie rémy saad sabine sabri sabrina sabrine sacha sadia safia saliha salim salima salma
    salomé salvatore sami samia samir samira samuel samuelle samy sandie sandra sandrine sandy sara sarah sarra
    sasha saskia saïd saïda selma serena serge servane seydou sidi sidney sidonie siham simon simon-pierre simone
    sixte sixtine slimane sofia sofiane soizic sokhna solange solène sonia sophie soraya souad soufiane souleymane
    stanislas stefan stella steve steven stéphane stéphanie suzanne suzette sybille sylvain sylvana sylvette
    sylviane sylvie sylvère sébastien sébastienne sélim séverine tanguy tania tarik tatiana teddy thaïs thibaud
    thibault thibaut thierry thomas théa théo théodore théophile thérèse timothée timéo tina titouan toni tony
    tristan télio ulrich ulysse ursula valentin valentine valère valériane valérie vanessa vassili vera victoire
    victor viktor vincent vincente violaine virgile virginie viviane vivien vladimir véra véronique wafa walid wanda
    wassim wendy wilfrid wilfried william winnie xavier yacine yamina yanick yanis yann yann-éric yannick yasmina
    yasmine yassine yaël yaëlle ylan yoan yoann yohan yohann yolaine yolande youcef youness youssef youssouf ysé
    yuna yusuf yvan yveline yves yves-marie yvette yvon yvonne zacharie zahra zakaria zakia zara zineb zohra zoubida
    zoé zoélie édith édouard éliane élie élisa élisabeth élise élodie éloïse éléonore émeline émile émilie émilien
    éric étienne évan évelyne
    """
)
"""Usual first names in France."""
