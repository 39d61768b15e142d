"""Dutch words that decide how far a statement reaches, and verbs that make one; pure.

The lists may only ever make the checker stricter: a word that is not in `FINITE`, `PLURAL` or
`FIRST_PERSON` permits nothing; a word in `SCOPES` or `EMBEDS` forbids.
"""

from __future__ import annotations

ATTRIBUTES = frozenset(
    """
    volgens aldus stelt stellen stelde stelden meldt melden meldde meldden zegt zeggen zei zeiden
    vindt vinden vond vonden meent menen beweert beweren beweerde bericht berichten berichtte
    schrijft schrijven schreef schreven verklaart verklaarde noemt noemen noemde vermeldt blijkt
    blijken bleek constateert constateerde concludeert concludeerde vraagt vragen vroeg antwoordt
    ontkent ontkennen ontkende betwist suggereert denkt denken dacht gelooft acht achten vreest
    claimt claimen stelling bewering gerucht geruchten berichtgeving vermeende vermeend vermeldde
    rapporteert rapporteerde schat schatten schatte raamt raamde waarschuwt waarschuwde bevestigt
    bevestigde beschouwt oordeelt oordeelde lijkt schijnt heet hoort hoorde verneemt vernam
    """.split()
)
_NEGATES = frozenset(
    """
    niet geen nooit niets niemand nergens noch zonder evenmin nee neen nimmer geenszins nauwelijks
    amper weinig onvoldoende zelden uitgesloten behalve uitgezonderd uitzondering behoudens niks
    not no never nothing without neither none
    """.split()
)
_CONDITIONS = frozenset(
    """
    als indien mits tenzij alleen slechts enkel uitsluitend voorwaarde voorwaarden voorbehoud
    zolang totdat tot wanneer zodra afhankelijk onder bij ingeval geval gevallen voorzover zover
    binnen tijdens gedurende principe beginsel wel juist pas uiterlijk minstens hooguit hoogstens
    behoeve afzien mede vooral voornamelijk hoofdzakelijk deels gedeeltelijk grotendeels zozeer
    vrijwel bijna nagenoeg soms vaak meestal doorgaans gewoonlijk incidenteel eventueel eventuele
    zoveel enigszins tijdelijk voorlopig vooralsnog
    """.split()
)
_DOUBTS = frozenset(
    """
    overweeg overweegt overwegen mogelijk mogelijke wellicht misschien zou zouden verwacht
    verwachten verwachting voornemens voornemen streef streeft streven kan kunnen kon konden
    onderzoek onderzoekt waarschijnlijk vermoedelijk wil willen wilde wilden zal zullen moet moeten
    moest moesten mag mogen mocht mochten hoeft hoeven dient dienen beoogt beoogde voorgenomen
    voorgesteld voorstel gepland geplande bedoeling plan plannen poging probeert tracht beoogd
    might may could possibly perhaps should would can will must
    """.split()
)
_LIMITS = frozenset(
    """
    minder meer hoogstens maximaal minste minimaal ongeveer circa ruim omstreeks rond gemiddeld
    meeste sommige enkele diverse meerdere aantal deel merendeel meerderheid minderheid helft
    respectievelijk telkens elke elk iedere ieder alle allen beide samen gezamenlijk afzonderlijk
    """.split()
)
EMBEDS = frozenset(
    """
    dat of omdat doordat als mits tenzij hoewel zodat waardoor nadat voordat terwijl om die wat wie
    welke welk wanneer indien toen zodra zolang totdat alvorens aangezien opdat ofschoon zoals dan
    want maar doch noch hetzij ofwel evenals alsmede alsook zowel ondanks tenzij naarmate wiens
    wier hetgeen voorzover teneinde behalve
    """.split()
)
SCOPES = ATTRIBUTES | _NEGATES | _CONDITIONS | _DOUBTS | _LIMITS
FINITE = frozenset(
    """
    kost duurt bedraagt telt omvat bevat beslaat
    is was wordt werd heeft had steeg daalde kostte duurde bedroeg telde omvatte ontving kreeg
    betaalde besloot opende sloot bouwde gaat krijgt betaalt ontvangt opent sluit stijgt daalt
    geldt herstelt onderhoudt beheert onderzoekt ondersteunt werkt voert neemt geeft stuurt komt
    blijft biedt draagt houdt levert maakt rondt rijdt valt vergoedt verstrekt investeert
    financiert organiseert controleert handhaaft
    """.split()
)
PLURAL = frozenset(
    "zijn waren hebben hadden worden werden stegen daalden kregen betaalden gaan krijgen".split()
)
FIRST_PERSON = frozenset(
    """
    heb ben was had word werd zal kan wil mag moet zou vind deel acht ga zie sta doe weet laat zet
    streef overweeg verwacht besloot bied bespreek betreur betwijfel blijf deed erken geef hecht
    hoop informeer kijk kom kreeg lees moedig neem onderken onderschrijf onderzoek ondersteun
    ontken ontving overleg roep schreef span spreek steun stel stuur verwijs verzoek volg voer
    vraag waardeer werk wilde wijs zeg zorg bezie herken herzie ken oefen onderteken open reken
    teken verken voldoe voorzie
    """.split()
)
LEADS = frozenset(
    """
    daarom ook tevens eveneens verder voorts bovendien overigens momenteel nu inmiddels vervolgens
    eerder onlangs recent daarnaast zoals uiteraard graag
    """.split()
)
FRAMES = ("schrijft", "zegt", "meldt", "antwoordt")
_THIRD = {
    "heb": "heeft", "ben": "is", "zal": "zal", "kan": "kan", "wil": "wil", "mag": "mag",
    "ga": "gaat", "sta": "staat", "doe": "doet", "zie": "ziet", "was": "was", "had": "had",
    "werd": "werd", "zou": "zou", "wilde": "wilde", "besloot": "besloot", "deed": "deed",
    "kreeg": "kreeg", "ontving": "ontving", "schreef": "schreef",
}  # fmt: skip


def third_person(verb: str) -> str:
    """Return a verb as it follows `de minister`: heb becomes heeft, vind vindt."""
    return _THIRD.get(verb) or (verb if verb.endswith("t") else f"{verb}t")
