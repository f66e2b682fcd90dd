<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>Search by meaning</source>
        <translation>Recherche par le sens</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>no, by words alone</source>
        <translation>non, par les mots seulement</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Built with</source>
        <translation>Construit avec</translation>
    </message>
    <message>
        <source>FAQ of</source>
        <translation>FAQ du</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Réponses</translation>
    </message>
    <message>
        <source>FAQ file</source>
        <translation>Fichier de la FAQ</translation>
    </message>
    <message>
        <source>Feedback file</source>
        <translation>Fichier des avis</translation>
    </message>
</context>
<context>
    <name>AnswerBody</name>
    <message>
        <source>Answer</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>Pictures: %1</source>
        <translation>Images : %1</translation>
    </message>
</context>
<context>
    <name>AnswerView</name>
    <message>
        <source>The editors worded this question; the agency published the answer only.</source>
        <translation>Question rédigée par l’équipe qui tient cette FAQ ; l’agence n’a publié que la réponse.</translation>
    </message>
    <message>
        <source>Copy the answer</source>
        <translation>Copier la réponse</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Incomplete answer, missing: %1</source>
        <translation>Réponse incomplète, il manque&#xa0;: %1</translation>
    </message>
    <message>
        <source>Copy the address of the official page</source>
        <translation>Copier l’adresse de la page officielle</translation>
    </message>
</context>
<context>
    <name>ColumnView</name>
    <message>
        <source>Q</source>
        <translation>Q</translation>
    </message>
    <message>
        <source>A</source>
        <translation>R</translation>
    </message>
    <message>
        <source>T</source>
        <translation>T</translation>
    </message>
    <message>
        <source>U</source>
        <translation>I</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>Feuille</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Lignes du tableau</translation>
    </message>
    <message>
        <source>This column &amp;holds</source>
        <translation>Cette colonne &amp;contient</translation>
    </message>
    <message>
        <source>This column holds</source>
        <translation>Cette colonne contient</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tableau</translation>
    </message>
    <message>
        <source>%1
→ not used</source>
        <translation>%1
→ ignorée</translation>
    </message>
    <message>
        <source> (by its content)</source>
        <translation> (d’après son contenu)</translation>
    </message>
    <message>
        <source>Leave it to the program</source>
        <translation>Laisser faire le programme</translation>
    </message>
    <message>
        <source>More of the answer</source>
        <translation>Suite de la réponse</translation>
    </message>
    <message>
        <source>« %1 » &amp;holds</source>
        <translation>« %1 » &amp;contient</translation>
    </message>
    <message>
        <source>« %1 » holds</source>
        <translation>« %1 » contient</translation>
    </message>
</context>
<context>
    <name>CommentEditor</name>
    <message>
        <source>What should be mended? (no caller's data)</source>
        <translation>Que faudrait-il corriger&#x202f;? (rien sur l’appelant)</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Commentaire</translation>
    </message>
    <message>
        <source>Proposed wording</source>
        <translation>Formulation proposée</translation>
    </message>
    <message>
        <source>Mask personal data</source>
        <translation>Masquer les données personnelles</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) of personal data found</source>
        <translation>
            <numerusform>%Ln donnée personnelle repérée</numerusform>
            <numerusform>%Ln données personnelles repérées</numerusform>
        </translation>
    </message>
    <message>
        <source>kept as %1</source>
        <translation>enregistrement avec %1 à la place</translation>
    </message>
    <message>
        <source>kept as written</source>
        <translation>enregistrement tel quel</translation>
    </message>
    <message>
        <source>Too long.</source>
        <translation>Trop long.</translation>
    </message>
    <message>
        <source>Comment saved</source>
        <translation>Commentaire enregistré</translation>
    </message>
    <message>
        <source>The caller's own words</source>
        <translation>Les mots de l’appelant</translation>
    </message>
</context>
<context>
    <name>CopyController</name>
    <message>
        <source>Answer copied</source>
        <translation>Réponse copiée</translation>
    </message>
    <message>
        <source>Question and answer copied</source>
        <translation>Question et réponse copiées</translation>
    </message>
    <message>
        <source>Ticket note copied</source>
        <translation>Note de ticket copiée</translation>
    </message>
    <message>
        <source>Address copied</source>
        <translation>Adresse copiée</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) copied</source>
        <translation>
            <numerusform>%Ln réponse copiée</numerusform>
            <numerusform>%Ln réponses copiées</numerusform>
        </translation>
    </message>
    <message>
        <source>Added to the basket</source>
        <translation>Ajoutée au panier</translation>
    </message>
    <message>
        <source>Taken out of the basket</source>
        <translation>Retirée du panier</translation>
    </message>
    <message>
        <source>incomplete, missing: %1</source>
        <translation>incomplète, il manque&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>Crash</name>
    <message>
        <source>The program ended unexpectedly last time. The feedback you gave is safe.</source>
        <translation>La dernière fois, le programme s’est arrêté de façon inattendue. Vos avis enregistrés sont intacts.</translation>
    </message>
    <message>
        <source>If it happens again, give this file to your support team: %1</source>
        <translation>Si cela se reproduit, transmettez ce fichier à votre support&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>DeskActions</name>
    <message>
        <source>First related answer</source>
        <translation>Première réponse proche</translation>
    </message>
    <message>
        <source>Second related answer</source>
        <translation>Deuxième réponse proche</translation>
    </message>
    <message>
        <source>Third related answer</source>
        <translation>Troisième réponse proche</translation>
    </message>
    <message>
        <source>For the &amp;manager</source>
        <translation>Pour le &amp;responsable</translation>
    </message>
    <message>
        <source>&amp;Export new feedback…</source>
        <translation>&amp;Exporter les nouveaux avis…</translation>
    </message>
    <message>
        <source>Export &amp;all feedback…</source>
        <translation>Exporter &amp;tous les avis…</translation>
    </message>
    <message>
        <source>&amp;Report on the feedback…</source>
        <translation>&amp;Rapport sur les avis…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>&amp;Copy the answer</source>
        <translation>&amp;Copier la réponse</translation>
    </message>
    <message>
        <source>C&amp;lear the search</source>
        <translation>&amp;Effacer la recherche</translation>
    </message>
    <message>
        <source>&amp;Yes, useful</source>
        <translation>&amp;Oui, utile</translation>
    </message>
    <message>
        <source>&amp;No, not useful</source>
        <translation>&amp;Non, pas utile</translation>
    </message>
    <message>
        <source>&amp;Topics</source>
        <translation>&amp;Sujets</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Raccourcis clavier</translation>
    </message>
    <message>
        <source>&amp;About this program</source>
        <translation>À &amp;propos</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>É&amp;dition</translation>
    </message>
    <message>
        <source>Feed&amp;back</source>
        <translation>A&amp;vis</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Aid&amp;e</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Paramètres…</translation>
    </message>
    <message>
        <source>Copy question &amp;and answer</source>
        <translation>Copier la &amp;question et la réponse</translation>
    </message>
    <message>
        <source>Copy the &amp;ticket note</source>
        <translation>Copier la note de &amp;ticket</translation>
    </message>
    <message>
        <source>&amp;Mark as favourite</source>
        <translation>&amp;Marquer comme favorite</translation>
    </message>
    <message>
        <source>&amp;Uncheck all topics</source>
        <translation>Décocher tous les &amp;sujets</translation>
    </message>
    <message>
        <source>First answer</source>
        <translation>Première réponse proposée</translation>
    </message>
    <message>
        <source>Second answer</source>
        <translation>Deuxième réponse proposée</translation>
    </message>
    <message>
        <source>Third answer</source>
        <translation>Troisième réponse proposée</translation>
    </message>
    <message>
        <source>None of these</source>
        <translation>Aucune de celles-ci</translation>
    </message>
    <message>
        <source>Not clear</source>
        <translation>Pas claire</translation>
    </message>
    <message>
        <source>Incomplete</source>
        <translation>Incomplète</translation>
    </message>
    <message>
        <source>Does not match the question</source>
        <translation>Ne correspond pas à la question</translation>
    </message>
    <message>
        <source>Seems wrong</source>
        <translation>Semble fausse</translation>
    </message>
    <message>
        <source>Outdated</source>
        <translation>Obsolète</translation>
    </message>
    <message>
        <source>Write a co&amp;mment…</source>
        <translation>Écrire un co&amp;mmentaire…</translation>
    </message>
    <message>
        <source>&amp;Next pane</source>
        <translation>Volet suiva&amp;nt</translation>
    </message>
    <message>
        <source>Pre&amp;vious pane</source>
        <translation>Volet p&amp;récédent</translation>
    </message>
    <message>
        <source>&amp;Favourites</source>
        <translation>Réponses &amp;favorites</translation>
    </message>
    <message>
        <source>Recently vie&amp;wed</source>
        <translation>Réponses cons&amp;ultées récemment</translation>
    </message>
    <message>
        <source>&amp;Copied today</source>
        <translation>Réponses copiées aujourd’&amp;hui</translation>
    </message>
    <message>
        <source>&amp;Change the shortcuts…</source>
        <translation>&amp;Modifier les raccourcis…</translation>
    </message>
    <message>
        <source>&amp;Read aloud, step by step</source>
        <translation>&amp;Lire à voix haute, étape par étape</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Étape suivante</translation>
    </message>
    <message>
        <source>Previous step</source>
        <translation>Étape précédente</translation>
    </message>
    <message>
        <source>New &amp;pseudonym for this station</source>
        <translation>Nouveau &amp;pseudonyme pour ce poste</translation>
    </message>
    <message>
        <source>C&amp;ompact window</source>
        <translation>Fenêtre c&amp;ompacte</translation>
    </message>
    <message>
        <source>Always on to&amp;p</source>
        <translation>Toujours au &amp;premier plan</translation>
    </message>
    <message>
        <source>&amp;Open what was written</source>
        <translation>&amp;Ouvrir l’export ou le rapport</translation>
    </message>
    <message>
        <source>E&amp;xport the settings…</source>
        <translation>E&amp;xporter les paramètres…</translation>
    </message>
    <message>
        <source>I&amp;mport settings…</source>
        <translation>I&amp;mporter des paramètres…</translation>
    </message>
    <message>
        <source>Copy without &amp;filling in</source>
        <translation>Copier sans c&amp;ompléter</translation>
    </message>
    <message>
        <source>In the &amp;basket, to copy several answers</source>
        <translation>Dans le &amp;panier, pour copier plusieurs réponses</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Copy the basket: %n answer(s)</source>
        <translation>
            <numerusform>&amp;Copier le panier : %Ln réponse</numerusform>
            <numerusform>&amp;Copier le panier : %Ln réponses</numerusform>
        </translation>
    </message>
    <message>
        <source>Report as &amp;unanswered</source>
        <translation>&amp;Signaler comme sans réponse</translation>
    </message>
    <message>
        <source>Lar&amp;ger answer text</source>
        <translation>A&amp;grandir le texte de la réponse</translation>
    </message>
    <message>
        <source>&amp;Smaller answer text</source>
        <translation>Ré&amp;duire le texte de la réponse</translation>
    </message>
    <message>
        <source>Acce&amp;ssibility</source>
        <translation>A&amp;ccessibilité</translation>
    </message>
    <message>
        <source>&amp;Workshop…</source>
        <translation>&amp;Atelier…</translation>
    </message>
