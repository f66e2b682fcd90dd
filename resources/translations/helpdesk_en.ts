<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>CommentEditor</name>
    <message numerus="yes">
        <source>%n piece(s) of personal data found</source>
        <translation>
            <numerusform>%Ln piece of personal data found</numerusform>
            <numerusform>%Ln pieces of personal data found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportController</name>
    <message numerus="yes">
        <source>Report on %n event(s) written to</source>
        <translation>
            <numerusform>Report on %Ln event written to</numerusform>
            <numerusform>Report on %Ln events written to</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) exported to</source>
        <translation>
            <numerusform>%Ln event exported to</numerusform>
            <numerusform>%Ln events exported to</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message numerus="yes">
        <source>%n answer(s) below: only some words in common with the question.</source>
        <translation>
            <numerusform>%Ln answer below shares only some words with the question.</numerusform>
            <numerusform>%Ln answers below share only some words with the question.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>First %n answer(s)</source>
        <translation>
            <numerusform>First %Ln answer</numerusform>
            <numerusform>First %Ln answers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %n</source>
        <translation>
            <numerusform>of %Ln</numerusform>
            <numerusform>of %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s)</source>
        <translation>
            <numerusform>%Ln answer</numerusform>
            <numerusform>%Ln answers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more without the topics</source>
        <translation>
            <numerusform>%Ln more without the topics</numerusform>
            <numerusform>%Ln more without the topics</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more answer(s) without the topics: %1</source>
        <translation>
            <numerusform>%Ln more answer without the topics: %1</numerusform>
            <numerusform>%Ln more answers without the topics: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) match without the topics you checked.</source>
        <translation>
            <numerusform>%Ln answer matches without the topics you checked.</numerusform>
            <numerusform>%Ln answers match without the topics you checked.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IdentifierWords</name>
    <message numerus="yes">
        <source>%n digit(s) missing</source>
        <translation>
            <numerusform>%Ln digit missing</numerusform>
            <numerusform>%Ln digits missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n digit(s) too many</source>
        <translation>
            <numerusform>%Ln digit too many</numerusform>
            <numerusform>%Ln digits too many</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportWizard</name>
    <message numerus="yes">
        <source>%n answer(s)</source>
        <translation>
            <numerusform>%Ln answer</numerusform>
            <numerusform>%Ln answers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n doubt(s)</source>
        <translation>
            <numerusform>%Ln doubt</numerusform>
            <numerusform>%Ln doubts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unchanged answer(s)</source>
        <translation>
            <numerusform>%Ln unchanged answer</numerusform>
            <numerusform>%Ln unchanged answers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to be decided</source>
        <translation>
            <numerusform>%Ln to be decided</numerusform>
            <numerusform>%Ln to be decided</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new answer(s)</source>
        <translation>
            <numerusform>%Ln new answer</numerusform>
            <numerusform>%Ln new answers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed answer(s)</source>
        <translation>
            <numerusform>%Ln changed answer</numerusform>
            <numerusform>%Ln changed answers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) gone</source>
        <translation>
            <numerusform>%Ln answer gone</numerusform>
            <numerusform>%Ln answers gone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) refused; what agents saw before stays</source>
        <translation>
            <numerusform>%Ln change refused; what agents saw before stays</numerusform>
            <numerusform>%Ln changes refused; what agents saw before stays</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) imported</source>
        <translation>
            <numerusform>%Ln file imported</numerusform>
            <numerusform>%Ln files imported</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutcomeView</name>
    <message numerus="yes">
        <source>%n answer(s)</source>
        <translation>
            <numerusform>%Ln answer</numerusform>
            <numerusform>%Ln answers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n doubt(s)</source>
        <translation>
            <numerusform>%Ln doubt</numerusform>
            <numerusform>%Ln doubts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReadingPage</name>
    <message numerus="yes">
        <source>%n line(s) begin with « %1 ».</source>
        <translation>
            <numerusform>%Ln line begins with « %1 ».</numerusform>
            <numerusform>%Ln lines begin with « %1 ».</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ValueRow</name>
    <message numerus="yes">
        <source>%n answer(s)</source>
        <translation>
            <numerusform>%Ln answer</numerusform>
            <numerusform>%Ln answers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message numerus="yes">
        <source>%n event(s) could be read and are safe in a new file.</source>
        <translation>
            <numerusform>%Ln event could be read and is safe in a new file.</numerusform>
            <numerusform>%Ln events could be read and are safe in a new file.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResultModel</name>
    <message numerus="yes">
        <source>Show more (%n left)</source>
        <translation>
            <numerusform>Show more (%Ln left)</numerusform>
            <numerusform>Show more (%Ln left)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FacetGroup</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%Ln more</numerusform>
            <numerusform>%Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without an answer here</source>
        <translation>
            <numerusform>%Ln without an answer here</numerusform>
            <numerusform>%Ln without an answer here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s)</source>
        <translation>
            <numerusform>%Ln value</numerusform>
            <numerusform>%Ln values</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ValueFilter</name>
    <message numerus="yes">
        <source>Find among %n value(s)</source>
        <translation>
            <numerusform>Find among %Ln value</numerusform>
            <numerusform>Find among %Ln values</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BasketBar</name>
    <message numerus="yes">
        <source>%n answer(s) in the basket</source>
        <translation>
            <numerusform>%Ln answer in the basket</numerusform>
            <numerusform>%Ln answers in the basket</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BlankBar</name>
    <message numerus="yes">
        <source>%n blank(s) to fill in.</source>
        <translation>
            <numerusform>%Ln blank to fill in.</numerusform>
            <numerusform>%Ln blanks to fill in.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CopyController</name>
    <message numerus="yes">
        <source>%n answer(s) copied</source>
        <translation>
            <numerusform>%Ln answer copied</numerusform>
            <numerusform>%Ln answers copied</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeskActions</name>
    <message numerus="yes">
        <source>&amp;Copy the basket: %n answer(s)</source>
        <translation>
            <numerusform>&amp;Copy the basket: %Ln answer</numerusform>
            <numerusform>&amp;Copy the basket: %Ln answers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AnnouncementPanel</name>
    <message numerus="yes">
        <source>%n announcement(s)</source>
        <translation>
            <numerusform>%Ln announcement</numerusform>
            <numerusform>%Ln announcements</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntryList</name>
    <message numerus="yes">
        <source>%n answer(s)</source>
        <translation>
            <numerusform>%Ln answer</numerusform>
            <numerusform>%Ln answers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message numerus="yes">
        <source>%n copy(ies)</source>
        <translation>
            <numerusform>%Ln copy</numerusform>
            <numerusform>%Ln copies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n search(es) without answer</source>
        <translation>
            <numerusform>%Ln search without answer</numerusform>
            <numerusform>%Ln searches without answer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 useful</source>
        <translation>
            <numerusform>%Ln of %1 useful</numerusform>
            <numerusform>%Ln of %1 useful</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReplaceDialog</name>
    <message numerus="yes">
        <source>%n answer(s)</source>
        <translation>
            <numerusform>%Ln answer</numerusform>
            <numerusform>%Ln answers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%Ln place</numerusform>
            <numerusform>%Ln places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Checks</name>
    <message numerus="yes">
        <source>%n thing(s) to look at</source>
        <translation>
            <numerusform>%Ln thing to look at</numerusform>
            <numerusform>%Ln things to look at</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BuildDialog</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s), of %1</source>
        <translation>
            <numerusform>%Ln answer, of %1</numerusform>
            <numerusform>%Ln answers, of %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s)</source>
        <translation>
            <numerusform>%Ln answer</numerusform>
            <numerusform>%Ln answers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Changes</name>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%Ln new</numerusform>
            <numerusform>%Ln new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n back</source>
        <translation>
            <numerusform>%Ln back</numerusform>
            <numerusform>%Ln back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%Ln changed</numerusform>
            <numerusform>%Ln changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gone</source>
        <translation>
            <numerusform>%Ln gone</numerusform>
            <numerusform>%Ln gone</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExpectedPane</name>
    <message numerus="yes">
        <source>%1 of %n search(es) find(s) the answer first</source>
        <translation>
            <numerusform>%1 of %Ln search finds its answer first</numerusform>
            <numerusform>%1 of %Ln searches find their answer first</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InboxModel</name>
    <message numerus="yes">
        <source>proposed %n time(s)</source>
        <translation>
            <numerusform>proposed %Ln time</numerusform>
            <numerusform>proposed %Ln times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>searched %n time(s)</source>
        <translation>
            <numerusform>searched %Ln time</numerusform>
            <numerusform>searched %Ln times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InboxPane</name>
    <message numerus="yes">
        <source>%n to work off</source>
        <translation>
            <numerusform>%Ln to work off</numerusform>
            <numerusform>%Ln to work off</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EditKeeper</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FolderKeeper</name>
    <message numerus="yes">
        <source>%n text(s) of the editors belong to no answer any more, because the source has changed; curation.toml keeps them. The first: %1</source>
        <translation>
            <numerusform>%Ln text of the editors belongs to no answer any more, because the source has changed; curation.toml keeps it: %1</numerusform>
            <numerusform>%Ln texts of the editors belong to no answer any more, because the source has changed; curation.toml keeps them. The first: %1</numerusform>
        </translation>
    </message>
</context>
</TS>
