"""Make the fixtures that are not written by hand: Word documents, and one document in five formats.

`python samples/varianten/make.py` writes them beside this file, the same bytes each time.
Everything in them is invented. In the texts `[1]` is a note's marker.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

HERE = Path(__file__).resolve().parent
LEFT, TOP, WIDTH = 150.0, A4[1] - 60.0, 350.0
REGULAR, BOLD = "Helvetica", "Helvetica-Bold"
EPOCH = (2026, 1, 1, 0, 0, 0)  # what the Word files say of their age, so that they stay the same
MARKER = re.compile(r"\[(\d)\]")

ASKED = (
    "Vragen van het lid Terpstra (PvdW) aan de Minister van Water over het bericht "
    "«Stoomgemaal draait weer» (ingezonden 6 maart 2099)."
)
ANSWERED = "Antwoord van Minister Sluiswachter (Water) (ontvangen 6 april 2099)."
TWIN = (
    ("Vraag 1", "Kent u het bericht «Stoomgemaal draait weer», een fictief voorbeeld?[1]"),
    ("Antwoord 1", "Ja."),
    (
        "Vraag 2 en 3",
        "Hoeveel water verplaatst het stoomgemaal per uur, en wie betaalt de kolen die daarvoor "
        "nodig zijn?",
    ),
    (
        "Antwoord 2 en 3",
        "Het stoomgemaal verplaatst 4.000 kubieke meter water per uur, ongeveer een derde van "
        "wat het elektrische gemaal ernaast aankan.[2]",
        "De kolen worden betaald door de vereniging van vrijwilligers, die daarvoor bijdragen "
        "van bezoekers gebruikt. Het Rijk betaalt niet mee.",
    ),
    ("Vraag 4", "Welke maatregelen neemt u tegen de rook?"),
    (
        "Antwoord 4",
        "Ik heb met de vereniging het volgende afgesproken:",
        "– het gemaal draait ten hoogste zes dagen per jaar;",
        "– de vereniging meet de uitstoot.",
    ),
)
NOTES = {
    "1": "Waterbode, 4 maart 2099, «Stoomgemaal draait weer».",
    "2": "Waterschap Proefland, Gemalen in cijfers, 2098.",
}


def plain(document: Document, *paragraphs: str) -> None:
    """Add plain paragraphs."""
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)


def bold(document: Document, *paragraphs: str) -> None:
    """Add bold paragraphs."""
    for paragraph in paragraphs:
        document.add_paragraph().add_run(paragraph).bold = True


def begun(number: int) -> Document:
    """Begin an answer as the Griffie sends it."""
    document = docx.Document()
    by = "Antwoord van minister Sluiswachter (Water) (ontvangen 6 april 2099)"
    plain(document, f"AH {number}", f"2099Z00{number}", by)
    return document


def bold_questions() -> bytes:
    """Write questions that only their weight tells from the answers."""
    document = docx.Document()
    title = "Antwoorden van de minister van Water op Kamervragen van het lid Terpstra (PvdW) over "
    bold(document, title + "het fictief voorbeeld van de drijvende tuin (ingezonden 7 maart 2099)")
    plain(document, "")
    bold(document, "Kent u de drijvende tuin van Proefdam?")
    plain(document, "Ja.")
    bold(document, "Is de tuin veilig? En wie controleert dat?")
    plain(document, "De tuin is veilig.", "De inspectie controleert de tuin elk jaar.")
    return saved(document)


def bold_headings() -> bytes:
    """Write numbered, bold questions with plain answers that have no heading."""
    document = begun(262)
    bold(document, "Vraag 1", "Kent u het fictief voorbeeld van de schuine boei?")
    plain(document, "Ja.")
    bold(document, "Vraag 2", "Wie zet de boei recht?")
    plain(document, "De boei wordt door een duiker rechtgezet.", "Dat gebeurt in mei 2099.")
    return saved(document)


def numbered() -> bytes:
    """Write questions that Word numbers, with a list of its own numbers in an answer."""
    document = begun(263)
    document.add_paragraph("Kent u het fictief voorbeeld van de telfout?", "List Number")
    plain(document, "Antwoord", "Ja.")
    document.add_paragraph("Wat is er misgegaan bij het tellen?", "List Number")
    plain(document, "Antwoord", "Er zijn twee fouten gemaakt:")
    document.add_paragraph("de schepen zijn dubbel geteld;", "List Number 2")
    document.add_paragraph("de boten zijn vergeten.", "List Number 2")
    document.add_paragraph("Wordt er opnieuw geteld?", "List Number")
    plain(document, "Antwoord", "Ja, in mei 2099.")
    return saved(document)


def numbered_questions() -> bytes:
    """Write questions without answers, numbered by Word."""
    document = docx.Document()
    plain(document, "2099Z00264", "(ingezonden 8 maart 2099)")
    about = (
        "Vragen van het lid Terpstra (PvdW) aan de minister van Water over het fictief voorbeeld"
    )
    plain(document, f"{about} van de ongenummerde vraag", "")
    document.add_paragraph("Kent u de vraag zonder nummer?", "List Number")
    document.add_paragraph("Hoeveel van die vragen zijn er?", "List Number")
    return saved(document)


def tracked() -> bytes:
    """Write an answer with changes that were tracked: insertions hold, deletions do not."""
    document = begun(265)
    plain(document, "Vraag 1", "Kent u het fictief voorbeeld van de herziene tekst?", "Antwoord 1")
    changed(document.add_paragraph("Ja"), deleted=", maar niet goed", inserted=", heel goed")
    plain(document, "Vraag 2", "Wanneer is het klaar?")
    changed(document.add_paragraph(), deleted="Vraag 3")
    changed(document.add_paragraph(), deleted="Hoe laat is het klaar?")
    changed(document.add_paragraph(), inserted="Antwoord 2")
    changed(document.add_paragraph("Het werk is in "), deleted="april", inserted="mei 2099 klaar.")
    return saved(document)


def changed(paragraph: Paragraph, deleted: str = "", inserted: str = "") -> None:
    """Add a tracked deletion and a tracked insertion to a paragraph."""
    by = f'{nsdecls("w")} w:id="1" w:author="Proef" w:date="2099-04-01T00:00:00Z"'
    if deleted:
        text = f'<w:r><w:delText xml:space="preserve">{deleted}</w:delText></w:r>'
        paragraph._p.append(parse_xml(f"<w:del {by}>{text}</w:del>"))
    if inserted:
        text = f'<w:r><w:t xml:space="preserve">{inserted}</w:t></w:r>'
        paragraph._p.append(parse_xml(f"<w:ins {by}>{text}</w:ins>"))


def footnoted() -> bytes:
    """Write an answer with Word's own footnotes."""
    document = begun(266)
    plain(document, "Vraag 1")
    noted(document, "Kent u het bericht «Kwal in de gracht», een fictief voorbeeld?[1]")
    plain(document, "Antwoord 1", "Ja.", "Vraag 2", "Hoeveel kwallen zijn er?", "Antwoord 2")
    noted(document, "Volgens de laatste telling[2] zijn er 11 kwallen.")
    notes = {"1": "Waterbode, 5 maart 2099.", "2": "Instituut Nat & Droog, Kwallen tellen, 2098."}
    with_notes(document, notes)
    return saved(document)


