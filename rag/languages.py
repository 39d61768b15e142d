"""Which language words lean to, where the small words do not tell: a message may have none.

Frequent words of the one language that are no words of the other, and what words of only one of
them look like.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_ENGLISH = frozenset(
    """
    thanks thank hello good morning evening afternoon goodbye please yes welcome question
    questions answer answers answered answering unanswered list lists all every each any some none
    more most less least same other others another between during against within without before
    after since until while because although however also only just still already yet again always
    never often ever here now then today yesterday tomorrow week weeks month months year years day
    days time times first second third latest recent next previous current new old big small high
    low short large great few several i he she him his my our us they them it its that's what's
    who's don't doesn't isn't appendix documents letter letters member members parliament
    parliamentary government cabinet ministry ministers secretary secretaries states municipality
    municipalities province provinces council councils court courts judge judges law laws legal
    bill rule rules regulation regulations policy policies measure measures plans agreement
    agreements position money cost costs price prices tax taxes taxation subsidy fund funds
    funding funded income wage wages pensions debt debts insurance insurers police officer
    officers crime crimes criminal prison prisons prisoners fraud violence victim victims safety
    security threat threats abuse murder theft weapons arms army military defence defense war wars
    peace troops soldiers border borders asylum seeker seekers refugee refugees migrants migration
    immigration citizens citizen people person woman women child children boys girls youth young
    elderly family families parents mother father students teacher teachers schools university
    universities college education research science health healthcare care hospital hospitals
    doctor doctors nurses patients disease diseases medicine medicines treatment mental vaccine
    vaccines smoking food foods meat milk fish fishing farm farms farmer farmers farming
    agriculture animal animals horse horses dog dogs cat cats wolves bird birds cow cows cattle
    livestock nature climate environment nitrogen energy nuclear power electricity solar oil coal
    heating emissions pollution waste river rivers sea flood floods drought soil forest forests
    road roads bridge bridges train trains railway railways bus buses car cars vehicle vehicles
    bike bikes bicycle airports flight flights traffic ship ships shipping harbour harbor house
    houses housing home homes homeless homelessness rent rents rental landlord landlords tenants
    building buildings built company companies business businesses bankruptcy workers work working
    job jobs employer employers employees labour labor strike strikes market markets trade exports
    store stores supermarket supermarkets consumer consumers phone phones news newspaper network
    networks human rights trafficking discrimination racism hate speech freedom religion church
    mosque jewish muslim dutch netherlands germany belgium france england europe european united
    kingdom russia russian ukraine israeli palestinian chinese american sanctions embassy closing
    closed close closure closures open opening opened mandatory compulsory allowed allow ban bans
    banned banning injured injuries injury death deaths died dead killed accident accidents
    shortage shortages increase increased decrease decreased rise rising risk risks problem
    problems issue issues cause causes effects result results report reports number numbers amount
    rate rates share figures about regarding concerning according say says said tell told ask asks
    asked asking think thinks thought know known find found give given gives get gets getting got
    make makes made making take takes taken taking use used uses using pay pays paid paying
    support supports supported helps helped change changed changes wants wanted need needs needed
    shown see seen looking go going goes gone come comes coming keep kept stop stopped started end
    ended become happen happened happens must cannot can't bye cheers loan loans penalty noise
    fare fares
    """.split()
)
_DUTCH = frozenset(
    """
    hallo hoi dag bedankt dank goedemorgen goedemiddag goedenavond goed alstublieft graag ja nee
    vraag vragen kamervraag kamervragen antwoord antwoorden beantwoord lijst overzicht alle elke
    sommige andere tijdens tegen binnen zonder omdat hoewel echter alleen nog altijd nooit vaak hier
    vandaag gisteren week weken maand maanden jaar jaren dagen eerste tweede derde laatste recente
    nieuwe oude grote kleine hoge lage wij jij u hij mijn onze zijn
    aanhangsel stuk brief leden kamer parlement regering kabinet staatssecretaris gemeente gemeenten
    provincie rechter rechtbank wet wetten regels beleid maatregel maatregelen standpunt begroting
    geld kosten prijs prijzen belasting toeslag toeslagen subsidie subsidies pensioen schulden
    politie criminaliteit misdaad veiligheid slachtoffers geweld wapens leger oorlog vrede grens
    asiel vluchtelingen burgers mensen vrouw vrouwen kind kinderen jongeren ouderen gezin ouders
    leraar leraren onderwijs onderzoek gezondheid zorg ziekenhuis ziekenhuizen arts artsen huisarts
    eten vlees vis boer boeren dier dieren paard paarden hond honden natuur klimaat milieu stikstof
    energie kernenergie stroom olie afval rivier zee weg wegen brug bruggen trein treinen bus auto
    fiets luchthaven vlucht verkeer schip schepen huis huizen woning woningen huur bedrijf bedrijven
    werk banen handel winkel winkels krant nieuws mensenhandel rechten vrijheid kerk nederland
    nederlandse duitsland europese privacy lobby hobby baby party royalty city story
    gesloten sluiting open verplicht verboden verbod gewonden dood ongeluk tekort risico probleem
    gevolgen oorzaak aantal cijfers volgens stand zaken toon geef noem wil willen moeten kunnen
    """.split()
)
_LOOKS_ENGLISH = re.compile(
    r"^(?:wh\w+|\w+(?:ght\w*|(?<!sta)tions?|ness|ities|[^aeiou]ity|ous(?:ly)?|ful(?:ly)?|ories|ory|"
    r"[^aeou]ary|abl[ey]|ibl[ey]|[^aeiou]ly))$"
)
_LOOKS_DUTCH = re.compile(
    r"ij|aa|uu|eeu|ieuw|[ao]uw|cht|sch(?!oo|ed|em|iz)|heid|lijk|isch|oe(?![sr]?$)|"
    r"^ge\w{3,}[dt]$|^(?:ver|ont|be)\w{4,}en$|[bdfgklmnprstvwz]en$"
)


def leaning(words: Iterable[str]) -> int:
    """Say how much lower-case words lean to English; below zero is Dutch.

    A word that is known counts twice what one counts that only looks like it.
    """
    return sum(map(_lean, words))


def _lean(word: str) -> int:
    known = 2 * ((word in _ENGLISH) - (word in _DUTCH))
    if known or word in _ENGLISH:
        return known
    return (_LOOKS_ENGLISH.search(word) is not None) - (_LOOKS_DUTCH.search(word) is not None)