</context>
<context>
    <name>DeskController</name>
    <message>
        <source>Something unexpected went wrong, and was noted for your support team. The feedback you gave is safe. If the window does not react as usual, close it and open it again.</source>
        <translation>Un problème inattendu est survenu ; il a été noté pour votre support. Vos avis sont en sécurité. Si la fenêtre ne réagit pas comme d’habitude, fermez-la et rouvrez-la.</translation>
    </message>
    <message>
        <source>Added to the favourites</source>
        <translation>Ajoutée aux favorites</translation>
    </message>
    <message>
        <source>No favourite any more</source>
        <translation>Retirée des favorites</translation>
    </message>
    <message>
        <source>The new version of the FAQ cannot be opened; the window goes on with the one it has.</source>
        <translation>La nouvelle version de la FAQ ne peut pas être ouverte&#x202f;; la fenêtre garde celle qu’elle a.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>The window now uses the older version of the FAQ.</source>
        <translation>La fenêtre utilise maintenant la version plus ancienne de la FAQ.</translation>
    </message>
    <message>
        <source>An older version of the FAQ is there. What you typed stays.</source>
        <translation>Une version plus ancienne de la FAQ est là. Ce que vous avez tapé reste.</translation>
    </message>
    <message>
        <source>The window now uses the new version of the FAQ.</source>
        <translation>La fenêtre utilise maintenant la nouvelle version de la FAQ.</translation>
    </message>
    <message>
        <source>A new version of the FAQ is there. What you typed stays.</source>
        <translation>Une nouvelle version de la FAQ est là. Ce que vous avez tapé reste.</translation>
    </message>
    <message>
        <source>Use it now</source>
        <translation>L’utiliser maintenant</translation>
    </message>
</context>
<context>
    <name>DialogController</name>
    <message>
        <source>The settings could not be written; they hold until the window closes. Check the disk.</source>
        <translation>Les paramètres n’ont pas pu être enregistrés&#x202f;; ils valent jusqu’à la fermeture de la fenêtre. Vérifiez le disque.</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>Helpdesk assistant</source>
        <translation>Assistant de réponse</translation>
    </message>
    <message>
        <source>Settings exported to %1</source>
        <translation>Paramètres exportés dans %1</translation>
    </message>
    <message>
        <source>Settings imported from %1</source>
        <translation>Paramètres importés de %1</translation>
    </message>
    <message>
        <source>Accessibility statement</source>
        <translation>Déclaration d’accessibilité</translation>
    </message>
</context>
<context>
    <name>DifferenceView</name>
    <message>
        <source>Last version</source>
        <translation>Dernière version</translation>
    </message>
    <message>
        <source>New version</source>
        <translation>Nouvelle version</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucune</translation>
    </message>
</context>
<context>
    <name>Explanation</name>
    <message>
        <source>near in meaning: “%1”</source>
        <translation>proche par le sens&#xa0;: «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>Why this answer:</source>
        <translation>Pourquoi cette réponse&#xa0;:</translation>
    </message>
    <message>
        <source>“%1”: not in this answer</source>
        <translation>«&#xa0;%1&#xa0;»&#xa0;: absent de cette réponse</translation>
    </message>
    <message>
        <source>“%1”: %2</source>
        <translation>«&#xa0;%1&#xa0;»&#xa0;: %2</translation>
    </message>
    <message>
        <source>“%1” → “%3”: %2</source>
        <translation>«&#xa0;%1&#xa0;» → «&#xa0;%3&#xa0;»&#xa0;: %2</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>exact</translation>
    </message>
    <message>
        <source>same family</source>
        <translation>même famille</translation>
    </message>
    <message>
        <source>beginning of a word</source>
        <translation>début de mot</translation>
    </message>
    <message>
        <source>typing error</source>
        <translation>faute de frappe</translation>
    </message>
    <message>
        <source>synonym</source>
        <translation>synonyme</translation>
    </message>
    <message>
        <source>question</source>
        <translation>question</translation>
    </message>
    <message>
        <source>other wording</source>
        <translation>autre formulation</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>réponse</translation>
    </message>
    <message>
        <source>topics</source>
        <translation>sujets</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>Report on the feedback</source>
        <translation>Rapport sur les avis</translation>
    </message>
    <message>
        <source>report.html</source>
        <translation>rapport.html</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>Page web (*.html)</translation>
    </message>
    <message>
        <source>Table as text (*.csv)</source>
        <translation>Tableau au format texte (*.csv)</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Classeur Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>Parquet folder (*.parquet)</source>
        <translation>Dossier Parquet (*.parquet)</translation>
    </message>
    <message>
        <source>JSON Lines (*.jsonl)</source>
        <translation>JSON Lines (*.jsonl)</translation>
    </message>
    <message>
        <source>Export feedback</source>
        <translation>Exporter les avis</translation>
    </message>
    <message>
        <source>feedback.csv</source>
        <translation>avis.csv</translation>
    </message>
    <message>
        <source>Export the settings</source>
        <translation>Exporter les paramètres</translation>
    </message>
    <message>
        <source>settings.json</source>
        <translation>parametres.json</translation>
    </message>
    <message>
        <source>Settings (*.json)</source>
        <translation>Paramètres (*.json)</translation>
    </message>
    <message>
        <source>Import settings</source>
        <translation>Importer des paramètres</translation>
    </message>
</context>
<context>
    <name>FaqSource</name>
    <message>
        <source>The window goes on without it; nothing was changed. Tell your support team.</source>
        <translation>La fenêtre continue sans elle&#x202f;; rien n’a été modifié. Prévenez votre support.</translation>
    </message>
</context>
<context>
    <name>FeedbackBar</name>
    <message>
        <source>Was this answer useful?</source>
        <translation>Cette réponse vous a-t-elle été utile&#x202f;?</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Oui</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Non</translation>
    </message>
    <message>
        <source>Useful?</source>
        <translation>Utile&#x202f;?</translation>
    </message>
</context>
<context>
    <name>FeedbackController</name>
    <message>
        <source>The answer is copied, but the copy could not be recorded.</source>
        <translation>La réponse est copiée, mais la copie n’a pas pu être enregistrée.</translation>
    </message>
    <message>
        <source>Your vote could not be recorded.</source>
        <translation>Votre avis n’a pas pu être enregistré.</translation>
    </message>
    <message>
        <source>A search without an answer could not be recorded.</source>
        <translation>Une recherche restée sans réponse n’a pas pu être enregistrée.</translation>
    </message>
    <message>
        <source>The feedback that waited is recorded.</source>
        <translation>Ce qui attendait est maintenant enregistré.</translation>
    </message>
    <message>
        <source>It is kept until the window closes, and tried again by itself.</source>
        <translation>Rien n’est perdu tant que la fenêtre reste ouverte ; l’enregistrement sera retenté.</translation>
    </message>
    <message>
        <source>Try again now</source>
        <translation>Réessayer maintenant</translation>
    </message>
    <message>
        <source>The feedback still waits.</source>
        <translation>L’enregistrement attend toujours.</translation>
    </message>
    <message>
        <source>The pseudonym of this station stays as it was.</source>
        <translation>Le pseudonyme de ce poste n’a pas changé.</translation>
    </message>
    <message>
        <source>This station has a new pseudonym; nothing links it to the old one.</source>
        <translation>Ce poste a un nouveau pseudonyme&#x202f;; rien ne le relie à l’ancien.</translation>
    </message>
    <message>
        <source>It is kept on this computer, and tried again by itself.</source>
        <translation>Rien n’est perdu : tout est gardé sur ce poste, et l’enregistrement sera retenté.</translation>
    </message>
    <message>
        <source>Thank you, noted.</source>
        <translation>Merci, c’est noté.</translation>
    </message>
    <message>
        <source>Question reported as unanswered.</source>
        <translation>Question signalée comme sans réponse.</translation>
    </message>
    <message>
        <source>Reported as unanswered, without its words: this computer keeps none.</source>
        <translation>Question signalée comme sans réponse, sans ses mots&#xa0;: ce poste n’en garde aucun.</translation>
    </message>
</context>
<context>
    <name>FilesPage</name>
    <message>
        <source>Choose files or drop them here: a saved web page, a table (Excel, LibreOffice, CSV), a Word document, Markdown, JSON, or the text copied from a page. Nothing changes in the FAQ before the last step.</source>
        <translation>Choisissez des fichiers ou déposez-les ici : page enregistrée par le navigateur, tableau (Excel, LibreOffice, CSV), document Word, Markdown, JSON, ou texte copié d’une page. Rien ne change dans la FAQ avant la dernière étape.</translation>
    </message>
    <message>
        <source>&amp;Choose files…</source>
        <translation>&amp;Choisir des fichiers…</translation>
    </message>
    <message>
        <source>&amp;Read a source again</source>
        <translation>Re&amp;lire une source</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Réponses</translation>
    </message>
    <message>
        <source>Doubts</source>
        <translation>Doutes</translation>
    </message>
    <message>
        <source>How it is read</source>
        <translation>Lecture</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <source>This file &amp;is</source>
        <translation>Ce fichier &amp;est</translation>
    </message>
    <message>
        <source>This file is</source>
        <translation>Ce fichier est</translation>
    </message>
    <message>
        <source>&amp;Take out of the import</source>
        <translation>&amp;Retirer de l’import</translation>
    </message>
    <message>
        <source>left out: %1</source>
        <translation>écarté : %1</translation>
    </message>
    <message>
        <source>being read…</source>
        <translation>lecture en cours…</translation>
    </message>
    <message>
        <source>new version of %1; </source>
        <translation>nouvelle version de %1 ; </translation>
    </message>
    <message>
        <source>a new source</source>
        <translation>une nouvelle source</translation>
    </message>
    <message>
        <source>a new version of %1</source>
        <translation>une nouvelle version de %1</translation>
    </message>
    <message>
        <source>You can say it on its lines in the next step.</source>
        <translation>Vous pourrez le dire sur ses lignes à l’étape suivante.</translation>
    </message>
</context>
<context>
    <name>GlobalShortcut</name>
    <message>
        <source>One key, with Ctrl, Alt or Shift: not several in a row.</source>
        <translation>Une touche, avec Ctrl, Alt ou Maj, mais pas plusieurs à la suite.</translation>
    </message>
    <message>
        <source>Ctrl+Alt is AltGr on a French keyboard: it types characters.</source>
        <translation>Ctrl+Alt est AltGr sur un clavier français&#xa0;: il écrit des caractères.</translation>
    </message>
    <message>
        <source>Windows keeps this key for itself.</source>
        <translation>Windows se réserve cette touche.</translation>
    </message>
    <message>
        <source>Other programs use this key: add Ctrl, Alt or Shift.</source>
        <translation>D’autres programmes se servent de cette touche&#xa0;: ajoutez Ctrl, Alt ou Maj.</translation>
    </message>
    <message>
        <source>Other programs use this key: hold Ctrl and Shift, or Alt and Shift.</source>
        <translation>D’autres programmes se servent de cette touche&#xa0;: tenez Ctrl et Maj, ou Alt et Maj.</translation>
    </message>
    <message>
        <source>Use a letter, the space bar or F1 to F11.</source>
        <translation>Choisissez une lettre, la barre d’espace ou une touche de F1 à F11.</translation>
    </message>
    <message>
        <source>Another program has %1 already. Choose another key.</source>
        <translation>Un autre programme utilise déjà %1. Choisissez une autre touche.</translation>
    </message>
    <message>
        <source>Windows refuses %1. Choose another key.</source>
        <translation>Windows refuse %1. Choisissez une autre touche.</translation>
    </message>
