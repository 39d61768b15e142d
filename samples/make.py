"""Make the samples that are not plain text: one typeset PDF and two Word documents.

`python samples/make.py` writes them beside this file, the same bytes each time. Everything
in them is invented. In the texts `~` is a place where a word may be broken, `[1]` a note's marker.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
from docx.shared import Pt
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

HERE = Path(__file__).resolve().parent
LEFT, TOP, WIDTH = 150.0, A4[1] - 60.0, 350.0
REGULAR, BOLD = "Helvetica", "Helvetica-Bold"
EPOCH = (2026, 1, 1, 0, 0, 0)  # what the Word files say of their age, so that they stay the same

ROAD_TITLE = """
Vragen van het lid Van Wegen~stein (DU) aan de Minister van Vervoer en Wegen over het bericht
«N987 weer de gevaarlijkste weg van Verzonnen Kust» (fictief voorbeeld) (ingezonden
14 november 2098).

Antwoord van Minister Vangrail (Vervoer en Wegen) (ontvangen 9 december 2098).
"""

ROAD = """
Vraag 1

Kent u het bericht «N987 weer de gevaarlijkste weg van Verzonnen Kust»?[1]

Antwoord 1

Ja.

Vraag 2

Hoeveel ongevallen gebeurden er de afgelopen vijf jaar op de N987, en hoeveel mensen kwamen
daarbij om het leven?

Antwoord 2

Van 2093 tot en met 2097 registreer~de de politie op de N987 tussen Achter~proef en Hoog~verzin
in totaal 318 onge~vallen. Daarbij kwamen elf mensen om het leven en raakten 94 mensen ernstig
gewond.[2]

Ruim de helft van de ernstige onge~vallen gebeurde op het stuk van zeven kilo~meter waar de
rijbanen niet van elkaar zijn ge~scheiden. Op dat stuk rijden ook land~bouw~voer~tuigen. Bij vier
van de elf dode~lijke ongevallen was zo’n voer~tuig betrokken. In drie gevallen ging het om een
inhaal~manoeuvre bij mist.

Vraag 3

Wie is verantwoordelijk voor deze weg, en welke rol ziet u voor uzelf?

Antwoord 3

De provincie Verzonnen Kust is de wegbeheerder en beslist over de inrich~ting van de weg. Mijn rol
is be~perkt tot het mee~betalen aan maat~regelen uit het Fonds Veilige Wegen. Een provincie kan
daar~uit ten hoogste veertig procent van de kosten vergoed krijgen.[3]

Vraag 4 en 5

Bent u bereid om mee te betalen aan een mid~den~geleider? Wanneer kan die er zijn?

Antwoord 4 en 5

Ja. De provincie heeft op 3 september 2098 een aan~vraag gedaan voor een midden~geleider op het
onge~scheiden deel. De kosten zijn geraamd op 26,5 miljoen euro. Ik draag daaraan 9,8 miljoen
euro bij.

Aan mijn bijdrage zijn twee voor~waarden verbonden: de provincie legt langs het hele traject een
parallel~weg voor land~bouw~verkeer aan, en het werk wordt vóór 1 juli 2100 aan~besteed. Als alles
volgens plan verloopt, gaat de nieuwe weg in het voor~jaar van 2102 open. Tijdens het werk is de weg
acht week~einden geheel afgesloten; het ver~keer wordt dan omgeleid over de N981.

Vraag 6

Waarom geldt op de N987 niet nu al een lagere maximum~snel~heid?

Antwoord 6

De provincie heeft in oktober 2098 besloten de maximum~snelheid op het onge~scheiden deel te
verlagen van 80 naar 60 kilometer per uur. De verlaging geldt vanaf 15 januari 2099, totdat de
midden~geleider er ligt. Het openbaar ministerie heeft toegezegd dat er een traject~controle komt;
die is op zijn vroegst in juni 2099 in ge~bruik.

Vraag 7

Wat is het effect van trajectcontroles op andere provinciale wegen?

