import base64
from collections.abc import Sequence

from rag.answers import Answer, Status, Turn
from rag.datamodels import Document, Filters
from rag.errors import LibraryError, NotFoundError
from rag.page import Exchange, conversation, sources
from rag.page_answers import respond
from tests.fake_chatbot import OPEN, QUOTES, SOURCE, FakeChatbot, FakeLibrary


def answered(chatbot: FakeChatbot, *messages: str) -> list[Exchange]:
    """Return the exchange of each message, with all that was added to it."""
    return [list(respond(chatbot, message, Filters(), ()))[-1] for message in messages]


def test_a_message_is_asked_with_what_was_said_before() -> None:
    chatbot = FakeChatbot()
    history = (Turn("user", "Hoeveel sluizen?"), Turn("assistant", QUOTES[0]))
    *_, made = respond(chatbot, "En wat kost dat?", Filters(party="VBP"), history)
    assert chatbot.asked == [("En wat kost dat?", history, Filters(party="VBP"))]
    assert made.message == "En wat kost dat?"
    assert [s.text for s in made.answer.statements] == list(QUOTES)


def test_sources_of_a_turn_belong_to_that_turn() -> None:
    found = sources(answered(FakeChatbot(), "Hoeveel sluizen?", "En de kermis?"))
    first, second = found.split('<div data-turn="bron-2"')
    assert 'data-turn="bron-1" lang="nl" hidden' in first
    assert "bij uw vraag: “Hoeveel sluizen?”" in first
    assert "bij uw vraag: “En de kermis?”" in second
    assert "kw-card" in first
    assert "kw-card" not in second
    assert "geen bronnen" in second


def test_an_error_of_the_library_becomes_one_sentence() -> None:
    class Broken(FakeChatbot):
        def answer(self, query: str, history: Sequence[Turn], filters: Filters) -> Answer:
            raise LibraryError("de schijf is vol")

    (made,) = answered(Broken(), "nat?")
    assert made.answer.status is Status.ERROR
    assert made.answer.reason == "De bibliotheek gaf een fout: de schijf is vol"


def test_what_a_user_types_is_never_markup() -> None:
    assert "<img" not in conversation(answered(FakeChatbot(), "<img src=x onerror=alert(1)>"))


def test_a_list_comes_with_the_documents_that_it_can_open() -> None:
    (made,) = answered(FakeChatbot(), "Welke vragen?")
    assert [d.source for d in made.documents] == [SOURCE, OPEN]

    class Deleting(FakeLibrary):
        def document(self, name: str) -> Document:
            if name == OPEN:
                raise NotFoundError(name)
            return super().document(name)

    chatbot = FakeChatbot()
    chatbot.library = Deleting()
    (made,) = answered(chatbot, "Welke vragen?")
    assert [d.source for d in made.documents] == [SOURCE]
    page = conversation([made])
    assert page.count('class="kw-item"') == 1
    assert "roestige sluizen" in page


def test_an_answer_can_be_kept_without_a_file_on_the_server() -> None:
    kept, lost = answered(FakeChatbot(), "Hoeveel sluizen?", "En de kermis?")
    page = conversation([kept])
    link = page.split('<a download="antwoord.md" href="data:text/markdown;charset=utf-8;base64,')[1]
    assert base64.b64decode(link.split('"')[0]).decode() == f"# {kept.answer.query}"
    assert conversation([kept, lost]).count("Bewaar dit antwoord") == 1
