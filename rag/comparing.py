"""What a lost quote looks like now: the text nearest to it, and the words that differ; pure."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

_COMPARED = 2000  # characters of a lost quote that are compared with the answer
_SENTENCE = re.compile(r"\S.*?(?:[.?!][⁰¹²³⁴-⁹]*(?=\s)|$)", re.MULTILINE)
_ALIKE = 0.4  # share of words from which a text looks like the quote


def nearest(quote: str, answer: str) -> str:
    """Return the sentences of an answer that look most like a quote, or nothing if none do."""
    quote = quote[:_COMPARED]
    sentences = [m.span() for m in _SENTENCE.finditer(answer)]
    length = max(1, len(_SENTENCE.findall(quote)))
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(quote.split())
    best, found = _ALIKE, ""
    for first, (start, _) in enumerate(sentences):
        stop = sentences[min(first + length, len(sentences)) - 1][1]
        matcher.set_seq1(answer[start:stop].split())
        if matcher.quick_ratio() > best and (ratio := matcher.ratio()) > best:
            best, found = ratio, answer[start:stop]
    return found


def differences(old: str, new: str) -> list[tuple[str, str]]:
    """Return the words of `old` that became other words in `new`."""
    a, b = old[:_COMPARED].split(), new[:_COMPARED].split()
    codes = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    return [(" ".join(a[i:j]), " ".join(b[k:m])) for tag, i, j, k, m in codes if tag != "equal"]