def noted(document: Document, text: str) -> None:
    """Add a paragraph in which `[1]` is a reference to a footnote."""
    paragraph = document.add_paragraph()
    for piece in re.split(r"(\[\d\])", text):
        if match := MARKER.fullmatch(piece):
            reference = f'<w:footnoteReference {nsdecls("w")} w:id="{match[1]}"/>'
            paragraph.add_run()._r.append(parse_xml(reference))
        else:
            paragraph.add_run(piece)


def with_notes(document: Document, notes: dict[str, str]) -> None:
    """Give a document its part with footnotes."""
    bodies = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r><w:r>'
        f'<w:t xml:space="preserve"> {escape(body)}</w:t></w:r></w:p></w:footnote>'
        for number, body in notes.items()
    )
    separator = (
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    )
    blob = f"<w:footnotes {nsdecls('w')}>{separator}{bodies}</w:footnotes>".encode()
    name = PackURI("/word/footnotes.xml")
    part = Part(name, CONTENT_TYPE.WML_FOOTNOTES, blob, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def tabled() -> bytes:
    """Write an answer with a table in it."""
    document = begun(267)
    plain(document, "Vraag 1", "Hoe hoog zijn de dijken in dit fictief voorbeeld?", "Antwoord 1")
    plain(document, "De hoogten staan in de tabel.")
    table = document.add_table(rows=3, cols=2)
    cells = ("Dijk", "Hoogte", "Testdijk", "8 meter", "Proefdijk", "9 meter")
    for place, text in enumerate(cells):
        table.cell(place // 2, place % 2).text = text
    plain(document, "Vraag 2", "Is dat hoog genoeg?", "Antwoord 2", "Ja.")
    return saved(document)


def twin_docx() -> bytes:
    """Write the twin in Word."""
    document = docx.Document()
    plain(document, "AH 260", "2099Z00260", ASKED, ANSWERED)
    for heading, *paragraphs in TWIN:
        plain(document, heading)
        for paragraph in paragraphs:
            if paragraph.startswith("– "):
                document.add_paragraph(paragraph[2:], "List Bullet")
            else:
                noted(document, paragraph)
    with_notes(document, NOTES)
    return saved(document)


def twin_xml() -> bytes:
    """Write the twin as the official XML."""
    parts = []
    for heading, *paragraphs in TWIN:
        name = "vraag" if heading.startswith("Vraag") else "antwoord"
        inside = "".join(
            f"<al>{_with(p, _xml_note)}</al>" for p in paragraphs if not p.startswith("– ")
        )
        items = [p[2:] for p in paragraphs if p.startswith("– ")]
        listed = "".join(f"<li><li.nr>–</li.nr><al>{escape(i)}</al></li>" for i in items)
        inside += f'<lijst type="expliciet">{listed}</lijst>' if listed else ""
        parts.append(f"<{name}><nr>{heading}</nr>{inside}</{name}>")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<officiele-publicatie><kamervragen>'
        "<kamervraagkop><tekstregel>Tweede Kamer der Staten-Generaal</tekstregel>"
        "<tekstregel>Vergaderjaar 2098–2099</tekstregel></kamervraagkop>"
        "<kamervraagnummer>260</kamervraagnummer>"
        f'<kamervraagomschrijving type="vraag">{ASKED}</kamervraagomschrijving>'
        f'<kamervraagomschrijving type="antwoord">{ANSWERED}</kamervraagomschrijving>\n'
        + "\n".join(parts)
        + "\n</kamervragen></officiele-publicatie>\n"
    ).encode()


def _xml_note(number: str) -> str:
    body = f"<noot.nr>{number}</noot.nr><noot.al>{escape(NOTES[number])}</noot.al>"
    return f'<noot id="n{number}" type="voet">{body}</noot>'


def _with(text: str, note: Callable[[str], str]) -> str:
    return MARKER.sub(lambda match: note(match[1]), escape(text))


def twin_html() -> bytes:
    """Write the twin as the official web page."""
    head = "".join(
        f'<h1 class="kamervraagomschrijving_kop no-toc">{text}</h1>\n' for text in (ASKED, ANSWERED)
    )
    parts = []
    for heading, *paragraphs in TWIN:
        name = "vraag" if heading.startswith("Vraag") else "antwoord"
        inside = "".join(
            f"<p>{_with(p, _html_note)}</p>" for p in paragraphs if not p.startswith("– ")
        )
        items = [p for p in paragraphs if p.startswith("– ")]
        listed = "".join(
            f'<li><p><span class="ol">–</span> {escape(i[2:])}</p></li>' for i in items
        )
        inside += f'<ul class="expliciet">{listed}</ul>' if listed else ""
        title = f'<h2 class="stuktitel no-toc">{heading}</h2>'
        parts.append(f'<div class="{name}">{title}{inside}</div>\n')
    notes = "".join(
        f'<div class="voet noot" id="n{number}"><p><a class="nootnum">{number}</a> {body}</p></div>'
        for number, body in NOTES.items()
    )
    return (
        '<!DOCTYPE html>\n<html lang="nl">\n<head><meta charset="utf-8"><title>Aanhangsel van de '
        'Handelingen 2098-2099, nr. 260</title></head>\n<body>\n<div class="stuk">\n'
        f"{head}{''.join(parts)}{notes}\n</div>\n</body>\n</html>\n"
    ).encode()


def _html_note(number: str) -> str:
    return f'<a class="nootnum" href="#n{number}">{number}</a>'


def _masthead() -> list[str]:
    return [
        "Tweede Kamer der Staten-Generaal",
        "Vergaderjaar 2098–2099 Aanhangsel van de Handelingen",
        "Vragen gesteld door de leden der Kamer, met de daarop door de",
        "regering gegeven antwoorden",
        "260",
    ]


def _foot(page: int) -> list[str]:
    first = ["ah-tk-20982099-260", "ISSN 0921 - 7398", "’s-Gravenhage 2099"] if page == 1 else []
    return [*first, f"Tweede Kamer, vergaderjaar 2098–2099, Aanhangsel {page}"]


def _wrapped(text: str) -> Iterator[str]:
    """Break a paragraph into the lines of a typeset column."""
    line = ""
    for word in text.split(" "):
        bare = MARKER.sub("", f"{line} {word}")
        if line and stringWidth(bare, REGULAR, 10.0) > WIDTH:
            yield line
            line = word
        else:
            line = f"{line} {word}".strip()
    yield line


def _pages() -> Iterator[tuple[list[str], list[str]]]:
    """Give the body and the notes of each page: the page turns within the second answer."""
    body = [line for text in (ASKED, ANSWERED) for line in _wrapped(text)]
    for heading, *paragraphs in TWIN:
        body.append(heading)
        for paragraph in paragraphs:
            lines = list(_wrapped(paragraph))
            if heading == "Antwoord 2 en 3" and "[2]" in paragraph:
                yield body + lines[:1], ["1"]
                body, lines = [], lines[1:]
            body += lines
    yield body, ["2"]


def twin_txt() -> bytes:
    """Write the twin as the text that an extractor makes of the typeset page."""
    lines = _masthead()
    for page, (body, notes) in enumerate(_pages(), 1):
        lines += [MARKER.sub(r"\1", line) for line in body]
        lines += [f"{number} {NOTES[number]}" for number in notes]
        lines += _foot(page)
    return ("\n".join(lines) + "\n").encode()


def twin_pdf() -> bytes:
    """Typeset the twin on two pages."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4, invariant=1)
    canvas.setTitle("Aanhangsel 260 (fictief voorbeeld)")
    for page, (body, notes) in enumerate(_pages(), 1):
        y = TOP
        for line in (_masthead() if page == 1 else []) + body:
            heading = re.match(r"(Vraag|Antwoord) \d", line) is not None
            y -= 20.0 if heading else 12.0
            _write(canvas, line, BOLD if heading else REGULAR, 10.0, y)
        for number, note in enumerate(notes):
            _write(canvas, f"[{note}] {NOTES[note]}", REGULAR, 7.0, 110.0 - 9.0 * number)
        for number, line in enumerate(_foot(page)):
            _write(canvas, line, REGULAR, 6.0, 76.0 - 8.0 * number)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _write(canvas: Canvas, text: str, font: str, size: float, y: float) -> None:
    """Write one line, its markers raised."""
    line = canvas.beginText(LEFT, y)
    for piece in re.split(r"(\[\d\])", text):
        marker = MARKER.fullmatch(piece)
        line.setFont(font, 0.6 * size if marker else size)
        line.setRise(0.35 * size if marker else 0)
        line.textOut(marker[1] if marker else piece)
    canvas.drawText(line)


def saved(document: Document) -> bytes:
    """Return a Word document as bytes that are the same each time."""
    first, again = io.BytesIO(), io.BytesIO()
    document.core_properties.title = "Fictief voorbeeld"
    document.save(first)
    with zipfile.ZipFile(first) as made, zipfile.ZipFile(again, "w") as kept:
        for name in made.namelist():
            entry = zipfile.ZipInfo(name, EPOCH)
            kept.writestr(entry, made.read(name), zipfile.ZIP_DEFLATED)
    return again.getvalue()


MAKERS = {
    "vetgedrukt-zonder-kop.docx": bold_questions,
    "vetgedrukt-met-vraagkop.docx": bold_headings,
    "automatisch-genummerd.docx": numbered,
    "automatisch-genummerde-vragen.docx": numbered_questions,
    "wijzigingen-bijgehouden.docx": tracked,
    "voetnoten.docx": footnoted,
    "woordtabel.docx": tabled,
    "tweeling.docx": twin_docx,
    "tweeling.xml": twin_xml,
    "tweeling.html": twin_html,
    "tweeling.txt": twin_txt,
    "tweeling.pdf": twin_pdf,
}

if __name__ == "__main__":
    for name, make in MAKERS.items():
        (HERE / name).write_bytes(make())
        print(f"wrote samples/varianten/{name}")
