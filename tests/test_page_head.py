from rag.page_head import examples_of, head, held
from tests.fake_chatbot import FakeLibrary


def test_the_page_says_what_the_library_holds() -> None:
    library = FakeLibrary()
    assert held(library) == "In deze bibliotheek: 1 beantwoorde documenten, 3 vragen, 2099."
    assert held(library) in head(library, "")
    assert examples_of(library) == ["Wat antwoordde het kabinet over klemmende sluizen?"]


def test_what_leaves_the_machine_is_said_and_never_markup() -> None:
    assert "kw-leaves" not in head(FakeLibrary(), "")
    assert '<p class="kw-leaves">Naar &lt;b&gt;elders</p>' in head(FakeLibrary(), "Naar <b>elders")
