import numpy as np
from threadpoolctl import threadpool_info

from rag.vectors import on_one_thread, unit


def test_rows_get_length_one_and_keep_their_direction() -> None:
    rows = unit(np.array([[3.0, 4.0], [0.0, -2.0]], dtype=np.float32))
    np.testing.assert_allclose(rows, [[0.6, 0.8], [0.0, -1.0]])
    assert rows.dtype == np.float32


def test_a_zero_vector_becomes_the_first_axis() -> None:
    np.testing.assert_array_equal(unit(np.zeros(3, dtype=np.float32)), [1, 0, 0])


def test_no_rows_stay_no_rows() -> None:
    assert unit(np.zeros((0, 4), dtype=np.float32)).shape == (0, 4)


def test_on_one_thread_limits_the_products_and_lets_go_afterwards() -> None:
    def threads() -> list[int]:
        return [pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"]

    before = threads()
    with on_one_thread():
        assert before
        assert set(threads()) == {1}
    assert threads() == before
