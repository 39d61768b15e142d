"""Wrong sentences that a review found to pass: a part of a source that the rest takes back."""

CLAUSES = [
    (
        "De vergunning is verleend en de rechter heeft het besluit vernietigd.",
        "De vergunning is verleend.",
    ),
    ("De wet is aangenomen en wordt ingetrokken.", "De wet is aangenomen."),
    ("Het verbod geldt nu en komt in 2026 te vervallen.", "Het verbod geldt nu."),
    ("Het kantoor blijft open en gaat in 2026 dicht.", "Het kantoor blijft open."),
    ("De opvang is open en wordt op 1 mei 2026 gesloten.", "De opvang is open."),
    (
        "De subsidie bedraagt 5 miljoen euro en wordt met 2 miljoen euro gekort.",
        "De subsidie bedraagt 5 miljoen euro.",
    ),
    (
        "De provincie betaalt het onderhoud en krijgt dat bedrag van het Rijk terug.",
        "De provincie betaalt het onderhoud.",
    ),
    (
        "De politie onderzoekt de zaak en heeft de aangifte ingetrokken.",
        "De politie onderzoekt de zaak.",
    ),
    (
        "De maatregel wordt ingevoerd en geldt voor vrachtwagens.",
        "De maatregel wordt ingevoerd.",
    ),
    (
        "De brug is op 1 maart 2022 geopend en sloot op 2 maart 2022.",
        "De brug is op 1 maart 2022 geopend.",
    ),
    (
        "De provincie betaalde in 2020 2 miljoen euro en kreeg 1 miljoen euro terug.",
        "De provincie betaalde in 2020 2 miljoen euro.",
    ),
    (
        "De provincie betaalde in 2020 2 miljoen euro en kreeg 1 miljoen euro terug.",
        "De provincie kreeg 1 miljoen euro terug.",
    ),
    (
        "De brug was 40 meter lang en werd door de provincie Laagland gesloopt.",
        "De brug werd door de provincie Laagland gesloopt.",
    ),
    (
        "De sluis is dicht wegens onderhoud en gaat op 1 juni 2099 open.",
        "Volgens de minister is de sluis dicht wegens onderhoud.",
    ),
    (
        "De kosten zijn gestegen van 3 naar 4 miljoen euro, doordat een jaar dubbel is geteld.",
        "De kosten zijn gestegen van 3 naar 4 miljoen euro.",
    ),
]
WORDS = [
    ("De regeling geldt ook voor zzp'ers.", "De regeling geldt voor zzp'ers."),
    (
        "Hier wordt ook door de waterschappen toezicht op gehouden.",
        "Hier wordt door de waterschappen toezicht op gehouden.",
    ),
    (
        "De provincie betaalt bovendien 5 miljoen euro aan de gemeente.",
        "De provincie betaalt 5 miljoen euro aan de gemeente.",
    ),
    ("De regels gelden op Bonaire (BES).", "De regels gelden op Bonaire."),
    (
        "De regels gelden op Bonaire, Sint Eustatius en Saba (BES).",
        "De regels gelden op Bonaire, Sint Eustatius en Saba.",
    ),
    ("Het lid De Vries (VVD) stelde vragen.", "Het lid De Vries stelde vragen."),
    (
        "De brief (Kamerstuk 29 684, nr. 5, en de motie) is verstuurd.",
        "De brief is verstuurd.",
    ),
    (
        "Het overleg tussen de 12 provincies en het Rijk is afgerond.",
        "Het overleg tussen 12 provincies en het Rijk is afgerond.",
    ),
    (
        "De provincie betaalt voor het onderhoud van de brug.",
        "De provincie betaalt voor onderhoud van de brug.",
    ),
]
REVIEWED = [*CLAUSES, *WORDS]