</context>
<context>
    <name>ExportController</name>
    <message>
        <source>The report could not be written; the feedback is as it was.</source>
        <translation>Le rapport n’a pas pu être écrit&#x202f;; les avis sont intacts.</translation>
    </message>
    <message numerus="yes">
        <source>Report on %n event(s) written to</source>
        <translation>
            <numerusform>Rapport sur %Ln élément (vote, copie ou recherche) écrit dans</numerusform>
            <numerusform>Rapport sur %Ln éléments (votes, copies, recherches) écrit dans</numerusform>
        </translation>
    </message>
    <message>
        <source>The feedback could not be exported; all of it is still here.</source>
        <translation>Les avis n’ont pas pu être exportés&#x202f;; ils sont tous encore là.</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) exported to</source>
        <translation>
            <numerusform>%Ln élément exporté (vote, copie ou recherche) vers</numerusform>
            <numerusform>%Ln éléments exportés (votes, copies, recherches) vers</numerusform>
        </translation>
    </message>
    <message>
        <source>The feedback is being exported…</source>
        <translation>Export des avis en cours…</translation>
    </message>
    <message>
        <source>The export was stopped. Nothing was written, and all of the feedback is still here.</source>
        <translation>Export arrêté. Rien n’a été écrit, et tous les avis sont encore là.</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Ouvrir le dossier</translation>
    </message>
    <message>
        <source>The report is being written…</source>
        <translation>Rapport en cours d’écriture…</translation>
    </message>
    <message>
        <source>The report was stopped. Nothing was written.</source>
        <translation>Rapport arrêté. Rien n’a été écrit.</translation>
    </message>
    <message>
        <source>Open the report</source>
        <translation>Ouvrir le rapport</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>The file is complete. Old feedback could not be removed, and will be after the next export.</source>
        <translation>Le fichier est complet. Les anciens avis n’ont pas pu être retirés de ce poste&#x202f;; ils le seront après le prochain export.</translation>
    </message>
    <message>
        <source>The file is complete, but this could not be noted: the next export will hold them again.</source>
        <translation>Le fichier est complet, mais ce poste n’a pas pu le noter&#xa0;: le prochain export contiendra de nouveau ces avis.</translation>
    </message>
    <message>
        <source>No program opens this. It lies here:</source>
        <translation>Aucun programme ne sait l’ouvrir. Son emplacement&#xa0;:</translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message numerus="yes">
        <source>First %n answer(s)</source>
        <translation>
            <numerusform>%Ln première réponse</numerusform>
            <numerusform>%Ln premières réponses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %n</source>
        <translation>
            <numerusform>sur %Ln</numerusform>
            <numerusform>sur %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s)</source>
        <translation>
            <numerusform>%Ln réponse</numerusform>
            <numerusform>%Ln réponses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more without the topics</source>
        <translation>
            <numerusform>%Ln autre sans les sujets</numerusform>
            <numerusform>%Ln autres sans les sujets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more answer(s) without the topics: %1</source>
        <translation>
            <numerusform>%Ln autre réponse sans les sujets&#xa0;: %1</numerusform>
            <numerusform>%Ln autres réponses sans les sujets&#xa0;: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) below: only some words in common with the question.</source>
        <translation>
            <numerusform>%Ln réponse ci-dessous n’a que quelques mots en commun avec la question.</numerusform>
            <numerusform>Les %Ln réponses ci-dessous n’ont que quelques mots en commun avec la question.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing reliable</source>
        <translation>Rien de fiable</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) match without the topics you checked.</source>
        <translation>
            <numerusform>%Ln réponse correspond si vous décochez les sujets.</numerusform>
            <numerusform>%Ln réponses correspondent si vous décochez les sujets.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing within these topics</source>
        <translation>Rien dans ces sujets</translation>
    </message>
    <message>
        <source>Clear the topics</source>
        <translation>Décocher tous les sujets</translation>
    </message>
    <message>
        <source>Try fewer words, or other ones: the name of the product, or the message on the screen.</source>
        <translation>Essayez moins de mots, ou d’autres&#xa0;: le nom du produit, ou le message affiché à l’écran.</translation>
    </message>
    <message>
        <source>No answer found</source>
        <translation>Aucune réponse trouvée</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>Réponses favorites</translation>
    </message>
    <message>
        <source>Recently viewed</source>
        <translation>Réponses consultées récemment</translation>
    </message>
    <message>
        <source>Copied today</source>
        <translation>Réponses copiées aujourd’hui</translation>
    </message>
    <message>
        <source>No favourite yet</source>
        <translation>Aucune favorite pour l’instant</translation>
    </message>
    <message>
        <source>%1 makes the answer on show a favourite.</source>
        <translation>%1 ajoute la réponse affichée aux favorites.</translation>
    </message>
    <message>
        <source>Nothing viewed yet</source>
        <translation>Rien de consulté pour l’instant</translation>
    </message>
    <message>
        <source>Nothing copied today</source>
        <translation>Rien de copié aujourd’hui</translation>
    </message>
    <message>
        <source>%1 brings the whole FAQ back.</source>
        <translation>%1 ramène à toute la FAQ.</translation>
    </message>
    <message>
        <source>Not in the FAQ: %1.</source>
        <translation>Absent de la FAQ&#xa0;: %1.</translation>
    </message>
    <message>
        <source>To be checked</source>
        <translation>À vérifier</translation>
    </message>
    <message>
        <source>A possible answer: read it before you give it.</source>
        <translation>Réponse possible&#xa0;: lisez-la avant de la donner.</translation>
    </message>
    <message>
        <source>No answer can be relied on: the answers listed only share some words with the question.</source>
        <translation>Aucune réponse n’est fiable&#xa0;: celles de la liste n’ont que quelques mots en commun avec la question.</translation>
    </message>
    <message>
        <source>Favourite answers</source>
        <translation>Réponses favorites</translation>
    </message>
    <message>
        <source>Most copied on this desk</source>
        <translation>Les plus copiées sur ce poste</translation>
    </message>
    <message>
        <source>The whole FAQ</source>
        <translation>Toute la FAQ</translation>
    </message>
    <message>
        <source>What you choose in the list, or copy, is kept here, by its reference only.</source>
        <translation>Ce que vous choisissez dans la liste, ou copiez, est gardé ici, par sa seule référence.</translation>
    </message>
    <message>
        <source>Answers you copy today are kept here, by their reference only.</source>
        <translation>Les réponses copiées aujourd’hui sont gardées ici, par leur seule référence.</translation>
    </message>
    <message>
        <source>Reported as unanswered.</source>
        <translation>Signalée comme sans réponse.</translation>
    </message>
</context>
<context>
    <name>IdentifierWords</name>
    <message>
        <source>Nothing of this number is kept.</source>
        <translation>Rien de ce numéro n’est gardé.</translation>
    </message>
    <message>
        <source>National identifier: the key agrees</source>
        <translation>Identifiant national&#xa0;: la clé concorde</translation>
    </message>
    <message>
        <source>12 digits: the 8, then the 11 digits of the RPPS number.</source>
        <translation>12 chiffres&#xa0;: le 8, puis les 11 chiffres du numéro RPPS.</translation>
    </message>
    <message>
        <source>RPPS number: the 8 in front is missing</source>
        <translation>Numéro RPPS&#xa0;: il manque le 8 devant</translation>
    </message>
    <message>
        <source>Its key agrees. The national identifier is %1.</source>
        <translation>Sa clé concorde. L’identifiant national est %1.</translation>
    </message>
    <message>
        <source>The key does not agree</source>
        <translation>La clé ne concorde pas</translation>
    </message>
    <message>
        <source>A digit is wrong, or two are swapped. Have the number read again.</source>
        <translation>Un chiffre est faux, ou deux sont inversés. Faites relire le numéro.</translation>
    </message>
    <message>
        <source>12 digits that do not begin with 8</source>
        <translation>12 chiffres qui ne commencent pas par 8</translation>
    </message>
    <message>
        <source>The national identifier begins with 8, then the 11 digits of the RPPS number.</source>
        <translation>L’identifiant national commence par 8, puis viennent les 11 chiffres du numéro RPPS.</translation>
    </message>
    <message numerus="yes">
        <source>%n digit(s) missing</source>
        <translation>
            <numerusform>Il manque %Ln chiffre</numerusform>
            <numerusform>Il manque %Ln chiffres</numerusform>
        </translation>
    </message>
    <message>
        <source>A national identifier has 12 digits, an RPPS number 11.</source>
        <translation>Un identifiant national a 12 chiffres, un numéro RPPS 11.</translation>
    </message>
    <message numerus="yes">
        <source>%n digit(s) too many</source>
        <translation>
            <numerusform>%Ln chiffre de trop</numerusform>
            <numerusform>%Ln chiffres de trop</numerusform>
        </translation>
    </message>
    <message>
        <source>The size of an ADELI number</source>
        <translation>La longueur d’un numéro ADELI</translation>
    </message>
    <message>
        <source>There is no public rule to check it by; the FAQ asks for the RPPS number.</source>
        <translation>Aucune règle publique ne permet de le vérifier&#x202f;; la FAQ demande le numéro RPPS.</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>Choose files to import</source>
        <translation>Choisir les fichiers à importer</translation>
    </message>
</context>
<context>
    <name>ImportOpener</name>
    <message>
        <source>&amp;Import files…</source>
        <translation>&amp;Importer des fichiers…</translation>
    </message>
</context>
<context>
    <name>ImportWizard</name>
    <message>
        <source>Import</source>
        <translation>Importer</translation>
    </message>
    <message>
        <source>Being read</source>
        <translation>Travail en cours</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Précédent</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abandonner</translation>
    </message>
    <message>
        <source>1. Files</source>
        <translation>1. Fichiers</translation>
    </message>
    <message>
        <source>2. Reading</source>
        <translation>2. Lecture</translation>
    </message>
    <message>
        <source>3. What changes</source>
        <translation>3. Ce qui change</translation>
    </message>
    <message>
        <source>4. Done</source>
        <translation>4. Fin</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importer</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Fermer</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Suivant</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s)</source>
        <translation>
            <numerusform>%Ln réponse</numerusform>
            <numerusform>%Ln réponses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n doubt(s)</source>
        <translation>
            <numerusform>%Ln doute</numerusform>
            <numerusform>%Ln doutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unchanged answer(s)</source>
        <translation>
            <numerusform>%Ln réponse inchangée</numerusform>
            <numerusform>%Ln réponses inchangées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to be decided</source>
        <translation>
            <numerusform>%Ln à décider</numerusform>
            <numerusform>%Ln à décider</numerusform>
        </translation>
    </message>
    <message>
        <source>The import is being written…</source>
        <translation>L’import est en cours d’écriture…</translation>
    </message>
    <message numerus="yes">
        <source>%n new answer(s)</source>
        <translation>
            <numerusform>%Ln nouvelle réponse</numerusform>
            <numerusform>%Ln nouvelles réponses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed answer(s)</source>
        <translation>
            <numerusform>%Ln réponse modifiée</numerusform>
            <numerusform>%Ln réponses modifiées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) gone</source>
        <translation>
            <numerusform>%Ln réponse retirée</numerusform>
            <numerusform>%Ln réponses retirées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) refused; what agents saw before stays</source>
        <translation>
            <numerusform>%Ln changement refusé : ce que les agents voyaient reste</numerusform>
            <numerusform>%Ln changements refusés : ce que les agents voyaient reste</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) imported</source>
        <translation>
            <numerusform>%Ln fichier importé</numerusform>
            <numerusform>%Ln fichiers importés</numerusform>
        </translation>
    </message>
    <message>
        <source>Build the FAQ to hand it out to the agents.</source>
        <translation>Construisez la FAQ pour la remettre aux agents.</translation>
    </message>
