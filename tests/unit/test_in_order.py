"""Results come in the order of the stream, from several threads, with errors as they were."""

import threading
from collections.abc import Callable, Iterator

import pytest

from formcheck import in_order as module
from formcheck.errors import SettingsError
from formcheck.in_order import CORES, IN_FLIGHT, MOST_CORES, cores, in_order

# Long enough for any machine; a test that works never waits for it.
PATIENCE_S = 30.0


def threads_of_a_pool() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if "ThreadPoolExecutor" in thread.name]


def test_results_keep_the_order_when_a_later_item_is_done_first() -> None:
    second_is_done = threading.Event()

    def work(item: int) -> int:
        if item == 0:
            assert second_is_done.wait(PATIENCE_S)
        if item == 1:
            second_is_done.set()
        return item

    assert list(in_order(lambda: work, range(6), 2)) == [0, 1, 2, 3, 4, 5]


@pytest.mark.parametrize("threads", [1, 2, 8])
def test_so_many_threads_work_at_once_each_with_a_worker_of_its_own(threads: int) -> None:
    all_at_once = threading.Barrier(threads)
    made: list[int] = []

    def make_worker() -> Callable[[int], int]:
        made.append(threading.get_ident())

        def work(item: int) -> int:
            if item < threads:
                all_at_once.wait(PATIENCE_S)
            return threading.get_ident()

        return work

    found = list(in_order(make_worker, range(3 * threads), threads))
    assert len(made) == len(set(made)) == threads
    assert set(found) <= set(made)
    assert threading.get_ident() not in made


def test_few_items_are_in_flight() -> None:
    read: list[int] = []

    def items() -> Iterator[int]:
        for item in range(50):
            read.append(item)
            yield item

    for number, _ in enumerate(in_order(lambda: str, items(), 3)):
        assert len(read) <= number + IN_FLIGHT * 3
    assert len(read) == 50


def test_a_workers_error_arrives_as_it_was_and_ends_the_work() -> None:
    broken = SettingsError("Expected whole, found broken.")
    read: list[int] = []

    def items() -> Iterator[int]:
        for item in range(1000):
            read.append(item)
            yield item

    def work(item: int) -> int:
        if item == 5:
            raise broken
        return item

    found: list[int] = []
    with pytest.raises(SettingsError) as caught:
        found.extend(in_order(lambda: work, items(), 2))
    assert caught.value is broken
    assert len(read) < 20
    assert not threads_of_a_pool()


def test_an_error_while_a_worker_is_made_arrives_as_it_was() -> None:
    def make_worker() -> Callable[[int], int]:
        raise SettingsError("Expected weights, found none.")

    with pytest.raises(SettingsError, match="found none"):
        list(in_order(make_worker, range(9), 2))


def test_an_error_of_the_stream_arrives_and_leaves_no_thread() -> None:
    def items() -> Iterator[int]:
        yield from range(5)
        raise OSError("the card was pulled out")

    with pytest.raises(OSError, match="pulled out"):
        list(in_order(lambda: str, items(), 2))
    assert not threads_of_a_pool()


def test_who_stops_listening_leaves_no_thread() -> None:
    results = in_order(lambda: str, range(1000), 2)
    assert next(results) == "0"
    assert threads_of_a_pool()
    results.close()  # type: ignore[attr-defined]
    assert not threads_of_a_pool()


def test_a_system_without_a_thread_is_short_of_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_thread: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", refuse)
    with pytest.raises(MemoryError):
        list(in_order(lambda: str, range(3), 2))


def test_an_analysis_uses_every_core_that_it_may(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(CORES, raising=False)
    for there, used in [(1, 1), (4, 4), (64, MOST_CORES)]:
        monkeypatch.setattr(module, "_all_cores", lambda there=there: there)
        assert cores() == used


def test_the_environment_sets_the_number_of_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(CORES, "12")
    assert cores() == 12


@pytest.mark.parametrize("text", ["0", "-1", "two", "1.5", "²"])
def test_a_wrong_number_of_cores_is_refused(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(CORES, text)
    with pytest.raises(SettingsError, match=r"whole number from 1 in FORMCHECK_CORES, found '"):
        cores()
