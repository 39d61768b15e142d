"""The report: every measure over all questions, per style and per why, as Markdown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from eval import markdown as md
from eval import scoring
from eval.cases import LABELS, Case, System, group, recorded
from eval.facts import RunFacts
from eval.reporting_risk import risk
from eval.scoring import Measure

_HOW = (
    "Means run over the judged questions; a question without a record counts 0. In square "
    "brackets the 95 % bootstrap interval (percentiles, questions drawn again 2,000 times, fixed "
    "seed), then n: questions, or citations and cited pairs where those are pooled. An interval "
    "of no width at 0 or 1 says only that the sample held no exception: with n independent "
    "questions the true rate may still be some 3/n off."
)
_RELEVANCE = (
    "The judged unit is the question-answer pair. A pair is relevant when its file is the gold's "
    "and it serves one of the gold's numbers; several gold numbers that the library holds as one "
    "merged pair are one relevant pair."
)
_BASELINES = (
    "BM25 alone and dense alone rank for the query as the system searched it (follow-up questions "
    "completed from the conversation), so that the columns differ by ranking only."
)


def report(cases: Sequence[Case], facts: RunFacts | None, plots: Sequence[tuple[str, str]]) -> str:
    """Return the whole report; `plots` holds (caption, path) of the pictures to show."""
    parts = (
        _measured(cases, facts),
        _headline(cases),
        _retrieval(cases),
        _per_layer("Answers", scoring.ANSWERS, cases),
        _per_layer("Citations", scoring.CITATIONS, cases, _citation_counts(cases)),
        _further(cases),
        _abstention(cases),
        risk(cases),
        _per_layer("Stability", scoring.STABILITY, cases),
        _speed(cases, facts),
        md.section("Plots", *(f"![{caption}]({path})" for caption, path in plots)) if plots else "",
    )
    return "\n\n".join(part for part in parts if part) + "\n"


def _measured(cases: Sequence[Case], facts: RunFacts | None) -> str:
    answerable = sum(case.gold.answerable for case in cases)
    missing = sum(case.record is None for case in cases)
    failed = sum(case.status == "error" for case in cases)
    named = {case.record.version for case in cases if case.record and case.record.version}
    versions = sorted(named) or ["unknown"]
    counts = (
        f"{len(cases)} questions: {answerable} answerable, {len(cases) - answerable} not; "
        f"{missing} without a record, {failed} failed. Version: {', '.join(versions)}."
    )
    return md.section("Evaluation", counts, _corpus(facts), _HOW, level=1)


def _corpus(facts: RunFacts | None) -> str:
    if facts is None:
        return ""
    return (
        f"Gold `{facts.gold}` over `{facts.corpus}`: {facts.documents} documents, {facts.pairs} "
        f"pairs, {facts.passages} passages; {facts.files_skipped} files skipped, "
        f"{facts.files_failed} failed."
    )


def _headline(cases: Sequence[Case]) -> str:
    whole = {m.name: m for m in scoring.retrieval(System.WHOLE)}
    measures = (
        *(whole[name] for name in ("success@1", "success@5", "nDCG@10")),
        scoring.NUGGETS_LOOSE,
        scoring.VERBATIM,
        scoring.PRECISION,
        scoring.RECALL,
        scoring.ROLE_ERRORS,
        scoring.ANSWER_RATE,
        scoring.ABSTENTION_F1,
    )
    return _plain("In short", measures, cases)


def _plain(title: str, measures: Sequence[Measure], cases: Sequence[Case]) -> str:
    rows = [[m.name, *_cells(m, cases)] for m in measures]
    return md.section(title, md.table(("measure", "value", "95 % interval", "n"), rows))


def _cells(measure: Measure, cases: Sequence[Case]) -> tuple[str, str, str]:
    found = measure.of(cases)
    if not found.measured:
        return md.NONE, md.NONE, "0"
    low, high = (md.number(bound, measure.digits) for bound in (found.low, found.high))
    return md.number(found.value, measure.digits), f"{low} – {high}", str(found.n)


def _retrieval(cases: Sequence[Case]) -> str:
    systems = recorded(cases)
    if not systems:
        return ""
    header = ("measure", *(LABELS[system] for system in systems))
    parts = [_RELEVANCE, _BASELINES, _systems_table(header, cases, systems)]
    for style, members in group(cases, "style").items():
        if any(case.gold.answerable for case in members):
            parts.append(f"### {style}")
            parts.append(_systems_table(header, members, systems))
    return md.section("Retrieval", *parts)


def _systems_table(header: Sequence[str], cases: Sequence[Case], systems: Sequence[System]) -> str:
    found = scoring.measure_retrieval(cases, systems)
    return md.table(header, [[name, *map(md.cell, row)] for name, row in found.items()])


def _per_layer(
    title: str, measures: Sequence[Measure], cases: Sequence[Case], remark: str = ""
) -> str:
    return md.section(title, remark, _grouped(measures, cases, "style"))


def _grouped(measures: Sequence[Measure], cases: Sequence[Case], attribute: str) -> str:
    """Write a table: one row a measure, a column for all cases and one for each group."""
    groups = {"all": tuple(cases)} | group(cases, attribute)
    rows = [
        [m.name, *(md.cell(m.of(members), m.digits) for members in groups.values())]
        for m in measures
    ]
    return md.table(("measure", *groups), rows)


def _citation_counts(cases: Sequence[Case]) -> str:
    citations = [c for case in cases for c in case.citations]
    checked = [c for c in citations if c.verbatim is not None]
    wrong = sum(not c.verbatim for c in checked)
    roles = Counter(c.role for c in citations if c.role != "answer")
    named = ", ".join(f"{count} {role}" for role, count in sorted(roles.items())) or "none"
    return (
        f"{len(citations)} citations; {len(checked)} compared with the stored text, {wrong} not "
        f"verbatim; {sum(roles.values())} role errors ({named}). Precision is over the pairs cited "
        "in answers to answerable questions, recall over all answerable questions."
    )


def _further(cases: Sequence[Case]) -> str:
    """Show the measures whose field the gold has; nothing for a gold file without them."""
    asked = tuple(m for name, m in scoring.FURTHER.items() if _names(cases, name))
    return _plain("Counts, parts, time, turns", asked, cases) if asked else ""


def _names(cases: Sequence[Case], field: str) -> bool:
    return any(getattr(case.gold, field) not in (None, "", ()) for case in cases)


def _abstention(cases: Sequence[Case]) -> str:
    unanswerable = [case for case in cases if not case.gold.answerable]
    return md.section(
        "Abstention",
        "`answered` and `declined` answer; `error` and a missing record neither answer nor "
        "abstain; every other status, `related` too, abstains.",
        _grouped(scoring.ABSTENTION, cases, "style"),
        "### Unanswerable questions, per why" if unanswerable else "",
        _grouped(scoring.UNANSWERABLE, unanswerable, "why") if unanswerable else "",
        "### What became of the questions",
        _statuses(cases),
    )


def _statuses(cases: Sequence[Case]) -> str:
    groups = {"answerable": tuple(c for c in cases if c.gold.answerable)} | group(cases, "why")
    names = list(dict.fromkeys(case.status for case in cases))
    rows = []
    for name, members in groups.items():
        counts = Counter(case.status for case in members)
        rows.append([name, str(len(members)), *(str(counts[status]) for status in names)])
    return md.table(("questions", "n", *names), rows)


def _speed(cases: Sequence[Case], facts: RunFacts | None) -> str:
    rows = []
    groups = {"all": tuple(cases)} | group(cases, "style") | group(cases, "why")
    for name, members in groups.items():
        half, most = scoring.seconds(members, 50), scoring.seconds(members, 95)
        if half.measured:
            row = [name, md.number(half.value, 4), md.number(most.value, 4), str(half.n)]
            rows.append(row)
    return md.section(
        "Speed", _machine(facts), md.table(("seconds a question", "p50", "p95", "n"), rows)
    )


def _machine(facts: RunFacts | None) -> str:
    if facts is None:
        return ""
    indexed = f"{facts.passages_per_second:.1f}" if facts.passages_per_second else "not measured"
    return (
        f"On {facts.processor}, {facts.cores} cores, {facts.memory_mib} MiB: passages indexed a "
        f"second {indexed}, peak memory {facts.peak_memory_mib:.0f} MiB (indexing and answering "
        "in one process)."
    )
