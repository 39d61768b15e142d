from eval.bootstrap import NOT_MEASURED, Estimate
from eval.markdown import cell, inline, section, table


def test_a_cell_has_value_interval_and_n():
    assert cell(Estimate(0.71234, 0.65, 0.7799, 133)) == "0.712 [0.650, 0.780] n=133"
    assert cell(Estimate(41.26, 40, 42.5, 3), 1) == "41.3 [40.0, 42.5] n=3"


def test_what_was_not_measured_is_a_dash():
    assert cell(NOT_MEASURED) == "–"


def test_a_table():
    assert table(("a", "b"), [["x", "1"]]) == "| a | b |\n| --- | ---: |\n| x | 1 |"


def test_a_section_leaves_empty_parts_out():
    assert section("T", "", "text", level=3) == "### T\n\ntext"


def test_a_text_of_any_origin_stays_on_its_line():
    assert inline("a | b\n*c* <d> `e`") == "a \\| b \\*c\\* \\<d\\> \\`e\\`"