</context>
<context>
    <name>ImportWords</name>
    <message>
        <source>Question</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>Not kept</source>
        <translation>Non retenu</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Thème</translation>
    </message>
    <message>
        <source>Decoration</source>
        <translation>Décor</translation>
    </message>
    <message>
        <source>In no answer</source>
        <translation>Dans aucune réponse</translation>
    </message>
    <message>
        <source>End of answer</source>
        <translation>Fin de réponse</translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation>Identifiant</translation>
    </message>
    <message>
        <source>Other wordings</source>
        <translation>Autres formulations</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Responsable</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>Valable du</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Valable jusqu’au</translation>
    </message>
    <message>
        <source>Checked on</source>
        <translation>Vérifiée le</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Not used</source>
        <translation>Ignorée</translation>
    </message>
    <message>
        <source>Doubtful</source>
        <translation>Douteuse</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Modifiée</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nouvelle</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>Retirée</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>Inchangée</translation>
    </message>
    <message>
        <source>To be decided</source>
        <translation>À décider</translation>
    </message>
    <message>
        <source>The same answer</source>
        <translation>La même réponse</translation>
    </message>
    <message>
        <source>Another answer</source>
        <translation>Une autre réponse</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>Prise</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Refusée</translation>
    </message>
    <message>
        <source>It is the same answer with a new text: its votes, wordings and topics stay.</source>
        <translation>C’est la même réponse, avec un nouveau texte : ses avis, ses formulations et ses thèmes restent.</translation>
    </message>
    <message>
        <source>Agents will see the new text; what editors added stays.</source>
        <translation>Les agents verront le nouveau texte ; ce que les éditeurs ont ajouté reste.</translation>
    </message>
    <message>
        <source>Agents will see this answer.</source>
        <translation>Les agents verront cette réponse.</translation>
    </message>
    <message>
        <source>Agents will see it no more; it stays in the archive.</source>
        <translation>Les agents ne la verront plus ; elle reste dans les archives.</translation>
    </message>
    <message>
        <source>Nothing changes.</source>
        <translation>Rien ne change.</translation>
    </message>
    <message>
        <source>They are two answers: the new one begins anew, the last one goes to the archive.</source>
        <translation>Ce sont deux réponses : la nouvelle part de zéro, la dernière va aux archives.</translation>
    </message>
    <message>
        <source>Agents go on seeing the last text, as that of the editors.</source>
        <translation>Les agents continuent de voir l’ancien texte, comme texte des éditeurs.</translation>
    </message>
    <message>
        <source>It is kept and hidden from agents.</source>
        <translation>Elle est gardée, et masquée aux agents.</translation>
    </message>
    <message>
        <source>Agents go on seeing it, as an answer that the editors wrote.</source>
        <translation>Les agents continuent de la voir, comme une réponse écrite par les éditeurs.</translation>
    </message>
    <message>
        <source>Is it the same answer with another text? Until you decide, they are two.</source>
        <translation>Est-ce la même réponse, avec un autre texte ? Tant que vous n’avez pas décidé, ce sont deux réponses.</translation>
    </message>
    <message>
        <source>[number]</source>
        <translation>[nombre]</translation>
    </message>
</context>
<context>
    <name>LineView</name>
    <message>
        <source>Lines</source>
        <translation>Lignes</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>N°</translation>
    </message>
    <message>
        <source>Taken for</source>
        <translation>Lue comme</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>A question begins &amp;here</source>
        <translation>Ici commence une &amp;question</translation>
    </message>
    <message>
        <source>Q</source>
        <translation>Q</translation>
    </message>
    <message>
        <source>Part of the &amp;answer</source>
        <translation>Fait partie de la &amp;réponse</translation>
    </message>
    <message>
        <source>A</source>
        <translation>R</translation>
    </message>
    <message>
        <source>&amp;Decoration, wherever the line recurs</source>
        <translation>&amp;Décor, partout où la ligne revient</translation>
    </message>
    <message>
        <source>D</source>
        <translation>D</translation>
    </message>
    <message>
        <source>The answer &amp;ends above it</source>
        <translation>La réponse &amp;finit avant</translation>
    </message>
    <message>
        <source>E</source>
        <translation>F</translation>
    </message>
    <message>
        <source>&amp;Leave it to the program</source>
        <translation>&amp;Laisser faire le programme</translation>
    </message>
    <message>
        <source>%1 (you)</source>
        <translation>%1 (vous)</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Helpdesk assistant</source>
        <translation>Assistant de réponse</translation>
    </message>
    <message>
        <source>Opening the FAQ…</source>
        <translation>Ouverture de la FAQ…</translation>
    </message>
</context>
<context>
    <name>MatchesPage</name>
    <message>
        <source>Show</source>
        <translation>Montrer</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>&amp;Montrer</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Décision</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>Correspondances</translation>
    </message>
    <message>
        <source>Take a&amp;ll shown</source>
        <translation>&amp;Tout prendre</translation>
    </message>
    <message>
        <source>Re&amp;fuse all shown</source>
        <translation>Tout re&amp;fuser</translation>
    </message>
    <message>
        <source>T</source>
        <translation>P</translation>
    </message>
    <message>
        <source>R</source>
        <translation>R</translation>
    </message>
    <message>
        <source>All that changes</source>
        <translation>Tout ce qui change</translation>
    </message>
    <message>
        <source>The same answer (T)</source>
        <translation>La même réponse (P)</translation>
    </message>
    <message>
        <source>Take (T)</source>
        <translation>Prendre (P)</translation>
    </message>
    <message>
        <source>Another answer (R)</source>
        <translation>Une autre réponse (R)</translation>
    </message>
    <message>
        <source>Refuse (R)</source>
        <translation>Refuser (R)</translation>
    </message>
    <message>
        <source>Nothing changes.</source>
        <translation>Rien ne change.</translation>
    </message>
</context>
<context>
    <name>Newer</name>
    <message>
        <source>A newer version of the program wrote your settings. They are used as far as this one knows them, and stay as they are.</source>
        <translation>Une version plus récente du programme a écrit vos paramètres. Celle-ci utilise ceux qu’elle connaît et n’y change rien.</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>OriginLine</name>
    <message>
        <source>Question worded by the editors</source>
        <translation>Question proposée par la rédaction</translation>
    </message>
    <message>
        <source>FAQ of %1</source>
        <translation>FAQ du %1</translation>
    </message>
    <message>
        <source>Reference %1</source>
        <translation>Référence %1</translation>
    </message>
    <message>
        <source>%1, lines %2</source>
        <translation>%1, l.&#xa0;%2</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 à %2</translation>
    </message>
    <message>
        <source>Written by the editors, not by the agency</source>
        <translation>Rédigée par l’équipe éditoriale, pas par l’agence</translation>
    </message>
    <message>
        <source>Owner: %1</source>
        <translation>Responsable&#xa0;: %1</translation>
    </message>
    <message>
        <source>checked on %1</source>
        <translation>vérifiée le %1</translation>
    </message>
</context>
<context>
    <name>OutcomeView</name>
    <message>
        <source>Answers</source>
        <translation>Réponses</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <source>What is in doubt</source>
        <translation>Ce qui est en doute</translation>
    </message>
    <message>
        <source>Doubts</source>
        <translation>Doutes</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s)</source>
        <translation>
            <numerusform>%Ln réponse</numerusform>
            <numerusform>%Ln réponses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n doubt(s)</source>
        <translation>
            <numerusform>%Ln doute</numerusform>
            <numerusform>%Ln doutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Policy</name>
    <message>
        <source>The settings of this machine cannot be understood. Meanwhile no search is kept with the feedback. Give this to your support team: %1</source>
        <translation>Les paramètres de ce poste ne peuvent pas être compris. En attendant, aucune recherche n’est conservée avec les avis. Transmettez ceci à votre support&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>Settings</source>
        <translation>Paramètres</translation>
    </message>
    <message>
        <source>Esc puts the window away once there is nothing left to clear</source>
        <translation>Échap réduit la fenêtre quand il n’y a plus rien à effacer</translation>
    </message>
    <message>
        <source>Keep what was searched with the feedback, personal data masked</source>
        <translation>Garder avec les avis ce qui a été cherché, données personnelles masquées</translation>
    </message>
    <message>
        <source>Ticket note</source>
        <translation>Note de ticket</translation>
    </message>
    <message>
        <source>The note knows nothing called {%1}. Mend the name, or take it out.</source>
        <translation>La note ne connaît pas {%1}. Corrigez ce nom, ou retirez-le.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Language of the system</source>
        <translation>Langue du système</translation>
    </message>
    <message>
        <source>Your IT department has set that searches are not kept.</source>
        <translation>Votre service informatique a choisi que les recherches ne soient pas conservées.</translation>
    </message>
    <message>
        <source>Key that brings the window forward from any program</source>
        <translation>Touche qui rappelle la fenêtre depuis un autre programme</translation>
    </message>
    <message>
        <source>Press the keys, for example Ctrl+Shift+H; without any, there is no such key.</source>
        <translation>Appuyez sur les touches, par exemple Ctrl+Maj+H&#x202f;; laissez vide pour vous en passer.</translation>
    </message>
    <message>
        <source>That key searches for the text selected in the other program</source>
        <translation>Cette touche cherche le texte sélectionné dans l’autre programme</translation>
    </message>
    <message>
        <source>The text is copied as with Ctrl+C, and the clipboard is put back as it was. Not for command windows, where Ctrl+C ends what runs.</source>
        <translation>Le texte est copié comme avec Ctrl+C, puis le presse-papiers est rétabli. À éviter dans une invite de commandes, où Ctrl+C arrête ce qui s’exécute.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thème</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Contraste élevé</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normale</translation>
    </message>
    <message>
        <source>Size of the answer's text</source>
        <translation>Taille du texte de la réponse</translation>
    </message>
    <message>
        <source>The note may hold: {question}, {answer}, {topics}, {uid}, {date}. Left empty, it becomes the proposed note again.</source>
        <translation>La note peut contenir : {question}, {réponse}, {sujets}, {référence}, {date}. Laissée vide, elle redevient la note proposée.</translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message>
        <source>The FAQ cannot be found</source>
        <translation>La FAQ est introuvable</translation>
    </message>
    <message>
        <source>There is no FAQ file where the program looks for it.</source>
        <translation>Il n’y a pas de fichier de FAQ à l’endroit où le programme le cherche.</translation>
    </message>
    <message>
        <source>Put the file back, or ask your support team for it. Then try again.</source>
        <translation>Remettez le fichier à cet endroit ou demandez-le à votre support, puis réessayez.</translation>
    </message>
    <message>
        <source>This file is not a FAQ</source>
        <translation>Ce fichier n’est pas une FAQ</translation>
    </message>
    <message>
        <source>This file was not made by this program. It was left as it is.</source>
        <translation>Ce qui se trouve à cet endroit n’a pas été créé par ce programme, qui n’y a pas touché.</translation>
    </message>
    <message>
        <source>Replace it with the file faq.db that you were given. Then try again.</source>
        <translation>Mettez à cet endroit le fichier faq.db qui vous a été remis, puis réessayez.</translation>
    </message>
    <message>
        <source>The FAQ is newer than the program</source>
        <translation>La FAQ est plus récente que le programme</translation>
    </message>
    <message>
        <source>Ask your support team for the new version of the program. Then try again.</source>
        <translation>Demandez à votre support la nouvelle version du programme, puis réessayez.</translation>
    </message>
    <message>
        <source>The FAQ is damaged</source>
        <translation>La FAQ est endommagée</translation>
    </message>
    <message>
        <source>The file is no longer whole, and a wrong answer would be worse than none.</source>
        <translation>Le fichier n’est plus intact, et une réponse fausse serait pire qu’une absence de réponse.</translation>
    </message>
    <message>
        <source>Replace the file with a fresh copy from your support team. Then try again.</source>
        <translation>Remplacez le fichier par une copie fournie par votre support, puis réessayez.</translation>
    </message>
    <message>
        <source>The FAQ cannot be read</source>
        <translation>La FAQ ne peut pas être lue</translation>
    </message>
    <message>
        <source>Windows or another program refuses access to the file.</source>
        <translation>Le système ou un autre programme refuse l’accès au fichier.</translation>
    </message>
    <message>
        <source>Check that you may open it and that the network drive is there. Then try again.</source>
        <translation>Vérifiez que vous avez le droit de l’ouvrir et que le lecteur réseau est présent, puis réessayez.</translation>
    </message>
    <message>
        <source>Nothing was changed, and the feedback you gave is safe.</source>
        <translation>Rien n’a été modifié, et vos avis déjà donnés sont en sécurité.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>There is no room left on the disk. Free some space, then try again.</source>
        <translation>Il n’y a plus de place sur le disque. Libérez de l’espace, puis réessayez.</translation>
    </message>
    <message>
        <source>Another program is using the file. Try again in a moment.</source>
        <translation>Un autre programme utilise le fichier. Réessayez dans un instant.</translation>
    </message>
    <message>
        <source>A newer version of the program wrote the file. Update the program.</source>
        <translation>Le fichier vient d’une version plus récente du programme. Mettez le programme à jour.</translation>
    </message>
    <message>
        <source>The file belongs to another program. Ask your support team to move it away.</source>
        <translation>Le fichier appartient à un autre programme. Demandez à votre support de le déplacer.</translation>
    </message>
    <message>
        <source>This format cannot hold all of it. Choose another one.</source>
        <translation>Ce format ne peut pas tout contenir. Choisissez-en un autre.</translation>
    </message>
    <message>
        <source>Something else has this name, and was left as it is. Choose another name.</source>
        <translation>Ce nom est déjà pris&#x202f;; ce qui le porte est resté intact. Choisissez un autre nom.</translation>
    </message>
    <message>
        <source>The feedback file was damaged.</source>
        <translation>Le fichier des avis était endommagé.</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) could be read and are safe in a new file.</source>
        <translation>
            <numerusform>%Ln élément (vote, copie ou recherche) a pu être relu et est en sûreté dans un nouveau fichier.</numerusform>
            <numerusform>%Ln éléments (votes, copies, recherches) ont pu être relus et sont en sûreté dans un nouveau fichier.</numerusform>
        </translation>
    </message>
    <message>
        <source>Go on as usual, and tell your support team that the damaged file was kept as %1.</source>
        <translation>Continuez normalement et signalez à votre support que le fichier endommagé est conservé sous le nom %1.</translation>
    </message>
    <message>
        <source>The file is damaged. Ask your support team to keep a copy and move it away.</source>
        <translation>Le fichier est endommagé. Demandez à votre support d’en garder une copie et de le déplacer.</translation>
    </message>
    <message>
        <source>The program made a mistake. Tell your support team.</source>
        <translation>Le programme a commis une erreur. Prévenez votre support.</translation>
    </message>
    <message>
        <source>The file cannot be written. Close it in other programs and check its folder.</source>
        <translation>Le fichier ne peut pas être écrit. Fermez-le dans les autres programmes et vérifiez son dossier.</translation>
    </message>
    <message>
        <source>A newer version of the program wrote this file; this one cannot read it.</source>
        <translation>Ce fichier vient d’une version plus récente du programme, que celle-ci ne sait pas lire.</translation>
    </message>
    <message>
        <source>The program is incomplete</source>
        <translation>Le programme est incomplet</translation>
    </message>
    <message>
        <source>A file that belongs to the program is missing or damaged.</source>
        <translation>Un fichier qui appartient au programme manque ou est endommagé.</translation>
    </message>
    <message>
        <source>Ask your support team to install the program again. Then try again.</source>
        <translation>Demandez à votre support de réinstaller le programme, puis réessayez.</translation>
    </message>
    <message>
        <source>A file that belongs to the program is missing or damaged. Ask your support team to install it again.</source>
        <translation>Un fichier du programme manque ou est endommagé. Demandez à votre support de le réinstaller.</translation>
    </message>
