"""The failure browser: one HTML page of every question, what was shown, and why it lost."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from eval.browsing_assets import SCRIPT, STYLE
from eval.cases import Case
from eval.losses import Loss, explain, losses, outcome, place, reason_of, shows
from eval.records import CitationRecord, PairKey
from eval.stored import PairText, Words

TOP = 5  # of the ranking, that are shown


@dataclass(frozen=True, slots=True)
class Lost:
    """A case with its losses and the words of its gold pairs."""

    case: Case
    losses: tuple[Loss, ...]
    gold: tuple[PairText, ...]


def page(cases: Sequence[Case], words: Words, title: str) -> str:
    """Return the page; it asks nothing of any host and runs its own script only."""
    found = [Lost(case, losses(case), words.of_gold(case.gold)) for case in cases]
    ordered = sorted(found, key=lambda lost: (not lost.losses, -len(lost.losses)))
    body = (
        f"<header><h1>Failure browser</h1><p class=sub>{escape(title)}</p></header>"
        f"{_strip(found)}{_filters(found)}"
        f"<main>{''.join(_card(lost, words) for lost in ordered)}</main>"
        "<p id=none hidden>No question fits these filters.</p>"
    )
    return (
        "<!doctype html><html lang=en><head><meta charset=utf-8>"
        '<meta name=viewport content="width=device-width, initial-scale=1">'
        f'<meta http-equiv=Content-Security-Policy content="{_policy()}">'
        f"<title>Failures: {escape(title)}</title><style>{STYLE}</style></head>"
        f"<body>{body}<script>{SCRIPT}</script></body></html>\n"
    )


def _policy() -> str:
    """Allow this very style and script, and nothing else."""
    return (
        f"default-src 'none'; style-src '{_hash(STYLE)}'; script-src '{_hash(SCRIPT)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


# --- the head of the page ----------------------------------------------------------------------


def _strip(found: Sequence[Lost]) -> str:
    """Write the counts, one tile a kind of loss; a tile filters."""
    counts = Counter(loss for lost in found for loss in lost.losses)
    lost = sum(bool(one.losses) for one in found)
    tiles = [
        _tile("any", "questions with a loss", lost, len(found), "all"),
        *(_tile(k.slug, k.value, counts[k], _judged(found, k), "one") for k in Loss if counts[k]),
        _tile("none", "no loss", len(found) - lost, len(found), "won"),
    ]
    return f'<nav class=strip aria-label="Kinds of loss" data-filter=loss>{"".join(tiles)}</nav>'


def _judged(found: Sequence[Lost], loss: Loss) -> int:
    """Count the questions that can lose in this way."""
    if loss is Loss.FAILED:
        return len(found)
    wanted = loss is not Loss.ANSWERED
    return sum(one.case.gold.answerable is wanted for one in found)


def _tile(value: str, label: str, count: int, whole: int, kind: str) -> str:
    return (
        f'<button class="tile {kind}" data-value="{value}" aria-pressed=false>'
        f"<b>{count}</b><small>of {whole}</small><span>{escape(label)}</span></button>"
    )


def _filters(found: Sequence[Lost]) -> str:
    styles = Counter(one.case.gold.style for one in found)
    kinds = Counter(_kind(one.case) for one in found)
    return (
        "<div class=filters>"
        + _choice("style", "Register", styles)
        + _choice("kind", "Kind", kinds)
        + "<label class=search><span>Search</span><input type=search id=search "
        'placeholder="words, id or file"></label>'
        "<p class=count aria-live=polite><b id=shown></b> shown</p>"
        "<button id=open class=plain>Open all</button></div>"
    )


def _choice(name: str, label: str, counts: Counter[str]) -> str:
    chips = ['<button data-value="" aria-pressed=true>all</button>']
    chips += [
        f'<button data-value="{escape(value)}" aria-pressed=false>{escape(value)} '
        f"<small>{count}</small></button>"
        for value, count in counts.items()
    ]
    return (
        f'<div class=choice role=group aria-label="{label}" data-filter={name}>'
        f"<span>{label}</span>{''.join(chips)}</div>"
    )


def _kind(case: Case) -> str:
    return "answerable" if case.gold.answerable else case.gold.why or "unanswerable"


# --- a card ------------------------------------------------------------------------------------


def _card(lost: Lost, words: Words) -> str:
    case = lost.case
    slugs = " ".join(loss.slug for loss in lost.losses)
    why = explain(case, [text.answer for text in lost.gold])
    return (
        f'<details class="card {outcome(case)}" id="{escape(case.gold.id)}" '
        f'data-loss="{slugs}" data-style="{escape(case.gold.style)}" '
        f'data-kind="{escape(_kind(case))}"><summary>{_summary(lost)}'
        f"<p class=why>{escape(why)}</p></summary>"
        f"<div class=columns><section><h3>Gold</h3>{_gold(lost)}</section>"
        f"<section><h3>Shown</h3>{_shown(case)}</section></div>"
        f"{_ranking(case, words)}</details>"
    )


def _summary(lost: Lost) -> str:
    case = lost.case
    chips = "".join(f"<span class=loss>{escape(loss)}</span>" for loss in lost.losses)
    sure = "" if case.confidence is None else f"<span>confidence {case.confidence:.2f}</span>"
    rank = _rank_badge(case) if case.gold.searched else ""
    return (
        f"<span class=meta><code>{escape(case.gold.id)}</code>"
        f"<span>{escape(case.gold.style)}</span><span>{escape(_kind(case))}</span>"
        f"<span class=status>{escape(case.status)}</span>"
        f'{rank}{sure}</span><h2 lang="{escape(case.gold.lang)}">{escape(case.gold.question)}</h2>'
        f"<span class=chips>{chips}</span>"
    )


def _rank_badge(case: Case) -> str:
    rank = case.first_rank
    return f"<span>rank {rank}</span>" if rank else "<span>not ranked</span>"


def _gold(lost: Lost) -> str:
    gold = lost.case.gold
    if not gold.answerable:
        return (
            f"<p>Nothing answers it: {escape(gold.why or 'no reason given')}.</p>{_history(lost)}"
        )
    reference = f"<p class=reference>{escape(gold.reference)}</p>" if gold.reference else ""
    pairs = "".join(_pair(text, gold.evidence) for text in lost.gold) or _places(lost)
    return f"{reference}{_facts(lost.case)}{pairs}{_history(lost)}"


def _places(lost: Lost) -> str:
    """Name the gold pairs when their words are not at hand."""
    named = (f"{g.doc} ({', '.join(map(str, g.numbers))})" for g in lost.case.gold.relevant)
    return "".join(f"<p class=place>{escape(name)}</p>" for name in named)


def _facts(case: Case) -> str:
    if not case.gold.nuggets:
        return ""
    items = []
    for fact in case.gold.nuggets:
        mark, name = ("✓", "found") if shows(case.text, fact) else ("✗", "lost")
        spellings = " <i>or</i> ".join(escape(spelling) for spelling in fact)
        label = "shown" if name == "found" else "missing"
        items.append(f'<li class={name}><b title="{label}">{mark}</b> {spellings}</li>')
    return f'<ul class=facts aria-label="Required facts">{"".join(items)}</ul>'


def _pair(text: PairText, evidence: Iterable[str]) -> str:
    return (
        f"<p class=place>{escape(place(text.pair))}</p>"
        f"<blockquote class=asked>{escape(text.question)}</blockquote>"
        f"<blockquote>{_marked(text.answer, evidence)}</blockquote>"
    )


def _marked(text: str, evidence: Iterable[str]) -> str:
    """Mark the gold's evidence in an answer, where it stands there to the letter."""
    found = sorted((text.find(e), e) for e in evidence if e and e in text)
    parts, done = [], 0
    for start, words in found:
        if start >= done:
            parts += [escape(text[done:start]), f"<mark>{escape(words)}</mark>"]
            done = start + len(words)
    return "".join((*parts, escape(text[done:])))


