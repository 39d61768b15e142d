from datetime import date

import pytest

from rag.datamodels import Filters
from rag.errors import SettingsError
from rag.page_form import filters_label, ministry_name, to_filters, wrong_with


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2022-03-01", date(2022, 3, 1), date(2022, 3, 1)),
        (" 1  maart 2022 ", date(2022, 3, 1), date(2022, 3, 1)),
        ("1-3-2022", date(2022, 3, 1), date(2022, 3, 1)),
        ("maart 2022", date(2022, 3, 1), date(2022, 3, 31)),
        ("2022", date(2022, 1, 1), date(2022, 12, 31)),
    ],
)
def test_a_date_may_be_written_as_people_do(typed: str, first: date, last: date) -> None:
    assert to_filters(typed, None, None, "VBP") == Filters(since=first, party="VBP")
    assert to_filters("", typed, "VWS", None) == Filters(until=last, ministry="VWS")


@pytest.mark.parametrize("typed", ["gisteren", "31 februari 2022", "2022-02-31", "1-13-2022", "3"])
def test_what_is_no_date_is_said_with_the_label_of_its_field(typed: str) -> None:
    with pytest.raises(SettingsError, match=f"“Beantwoord vanaf”: “{typed}” is geen datum"):
        to_filters(typed, "", "", "")
    with pytest.raises(SettingsError, match="“Tot en met”"):
        to_filters("", typed, "", "")


def test_several_days_or_none_are_no_date() -> None:
    with pytest.raises(SettingsError, match="is geen datum"):
        to_filters("2022 en 2024", "", "", "")
    with pytest.raises(SettingsError, match="is geen datum"):
        to_filters("", "de afgelopen drie maanden", "", "")
    assert to_filters("het voorjaar van 2022", "", "", "") == Filters(since=date(2022, 3, 1))


def test_a_period_does_not_end_before_it_begins() -> None:
    assert to_filters("2024-01-01", "2024-01-01", "", "").active
    with pytest.raises(SettingsError, match="“Tot en met” ligt vóór “Beantwoord vanaf”"):
        to_filters("2024-01-01", "2023-01-01", "", "")


def test_the_heading_says_which_filters_are_active() -> None:
    assert filters_label("", None, "", "") == "Filters"
    assert filters_label("2024", "", "VWS", "SP") == (
        "Filters actief: van SP, ministerie VWS, sinds 1 januari 2024"
    )
    assert filters_label("2", "", "VWS", "SP") == "Filters: een datum klopt nog niet"


def test_a_message_is_long_or_wordless_or_a_question() -> None:
    assert "langer dan 2000 tekens" in wrong_with("x" * 2001)
    assert "Er staat geen vraag" in wrong_with("?!")
    assert wrong_with("Wie zei dat?") == wrong_with("hallo") == ""


def test_ministries_are_named_as_people_know_them() -> None:
    assert ministry_name("VWS") == "Volksgezondheid, Welzijn en Sport (VWS)"
    assert ministry_name("Defensie") == "Defensie"
    assert ministry_name("Water") == "Water"
