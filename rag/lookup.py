"""Answers about a document that is named by its number: itself, one of its answers, or a search in
it; never what is merely like the words of the question.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from rag.answers import Answer, Hit, Status
from rag.choosing import Chosen
from rag.composing import BUDGET, WHOLE, quote
from rag.counting import Counting
from rag.datamodels import Document, DocumentKind, Filters
from rag.errors import NotFoundError
from rag.library import Library
from rag.listing import listed
from rag.numbered import Numbered
from rag.searching import Search

_WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "nl": {
            "appendix": "aanhangsel",
            "absent": "In deze bibliotheek staat geen document met het nummer {name}.",
            "held": "Dit staat hier onder {name}.",
            "no_pair": "{name} heeft geen vraag {number}.",
            "open_pair": "Op vraag {number} van {name} staat hier geen antwoord.",
        },
        "en": {
            "appendix": "appendix",
            "absent": "This library holds no document with the number {name}.",
            "held": "This is what is held under {name}.",
            "no_pair": "{name} has no question {number}.",
            "open_pair": "Question {number} of {name} has no answer here.",
        },
    }
)


def looked_up(
    library: Library, search: Search, query: str, named: Numbered, filters: Filters, language: str
) -> Answer | None:
    """Answer a question about one document of the library, or say that it is not there.

    None where a number that may be another thing's ("aanhangsel 3 van het verdrag") is not held.
    """
    words = _WORDS[language]
    name = named.name or f"{words['appendix']} {named.appendix}"
    source = _source(library, named)
    if source is None and not named.name:
        return None
    if source is None:
        reason = words["absent"].format(name=name)
        return Answer(query, Status.NOT_FOUND, reason=reason, language=language)
    inside = replace(filters, source=source)
    if named.pair:
        return _pair(search, query, library.document(source), named.pair, name, language)
    if named.rest:
        found = search.find(named.rest, inside)
        made = search.answer(named.rest, found, language, given=True)
        return replace(made, query=query, interpretation=f"{named.rest} ({name})")
    made = listed(library, query, Counting(()), inside, language)
    return replace(made, reason=words["held"].format(name=name)) if made.listing else made


def _source(library: Library, named: Numbered) -> str | None:
    """Return the document's source; of the same number in several years the latest."""
    if named.name:
        try:
            return library.resolve(named.name)
        except NotFoundError:
            return None
    ending = f"-{named.appendix}"
    held = [d for d in library.documents() if d.kind is DocumentKind.ANSWER]
    found = [d for d in held if d.identifier.startswith("ah-") and d.identifier.endswith(ending)]
    return max(found, key=lambda d: (d.received, d.source)).source if found else None


def _pair(
    search: Search, query: str, document: Document, number: int, name: str, language: str
) -> Answer:
    """Return what was answered to one question of a document, from its beginning."""
    pair, words = document.pair(number), _WORDS[language]
    if pair is None:
        reason = words["no_pair"].format(name=name, number=number)
        return Answer(query, Status.NOT_FOUND, reason=reason, language=language)
    if pair.answer is None:
        reason = words["open_pair"].format(name=name, number=number)
        return Answer(query, Status.NOT_ANSWERED_YET, reason=reason, language=language)
    chosen = Chosen(document, pair, ())
    statements = tuple(quote(chosen, WHOLE, BUDGET))
    return Answer(
        query,
        Status.ANSWERED,
        statements=statements,
        evidence=search.evidence(statements, [chosen]),
        hits=(Hit(1, document.source, pair.numbers, 1.0),),
        confidence=1.0,
        language=language,
    )