</context>
<context>
    <name>QualifierBar</name>
    <message>
        <source>Ask the caller:</source>
        <translation>À demander à l’appelant&#xa0;:</translation>
    </message>
    <message>
        <source>Answer: %1</source>
        <translation>Répondre&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>ReadingPage</name>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>F&amp;ichier</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>A&amp;nnuler</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>Réta&amp;blir</translation>
    </message>
    <message>
        <source>Say it of &amp;all of them</source>
        <translation>Le dire de &amp;toutes</translation>
    </message>
    <message>
        <source>For&amp;get the rule</source>
        <translation>&amp;Oublier la règle</translation>
    </message>
    <message>
        <source>Read as: %1</source>
        <translation>Lecture : %1</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) begin with « %1 ».</source>
        <translation>
            <numerusform>%Ln ligne commence par « %1 ».</numerusform>
            <numerusform>%Ln lignes commencent par « %1 ».</numerusform>
        </translation>
    </message>
    <message>
        <source>A rule says which lines begin a question.</source>
        <translation>Une règle dit quelles lignes commencent une question.</translation>
    </message>
    <message>
        <source>Each line says itself what it holds: nothing can be corrected here, only in the file.</source>
        <translation>Chaque ligne dit elle-même ce qu’elle contient : rien ne se corrige ici, seulement dans le fichier.</translation>
    </message>
</context>
<context>
    <name>ReasonPanel</name>
    <message>
        <source>Why?</source>
        <translation>Pourquoi&#x202f;?</translation>
    </message>
    <message>
        <source>Other reasons…</source>
        <translation>Autres raisons…</translation>
    </message>
</context>
<context>
    <name>ResultDelegate</name>
    <message>
        <source>also: %1</source>
        <translation>aussi&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>ResultList</name>
    <message>
        <source>Answers</source>
        <translation>Réponses</translation>
    </message>
    <message>
        <source>%1 of %2, %3</source>
        <translation>%1 sur %2, %3</translation>
    </message>
</context>
<context>
    <name>ResultModel</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message numerus="yes">
        <source>Show more (%n left)</source>
        <translation>
            <numerusform>Afficher la suite (encore %Ln)</numerusform>
            <numerusform>Afficher la suite (encore %Ln)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReadAloudView</name>
    <message>
        <source>Previous step</source>
        <translation>Étape précédente</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Étape suivante</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Étape %1 sur %2</translation>
    </message>
    <message>
        <source>Whole answer</source>
        <translation>Réponse entière</translation>
    </message>
    <message>
        <source>Stop reading aloud</source>
        <translation>Quitter la lecture à voix haute</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Précédente</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivante</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>Search</source>
        <translation>Recherche</translation>
    </message>
    <message>
        <source>Arrow keys move through the answers, Enter copies the selected one.</source>
        <translation>Les flèches parcourent les réponses, Entrée copie celle qui est choisie.</translation>
    </message>
    <message>
        <source>What does the caller say?</source>
        <translation>Que dit l’appelant&#x202f;?</translation>
    </message>
</context>
<context>
    <name>SettingsExchange</name>
    <message>
        <source>This file holds no settings of this program. Choose another one.</source>
        <translation>Ce fichier ne contient pas de paramètres de ce programme. Choisissez-en un autre.</translation>
    </message>
    <message>
        <source>A newer version of the program wrote these settings. Update the program first.</source>
        <translation>Une version plus récente du programme a écrit ces paramètres. Mettez d’abord le programme à jour.</translation>
    </message>
    <message>
        <source>“%1” cannot be used. Export the settings again, or mend the file.</source>
        <translation>«&#xa0;%1&#xa0;» ne peut pas être utilisé. Exportez de nouveau les paramètres, ou corrigez le fichier.</translation>
    </message>
    <message>
        <source>The settings cannot be written there. Choose another folder.</source>
        <translation>Les paramètres ne peuvent pas être écrits à cet endroit. Choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>The file cannot be read. Check that it is there and yours to open.</source>
        <translation>Le fichier ne peut pas être lu. Vérifiez qu’il est là et que vous pouvez l’ouvrir.</translation>
    </message>
    <message>
        <source>Your settings are as they were.</source>
        <translation>Vos paramètres n’ont pas changé.</translation>
    </message>
</context>
<context>
    <name>ShortcutDialog</name>
    <message>
        <source>Change the shortcuts</source>
        <translation>Modifier les raccourcis</translation>
    </message>
    <message>
        <source>Choose an action with the arrow keys, go to its key with Tab and press the new one.</source>
        <translation>Choisissez une action avec les flèches, allez à sa touche avec Tab et appuyez sur la nouvelle.</translation>
    </message>
    <message>
        <source>Find an action or a key</source>
        <translation>Chercher une action ou une touche</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Par défaut</translation>
    </message>
</context>
<context>
    <name>ShortcutRules</name>
    <message>
        <source>One key, with Ctrl, Alt or Shift: not several in a row.</source>
        <translation>Une touche, avec Ctrl, Alt ou Maj, mais pas plusieurs à la suite.</translation>
    </message>
    <message>
        <source>Ctrl+Alt is AltGr on a French keyboard: it types characters.</source>
        <translation>Ctrl+Alt est AltGr sur un clavier français&#xa0;: il écrit des caractères.</translation>
    </message>
    <message>
        <source>Digits of the upper row need Shift on a French keyboard.</source>
        <translation>Les chiffres de la rangée du haut demandent Maj sur un clavier français.</translation>
    </message>
    <message>
        <source>This key types a character: add Ctrl or Alt.</source>
        <translation>Cette touche écrit un caractère&#xa0;: ajoutez Ctrl ou Alt.</translation>
    </message>
    <message>
        <source>This key moves in the list or edits the text.</source>
        <translation>Cette touche parcourt la liste ou modifie le texte.</translation>
    </message>
    <message>
        <source>Already used: %1.</source>
        <translation>Déjà utilisée&#xa0;: %1.</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Search</source>
        <translation>Chercher</translation>
    </message>
    <message>
        <source>Type, from anywhere</source>
        <translation>Taper, où que soit le curseur</translation>
    </message>
    <message>
        <source>Previous or next answer</source>
        <translation>Réponse précédente ou suivante</translation>
    </message>
    <message>
        <source>Previous or next page</source>
        <translation>Page précédente ou suivante</translation>
    </message>
    <message>
        <source>First or last answer</source>
        <translation>Première ou dernière réponse</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Réponses</translation>
    </message>
</context>
<context>
    <name>SuggestionRow</name>
    <message>
        <source>Try instead:</source>
        <translation>Essayez plutôt&#xa0;:</translation>
    </message>
    <message>
        <source>Searches with this word instead of the one that was not found.</source>
        <translation>Cherche avec ce mot à la place de celui qui est absent.</translation>
    </message>
</context>
<context>
    <name>TicketNote</name>
    <message>
        <source>Question: {question}

{answer}

Topics: {topics}
Reference: {uid}, FAQ of {date}</source>
        <translation>Question&#xa0;: {question}

{réponse}

Sujets&#xa0;: {sujets}
Référence&#xa0;: {référence}, FAQ du {date}</translation>
    </message>
</context>
<context>
    <name>TopicPane</name>
    <message>
        <source>Topics</source>
        <translation>Sujets</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>Décocher tous les sujets</translation>
    </message>
</context>
<context>
    <name>ValueRow</name>
    <message>
        <source>Not stated</source>
        <translation>Non renseigné</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s)</source>
        <translation>
            <numerusform>%Ln réponse</numerusform>
            <numerusform>%Ln réponses</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WindowModes</name>
    <message>
        <source>Show the window</source>
        <translation>Afficher la fenêtre</translation>
    </message>
    <message>
        <source>The key that brings this window forward does not work; the settings hold it.</source>
        <translation>La touche de rappel de la fenêtre ne répond donc pas&#x202f;; elle se change dans les paramètres.</translation>
    </message>
</context>
<context>
    <name>RelatedBar</name>
    <message>
        <source>See also</source>
        <translation>Voir aussi</translation>
    </message>