Antwoord 7

Het Kennis~instituut Weg en Wens heeft zestien traject~controles onder~zocht. Op die wegen daalde
het aantal ern~stige ongevallen in drie jaar tijd met gemiddeld 38 procent. Het effect is het
grootst op wegen zonder gescheiden rij~banen.[4]

Wel blijkt dat een deel van het verkeer in de avond uitwijkt naar wegen zonder controle. Ik heb het
instituut ge~vraagd dat verder uit te zoeken en ver~wacht de uitkomst in het najaar van 2099.

Vraag 8

Bent u bereid een landelijke lijst van gevaarlijke wegen te publiceren?

Antwoord 8

Ja. Vanaf 2100 publiceer ik elk jaar op 1 april een kaart met de vijftig wegvak~ken waar per
kilo~meter de meeste ernstige onge~vallen gebeuren. Gemeenten en provincies krijgen de gegevens
zes weken eerder, zodat zij fouten kunnen melden.
"""

ROAD_NOTES = {
    "1": "Kustbode, 12 november 2098, «N987 weer de gevaarlijkste weg van Verzonnen Kust»,"
    " https://kustbode.example/n987",
    "2": "Register Ongevallen, peildatum 1 oktober 2098",
    "3": "Regeling Fonds Veilige Wegen, artikel 4, tweede lid",
    "4": "Kennisinstituut Weg en Wens, «Zestien trajecten», mei 2098",
}

SWIMMING = """
AH 45

2099Z00045

Antwoord van minister Krijtstreep (Onderwijs) (ontvangen 11 maart 2099)

Vraag 1

Kent u het bericht ‘Steeds minder kinderen halen een zwemdiploma’ (fictief voorbeeld)?

Antwoord 1

Ja, ik ken dit bericht.

Vraag 2

Hoeveel kinderen verlaten de basisschool zonder zwemdiploma?

Antwoord 2

Uit de Proefmonitor Zwemmen blijkt dat in 2098 van de leerlingen in de hoogste groep 9,1 procent
geen enkel zwemdiploma had. Vijf jaar eerder was dat 5,6 procent. Het gaat nu om ongeveer 16.400
kinderen per jaar.

In gezinnen met een laag inkomen heeft bijna een op de vijf kinderen geen diploma. Ouders noemen
vooral de prijs van de lessen en de wachtlijsten.

Vraag 3

Hoe lang zijn de wachtlijsten voor zwemles?

Antwoord 3

Een kind wacht gemiddeld zeven maanden op een plaats. In Nergensland is dat elf maanden, doordat
daar in 2097 drie zwembaden zijn gesloten.

Vraag 4

Bent u bereid schoolzwemmen weer verplicht te stellen?

Vraag 5

Zo nee, hoe ondersteunt u scholen die het zelf willen aanbieden?

Antwoord 4 en 5

Nee. Een verplichting legt een beslag van ten minste veertig uur per jaar op de lestijd, en veel
scholen hebben geen zwembad in de buurt. Die afweging laat ik aan scholen en gemeenten.

Scholen die zwemles willen aanbieden, kunnen vanaf 1 augustus 2099 een bijdrage van 85 euro per
leerling per schooljaar aanvragen. Voorwaarde is dat de gemeente voor het vervoer zorgt. Voor de
regeling is in totaal 7,5 miljoen euro beschikbaar; aanvragen worden behandeld in de volgorde
waarin zij binnenkomen.

Vraag 6

Kunnen ouders met weinig geld hulp krijgen bij het betalen van zwemles?

Antwoord 6

Ja. Het Fonds Meedoen vergoedt zwemles tot en met diploma A voor kinderen uit gezinnen met een
inkomen tot 130 procent van het sociaal minimum. Ouders vragen de vergoeding aan via de gemeente,
de school of de huisarts. In 2098 maakten 21.700 kinderen er gebruik van.

Vraag 7

Welke eisen gelden voor zwemonderwijzers, en zijn er genoeg van?

