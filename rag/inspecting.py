"""A document as the parser sees it: every character with its region, every repair listed; pure."""

from __future__ import annotations

from html import escape

from rag.datamodels import Document, Region, Repair, RepairKind
from rag.regions import account

_COLOURS = {  # ANSI colour number, CSS colour
    Region.FURNITURE: (90, "#d9d9d9"),
    Region.METADATA: (36, "#cfe8f3"),
    Region.QUESTION: (33, "#fdf0c9"),
    Region.ANSWER: (32, "#d6f0d4"),
    Region.FOOTNOTE: (35, "#e9dcf3"),
    Region.TAIL: (34, "#dfe3f7"),
    Region.UNASSIGNED: (41, "#f6c6c6"),
}
_NAMES = {
    Region.FURNITURE: "opmaak van de pagina",
    Region.METADATA: "gegevens van het document",
    Region.QUESTION: "vraag",
    Region.ANSWER: "antwoord",
    Region.FOOTNOTE: "noot",
    Region.TAIL: "slot of mededeling",
    Region.UNASSIGNED: "niet toegewezen",
}


def terminal(document: Document, *, colour: bool = True) -> str:
    """Return the document for a terminal: its account, its text coloured by region."""
    lines = [f"{document.source}: {document.kind.value}", *_shares(document, colour)]
    lines += [f"let op: {warning}" for warning in document.warnings]
    for part in document.regions:
        text = part.span.of(document.text).strip("\n")
        if part.region is Region.UNASSIGNED:  # to be seen without colours too
            text = f"[{_NAMES[part.region]}] {text}"
        lines.append(_ansi(text, part.region, colour))
    return "\n".join(lines)


def _shares(document: Document, colour: bool) -> list[str]:
    counts = account(document)
    total = sum(counts.values()) or 1
    return [
        f"  {_ansi(_NAMES[region], region, colour)}: {count} tekens ({count / total:.1%})"
        for region, count in counts.items()
        if count
    ]


def _ansi(text: str, region: Region, colour: bool) -> str:
    return f"\x1b[{_COLOURS[region][0]}m{text}\x1b[0m" if colour else text


def page(document: Document) -> str:
    """Return the document as an HTML page: text coloured by region, repairs marked."""
    counts = account(document)
    total = sum(counts.values()) or 1
    legend = "".join(
        f'<li style="background:{_COLOURS[region][1]}">{_NAMES[region]}: {count} '
        f"({count / total:.1%})</li>"
        for region, count in counts.items()
        if count
    )
    warnings = "".join(f"<p><b>Let op:</b> {escape(w)}</p>" for w in document.warnings)
    body = "".join(
        f'<div class="{p.region}" title="{_NAMES[p.region]}" '
        f'style="background:{_COLOURS[p.region][1]}">'
        f"{_with_repairs(document, p.span.start, p.span.end)}</div>"
        for p in document.regions
    )
    return (
        f'<!doctype html><html lang="nl"><meta charset="utf-8"><title>{escape(document.source)}'
        "</title><style>body{font:16px/1.5 Georgia,serif;max-width:60em;margin:2em auto}"
        "div{white-space:pre-wrap;padding:.2em .6em}ul{list-style:none;padding:0}"
        ".unassigned{border-left:.5em solid red}.unassigned:before{content:attr(title) ': ';"
        "font-weight:bold}li{padding:.1em .6em}"
        "ins{background:#fff;text-decoration:none;border-bottom:2px solid red}"
        f"</style><h1>{escape(document.source)} ({document.kind.value})</h1><ul>{legend}</ul>"
        f"{warnings}{body}</html>"
    )


def _with_repairs(document: Document, start: int, end: int) -> str:
    """Return a stretch as HTML in which each repaired word carries what was read there."""
    out: list[str] = []
    done = start
    for repair in document.repairs:
        span = repair.span
        if not _worth_showing(repair) or span.start < done or span.end > end:
            continue
        out.append(escape(document.text[done : span.start]))
        shown = escape(span.of(document.text)) or "·"
        out.append(f'<ins title="gelezen: {escape(repr(repair.original))}">{shown}</ins>')
        done = span.end
    out.append(escape(document.text[done:end]))
    return "".join(out)


def _worth_showing(repair: Repair) -> bool:
    return repair.kind in (RepairKind.GLUE, RepairKind.HYPHEN, RepairKind.CHARACTER)