</context>
<context>
    <name>FacetGroup</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>encore %Ln</numerusform>
            <numerusform>encore %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without an answer here</source>
        <translation>
            <numerusform>%Ln sans réponse ici</numerusform>
            <numerusform>%Ln sans réponse ici</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s)</source>
        <translation>
            <numerusform>%Ln valeur</numerusform>
            <numerusform>%Ln valeurs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ValueFilter</name>
    <message numerus="yes">
        <source>Find among %n value(s)</source>
        <translation>
            <numerusform>Chercher parmi %Ln valeur</numerusform>
            <numerusform>Chercher parmi %Ln valeurs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BasketBar</name>
    <message numerus="yes">
        <source>%n answer(s) in the basket</source>
        <translation>
            <numerusform>%Ln réponse dans le panier</numerusform>
            <numerusform>%Ln réponses dans le panier</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Tout copier</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Vider</translation>
    </message>
</context>
<context>
    <name>BlankBar</name>
    <message>
        <source>Fill in:</source>
        <translation>À compléter :</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Leave blank</source>
        <translation>Sans compléter</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message numerus="yes">
        <source>%n blank(s) to fill in.</source>
        <translation>
            <numerusform>%Ln blanc à compléter.</numerusform>
            <numerusform>%Ln blancs à compléter.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AnnouncementPanel</name>
    <message numerus="yes">
        <source>%n announcement(s)</source>
        <translation>
            <numerusform>%Ln annonce</numerusform>
            <numerusform>%Ln annonces</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShortcutList</name>
    <message>
        <source>Actions</source>
        <translation>Actions</translation>
    </message>
</context>
<context>
    <name>ContextMenus</name>
    <message>
        <source>Copy the selection</source>
        <translation>Copier la sélection</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>Copier l’adresse</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Tout sélectionner</translation>
    </message>
    <message>
        <source>Only « %1 »</source>
        <translation>Seulement « %1 »</translation>
    </message>
    <message>
        <source>Copy the answer</source>
        <translation>Copier la réponse</translation>
    </message>
</context>
<context>
    <name>AnswerField</name>
    <message>
        <source>Bold</source>
        <translation>Gras</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Lien</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Étapes</translation>
    </message>
</context>
<context>
    <name>Edit</name>
    <message>
        <source>New answer</source>
        <translation>Nouvelle réponse</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Partage</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Réunion</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archivage</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Publication</translation>
    </message>
    <message>
        <source>Back to the source</source>
        <translation>Retour à la source</translation>
    </message>
    <message>
        <source>Replace in all answers</source>
        <translation>Remplacement partout</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>Thèmes</translation>
    </message>
    <message>
        <source>Expected results</source>
        <translation>Recherches témoins</translation>
    </message>
    <message>
        <source>Feedback</source>
        <translation>Retours des agents</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Text of someone else</source>
        <translation>Texte de l’autre personne</translation>
    </message>
    <message>
        <source>Change of the source seen</source>
        <translation>Changement de la source vu</translation>
    </message>
</context>
<context>
    <name>EditorActions</name>
    <message>
        <source>&amp;Open a folder…</source>
        <translation>&amp;Ouvrir un dossier…</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Enregistrer</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Fermer</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rétablir</translation>
    </message>
    <message>
        <source>&amp;Filter the answers</source>
        <translation>&amp;Filtrer les réponses</translation>
    </message>
    <message>
        <source>Find and re&amp;place…</source>
        <translation>Rechercher et rem&amp;placer…</translation>
    </message>
    <message>
        <source>&amp;Field back to the source</source>
        <translation>Revenir à la &amp;source pour ce champ</translation>
    </message>
    <message>
        <source>&amp;New answer</source>
        <translation>&amp;Nouvelle réponse</translation>
    </message>
    <message>
        <source>&amp;Split at the caret</source>
        <translation>&amp;Partager au curseur</translation>
    </message>
    <message>
        <source>&amp;Merge with another…</source>
        <translation>&amp;Réunir avec une autre…</translation>
    </message>
    <message>
        <source>&amp;Archive</source>
        <translation>&amp;Archiver</translation>
    </message>
    <message>
        <source>&amp;Publish</source>
        <translation>P&amp;ublier</translation>
    </message>
    <message>
        <source>Answer &amp;back to the source</source>
        <translation>Revenir à la &amp;source pour toute la réponse</translation>
    </message>
    <message>
        <source>Ne&amp;xt answer</source>
        <translation>Réponse sui&amp;vante</translation>
    </message>
    <message>
        <source>Pre&amp;vious answer</source>
        <translation>Réponse précéden&amp;te</translation>
    </message>
    <message>
        <source>&amp;Check all answers</source>
        <translation>&amp;Vérifier toutes les réponses</translation>
    </message>
    <message>
        <source>&amp;Next pane</source>
        <translation>Volet &amp;suivant</translation>
    </message>
    <message>
        <source>&amp;Previous pane</source>
        <translation>Volet &amp;précédent</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Édition</translation>
    </message>
    <message>
        <source>&amp;Answer</source>
        <translation>&amp;Réponse</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>&amp;Outils</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>&amp;Change of the source seen</source>
        <translation>&amp;J’ai vu le changement de la source</translation>
    </message>
</context>
<context>
    <name>EditorController</name>
    <message>
        <source>Opening the folder…</source>
        <translation>Ouverture du dossier…</translation>
    </message>
    <message>
        <source>This folder cannot be edited</source>
        <translation>Ce dossier ne peut pas être modifié ici</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1 : %2</translation>
    </message>
    <message>
        <source>Changes not saved yet</source>
        <translation>Modifications pas encore enregistrées</translation>
    </message>
    <message>
        <source>All is saved</source>
        <translation>Tout est enregistré</translation>
    </message>
    <message>
        <source>%1 published, %2 drafts, %3 archived</source>
        <translation>Publiées : %1 · brouillons : %2 · archivées : %3</translation>
    </message>
    <message>
        <source>New value</source>
        <translation>Nouvelle valeur</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nom</translation>
    </message>
    <message>
        <source>New topic</source>
        <translation>Nouveau thème</translation>
    </message>
    <message>
        <source>Read it again</source>
        <translation>Le relire</translation>
    </message>
    <message>
        <source>Something unexpected went wrong, and was noted for your support team. Your edits are kept. If the window does not react as usual, close it and open it again.</source>
        <translation>Une erreur inattendue s’est produite et a été notée pour votre service d’assistance. Vos modifications sont gardées. Si la fenêtre ne réagit plus comme d’habitude, fermez-la et rouvrez-la.</translation>
    </message>
    <message>
        <source>All is saved, except a date that is none</source>
        <translation>Tout est enregistré, sauf une date à corriger</translation>
    </message>
</context>
<context>
    <name>EditorPanes</name>
    <message>
        <source>As agents see it</source>
        <translation>Vue de l’agent</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Essai</translation>
    </message>
    <message>
        <source>Test list</source>
        <translation>Liste de test</translation>
    </message>
    <message>
        <source>Feedback</source>
        <translation>Retours</translation>
    </message>
</context>
<context>
    <name>EditorWindow</name>
    <message>
        <source>Answers</source>
        <translation>Réponses</translation>
    </message>
</context>
<context>
    <name>EntryForm</name>
    <message>
        <source>Choose an answer in the list, or begin a new one.</source>
        <translation>Choisissez une réponse dans la liste, ou commencez-en une nouvelle.</translation>
    </message>
    <message>
        <source>DD/MM/YYYY</source>
        <translation>JJ/MM/AAAA</translation>
    </message>
    <message>
        <source>One a line, as callers ask</source>
        <translation>Une par ligne, comme les appelants le disent</translation>
    </message>
    <message>
        <source>Agents never see it</source>
        <translation>Les agents ne la voient jamais</translation>
    </message>
    <message>
        <source>&amp;Question</source>
        <translation>&amp;Question</translation>
    </message>
    <message>
        <source>Other &amp;wordings</source>
        <translation>Autres for&amp;mulations</translation>
    </message>
    <message>
        <source>Answe&amp;r</source>
        <translation>Ré&amp;ponse</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>Thèmes</translation>
    </message>
    <message>
        <source>Stat&amp;us</source>
        <translation>É&amp;tat</translation>
    </message>
    <message>
        <source>&amp;Owner</source>
        <translation>Responsab&amp;le</translation>
    </message>
    <message>
        <source>&amp;Checked on</source>
        <translation>&amp;Vérifiée le</translation>
    </message>
    <message>
        <source>Valid unti&amp;l</source>
        <translation>Valable &amp;jusqu’au</translation>
    </message>
    <message>
        <source>Note for the editor&amp;s</source>
        <translation>&amp;Note pour les éditeurs</translation>
    </message>
    <message>
        <source>Write a date as 31/12/2026.</source>
        <translation>Écrivez une date comme 31/12/2026.</translation>
    </message>
    <message>
        <source>In grey: found without help, so of little use.</source>
        <translation>En gris : trouvées sans aide, donc peu utiles.</translation>
    </message>
</context>
<context>
    <name>EntryList</name>
    <message>
        <source>Filter the answers</source>
        <translation>Filtrer les réponses</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Thème</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Réponses</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s)</source>
        <translation>
            <numerusform>%Ln réponse</numerusform>
            <numerusform>%Ln réponses</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>Tous les états</translation>
    </message>
    <message>
        <source>All topics</source>
        <translation>Tous les thèmes</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1 : %2</translation>
    </message>
</context>
<context>
    <name>EntryModel</name>
    <message>
        <source>Question still missing</source>
        <translation>Question à écrire</translation>
    </message>
</context>
<context>
    <name>EntryState</name>
    <message>
        <source>To be checked after an import</source>
        <translation>À vérifier après un import</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Périmée</translation>
    </message>
    <message>
        <source>Incomplete</source>
        <translation>Incomplète</translation>
    </message>
    <message>
        <source>Not found by its question</source>
        <translation>Pas trouvée par sa question</translation>
    </message>
    <message>
        <source>Almost a duplicate</source>
        <translation>Presque un doublon</translation>
    </message>
    <message>
        <source>No topic</source>
        <translation>Sans thème</translation>
    </message>
    <message>
        <source>Question by the editors</source>
        <translation>Question proposée</translation>
    </message>
    <message>
        <source>Changed since the last build</source>
        <translation>Modifiée</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Brouillon</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>Archivée</translation>
    </message>
    <message>
        <source>Gone from the source</source>
        <translation>Retirée de la source</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>Question</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>Other wordings</source>
        <translation>Autres formulations</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>Thèmes</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Responsable</translation>
    </message>
    <message>
        <source>Checked on</source>
        <translation>Vérifiée le</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Valable jusqu’au</translation>
    </message>
    <message>
        <source>Note for the editors</source>
        <translation>Note pour les éditeurs</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message numerus="yes">
        <source>%n copy(ies)</source>
        <translation>
            <numerusform>%Ln copie</numerusform>
            <numerusform>%Ln copies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n search(es) without answer</source>
        <translation>
            <numerusform>%Ln recherche sans réponse</numerusform>
            <numerusform>%Ln recherches sans réponse</numerusform>
        </translation>
    </message>
    <message>
        <source>Useful in %1 to %2 % of cases, with 95 % certainty</source>
        <translation>Utile dans %1 à %2 % des cas, avec 95 % de certitude</translation>
    </message>
    <message>
        <source>Reasons against it: %1</source>
        <translation>Raisons contre : %1</translation>
    </message>
    <message>
        <source>not clear</source>
        <translation>pas clair</translation>
    </message>
    <message>
        <source>incomplete</source>
        <translation>incomplet</translation>
    </message>
    <message>
        <source>off topic</source>
        <translation>hors sujet</translation>
    </message>
    <message>
        <source>seems wrong</source>
        <translation>semble faux</translation>
    </message>
    <message>
        <source>outdated</source>
        <translation>périmé</translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 useful</source>
        <translation>
            <numerusform>%Ln utile sur %1</numerusform>
            <numerusform>%Ln utiles sur %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FolderKeeper</name>
    <message>
        <source>%1: workshop</source>
        <translation>%1 : atelier</translation>
    </message>
    <message>
        <source>Someone else changed this folder; it was put together.</source>
        <translation>Quelqu’un d’autre a modifié ce dossier ; tout a été réuni.</translation>
    </message>
    <message>
        <source>The window could not be opened. Try again.</source>
        <translation>La fenêtre n’a pas pu être ouverte. Réessayez.</translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) of the editors belong to no answer any more, because the source has changed; curation.toml keeps them. The first: %1</source>
        <translation>
            <numerusform>%Ln texte des éditeurs n’a plus de réponse, car la source a changé ; curation.toml le garde : %1</numerusform>
            <numerusform>%Ln textes des éditeurs n’ont plus de réponse, car la source a changé ; curation.toml les garde. Le premier : %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SourceNote</name>
    <message>
        <source>Back to the source</source>
        <translation>Revenir à la source</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation>Source : %1</translation>
    </message>
    <message>
        <source>Added by the editors</source>
        <translation>Ajout des éditeurs</translation>
    </message>
    <message>
        <source>The source has changed since this text was written.</source>
        <translation>La source a changé depuis que ce texte a été écrit.</translation>
    </message>
    <message>
        <source>Seen: keep this text</source>
        <translation>J’ai vu : garder ce texte</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Published</source>
        <translation>Publiée</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Brouillon</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>Archivée</translation>
    </message>
    <message>
        <source>Gone from the source</source>
        <translation>Retirée de la source</translation>
    </message>
