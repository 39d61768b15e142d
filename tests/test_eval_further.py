"""Counts, several questions in one message, time and turns: their gold fields and measures."""

import json
from pathlib import Path

import pytest
from eval_support import FakeChatbot, answer, case, citation, hits, question, quote, trap

from eval import scoring
from eval.gold import GoldPair, GoldPart, load_gold
from eval.losses import Loss, explain, losses
from eval.records import ListedRecord, PartRecord, load_records
from eval.reporting import report
from eval.running import Runner
from eval.trec import qrels_lines
from rag.answers import Listed, Part, Status
from rag.datamodels import DocumentKind
from rag.errors import ReadError

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"
SAMPLES = Path(__file__).resolve().parent.parent / "samples"
DURATION = GoldPart((GoldPair("doc", (1,)),), (("65 dagen",),))
PAYS = GoldPart((GoldPair("doc", (2,)),), (("gemeente",),))
SEVERAL = question(relevant=(*DURATION.relevant, *PAYS.relevant), parts=(DURATION, PAYS))
ASKED = question(parts=(DURATION, GoldPart()))
COUNT = question(relevant=(), nuggets=(), count=2)
TWO = (ListedRecord("a.txt"), ListedRecord("b.txt"))
DAYS, PAID = citation(), citation(numbers=(2, 3), quote="De gemeente betaalt.")
FOUND, REFUSED = Status.ANSWERED, Status.NOT_FOUND


def read(tmp_path, **values):
    path = tmp_path / "gold.jsonl"
    line = {"id": "m1", "question": "?", "style": "count", "answerable": True}
    path.write_text(json.dumps(line | values), encoding="utf-8")
    return load_gold(path)[0]


def several(gold, cites, *parts):
    records = tuple(PartRecord("?", status, places) for status, places in parts)
    return case(gold, FOUND, cites, parts=records, hits=hits(("doc.txt", (1,))))


def test_a_count_needs_no_document(tmp_path):
    found = read(tmp_path, count=3)
    assert (found.count, found.relevant, found.searched) == (3, (), False)
    with pytest.raises(ReadError, match="field 'count'"):
        read(tmp_path, count="3")


def test_parts_give_the_documents_and_facts_of_the_line(tmp_path):
    part = {"doc": "doc", "qa": [1], "nuggets": [["65 dagen"]]}
    found = read(tmp_path, parts=[part, {"answerable": False}], latest="doc", leak="other")
    assert found.parts == (DURATION, GoldPart())
    assert (found.relevant, found.nuggets) == (DURATION.relevant, DURATION.nuggets)
    assert (found.latest, found.leak, found.searched) == ("doc", "other", True)


def test_a_part_without_a_document_must_say_so(tmp_path):
    with pytest.raises(ReadError, match=r"parts\[0\]: field 'doc' is missing"):
        read(tmp_path, parts=[{"answerable": True}])


def test_parts_and_list_are_recorded_and_read_again(tmp_path):
    made = answer(
        quote("Het duurt 65 dagen."),
        parts=(Part("Hoe lang?", FOUND), Part("Wie?", REFUSED)),
        listing=(Listed("a.txt", DocumentKind.ANSWER, "duur"),),
    )
    (found,) = Runner(FakeChatbot({"Hoe lang duurt het?": made}), "1").run([question()])
    path = tmp_path / "records.jsonl"
    path.write_text(found.to_json(), encoding="utf-8")
    assert load_records(path)["q1"] == found
    assert [part.status for part in found.parts] == [FOUND, REFUSED]
    assert found.listing == (ListedRecord("a.txt"),)


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (several(SEVERAL, [DAYS, PAID], (FOUND, (0,)), (FOUND, (1,))), (True, True)),
        (several(SEVERAL, [PAID, DAYS], (FOUND, (0,)), (FOUND, (1,))), (False, False)),
        (several(SEVERAL, [DAYS, PAID], (FOUND, (0, 1)), (FOUND, ())), (True, True)),
        (several(SEVERAL, [DAYS, PAID]), (True, True)),
        (several(SEVERAL, [DAYS]), (True, False)),
        (several(ASKED, [DAYS], (FOUND, (0,)), (REFUSED, ())), (True, True)),
        (several(ASKED, [DAYS], (FOUND, (0,)), (Status.RELATED, (0,))), (True, True)),
        (several(ASKED, [DAYS], (REFUSED, ()), (FOUND, (0,))), (False, False)),
        (several(ASKED, [DAYS]), (True, False)),
        (case(ASKED), (False, False)),
        (case(ASKED, FOUND, [DAYS]), None),
        (case(question(), FOUND, [DAYS]), None),
    ],
)
def test_each_question_of_a_message_is_judged(one, expected):
    assert one.parts_right == expected