Antwoord 7

Er geldt geen wettelijke eis. De branche vraagt van iedereen die zelfstandig lesgeeft, een
vakdiploma en een geldige verklaring omtrent het gedrag. Er is een tekort van ongeveer 900
zwemonderwijzers. Met de branche ben ik een zijinstroomtraject begonnen, waarin jaarlijks 250
mensen in acht maanden worden opgeleid.
"""

LETTERHEAD = """
> Retouradres Postbus 00000 2500 XX Voorbeeldhage

Aan de Voorzitter van de Tweede Kamer der Staten-Generaal
Voorbeeldplein 1
2500 XX Voorbeeldhage

Directoraat-Generaal Natte Kunstwerken

Ons kenmerk
20990417

Datum 22 mei 2099

Onderwerp Beantwoording Kamervragen over verouderde sluizen (fictief voorbeeld)

Geachte voorzitter,

In antwoord op uw brief van 23 april 2099, nr. 2099Z00063, zend ik u hierbij de antwoorden op de
vragen van het lid Kanaalstra (VBP) over verouderde sluizen (fictief voorbeeld).

Hoogachtend,

de minister van Water en Dijken,

mr. drs. F. Schotbalk
"""

LOCKS_TITLE = """
Antwoorden van de minister van Water en Dijken op Kamervragen van het lid Kanaalstra (VBP) over
verouderde sluizen (fictief voorbeeld) (ingezonden 23 april 2099, 2099Z00063)
"""

LOCKS = """
Vraag 1

Bent u bekend met het bericht ‘Schippers wachten uren voor kapotte sluis’? 1)

Antwoord op vraag 1

Ja, ik ben met dit bericht bekend.

Vraag 2

Hoeveel sluizen in het hoofdvaarwegennet zijn aan vervanging toe?

Antwoord op vraag 2

Van de 137 sluizen in het hoofdvaarwegennet zijn er 29 ouder dan honderd jaar. Negen daarvan moeten
vóór 2110 worden vervangen, omdat de deuren of het bewegingswerk het einde van hun levensduur
bereiken. De oudste is de Prinses Proefsluis bij Waterzicht, die in 1971 is opgeleverd en sindsdien
al twee keer is versterkt. 2)

Vraag 3

Wat kost de vervanging van deze sluizen en is dat geld er?

Vraag 4

Hoe vaak was de Prinses Proefsluis in 2098 gestremd?

Vraag 5

Hoe lang moesten schippers dan wachten?

Vraag 6

Kunnen schippers de schade verhalen?

Antwoord op vragen 4, 5 en 6

Vanwege hun samenhang beantwoord ik deze vragen gezamenlijk. De Prinses Proefsluis was in 2098
twintig keer onverwacht gestremd, samen 412 uur. In 2097 ging het om acht keer.

De gemiddelde wachttijd bij een stremming was vijf uur en tien minuten. De langste stremming, van
9 tot en met 13 november 2098, duurde ruim vier dagen en trof 86 schepen.

Een schipper kan schade alleen verhalen als een stremming langer dan 72 uur duurt en niet ten minste
tien dagen van tevoren is aangekondigd. Het verzoek moet binnen zes maanden bij de beheerder worden
ingediend. In 2098 zijn 33 verzoeken ontvangen, waarvan er 24 zijn toegewezen.

Vraag 7

Welke maatregelen neemt u op korte termijn?

Antwoord op vraag 7

Ik laat in de zomer van 2099 het bewegingswerk van de sluis vernieuwen. De sluis is daarvoor van
12 juli tot en met 30 juli 2099 gesloten. Grote schepen kunnen in die weken omvaren via het
Verzinkanaal; voor kleine schepen is er een noodkolk. Daarnaast ligt er vanaf september een
reservedeur klaar in Modelstad.

Vraag 8

Wilt u de Kamer jaarlijks informeren over de voortgang?

Antwoord op vraag 3 en 8

