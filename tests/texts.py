"""Small fictional documents as text, for tests of the parser's stages."""

APPENDIX = """Tweede Kamer der Staten-Generaal2
Vergaderjaar 2098–2099 Aanhangsel van de Handelingen
Vragen gesteld door de leden der Kamer, met de daarop door de
regering gegeven antwoorden
12
Vragen van de leden Van Voorbeeld (PvdV) en De Proef (Lijst Proef) aan de
Ministers van Water en van Dijken over het bericht «Sluis klemt» (ingezonden
3 mei 2099).
Antwoord van Minister Sluiswachter (Water), mede namens de Minister van Dijken
(ontvangen 1 juni 2099). Zie ook Aanhangsel Handelingen, vergaderjaar 2098–2099,
nr. 7.
Vraag 1
Kent u het bericht «Sluis klemt»?1
Antwoord 1
Ja.
Vraag 2 en 3
Hoeveel sluizen klemmen er, en wat betekent dat voor de melkvee-
houders en hun ICT-
leverancier?
1 Sluiskrant, 2 mei 2099, «Sluis klemt», https://sluiskrant.example/nieuws/sluis-
klemt
ah-tk-20982099-12
ISSN 0921 - 7398
’s-Gravenhage 2099
Tweede Kamer, vergaderjaar 2098–2099, Aanhangsel 1
Antwoord 2 en 3
Er klemmen 14 van de 212 sluizen. De melkveehouders merken daar weinig van,
omdat het peil met gemalen op orde blijft zolang het niet langer dan 11 dagen
droog is.
Zie verder het antwoord op vraag 1.
Tweede Kamer, vergaderjaar 2098–2099, Aanhangsel 2
"""

FRESH = """AH 31
2099Z00031
Antwoord van staatssecretaris Proefpersoon (Voorbeelden) (ontvangen 4 juni 2099)

1. Klopt het dat de brug dicht is?

Antwoord:
Nee.

2. Wanneer gaat de brug open?

3. Wie betaalt dat?

Antwoord vraag 2-3:
De brug gaat op 1 juli 2099 open. De provincie betaalt 2,5 miljoen euro.
"""

POSTPONED = """AH 40
2099Z00040
Mededeling van minister Sluiswachter (Water) (ontvangen 5 juni 2099)

De vragen van het lid De Proef (Lijst Proef) over natte voeten (2099Z00040) kunnen niet binnen de
gebruikelijke termijn worden beantwoord, omdat de afstemming meer tijd kost.
"""