</context>
<context>
    <name>TopicField</name>
    <message>
        <source>New topic…</source>
        <translation>Nouveau thème…</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1 : %2</translation>
    </message>
    <message>
        <source>New value…</source>
        <translation>Nouvelle valeur…</translation>
    </message>
    <message>
        <source>New value of %1…</source>
        <translation>Nouvelle valeur de %1…</translation>
    </message>
</context>
<context>
    <name>EditorStart</name>
    <message>
        <source>The folder of the FAQ</source>
        <translation>Le dossier de la FAQ</translation>
    </message>
</context>
<context>
    <name>QuestionDialog</name>
    <message>
        <source>Save before closing?</source>
        <translation>Enregistrer avant de fermer ?</translation>
    </message>
    <message>
        <source>Some changes are not in the folder yet.</source>
        <translation>Des modifications ne sont pas encore dans le dossier.</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Enregistrer</translation>
    </message>
    <message>
        <source>Close &amp;without saving</source>
        <translation>Fermer &amp;sans enregistrer</translation>
    </message>
    <message>
        <source>Go on where the last window ended?</source>
        <translation>Reprendre là où la dernière fenêtre s’est arrêtée ?</translation>
    </message>
    <message>
        <source>It was closed before these changes were saved:</source>
        <translation>Elle a été fermée avant que ces modifications soient enregistrées :</translation>
    </message>
    <message>
        <source>&amp;Go on with them</source>
        <translation>&amp;Les reprendre</translation>
    </message>
    <message>
        <source>&amp;Leave them</source>
        <translation>Les a&amp;bandonner</translation>
    </message>
    <message>
        <source>Someone else is editing this folder</source>
        <translation>Quelqu’un d’autre modifie ce dossier</translation>
    </message>
    <message>
        <source>If both of you save, the last one to save has to sort out what both changed.</source>
        <translation>Si vous enregistrez tous les deux, le dernier devra départager ce que vous avez tous deux modifié.</translation>
    </message>
    <message>
        <source>&amp;Open it anyway</source>
        <translation>L’&amp;ouvrir quand même</translation>
    </message>
    <message>
        <source>Someone else changed the same texts</source>
        <translation>Quelqu’un d’autre a modifié les mêmes textes</translation>
    </message>
    <message>
        <source>Everything else was put together. Whose text is to stay here?</source>
        <translation>Tout le reste a été réuni. Quel texte faut-il garder ici ?</translation>
    </message>
    <message>
        <source>&amp;Mine</source>
        <translation>Le &amp;mien</translation>
    </message>
    <message>
        <source>&amp;Theirs</source>
        <translation>Le s&amp;ien</translation>
    </message>
    <message>
        <source>Begin a new FAQ?</source>
        <translation>Commencer une nouvelle FAQ ?</translation>
    </message>
    <message>
        <source>There is no such folder yet:</source>
        <translation>Ce dossier n’existe pas encore :</translation>
    </message>
    <message>
        <source>&amp;Make the folder</source>
        <translation>&amp;Créer le dossier</translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message>
        <source>Merge with another answer</source>
        <translation>Réunir avec une autre réponse</translation>
    </message>
    <message>
        <source>Type as a caller would ask</source>
        <translation>Écrivez comme un appelant le demanderait</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Recherche</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Réponses</translation>
    </message>
    <message>
        <source>&amp;Merge</source>
        <translation>&amp;Réunir</translation>
    </message>
    <message>
        <source>Its text follows that of “%1”, its question becomes a wording, and it is archived. Votes and favourites go on with the one that stays.</source>
        <translation>Son texte suivra celui de « %1 », sa question deviendra une formulation, et elle sera archivée. Les votes et les favoris continuent avec celle qui reste.</translation>
    </message>
</context>
<context>
    <name>PreviewModel</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>ReplaceDialog</name>
    <message>
        <source>Find and replace in all answers</source>
        <translation>Rechercher et remplacer dans toutes les réponses</translation>
    </message>
    <message>
        <source>Capitals as written</source>
        <translation>Respecter les majuscules</translation>
    </message>
    <message>
        <source>Whole words only</source>
        <translation>Mots entiers seulement</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Changements</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>Rec&amp;hercher</translation>
    </message>
    <message>
        <source>&amp;Replace with</source>
        <translation>Remplacer &amp;par</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 dans %2</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s)</source>
        <translation>
            <numerusform>%Ln réponse</numerusform>
            <numerusform>%Ln réponses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%Ln endroit</numerusform>
            <numerusform>%Ln endroits</numerusform>
        </translation>
    </message>
    <message>
        <source>Changes are shown here before they are made.</source>
        <translation>Les changements sont montrés ici avant d’être faits.</translation>
    </message>
    <message>
        <source>Re&amp;place (%1)</source>
        <translation>&amp;Remplacer (%1)</translation>
    </message>
</context>
<context>
    <name>Prompt</name>
    <message>
        <source>&amp;Add</source>
        <translation>A&amp;jouter</translation>
    </message>
</context>
<context>
    <name>Workshop</name>
    <message>
        <source>The workshop on %1 could not be started. Try again.</source>
        <translation>L’atelier sur %1 n’a pas pu être ouvert. Réessayez.</translation>
    </message>
</context>
<context>
    <name>Checks</name>
    <message>
        <source>Checking all answers…</source>
        <translation>Vérification de toutes les réponses…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) to look at</source>
        <translation>
            <numerusform>%Ln point à regarder</numerusform>
            <numerusform>%Ln points à regarder</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to mend was found.</source>
        <translation>Rien n’est à corriger.</translation>
    </message>
</context>
<context>
    <name>BuildDialog</name>
    <message>
        <source>Build the FAQ and hand it out</source>
        <translation>Construire la FAQ et la diffuser</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Avancement</translation>
    </message>
    <message>
        <source>I looked at this: build all the same</source>
        <translation>J’ai regardé : construire quand même</translation>
    </message>
    <message>
        <source>Hand out to</source>
        <translation>Diffuser vers</translation>
    </message>
    <message>
        <source>Build and &amp;hand out</source>
        <translation>Construire et &amp;diffuser</translation>
    </message>
    <message>
        <source>&amp;Build only</source>
        <translation>&amp;Construire seulement</translation>
    </message>
    <message>
        <source>&amp;Replace it</source>
        <translation>&amp;Remplacer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Reading the folder…</source>
        <translation>Lecture du dossier…</translation>
    </message>
    <message>
        <source>Compiling the search…</source>
        <translation>Préparation de la recherche…</translation>
    </message>
    <message>
        <source>Reading the meaning of the texts…</source>
        <translation>Lecture du sens des textes…</translation>
    </message>
    <message>
        <source>Trying the test list…</source>
        <translation>Essai de la liste de test…</translation>
    </message>
    <message>
        <source>Test list: %1 of %2 found.</source>
        <translation>Liste de test : %1 sur %2 trouvent leur réponse.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>et %Ln autre</numerusform>
            <numerusform>et %Ln autres</numerusform>
        </translation>
    </message>
    <message>
        <source>The FAQ is built. At %1 there is another one, which this folder did not hand out: %2.</source>
        <translation>La FAQ est construite. À l’emplacement %1 se trouve une autre FAQ, que ce dossier n’a pas diffusée : %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s), of %1</source>
        <translation>
            <numerusform>%Ln réponse, du %1</numerusform>
            <numerusform>%Ln réponses, du %1</numerusform>
        </translation>
    </message>
    <message>
        <source>The FAQ is built.</source>
        <translation>La FAQ est construite.</translation>
    </message>
    <message>
        <source>The FAQ is handed out: %1</source>
        <translation>La FAQ est diffusée : %1</translation>
    </message>
    <message>
        <source>The one before is kept: %1</source>
        <translation>La précédente est gardée : %1</translation>
    </message>
    <message>
        <source>Desks on this computer read another file; see “helpdesk where”.</source>
        <translation>Les postes de cet ordinateur lisent un autre fichier ; « helpdesk where » dit lequel.</translation>
    </message>
    <message>
        <source>The FAQ is built, but it was not handed out:</source>
        <translation>La FAQ est construite, mais n’a pas été diffusée :</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>Ce qui change</translation>
    </message>
    <message>
        <source>Before and now</source>
        <translation>Avant et maintenant</translation>
    </message>
    <message>
        <source>Hand out &amp;to</source>
        <translation>Diffuser &amp;vers</translation>
    </message>
    <message>
        <source>Another place…</source>
        <translation>Un autre emplacement…</translation>
    </message>
    <message>
        <source>All desks: %1</source>
        <translation>Tous les postes : %1</translation>
    </message>
    <message>
        <source>The place of last time: %1</source>
        <translation>L’emplacement de la dernière fois : %1</translation>
    </message>
    <message>
        <source>This computer only: %1</source>
        <translation>Cet ordinateur seulement : %1</translation>
    </message>
    <message>
        <source>The one &amp;before…</source>
        <translation>La &amp;précédente…</translation>
    </message>
    <message>
        <source>Put back the FAQ that was there before the last one was handed out</source>
        <translation>Remettre la FAQ qui s’y trouvait avant la dernière diffusion</translation>
    </message>
    <message>
        <source>&amp;Put it back</source>
        <translation>Re&amp;mettre la précédente</translation>
    </message>
    <message>
        <source>No FAQ from before is kept beside %1.</source>
        <translation>Aucune FAQ précédente n’est gardée à côté de %1.</translation>
    </message>
    <message>
        <source>Before the last one was handed out, the FAQ at %1 was another: %2. It can be put back; the one there now is kept in its place. The folder and what you edit stay as they are.</source>
        <translation>Avant la dernière diffusion, une autre FAQ se trouvait ici : %1 (%2). Elle peut être remise ; celle qui s’y trouve maintenant est gardée à sa place. Le dossier et vos modifications restent comme ils sont.</translation>
    </message>
    <message>
        <source>The FAQ from before is back: %1</source>
        <translation>La FAQ précédente est de nouveau en place : %1</translation>
    </message>
    <message>
        <source>The one that it replaces is kept: %1</source>
        <translation>Celle qu’elle remplace est gardée : %1</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s)</source>
        <translation>
            <numerusform>%Ln réponse</numerusform>
            <numerusform>%Ln réponses</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Building</name>
    <message>
        <source>&amp;Build and hand out…</source>
        <translation>&amp;Construire et diffuser…</translation>
    </message>
    <message>
        <source>Writing the FAQ…</source>
        <translation>Écriture de la FAQ…</translation>
    </message>
    <message>
        <source>Handing out the FAQ…</source>
        <translation>Diffusion de la FAQ…</translation>
    </message>
    <message>
        <source>Hand out the FAQ to</source>
        <translation>Diffuser la FAQ vers</translation>
    </message>
    <message>
        <source>FAQ (*.db)</source>
        <translation>FAQ (*.db)</translation>
    </message>
    <message>
        <source>The last build is still being stopped. Try again in a moment.</source>
        <translation>La construction précédente s’arrête encore. Réessayez dans un instant.</translation>
    </message>
    <message>
        <source>Putting the FAQ back…</source>
        <translation>Remise en place de la FAQ…</translation>
    </message>
