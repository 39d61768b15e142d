"""Answers about a document that is named by its number: itself, some of its answers, what became
of it, or a search in it; never what is merely like the words of the question.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from rag.answers import Answer, Status
from rag.by_number import answered_by_number
from rag.counting import Counting
from rag.datamodels import Filters
from rag.errors import NotFoundError
from rag.fates import told
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
            "nothing": "In {name} staat hierover geen antwoord.",
        },
        "en": {
            "appendix": "appendix",
            "absent": "This library holds no document with the number {name}.",
            "held": "This is what is held under {name}.",
            "nothing": "There is no answer to that in {name}.",
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
    if source is None and named.doubtful:
        return None
    if source is None:
        reason = words["absent"].format(name=name)
        return Answer(query, Status.NOT_FOUND, reason=reason, language=language)
    inside = replace(filters, source=source)
    if named.pairs:
        document = library.document(source)
        return answered_by_number(search, query, document, named.pairs, name, language)
    if named.rest:
        return _inside(search, query, named.rest, inside, name, language)
    made = listed(library, query, Counting(()), inside, language)
    if not made.listing:
        return made
    if named.fate is None:
        return replace(made, reason=words["held"].format(name=name))
    status, reason = told(library, made.listing[0], name, named.fate, language)
    return replace(made, status=status, reason=reason)


def _inside(
    search: Search, query: str, rest: str, inside: Filters, name: str, language: str
) -> Answer:
    """Answer a question within one document."""
    found = search.find(rest, inside)
    made = search.answer(rest, found, language, given=True)
    shown = "" if rest == " ".join(query.split()) else f"{rest} ({name})"
    if made.status is Status.NOT_FOUND and inside == Filters(source=inside.source):
        made = replace(made, reason=_WORDS[language]["nothing"].format(name=name))
    return replace(made, query=query, interpretation=shown)


def _source(library: Library, named: Numbered) -> str | None:
    """Return the document's source; of the same number in several years the latest."""
    if named.name:
        try:
            return library.resolve(named.name)
        except NotFoundError:
            return None
    ending = f"-{named.appendix}"
    held = [d for d in library.documents() if d.identifier.startswith("ah-")]
    found = [d for d in held if d.identifier.endswith(ending)]
    return max(found, key=lambda d: (d.received, d.source)).source if found else None
