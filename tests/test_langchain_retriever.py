from rag.datamodels import Filters, Passage, ScoredPassage, Span
from rag.langchain_retriever import AnswerRetriever


class FakeRetriever:
    def __init__(self) -> None:
        self.asked: list[tuple[str, int, Filters]] = []

    def rank(self, query: str, k: int, filters: Filters) -> list[ScoredPassage]:
        self.asked.append((query, k, filters))
        passage = Passage("a.txt#0.0", "a.txt", (4, 5), Span(10, 13), "Ja.", "natte voeten\nNat?")
        return [ScoredPassage(passage, 1.5)]


def test_a_chain_gets_verbatim_passages_and_where_they_stand() -> None:
    fake = FakeRetriever()
    found = AnswerRetriever(retriever=fake, k=3, filters=Filters(party="VBP")).invoke("nat?")
    assert fake.asked == [("nat?", 3, Filters(party="VBP"))]
    assert [d.page_content for d in found] == ["Ja."]
    assert found[0].id == "a.txt#0.0"
    assert found[0].metadata == {
        "source": "a.txt",
        "numbers": [4, 5],
        "start": 10,
        "end": 13,
        "context": "natte voeten\nNat?",
        "score": 1.5,
    }