def _history(lost: Lost) -> str:
    turns = lost.case.gold.history
    if not turns:
        return ""
    said = "".join(f"<p><b>{escape(t.role)}</b> {escape(t.content)}</p>" for t in turns)
    return f"<div class=history><h4>Asked before</h4>{said}</div>"


def _shown(case: Case) -> str:
    if case.record is None:
        return "<p>No record.</p>"
    reason = reason_of(case)
    said = f"<p class=reason>{escape(reason)}</p>" if reason else ""
    quotes = "".join(
        f"<blockquote>{escape(s.text)}{''.join(_cited(case, c) for c in s.citations)}</blockquote>"
        for s in case.record.statements
    )
    return said + quotes or "<p>Nothing.</p>"


def _cited(case: Case, cited: CitationRecord) -> str:
    right = case.gold.is_relevant(cited.source, cited.numbers)
    name = "found" if right else "lost"
    wrong = "" if cited.verbatim is not False else " · not verbatim"
    role = "" if cited.role == "answer" else f" · words of: {escape(cited.role)}"
    mark = "✓" if right else "✗"
    return (
        f"<cite class={name}><b>{mark}</b> {escape(place(cited.pair))} · "
        f"{cited.start}–{cited.end}{wrong}{role}</cite>"
    )


def _ranking(case: Case, words: Words) -> str:
    hits = case.record.hits[:TOP] if case.record else ()
    if not hits:
        return "<p class=ranking>Nothing was ranked.</p>"
    cited = set(case.cited)
    rows = "".join(
        _row(case, PairKey(h.source, h.numbers), h.rank, h.score, words, cited) for h in hits
    )
    below = ""
    if case.first_rank and case.first_rank > TOP and case.record:
        hit = case.record.hits[case.first_rank - 1]
        key = PairKey(hit.source, hit.numbers)
        below = _row(case, key, hit.rank, hit.score, words, cited)
    return (
        "<div class=ranking><h3>Ranking</h3><table><thead><tr><th>#<th>score<th>pair"
        f"<th>question put</thead><tbody>{rows}{below}</tbody></table></div>"
    )


def _row(
    case: Case, pair: PairKey, rank: int, score: float, words: Words, cited: set[PairKey]
) -> str:
    right = case.gold.is_relevant(pair.source, pair.numbers)
    text = words.of_pair(pair)
    asked = " ".join(text.question.split()) if text else ""
    name = "found" if right else ""
    quoted = " <i>quoted</i>" if pair in cited else ""
    mark = "✓ " if right else ""
    return (
        f'<tr class="{name}"><td>{mark}{rank}<td>{score:.3f}<td>{escape(place(pair))}{quoted}'
        f"<td><span class=clip>{escape(asked)}</span></tr>"
    )