De vervanging van de negen sluizen kost naar raming 1,35 miljard euro. Daarvan is 870 miljoen euro
opgenomen in het Waterwerkenfonds. Voor het resterende bedrag doe ik in het voorjaar van 2100 een
voorstel.

Ik informeer de Kamer elk jaar in november over de voortgang en de kosten, voor het eerst in 2099.

Vraag 9

Overweegt u om schippers een vergoeding voor het omvaren te geven?

Antwoord op vraag 9

Nee. Omvaren hoort tot het gewone risico van de ondernemer, zolang een stremming tijdig is
aangekondigd. Voor veerdiensten maak ik een uitzondering, omdat zij aan een dienstregeling zijn
gebonden.
"""

LOCKS_NOTES = """
1) Schuttevaarder van Voorbeeld, 20 april 2099, https://schuttevoorbeeld.example/sluis

2) Inspectierapport Prinses Proefsluis, februari 2099, blz. 12
"""


def paragraphs(text: str) -> Iterator[str]:
    """Give the paragraphs of a text as one line each."""
    for paragraph in text.strip().split("\n\n"):
        yield " ".join(paragraph.split("\n"))


def _wrapped(text: str, font: str, size: float, width: float) -> Iterator[str]:
    line = ""
    for word in text.split(" "):
        pieces = word.split("~")
        if _width(f"{line} {word}", font, size) <= width:
            line = f"{line} {word}".strip()
            continue
        cut = next(
            (
                n
                for n in range(len(pieces) - 1, 0, -1)
                if _width(f"{line} {''.join(pieces[:n])}-", font, size) <= width
            ),
            0,
        )
        yield f"{line} {''.join(pieces[:cut])}-" if cut else line
        line = "~".join(pieces[cut:])
    yield line


def _width(text: str, font: str, size: float) -> float:
    return float(stringWidth(re.sub(r"~|\[\d\]", "", text), font, size))


class _Sheet:
    """Pages of the Aanhangsel being typeset: a body from the top, notes from the bottom."""

    def __init__(self, identifier: str, number: int) -> None:
        self.file = io.BytesIO()
        self.canvas = Canvas(self.file, pagesize=A4, invariant=1)
        self.canvas.setTitle(f"Aanhangsel {number} (fictief voorbeeld)")
        self.identifier, self.page, self.y = identifier, 1, TOP
        self.notes: list[str] = []

    def floor(self) -> float:
        """Return the lowest place that the body may still take."""
        return (110.0 if self.page == 1 else 84.0) + 9.0 * len(self.notes)

    def line(self, text: str, font: str = REGULAR, size: float = 10.0, x: float = LEFT) -> None:
        """Write one line of the body, its markers raised; begin a page when this one is full."""
        called = [
            line
            for marker in re.findall(r"\[(\d)\]", text)
            for line in _wrapped(f"[{marker}] {ROAD_NOTES[marker]}", REGULAR, 7.0, WIDTH)
        ]
        if self.y - 9.0 * len(called) < self.floor():
            self.turn()
        self.notes += called
        self._write(text.replace("~", ""), font, size, x, self.y)
        self.y -= 1.2 * size

    def turn(self) -> None:
        """Close the page: notes, furniture."""
        y = (92.0 if self.page == 1 else 66.0) + 9.0 * len(self.notes)
        for note in self.notes:
            self._write(note, REGULAR, 7.0, LEFT, y)
            y -= 9.0
        if self.page == 1:
            self._write(self.identifier, REGULAR, 6.0, LEFT, 76.0)
            self._write("ISSN 0921 - 7398", REGULAR, 6.0, LEFT, 68.0)
            self._write("’s-Gravenhage 2098", REGULAR, 6.0, LEFT, 60.0)
        foot = f"Tweede Kamer, vergaderjaar 2098–2099, Aanhangsel {self.page}"
        self._write(foot, REGULAR, 7.0, LEFT, 46.0)
        self.canvas.showPage()
        self.page, self.y, self.notes = self.page + 1, TOP, []

    def _write(self, text: str, font: str, size: float, x: float, y: float) -> None:
        line = self.canvas.beginText(x, y)
        for piece in re.split(r"(\[\d\])", text):
            marker = re.fullmatch(r"\[(\d)\]", piece)
            line.setFont(font, 0.6 * size if marker else size)
            line.setRise(0.35 * size if marker else 0)
            line.textOut(marker[1] if marker else piece)
        self.canvas.drawText(line)


def appendix() -> bytes:
    """Typeset the Aanhangsel about the road."""
    sheet = _Sheet("ah-tk-20982099-31", 31)
    sheet.line("Tweede Kamer der Staten-Generaal", BOLD, 13.0, 60.0)
    sheet.y -= 6.0
    sheet.line("Vergaderjaar 2098–2099 Aanhangsel van de Handelingen", BOLD, 9.0)
    sheet.line("Vragen gesteld door de leden der Kamer, met de daarop door de", REGULAR, 9.0)
    sheet.line("regering gegeven antwoorden", REGULAR, 9.0)
    sheet.y -= 14.0
    sheet.line("31", BOLD, 12.0)
    sheet.y -= 8.0
    for paragraph in paragraphs(ROAD_TITLE):
        for line in _wrapped(paragraph, REGULAR, 10.0, WIDTH):
            sheet.line(line)
        sheet.y -= 6.0
    after_heading = True
    for paragraph in paragraphs(ROAD):
        heading = re.fullmatch(r"(Vraag|Antwoord) [\d en]+", paragraph) is not None
        if heading:
            sheet.y -= 8.0
            if sheet.y - 36.0 < sheet.floor():
                sheet.turn()
        elif not after_heading:
            sheet.y -= 3.0
        font = BOLD if heading else REGULAR
        for line in _wrapped(paragraph, font, 10.0, WIDTH):
            sheet.line(line, font)
        after_heading = heading
    sheet.turn()
    sheet.canvas.save()
    return sheet.file.getvalue()


def swimming() -> bytes:
    """Write the answers about swimming lessons as the Griffie would."""
    document = docx.Document()
    for paragraph in paragraphs(SWIMMING):
        document.add_paragraph(paragraph)
    return _saved(document)


def letter() -> bytes:
    """Write the ministry's letter about locks: letterhead, signature, answers, notes."""
    document = docx.Document()
    for block in LETTERHEAD.strip().split("\n\n"):
        whole = block.startswith("In antwoord")
        for line in [block.replace("\n", " ")] if whole else block.split("\n"):
            document.add_paragraph(line)
    for paragraph in paragraphs(LOCKS_TITLE):
        title = document.add_paragraph().add_run(paragraph)
        title.bold, title.font.size = True, Pt(12)
    asking = False
    for paragraph in paragraphs(LOCKS):
        heading = re.match(r"(Vraag|Antwoord op vra)", paragraph)
        asking = heading[1] == "Vraag" if heading else asking
        document.add_paragraph().add_run(paragraph).bold = True if heading or asking else None
    for paragraph in paragraphs(LOCKS_NOTES):
        document.add_paragraph(paragraph)
    return _saved(document)


def _saved(document: docx.document.Document) -> bytes:
    first, again = io.BytesIO(), io.BytesIO()
    document.core_properties.title = "Fictief voorbeeld"
    document.save(first)
    with zipfile.ZipFile(first) as made, zipfile.ZipFile(again, "w") as kept:
        for name in made.namelist():
            entry = zipfile.ZipInfo(name, EPOCH)
            kept.writestr(entry, made.read(name), zipfile.ZIP_DEFLATED)
    return again.getvalue()


MAKERS = {
    "ah-tk-20982099-31.pdf": appendix,
    "2099Z00045.docx": swimming,
    "brief-sluizen.docx": letter,
}

if __name__ == "__main__":
    for name, make in MAKERS.items():
        (HERE / name).write_bytes(make())
        print(f"wrote samples/{name}")