def test_parts_are_pooled():
    half = several(ASKED, [DAYS], (FOUND, (0,)), (FOUND, ()))
    whole = several(SEVERAL, [DAYS, PAID], (FOUND, (0,)), (FOUND, (1,)))
    found = scoring.PARTS.of([half, whole])
    assert (found.value, found.n) == (0.75, 4)


def test_counts_are_exact_or_wrong():
    right, wrong = case(COUNT, FOUND, listing=TWO), case(COUNT, FOUND, listing=TWO[:1])
    assert scoring.COUNTED.of([right, wrong, case(COUNT)]).value == pytest.approx(1 / 3)
    assert not scoring.COUNTED.of([case(COUNT, FOUND)]).measured
    assert (right.right, wrong.right) == (True, False)
    assert scoring.RECALL.of([right]).n == scoring.NUGGETS_LOOSE.of([right]).n == 0
    assert qrels_lines([right]) == []


def test_the_latest_and_earlier_turns():
    latest = question(latest="doc")
    first = case(latest, FOUND, [DAYS, citation(source="old.txt")])
    second = case(latest, FOUND, [citation(source="old.txt"), DAYS])
    assert scoring.LATEST.of([first, second, case(latest, REFUSED)]).value == pytest.approx(1 / 3)
    leaking = case(question(leak="old"), FOUND, [DAYS, citation(source="old.txt")])
    gold = case(question(leak="doc"), FOUND, [DAYS])
    assert scoring.LEAKED.of([leaking, gold]).value == 0.5


@pytest.mark.parametrize(
    ("one", "loss", "told"),
    [
        (case(COUNT, FOUND, listing=TWO[:1]), Loss.MISCOUNTED, "Listed 1 sets of questions of 2"),
        (case(COUNT, REFUSED, listing=()), Loss.MISCOUNTED, "Listed nothing of 2"),
        (several(ASKED, [DAYS]), Loss.PART_WRONG, "Of 2 questions wrong: 2."),
        (
            case(question(latest="new"), FOUND, [DAYS]),
            Loss.NOT_LATEST,
            "First cited: doc.txt (1), not new.",
        ),
        (
            case(trap(leak="doc"), FOUND, [DAYS]),
            Loss.LEAKED,
            "Cites doc, of an earlier turn.",
        ),
    ],
)
def test_failures_say_what_went_wrong(one, loss, told):
    assert loss in losses(one)
    assert told in explain(one)
    assert "'" not in loss.slug


def test_what_went_right_is_no_loss():
    assert losses(case(COUNT, FOUND, listing=TWO)) == ()


def test_the_report_shows_only_what_the_gold_asks():
    title = "## Counts, parts, time, turns"
    assert title not in report([case(question(), FOUND, [DAYS])], None, [])
    text = report([case(COUNT, FOUND, listing=TWO)], None, [])
    assert title in text
    assert scoring.COUNTED.name in text
    assert scoring.PARTS.name not in text


@pytest.mark.parametrize("name", ["samples", "corpus"])
def test_the_questions_are_read_whole(name):
    gold = load_gold(SAMPLES / f"gold-more-{name}.jsonl")
    assert len(gold) == 30
    assert {"time", "several", "count", "pointer", "long"} <= {q.style for q in gold}


def test_the_later_questions_are_read_whole():
    gold = load_gold(SAMPLES / "gold-later-corpus.jsonl")
    assert (len(gold), sum(q.answerable for q in gold)) == (80, 60)
    assert {q.why for q in gold} == {"", "near-miss", "premise-only"}


@pytest.mark.corpus
@pytest.mark.skipif(not CORPUS.is_dir(), reason="../shared is not beside this checkout")
def test_every_later_fact_stands_in_its_document():
    from rag.parsing import parse
    from rag.reading import read as read_file

    def squeezed(text):
        return "".join(text.split()).casefold()

    files = {p.stem: p for p in CORPUS.rglob("*.*")}
    for one in load_gold(SAMPLES / "gold-later-corpus.jsonl"):
        paths = {files[pair.doc] for pair in one.relevant}
        held = squeezed(" ".join(parse(read_file(path), path.name).text for path in paths))
        assert all(any(squeezed(s) in held for s in fact) for fact in one.nuggets), one.id


def test_every_fact_stands_in_the_answer_that_is_to_be_cited():
    from rag.parsing import parse
    from rag.reading import read as read_file

    files = {p.stem: p for p in SAMPLES.iterdir() if p.suffix not in {".md", ".json", ".jsonl"}}
    for one in load_gold(SAMPLES / "gold-more-samples.jsonl"):
        documents = [
            (parse(read_file(files[pair.doc]), files[pair.doc].name), pair) for pair in one.relevant
        ]
        answers = " ".join(d.answer_text(d.pair(n)) for d, pair in documents for n in pair.numbers)
        names = " ".join(a.name for d, _ in documents for a in d.metadata.answerers)
        text = " ".join((answers + names if one.style == "who" else answers).split())
        assert all(any(spelling in text for spelling in fact) for fact in one.nuggets), one.id
