import json
from pathlib import Path

import pytest

from eval import parsing
from eval.documents import load_groups
from rag.errors import NotFoundError

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
ANSWER = """Tweede Kamer der Staten-Generaal
2
Vergaderjaar 2024–2025
Aanhangsel van de Handelingen
Vragen gesteld door de leden der Kamer, met de daarop door de
regering gegeven antwoorden
9001
Vragen van het lid Verzonnen (XYZ) aan de Minister van Fictie over de brug (ingezonden
1 november 2024).
Antwoord van Minister Bedacht (Fictie) (ontvangen 20 november 2024).
Vraag 1
Kent u de brug?
Antwoord 1
Ja, ik ken de brug.
Vraag 2 en 3
Wie betaalt de brug?
Wat kost de brug?
Antwoord 2 en 3
De gemeente betaalt. De brug kost 12 euro.
"""


@pytest.fixture
def corpus(tmp_path):
    (tmp_path / "docs" / "deep").mkdir(parents=True)
    (tmp_path / "docs" / "deep" / "brug.txt").write_text(ANSWER, encoding="utf-8")
    (tmp_path / "docs" / "brug2.txt").write_text(ANSWER, encoding="utf-8")
    (tmp_path / "docs" / "leeg.txt").write_text("")
    (tmp_path / "docs" / "notes.md").write_text("no document")
    return tmp_path / "docs"


def gold(folder, **groups):
    path = folder.parent / "pairs.json"
    path.write_text(json.dumps(groups))
    return path


def test_every_document_is_found_and_judged(corpus):
    found = parsing.measure({"brug": ((1,), (2, 3)), "weg": ((1,),)}, corpus)
    assert [f.path.name for f in found.files] == ["brug2.txt", "brug.txt", "leeg.txt"]
    assert [j.exact for j in found.judgements] == [True, False]
    assert found.absent == ("weg",)
    assert [f.path.name for f in found.others] == ["brug2.txt", "leeg.txt"]


def test_the_report_says_what_was_found_and_what_is_wrong(corpus):
    text = parsing.report(parsing.measure({"brug": ((1,), (2,), (3,)), "weg": ((1,),)}, corpus))
    assert "| pair accuracy | 0.250 [0.000, 0.333] n=4 |" in text
    assert "- brug: missed [2], [3]; not expected [2, 3]" in text
    assert "Not in the folder: weg" in text
    assert "- brug2.txt: taken for answer, with 2 answered pairs" in text
    assert "- leeg.txt: refused:" in text
    assert "| answerers | 2 (100%) |" in text


def test_rates_are_given_before_and_after_the_repairs(corpus):
    broken = ANSWER.replace("Ja, ik ken", "Ja, de weten-\nschappers en ik kennen").replace(
        "Wie betaalt", "Wat als eenexploitant"
    )
    (corpus / "brug2.txt").write_text(broken, encoding="utf-8")
    found = parsing.measure({}, corpus)
    rates = parsing.rates(found.files)
    assert list(rates) == [
        (form, stage) for form in (".txt, typeset", "all") for stage in ("as read", "as stored")
    ]
    assert rates["all", "as read"]["broken"] == 1
    assert rates["all", "as stored"]["broken"] == 0
    assert rates["all", "as read"]["run together"] == 1
    shown = parsing.report(found)
    assert "| form | text | words | compound or run together |" in shown
    assert f"| all | as read | {rates['all', 'as read']['words']} |" in shown


def test_the_command(corpus, capsys):
    path = gold(corpus, brug=[[1], [2, 3]], brug2=[[1], [2, 3]])
    evidence = corpus.parent / "gold.jsonl"
    line = {"id": "a", "question": "?", "style": "citizen", "answerable": True}
    line |= {"doc": "brug", "qa": [3], "evidence": ["De brug kost 12 euro.", "De brug is dicht."]}
    evidence.write_text(json.dumps(line))
    command = ["--gold", str(path), "--corpus", str(corpus), "--evidence", str(evidence)]
    assert parsing.main(command) == 0
    shown = capsys.readouterr().out
    assert "| documents exact | 1.000 [1.000, 1.000] n=2 |" in shown
    assert "of the pair that is named: 0.500" in shown
    assert "- a: De brug is dicht." in shown


def test_a_folder_without_documents(tmp_path, capsys):
    with pytest.raises(NotFoundError, match="holds no document; give --corpus"):
        parsing.measure({}, tmp_path)
    assert parsing.main(["--gold", str(gold(tmp_path / "x")), "--corpus", str(tmp_path)]) == 1
    assert "eval.parsing:" in capsys.readouterr().err


@pytest.mark.corpus
@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is not beside this checkout")
def test_the_real_documents():
    expected = load_groups(SHARED / "gold" / "pairs.json")
    found = parsing.measure(expected, SHARED / "corpus")
    assert sum(j.exact for j in found.judgements) >= 26
    assert all(j.exact for j in found.judgements if j.name[:3] in {"000", "002"})
    assert "; 0 refused, 0 wrong." in parsing.report(found)
