"""What countries that are asked about in English are called in Dutch answers; pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

# by the letters by which a Dutch text names the country, its people or its language
DUTCH: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        english.replace("_", " "): tuple(dutch.split("/"))
        for english, dutch in (
            pair.split(":")
            for pair in """
            austria:oostenrijk belgium:belgi bulgaria:bulgar/bulgaar croatia:kroati/kroat
            cyprus:cypr czechia:tsjechi czech_republic:tsjechi denmark:denemark/deens
            estonia:estland/ests finland:finland/fins france:frankrijk/frans/franse germany:duits
            greece:griek hungary:hongar/hongaar ireland:ierland/iers/ierse italy:itali
            latvia:letland/lets/letse lithuania:litouw luxembourg:luxemburg malta:malta/maltees
            netherlands:nederland norway:noorwegen/noors/noorse
            poland:polen/pools/poolse portugal:portug romania:roemeen/roemeni
            slovakia:slowak/slowaak slovenia:sloven spain:spanje/spaans/spaanse
            sweden:zweden/zweeds/zweedse switzerland:zwitser
            united_kingdom:verenigd_koninkrijk/brits/engel uk:verenigd_koninkrijk/brits/vk
            england:engel britain:brits/groot-brit scotland:schot wales:wales
            ukraine:oekra russia:rusland/russisch turkey:turk/turks china:china/chinees/chinese
            japan:japan india:india/indiaas israel:israel gaza:gaza palestine:palest iran:iran
            iraq:irak/iraaks syria:syri morocco:marok egypt:egypt tunisia:tunes libya:libi
            united_states:verenigde_staten/amerikaan us:verenigde_staten/vs/amerikaan
            usa:verenigde_staten/vs/amerikaan america:amerika canada:canad brazil:braz
            australia:australi south_africa:zuid-afrik europe:europ eu:eu/europ
            """.split()
        )
    }
)


def names_country(text: str, english: str) -> bool:
    """Say whether a folded Dutch text names a country, its people or what is of it."""
    return any(
        re.search(rf"(?<![a-z]){re.escape(start.replace('_', ' '))}", text) is not None
        if len(start) > 2
        else re.search(rf"(?<![a-z]){start}(?![a-z])", text) is not None
        for start in DUTCH[english.lower()]
    )
