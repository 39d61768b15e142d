from pathlib import Path

import pytest
from eval_support import DOC, FakeLibrary, question

from eval.gold import GoldPair
from eval.records import PairKey
from eval.stored import Folder, PairText, Words
from rag.errors import NotFoundError

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
KEY = PairKey("2099Z00052.txt", (4,))


def test_the_words_of_a_gold_pair():
    words = Words(FakeLibrary())
    first = PairText(
        PairKey("doc.txt", (1,)), "duur", "Hoe lang duurt het?", "Het duurt 65 dagen. Dat is lang."
    )
    assert words.of_gold(question()) == (first,)
    assert words.of_gold(question(relevant=(GoldPair("doc", (4,)),))) == ()  # not answered


def test_what_is_not_there_has_no_words():
    words = Words(FakeLibrary())
    assert words.of_pair(PairKey("doc.txt", (9,))) is None
    assert words.of_pair(PairKey("away.txt", (1,))) is None
    assert Words().of_gold(question()) == ()
    assert Words().of_pair(PairKey(DOC.source, (1,))) is None


def test_a_folder_is_read_when_asked():
    folder = Folder.of([SAMPLES])
    found = Words(folder).of_gold(question(relevant=(GoldPair("2099Z00052", (4,)),)))
    assert [text.pair for text in found] == [KEY]
    assert "borgstelling" in found[0].answer
    assert folder.document(KEY.source) is folder.document(KEY.source)


def test_files_can_be_named_one_by_one():
    assert [f.source for f in Folder.of([SAMPLES / KEY.source]).documents()] == [KEY.source]


def test_a_file_that_cannot_be_read_has_no_words(tmp_path):
    (tmp_path / "doc.pdf").write_bytes(b"not a pdf")
    folder = Folder.of([tmp_path])
    with pytest.raises(NotFoundError, match=r"doc\.pdf cannot be read"):
        folder.document("doc.pdf")
    assert Words(folder).of_gold(question()) == ()
    assert Words(folder).of_pair(PairKey("doc.pdf", (1,))) is None


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(NotFoundError, match="give the folder of the documents"):
        Folder.of([tmp_path / "none"])