</context>
<context>
    <name>Changes</name>
    <message>
        <source>%1: %2</source>
        <translation>%1 : %2</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nouvelle</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Revenue</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Modifiée</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>Retirée</translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%Ln nouvelle</numerusform>
            <numerusform>%Ln nouvelles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n back</source>
        <translation>
            <numerusform>%Ln revenue</numerusform>
            <numerusform>%Ln revenues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%Ln modifiée</numerusform>
            <numerusform>%Ln modifiées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gone</source>
        <translation>
            <numerusform>%Ln retirée</numerusform>
            <numerusform>%Ln retirées</numerusform>
        </translation>
    </message>
    <message>
        <source>No answer changes.</source>
        <translation>Aucune réponse ne change.</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Avant</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Maintenant</translation>
    </message>
    <message>
        <source>Owner, state and dates</source>
        <translation>Responsable, état et dates</translation>
    </message>
</context>
<context>
    <name>ExpectedModel</name>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Recherche</translation>
    </message>
    <message>
        <source>Must find</source>
        <translation>Doit trouver</translation>
    </message>
    <message>
        <source>Finds</source>
        <translation>Trouve</translation>
    </message>
    <message>
        <source>✓ found</source>
        <translation>✓ trouvée</translation>
    </message>
    <message>
        <source>✗ missed</source>
        <translation>✗ manquée</translation>
    </message>
    <message>
        <source>it comes first</source>
        <translation>elle vient en premier</translation>
    </message>
    <message>
        <source>agents do not see this answer</source>
        <translation>les agents ne voient pas cette réponse</translation>
    </message>
    <message>
        <source>nothing is found</source>
        <translation>rien n’est trouvé</translation>
    </message>
    <message>
        <source>it is number %1</source>
        <translation>elle vient en place %1</translation>
    </message>
    <message>
        <source>it is not among the first %1</source>
        <translation>elle n’est pas parmi les %1 premières</translation>
    </message>
    <message>
        <source>%1; first: %2</source>
        <translation>%1 ; d’abord : %2</translation>
    </message>
</context>
<context>
    <name>ExpectedPane</name>
    <message>
        <source>Search to add</source>
        <translation>Recherche à ajouter</translation>
    </message>
    <message>
        <source>A search that must find the selected answer first</source>
        <translation>Une recherche qui doit trouver la réponse choisie en premier</translation>
    </message>
    <message>
        <source>A&amp;dd</source>
        <translation>A&amp;jouter</translation>
    </message>
    <message>
        <source>Tr&amp;y</source>
        <translation>Essa&amp;yer</translation>
    </message>
    <message>
        <source>&amp;Reword</source>
        <translation>&amp;Modifier</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>Re&amp;tirer</translation>
    </message>
    <message>
        <source>Test list</source>
        <translation>Liste de test</translation>
    </message>
    <message>
        <source>For the selected answer: %1</source>
        <translation>Pour la réponse choisie : %1</translation>
    </message>
    <message>
        <source>No search in the list yet.</source>
        <translation>La liste est encore vide.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n search(es) find(s) the answer first</source>
        <translation>
            <numerusform>%1 recherche sur %Ln trouve sa réponse en premier</numerusform>
            <numerusform>%1 recherches sur %Ln trouvent leur réponse en premier</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InboxModel</name>
    <message numerus="yes">
        <source>proposed %n time(s)</source>
        <translation>
            <numerusform>proposé %Ln fois</numerusform>
            <numerusform>proposé %Ln fois</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>searched %n time(s)</source>
        <translation>
            <numerusform>cherché %Ln fois</numerusform>
            <numerusform>cherché %Ln fois</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · finds an answer now</source>
        <translation>%1 · trouve maintenant une réponse</translation>
    </message>
    <message>
        <source>%1 · answer to write</source>
        <translation>%1 · réponse à écrire</translation>
    </message>
</context>
<context>
    <name>InboxPane</name>
    <message>
        <source>&amp;Read feedback…</source>
        <translation>&amp;Lire des retours…</translation>
    </message>
    <message>
        <source>Make it a &amp;wording</source>
        <translation>&amp;En faire une formulation</translation>
    </message>
    <message>
        <source>&amp;New answer</source>
        <translation>&amp;Nouvelle réponse</translation>
    </message>
    <message>
        <source>&amp;Dismiss for good</source>
        <translation>É&amp;carter pour de bon</translation>
    </message>
    <message>
        <source>&amp;Show this answer</source>
        <translation>&amp;Voir cette réponse</translation>
    </message>
    <message>
        <source>In the list: Enter; the arrows left and right choose the answer</source>
        <translation>Dans la liste : Entrée ; les flèches gauche et droite choisissent la réponse</translation>
    </message>
    <message>
        <source>In the list: Insert</source>
        <translation>Dans la liste : Inser</translation>
    </message>
    <message>
        <source>In the list: Delete</source>
        <translation>Dans la liste : Suppr</translation>
    </message>
    <message>
        <source>Searches and proposals of the agents</source>
        <translation>Recherches et propositions des agents</translation>
    </message>
    <message>
        <source>Put the exports of the agents into the folder “retours”, or choose them here.</source>
        <translation>Mettez les exports des agents dans le dossier « retours », ou choisissez-les ici.</translation>
    </message>
    <message numerus="yes">
        <source>%n to work off</source>
        <translation>
            <numerusform>%Ln à traiter</numerusform>
            <numerusform>%Ln à traiter</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is left to work off.</source>
        <translation>Il ne reste rien à traiter.</translation>
    </message>
    <message>
        <source>Reading the feedback: %1 of %2</source>
        <translation>Lecture des retours : %1 sur %2</translation>
    </message>
    <message>
        <source>Also: %1</source>
        <translation>Aussi : %1</translation>
    </message>
    <message>
        <source>The search finds an answer now. Dismiss it if that is the right one.</source>
        <translation>La recherche trouve maintenant une réponse. Écartez-la si c’est la bonne.</translation>
    </message>
    <message>
        <source>It may be a wording of this answer:</source>
        <translation>C’est peut-être une formulation de cette réponse :</translation>
    </message>
    <message>
        <source>An answer is to be written, unless one of these is meant:</source>
        <translation>Réponse à écrire, à moins que ce ne soit l’une de celles-ci :</translation>
    </message>
    <message>
        <source>An answer is to be written: nothing is near to it.</source>
        <translation>Réponse à écrire : rien n’en est proche.</translation>
    </message>
</context>
<context>
    <name>TrialPane</name>
    <message>
        <source>What does the caller say?</source>
        <translation>Que dit l’appelant ?</translation>
    </message>
    <message>
        <source>Try a search</source>
        <translation>Essayer une recherche</translation>
    </message>
    <message>
        <source>Add to the test list</source>
        <translation>Ajouter à la liste de test</translation>
    </message>
    <message>
        <source>Add as a wording</source>
        <translation>Ajouter comme formulation</translation>
    </message>
    <message>
        <source>From before your last change; the new result is coming…</source>
        <translation>D’avant votre dernière modification ; le nouveau résultat arrive…</translation>
    </message>
    <message>
        <source>Preparing the search…</source>
        <translation>Préparation de la recherche…</translation>
    </message>
    <message>
        <source>Found without help, so of little use as wordings:</source>
        <translation>Trouvées sans aide, donc peu utiles comme formulations :</translation>
    </message>
    <message>
        <source>Not found by this search</source>
        <translation>Cette recherche ne trouve pas cette réponse</translation>
    </message>
    <message>
        <source>Not among the first %1</source>
        <translation>Pas parmi les %1 premières</translation>
    </message>
    <message>
        <source>This answer comes first</source>
        <translation>Cette réponse vient en premier</translation>
    </message>
    <message>
        <source>This answer is number %1 of %2</source>
        <translation>Cette réponse vient en place %1 sur %2</translation>
    </message>
    <message>
        <source>Agents see the first answer as reliable.</source>
        <translation>Pour les agents, la première réponse est fiable.</translation>
    </message>
    <message>
        <source>Agents are told to read the first answer before they say it.</source>
        <translation>Les agents sont invités à vérifier la première réponse.</translation>
    </message>
    <message>
        <source>Agents are told that nothing here is reliable.</source>
        <translation>Les agents lisent : « Rien de fiable ».</translation>
    </message>
    <message>
        <source>The wording “%1” brings this answer.</source>
        <translation>C’est la formulation « %1 » qui l’amène.</translation>
    </message>
    <message>
        <source>Nowhere in this answer: %1.</source>
        <translation>Absents de cette réponse : %1.</translation>
    </message>
    <message>
        <source>In its text only, not in its question or wordings: %1.</source>
        <translation>Dans son texte seulement, ni dans sa question ni dans ses formulations : %1.</translation>
    </message>
</context>
<context>
    <name>Trying</name>
    <message>
        <source>Add the search to the &amp;test list</source>
        <translation>Ajouter la recherche à la liste de &amp;test</translation>
    </message>
    <message>
        <source>Read feedback</source>
        <translation>Lire des retours</translation>
    </message>
    <message>
        <source>Exported or merged feedback (*.csv *.xlsx *.jsonl *.db)</source>
        <translation>Retours exportés ou réunis (*.csv *.xlsx *.jsonl *.db)</translation>
    </message>
</context>
<context>
    <name>Conflict</name>
    <message>
        <source>Yours: %1</source>
        <translation>Le vôtre : %1</translation>
    </message>
    <message>
        <source>Theirs: %1</source>
        <translation>Le sien : %1</translation>
    </message>
    <message>
        <source>taken away</source>
        <translation>retirée</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>rien</translation>
    </message>
</context>
<context>
    <name>EditKeeper</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>et %Ln autre</numerusform>
            <numerusform>et %Ln autres</numerusform>
        </translation>
    </message>
    <message>
        <source>Topics or lists</source>
        <translation>Thèmes ou listes</translation>
    </message>
    <message>
        <source>Edits are safe only once you save them: %1</source>
        <translation>Les modifications ne sont à l’abri qu’une fois enregistrées : %1</translation>
    </message>
</context>
<context>
    <name>FolderHolder</name>
    <message>
        <source>%1 took over this folder. What you save now is put together with their changes.</source>
        <translation>%1 a repris ce dossier. Ce que vous enregistrez sera réuni avec ses modifications.</translation>
    </message>
    <message>
        <source>Someone else</source>
        <translation>Quelqu’un d’autre</translation>
    </message>
</context>
</TS>
