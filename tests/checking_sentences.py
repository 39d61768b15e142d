"""Sources, with wrong sentences that must be refused and right ones, most of which are too."""

BRIDGE = "De gemeente Verweg betaalt in 2024 vierduizend euro voor het onderhoud van de brug."
WEIR = (
    "Ik heb op 1 maart 2022 besloten 2,5 miljoen euro beschikbaar te stellen voor"
    " de stuw bij Laagveen."
)
SHARE = (
    "Het aandeel bedrijven met een ontheffing steeg van 10 procent in 2020 naar 25 procent in 2023."
)
LAW = "Op grond van artikel 8.11 van de Wet dieren kan de NVWA een boete van 1.500 euro opleggen."
DENIAL = "Er zijn geen aanwijzingen dat de dijk bij Oudkade onveilig is."
TERM = "De inspectie rondt het onderzoek naar de stalbranden voor 15 september 2024 af."
REFUSAL = "De minister ontkent dat de sluis bij Hoogmeer is gesloten."
RANGE = "De reparatie duurt tussen de 6 en 8 weken en kost de provincie 300.000 euro."
SPLIT = "De brug is niet veilig en de sluis wordt in 2025 door de provincie Noordhoek hersteld."
COMING = "De brug over de Linge wordt in 2025 hersteld en de veerpont zal blijven varen."
PAYS = (
    "De provincie Noord betaalt de gemeente Dijk 4.000 euro voor het onderhoud "
    "van de brug bij Hoogmeer binnen het programma Water."
)
PRESS = "Volgens De Telegraaf is de fabriek bij Zandwijk gesloten."
SUBSIDY = (
    "De staatssecretaris van Natuur heeft in 2021 besloten de subsidie van "
    "750.000 euro aan Stichting Rietland niet te verlengen."
)
STALLS = (
    "Uit het rapport blijkt dat 18 procent van de 240 onderzochte stallen niet "
    "voldoet aan artikel 3.4 van het Bouwbesluit."
)
POLICE = (
    "De politie heeft sinds 5 mei 2023 twaalf meldingen ontvangen en onderzoekt "
    "of de vergunning van Veldzicht kan worden ingetrokken."
)
CHILDREN = "Kinderen jonger dan 12 jaar reizen gratis, mits zij met een volwassene reizen."
COSTS = (
    "De kosten zijn gestegen van 3 miljoen euro naar 4,5 miljoen euro doordat de "
    "aannemer Bakema failliet ging."
)
HARBOUR = "Ik ben het niet eens met de stelling dat de haven van Westerduin te weinig controleert."
WHO = "minister Sluiswachter (Water)"
WRONG = [
    ("figure", "De gemeente Verweg betaalt vijfduizend euro voor het onderhoud.", BRIDGE),
    ("figure", "De gemeente Verweg betaalt 40.000 euro voor het onderhoud.", BRIDGE),
    ("figure", "De gemeente Verweg betaalt 400 euro voor het onderhoud.", BRIDGE),
    ("figure", "Voor de stuw is 3,5 miljoen euro beschikbaar.", WEIR),
    ("figure", "Voor de stuw bij Laagveen is 25 miljoen euro beschikbaar.", WEIR),
    ("figure", "De NVWA kan een boete van 15.000 euro opleggen.", LAW),
    ("figure", "De reparatie duurt tussen de 6 en 9 weken.", RANGE),
    ("figure", "De reparatie kost de provincie 30.000 euro.", RANGE),
    ("figure", "Het aandeel steeg naar 35 procent in 2023.", SHARE),
    ("scale", "Voor de stuw is 2,5 miljard euro beschikbaar.", WEIR),
    ("scale", "De gemeente Verweg betaalt 4 miljoen euro.", BRIDGE),
    ("scale", "De reparatie kost 300 euro.", RANGE),
    ("spelled", "De gemeente Verweg betaalt veertienduizend euro.", BRIDGE),
    ("spelled", "De reparatie duurt tussen de zes en achttien weken.", RANGE),
    ("spelled", "Het aandeel steeg naar vijfendertig procent.", SHARE),
    ("spelled", "Voor de stuw is drie miljoen euro beschikbaar.", WEIR),
    ("unit", "De gemeente Verweg betaalt 4.000 dollar.", BRIDGE),
    ("unit", "De reparatie duurt tussen de 6 en 8 maanden.", RANGE),
    ("unit", "De reparatie duurt tussen de 6 en 8 dagen.", RANGE),
    ("unit", "De gemeente betaalt vierduizend ton voor het onderhoud.", BRIDGE),
    (
        "percentage",
        "Het aandeel bedrijven met een ontheffing steeg naar 25 bedrijven in 2023.",
        SHARE,
    ),
    ("percentage", "Het aandeel steeg met 15 procent.", SHARE),
    ("percentage", "De boete is 1.500 procent.", LAW),
    ("percentage", "In 2023 steeg het aandeel naar 25 procentpunt.", SHARE),
    ("direction", "Het aandeel bedrijven met een ontheffing daalde van 10 naar 25 procent.", SHARE),
    ("negation", "De gemeente Verweg betaalt geen vierduizend euro.", BRIDGE),
    ("negation", "De gemeente Verweg betaalt niet voor het onderhoud.", BRIDGE),
    ("negation", "Er zijn aanwijzingen dat de dijk bij Oudkade onveilig is.", DENIAL),
    ("negation", "De dijk bij Oudkade is onveilig.", DENIAL),
    ("negation", "De dijk bij Oudkade is niet onveilig.", DENIAL),
    ("negation", "De inspectie rondt het onderzoek niet af.", TERM),
    ("negation", "De NVWA kan nooit een boete opleggen.", LAW),
    ("negation", "De brug is veilig.", SPLIT),
    ("negation", "Zonder boete kan de NVWA op grond van de Wet dieren opleggen.", LAW),
    ("minister", "Minister Dijkgraaf besloot 2,5 miljoen euro beschikbaar te stellen.", WEIR),
    ("minister", "Staatssecretaris Sluiswachter heeft 2,5 miljoen euro beschikbaar gesteld.", WEIR),
    ("minister", "De minister-president heeft 2,5 miljoen euro beschikbaar gesteld.", WEIR),
    ("minister", "Volgens minister Veenman betaalt Verweg vierduizend euro.", BRIDGE),
    ("date", "Ik heb op 2 maart 2022 besloten.", WEIR),
    ("date", "Ik heb op 1 maart 2023 besloten.", WEIR),
    ("date", "Ik heb op 1 mei 2022 besloten.", WEIR),
    ("date", "Ik heb op 3-1-2022 besloten.", WEIR),
    ("date", "De inspectie rondt het onderzoek voor 15 oktober 2024 af.", TERM),
    ("date", "De inspectie rondt het onderzoek in 2025 af.", TERM),
    ("date", "De gemeente Verweg betaalt in 2023 vierduizend euro.", BRIDGE),
    ("article", "Op grond van artikel 8.12 van de Wet dieren kan de NVWA een boete opleggen.", LAW),
    ("article", "Op grond van artikel 8 van de Wet dieren kan de NVWA een boete opleggen.", LAW),
    (
        "article",
        ("Op grond van artikel 8.11 van de Wet milieubeheer kan de NVWA een boete opleggen."),
        LAW,
    ),
    (
        "article",
        (
            "Op grond van de artikelen 8.11 en 8.13 van de Wet dieren kan de NVWA een "
            "boete opleggen."
        ),
        LAW,
    ),
    ("name", "De gemeente Dichtbij betaalt vierduizend euro.", BRIDGE),
    ("name", "De gemeente Verweg en Rijkswaterstaat betalen vierduizend euro.", BRIDGE),
    ("name", "De ILT kan een boete van 1.500 euro opleggen.", LAW),
    ("name", "De dijk bij Nieuwkade is niet onveilig.", DENIAL),
    ("name", "Prorail betaalt het onderhoud van de brug.", BRIDGE),
    ("quote", "“De gemeente Verweg betaalt 2,5 miljoen euro”, aldus de minister.", BRIDGE),
    ("quote", "“De gemeente betaalt voor de brug.”", BRIDGE),
    ("quote", 'De minister schreef: "onderhoud van de gemeente Verweg".', BRIDGE),
    ("quote", "De minister schreef: ‘vierduizend euro voor de brug’.", BRIDGE),
    ("quote", "De minister schreef: «betaalt in 2024 voor het onderhoud».", BRIDGE),
    ("certainty", "De NVWA legt een boete van 1.500 euro op.", LAW),
    ("certainty", "De gemeente Verweg zou vierduizend euro betalen.", BRIDGE),
    ("limit", "De gemeente Verweg betaalt meer dan vierduizend euro.", BRIDGE),
    ("limit", "De reparatie kost de provincie hoogstens 300.000 euro.", RANGE),
    ("role", "De brug betaalt de gemeente Verweg vierduizend euro.", BRIDGE),
    ("memory", "De brug is in 1990 gebouwd.", BRIDGE),
    ("memory", "De stuw bij Laagveen is de grootste van Nederland.", WEIR),
    ("English", "The municipality of Verweg pays 4,000 euros for the bridge.", BRIDGE),
    ("nothing", "Ja.", BRIDGE),
    ("nothing", "Dat is zo.", BRIDGE),
    (
        "second set",
        ("In 2021 is besloten de subsidie van 750.000 euro aan Stichting Rietland te verlengen."),
        SUBSIDY,
    ),
    (
        "second set",
        "De subsidie van 7.500 euro aan Stichting Rietland is niet te verlengen.",
        SUBSIDY,
    ),
    (
        "second set",
        ("Uit het rapport blijkt dat 18 procent van de stallen voldoet aan het Bouwbesluit."),
        STALLS,
    ),
    ("second set", "18 stallen voldoen niet aan artikel 3.4.", STALLS),
    (
        "second set",
        (
            "240 procent van de 18 onderzochte stallen voldoet niet aan artikel 3.4 van "
            "het Bouwbesluit."
        ),
        STALLS,
    ),
    (
        "second set",
        (
            "Uit het rapport blijkt dat 18 procent van de onderzochte stallen niet "
            "voldoet aan artikel 4.3 van het Bouwbesluit."
        ),
        STALLS,
    ),
    ("second set", "De politie heeft sinds 5 mei 2023 dertien meldingen ontvangen.", POLICE),
    ("second set", "De politie heeft voor 5 mei 2023 twaalf meldingen ontvangen.", POLICE),
    ("second set", "De vergunning van Veldzicht is ingetrokken.", POLICE),
    ("second set", "De politie heeft twaalf meldingen van Veldzicht ontvangen.", POLICE),
    ("second set", "Veldzicht heeft sinds 5 mei 2023 twaalf meldingen ontvangen.", POLICE),
    ("second set", "Kinderen jonger dan 12 jaar reizen gratis.", CHILDREN),
    (
        "second set",
        "Kinderen ouder dan 12 jaar reizen gratis, mits zij met een volwassene reizen.",
        CHILDREN,
    ),
    (
        "second set",
        "Volwassenen reizen gratis, mits zij met kinderen jonger dan 12 jaar reizen.",
        CHILDREN,
    ),
    ("second set", "De kosten zijn gestegen van 4,5 miljoen euro naar 3 miljoen euro.", COSTS),
    ("second set", "De kosten zijn gedaald van 3 miljoen euro naar 4,5 miljoen euro.", COSTS),
    ("second set", "Doordat de kosten zijn gestegen ging de aannemer Bakema failliet.", COSTS),
    (
        "second set",
        "De aannemer Bakema is gestegen van 3 miljoen euro naar 4,5 miljoen euro.",
        COSTS,
    ),
    (
        "second set",
        ("Ik ben het eens met de stelling dat de haven van Westerduin te weinig controleert."),
        HARBOUR,
    ),
    ("second set", "De haven van Westerduin controleert te weinig.", HARBOUR),
    ("second set", "De haven van Westerduin controleert niet te weinig.", HARBOUR),
    ("second set", "De stelling is dat de haven van Westerduin te weinig controleert.", HARBOUR),
    (
        "swapped figures",
        (
            "Het aandeel bedrijven met een ontheffing steeg van 25 procent in 2020 naar "
            "10 procent in 2023."
        ),
        SHARE,
    ),
    ("swapped figures", "Het aandeel steeg van 10 procent in 2023 naar 25 procent in 2020.", SHARE),
    ("swapped figures", "Het aandeel bedrijven was 25 procent in 2020.", SHARE),
    ("swapped figures", "Het aandeel bedrijven met een ontheffing was 10 procent in 2023.", SHARE),
    ("negation", "De sluis wordt niet door de provincie Noordhoek hersteld.", SPLIT),
    ("negation", "De brug wordt niet in 2025 door de provincie Noordhoek hersteld.", SPLIT),
    ("denial", "De sluis bij Hoogmeer is gesloten.", REFUSAL),
    ("denial", "De minister meldt dat de sluis bij Hoogmeer is gesloten.", REFUSAL),
    ("date", "De inspectie rondt het onderzoek na 15 september 2024 af.", TERM),
    ("quote", "De minister schreef: 'vierduizend euro voor de brug'.", BRIDGE),
    ("quote", "De minister schreef: „vierduizend euro voor de brug“.", BRIDGE),
    ("limit", "De reparatie duurt 8 weken.", RANGE),
    ("stance", "De minister is tegen het onderhoud van de brug.", BRIDGE),
    ("tense", "De brug over de Linge is hersteld.", COMING),
    ("tense", "De brug over de Linge is in 2025 hersteld.", COMING),
    (
        "role",
        (
            "De gemeente Dijk betaalt de provincie Noord 4.000 euro voor het onderhoud "
            "van de brug bij Hoogmeer binnen het programma Water."
        ),
        PAYS,
    ),
    (
        "role",
        (
            "De gemeente Noord betaalt de provincie Dijk 4.000 euro voor het onderhoud "
            "van de brug bij Hoogmeer."
        ),
        PAYS,
    ),
    ("attribution", "De fabriek bij Zandwijk is gesloten.", PRESS),
    ("attribution", "Volgens de minister is de fabriek bij Zandwijk gesloten.", PRESS),
    ("swapped figures", "In 2020 was het aandeel bedrijven met een ontheffing 25 procent.", SHARE),
    ("date", "De inspectie rondt het onderzoek op 15 september 2024 af.", TERM),
    ("second set", "De subsidie aan Stichting Rietland is niet besloten.", SUBSIDY),
    ("second set", "De minister van Natuur heeft besloten de subsidie niet te verlengen.", SUBSIDY),
    (
        "second set",
        (
            "De staatssecretaris van Natuur heeft niet besloten de subsidie aan Stichting"
            " Rietland te verlengen."
        ),
        SUBSIDY,
    ),
    (
        "second set",
        "Uit het rapport blijkt niet dat 18 procent van de 240 stallen voldoet.",
        STALLS,
    ),
    ("second set", "De kosten zijn gestegen naar 3 miljoen euro.", COSTS),
    ("second set", "De kosten zijn gestegen met 4,5 miljoen euro.", COSTS),
]
RIGHT = [
    ("De gemeente Verweg betaalt 4.000 euro voor het onderhoud van de brug.", BRIDGE),
    ("De gemeente Verweg betaalt in 2024 4000 euro voor onderhoud van de brug.", BRIDGE),
    ("Verweg betaalt 4 duizend euro voor het onderhoud.", BRIDGE),
    ("In 2024 betaalt de gemeente Verweg € 4.000 voor het onderhoud van de brug.", BRIDGE),
    ("Voor het onderhoud van de brug betaalt Verweg in 2024 vierduizend euro.", BRIDGE),
    ("Volgens minister Sluiswachter betaalt de gemeente Verweg vierduizend euro.", BRIDGE),
    (("De brug wordt onderhouden voor vierduizend euro, betaald door de gemeente Verweg."), BRIDGE),
    ("Het onderhoud van de brug kost de gemeente Verweg in 2024 vierduizend euro.", BRIDGE),
    (
        (
            "De minister schrijft: “betaalt in 2024 vierduizend euro voor het onderhoud "
            "van de brug”."
        ),
        BRIDGE,
    ),
    ("Er is 2.500.000 euro beschikbaar gesteld voor de stuw bij Laagveen.", WEIR),
    ("Op 1-3-2022 is besloten 2,5 miljoen euro beschikbaar te stellen voor de stuw.", WEIR),
    (("De minister heeft op 1 maart 2022 besloten 2,5 miljoen euro beschikbaar te stellen."), WEIR),
    (
        (
            "Minister Sluiswachter besloot op 1 maart 2022 2,5 miljoen euro beschikbaar "
            "te stellen voor de stuw bij Laagveen."
        ),
        WEIR,
    ),
    ("Voor de stuw bij Laagveen is 2,5 miljoen euro beschikbaar.", WEIR),
    ("De minister stelt 2,5 mln euro beschikbaar voor de stuw bij Laagveen.", WEIR),
    (("Op 1 maart 2022 is voor de stuw bij Laagveen 2,5 miljoen euro beschikbaar gesteld."), WEIR),
    ("Het aandeel bedrijven met een ontheffing steeg van 10% naar 25%.", SHARE),
    (
        (
            "Het aandeel bedrijven met ontheffing steeg van 10 procent in 2020 naar 25 "
            "procent in 2023."
        ),
        SHARE,
    ),
    ("In 2020 was het aandeel bedrijven met een ontheffing 10 procent.", SHARE),
    (
        (
            "Van 2020 tot 2023 steeg het aandeel bedrijven met een ontheffing van 10 naar"
            " 25 procent."
        ),
        SHARE,
    ),
    (
        (
            "Het aandeel met een ontheffing steeg van tien procent in 2020 naar "
            "vijfentwintig procent in 2023."
        ),
        SHARE,
    ),
    ("Het aandeel steeg naar 25 procent in 2023.", SHARE),
    (("De NVWA kan op grond van artikel 8.11 Wet dieren een boete van 1500 euro opleggen."), LAW),
    ("Op grond van art. 8.11 van de Wet dieren kan de NVWA een boete opleggen.", LAW),
    ("De NVWA kan een boete van € 1.500 opleggen.", LAW),
    ("Er kan een boete van 1.500 euro worden opgelegd door de NVWA.", LAW),
    ("Op grond van de Wet dieren kan de NVWA een boete van 1.500 euro opleggen.", LAW),
    ("Er zijn geen aanwijzingen dat de dijk onveilig is.", DENIAL),
    (
        ("Volgens de minister zijn er geen aanwijzingen dat de dijk bij Oudkade onveilig is."),
        DENIAL,
    ),
    ("Dat de dijk bij Oudkade onveilig is, daarvoor zijn geen aanwijzingen.", DENIAL),
    ("De minister heeft geen aanwijzingen dat de dijk bij Oudkade onveilig is.", DENIAL),
    ("De inspectie rondt het onderzoek voor 15-9-2024 af.", TERM),
    ("Het onderzoek naar de stalbranden wordt voor 15 september 2024 afgerond.", TERM),
    ("De inspectie rondt voor 15 september 2024 het onderzoek naar de stalbranden af.", TERM),
    ("Voor 15 september 2024 rondt de inspectie het onderzoek naar stalbranden af.", TERM),
    ("De minister ontkent dat de sluis is gesloten.", REFUSAL),
    ("Minister Sluiswachter ontkent dat de sluis bij Hoogmeer gesloten is.", REFUSAL),
    ("Dat de sluis bij Hoogmeer is gesloten, ontkent de minister.", REFUSAL),
    ("De reparatie duurt tussen 6 en 8 weken.", RANGE),
    ("De reparatie duurt 6 tot 8 weken.", RANGE),
    ("De reparatie kost de provincie 300.000 euro.", RANGE),
    (
        (
            "De reparatie duurt tussen de zes en acht weken en kost de provincie "
            "driehonderdduizend euro."
        ),
        RANGE,
    ),
    ("De provincie betaalt 300.000 euro voor de reparatie.", RANGE),
    ("De brug is niet veilig.", SPLIT),
    (
        ("De brug is niet veilig en de sluis wordt in 2025 hersteld door de provincie Noordhoek."),
        SPLIT,
    ),
    ("De provincie Noordhoek herstelt de sluis in 2025.", SPLIT),
    ("De subsidie van 750.000 euro aan Stichting Rietland is in 2021 niet verlengd.", SUBSIDY),
    (
        (
            "De staatssecretaris besloot in 2021 de subsidie aan Stichting Rietland niet "
            "te verlengen."
        ),
        SUBSIDY,
    ),
    (
        (
            "18% van de 240 onderzochte stallen voldoet volgens het rapport niet aan "
            "artikel 3.4 van het Bouwbesluit."
        ),
        STALLS,
    ),
    (
        (
            "Uit het rapport blijkt dat 18 procent van de onderzochte stallen niet "
            "voldoet aan het Bouwbesluit."
        ),
        STALLS,
    ),
    ("Sinds 5 mei 2023 heeft de politie 12 meldingen ontvangen.", POLICE),
    ("De politie onderzoekt of de vergunning van Veldzicht kan worden ingetrokken.", POLICE),
    ("Mits zij met een volwassene reizen, reizen kinderen jonger dan 12 jaar gratis.", CHILDREN),
    ("De kosten zijn gestegen van 3 naar 4,5 miljoen euro.", COSTS),
    (
        (
            "De kosten stegen van 3.000.000 euro naar 4,5 miljoen euro doordat aannemer "
            "Bakema failliet ging."
        ),
        COSTS,
    ),
    ("De minister is het niet eens met de stelling dat de haven te weinig controleert.", HARBOUR),
]
