"""A Word document is read by its heading styles, and cannot harm the reader."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpdesk_app.faq.pictures import picture_name
from helpdesk_app.faq_build.sources.document import Document, SourceError
from helpdesk_app.faq_build.sources.pictures import Pictures
from helpdesk_app.faq_build.sources.recipe import FileRecipe
from helpdesk_app.faq_build.sources.word import parse
from tests.small_pictures import png

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
STYLES = (
    f"<w:styles {NAMES}>"
    '<w:style w:styleId="Titre1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="Titre2"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:styleId="Mien"><w:name w:val="Ma question"/><w:basedOn w:val="Titre2"/></w:style>'
    '<w:style w:styleId="TM1"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:styleId="Titre"><w:name w:val="Title"/></w:style></w:styles>'
)
NUMBERING = (
    f"<w:numbering {NAMES}>"
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    "</w:numbering>"
)
RELATIONS = '<Relationships xmlns="x"><Relationship Id="r1" Target="https://a.fr"/></Relationships>'


def docx(body: str, top: str = "", relations: str = RELATIONS, media: bytes = b"") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", f"{top}<w:document {NAMES}><w:body>{body}</w:body></w:document>")
        archive.writestr("word/styles.xml", STYLES)
        archive.writestr("word/numbering.xml", NUMBERING)
        archive.writestr("word/_rels/document.xml.rels", relations)
        archive.writestr("word/media/image1.png", media)
    return file.getvalue()


def p(text: str, style: str = "", number: int = 0) -> str:
    numbering = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>' if number else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{numbering}</w:pPr>{text if "<" in text else run(text)}</w:p>'


def run(text: str, *, strong: bool = False) -> str:
    return f"<w:r><w:rPr>{'<w:b/>' if strong else ''}</w:rPr><w:t>{text}</w:t></w:r>"


def read(body: str) -> Document:
    return parse(docx(body), "faq.docx", "0")


def pairs(document: Document) -> list[tuple[str, str]]:
    return [(block.question, block.answer) for block in document.blocks]


def test_heading_styles_mark_the_questions(account: Callable[[Document], int]) -> None:
    document = read(
        p("FAQ", "Titre")
        + p("Où ? 2", "TM1")
        + p("Cartes", "Titre1")
        + p("Où ?", "Titre2")
        + p(run("Ici") + run(" même", strong=True) + '<w:hyperlink r:id="r1">' + run("là") + "</w:hyperlink>")
        + p("un", number=1)
        + p("deux", number=1)
        + p("puce", number=2)
        + "<w:tbl><w:tr><w:tc>"
        + p("A")
        + "</w:tc><w:tc>"
        + p("B")
        + "</w:tc></w:tr></w:tbl>"
        + p("Clés", "Titre1")
        + p("Qui ?", "Mien")
        + p("<w:r><w:t>Moi</w:t><w:br/><w:t>aussi</w:t></w:r>")
        + p("")
    )
    assert pairs(document) == [
        ("Où ?", "Ici **même**[là](https://a.fr)\n1. un\n2. deux\n- puce\n| A | B |"),
        ("Qui ?", "Moi\naussi"),
    ]
    assert [block.facets[0].value for block in document.blocks] == ["Cartes", "Clés"]
    assert account(document) == 2


def test_noise_of_the_recipe_is_left_out() -> None:
    body = p("Où ?", "Titre1") + p("Ici.") + p("Lu") + p("Qui ?", "Titre1") + p("Moi.")
    document = parse(docx(body), "faq.docx", "0", FileRecipe(noise=frozenset(["lu"])))
    assert pairs(document) == [("Où ?", "Ici."), ("Qui ?", "Moi.")]


def test_what_is_not_kept_is_said() -> None:
    box = "<w:r><w:drawing><w:txbxContent>" + p("Encadré") + "</w:txbxContent></w:drawing></w:r>"
    document = read(
        p("Où ?", "Titre2") + p("<w:r><w:drawing/><w:t>Ici</w:t></w:r>") + p("Qui ?", "Titre2") + p(box + run("Moi"))
    )
    assert [remark.text[:30] for remark in document.remarks] == [
        "a text box is not kept: « Enca",
        "a picture in the text is not k",
    ]


def test_footnotes_are_said_to_be_lost_after_the_last_line() -> None:
    file = io.BytesIO(docx(p("Où ?", "Titre2") + p("Ici.") + p("Qui ?", "Titre2") + p("Moi.")))
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("word/footnotes.xml", f"<w:footnotes {NAMES}>{p('Sauf le lundi.')}</w:footnotes>")
    (remark,) = parse(file.getvalue(), "faq.docx", "0").remarks
    assert (remark.line, remark.text) == (4, "the footnotes of the document are not kept.")


def test_a_numbered_list_inside_another_begins_at_one_each_time() -> None:
    levels = "".join(f'<w:lvl w:ilvl="{depth}"><w:numFmt w:val="decimal"/></w:lvl>' for depth in range(2))
    numbering = (
        f'<w:numbering {NAMES}><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )

    def item(text: str, depth: int) -> str:
        return p(text, number=1).replace('<w:ilvl w:val="0"/>', f'<w:ilvl w:val="{depth}"/>')

    items = "".join(item(text, depth) for text, depth in (("a", 0), ("b", 1), ("c", 1), ("d", 0), ("e", 1)))
    body = p("Où ?", "Titre2") + items + p("Qui ?", "Titre2") + p("Moi.")
    source, file = io.BytesIO(docx(body)), io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            new.writestr(name, numbering if name == "word/numbering.xml" else old.read(name))
    (_, answer), _ = pairs(parse(file.getvalue(), "faq.docx", "0"))
    assert answer.split("\n") == ["1. a", "  1. b", "  2. c", "2. d", "  1. e"]


def drawing(identity: str, description: str) -> str:
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Image 1" descr="{description}"/>'
        f'<a:blip r:embed="{identity}"/></wp:inline></w:drawing></w:r>'
    )


def test_pictures_are_taken_from_the_container() -> None:
    relations = (
        '<Relationships xmlns="x"><Relationship Id="r1" Target="media/image1.png"/>'
        '<Relationship Id="r2" Target="https://a.fr/x.png" TargetMode="External"/>'
        '<Relationship Id="r3" Target="../../secret.png"/></Relationships>'
    )
    old = '<w:r><w:pict><v:shape><v:imagedata r:id="r1" o:title="ancien"/></v:shape></w:pict></w:r>'
    body = (
        p(run("Où ?") + drawing("r1", "flèche"), "Titre2")
        + p(run("Ici : ") + drawing("r1", "Le plan"))
        + p(old)
        + p("Qui ?", "Titre2")
        + p(run("Moi ") + drawing("r2", "le web") + drawing("r3", ""))
    )
    pictures = Pictures()
    document = pictures.finish(parse(docx(body, relations=relations, media=png()), "faq.docx", "0", pictures=pictures))
    name = picture_name(png())
    assert pairs(document) == [
        ("Où ?", f"Ici : ![Le plan](picture:{name})\n![ancien](picture:{name})"),
        ("Qui ?", "Moi le web"),
    ]
    assert document.pictures == {name: png()}
    assert [remark.text.partition(":")[0] for remark in document.remarks] == [
        "the picture « https",
        "the picture « ../../secret.png » is not kept",
    ]
    assert {remark.line for remark in document.remarks} == {5}


def test_deleted_text_and_copies_for_old_programs_are_left_out() -> None:
    body = (
        "<w:del><w:r><w:delText>x</w:delText><w:t>x</w:t></w:r></w:del><mc:Fallback>"
        + run("y")
        + "</mc:Fallback>"
        + run("Ici")
    )
    assert pairs(read(p("Où ?", "Titre2") + p(body) + p("Qui ?", "Titre2") + p("Moi")))[0] == ("Où ?", "Ici")


def test_a_table_is_read_as_one(account: Callable[[Document], int]) -> None:
    rows = [("Question", "Réponse"), ("Où ?", "Ici."), ("Qui ?", p("Moi") + p("aussi"))]
    cells = [[cell if cell.startswith("<w:p>") else p(cell) for cell in row] for row in rows]
    table = "".join(f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in row)}</w:tr>" for row in cells)
    document = read(p("Notre FAQ") + f"<w:tbl>{table}</w:tbl>")
    assert pairs(document) == [("Où ?", "Ici."), ("Qui ?", "Moi\naussi")]
    assert account(document) == 2


def test_without_heading_styles_the_text_decides() -> None:
    assert pairs(read(p("Où ?") + p("Ici.") + p("Qui ?") + p("Moi."))) == [("Où ?", "Ici."), ("Qui ?", "Moi.")]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (docx(p("Bonjour")), "no heading style"),
        (docx(""), "no text"),
        (docx(p("x"), '<!DOCTYPE w:document [<!ENTITY a "b">]>'), "document type"),
        (docx("<w:p>"), "damaged"),
        (docx(p("x"))[:200], "damaged"),
        (docx("<w:sdt>" * 100 + p("x") + "</w:sdt>" * 100), "nested too deeply"),
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(SourceError, match=reason) as caught:
        parse(data, "faq.docx", "0")
    assert caught.value.line == 1


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["", "Titre1", "Titre2", "TM1"]), st.text(alphabet="ab ?", max_size=6), st.integers(0, 2)
        ),
        max_size=10,
    )
)
@settings(max_examples=60, deadline=None)
def test_all_that_comes_in_is_accounted_for(
    account: Callable[[Document], int], parts: list[tuple[str, str, int]]
) -> None:
    body = "".join(p(text, style, number) for style, text, number in parts)
    document = read(body + p("Où ?", "Titre2") + p("Ici.") + p("Qui ?", "Titre2") + p("Moi."))
    account(document)
    assert len(document.lines) == len(parts) + 4


def test_a_style_by_its_name_and_an_outline_level_say_the_same() -> None:
    outlined = '<w:p><w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:r><w:t>Qui ?</w:t></w:r></w:p>'
    document = read(p("Où ?", "Titre2") + p("Ici.") + outlined + p("Moi.") + p("Quand ?", "Titre2") + p("Hier."))
    assert pairs(document) == [("Où ?", "Ici."), ("Qui ?", "Moi."), ("Quand ?", "Hier.")]


def test_runs_of_one_form_are_one_text() -> None:
    runs = (
        run("Ici ")
        + run("mê", strong=True)
        + run("me", strong=True)
        + run(" et ")
        + run("là")
        + run("bas", strong=True)
    )
    document = read(p("Où ?", "Titre2") + p(runs) + p("Qui ?", "Titre2") + p("Moi."))
    assert document.blocks[0].answer == "Ici **même** et là**bas**"


def test_pictures_of_a_document_without_heading_styles_are_said_to_be_lost() -> None:
    body = p("Où ?") + p(run("Ici. ") + drawing("r1", "plan")) + p("Qui ?") + p("Moi.")
    relations = '<Relationships xmlns="x"><Relationship Id="r1" Target="media/image1.png"/></Relationships>'
    document = parse(docx(body, relations=relations, media=png()), "faq.docx", "0")
    assert pairs(document) == [("Où ?", "Ici."), ("Qui ?", "Moi.")]
    assert [remark.text for remark in document.remarks][-1:] == [
        "its pictures are not kept, because no heading style marks its questions."
    ]
