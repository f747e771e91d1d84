"""Work on a stream with every core, and give the results in the stream's order."""

import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from formcheck.errors import SettingsError

Item = TypeVar("Item")
Result = TypeVar("Result")

# Environment variable with the number of cores that one analysis uses.
CORES = "FORMCHECK_CORES"
# Without it, at most so many are used. One thread reads the stream, and more workers would wait for
# it: at 720p a picture is decoded in a sixth of the time in which the landmark network reads it.
MOST_CORES = 8
# Items per thread that wait or are worked on: two keep a thread busy while the stream is read, and
# a 4K picture has 25 MB.
IN_FLIGHT = 2


def cores() -> int:
    """Return the number of processor cores that an analysis uses.

    Raises
    ------
    SettingsError
        If the environment variable is not a whole number from 1.
    """
    text = os.environ.get(CORES, "")
    if not text:
        return min(_all_cores(), MOST_CORES)
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise SettingsError(
            f"Expected a whole number from 1 in {CORES}, found {text!r}. Correct it or leave it "
            f"out."
        )
    return int(text)


def _all_cores() -> int:
    """Cores that this process may use, where the system tells; else those of the machine."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def in_order(
    make_worker: Callable[[], Callable[[Item], Result]],
    items: Iterable[Item],
    threads: int | None = None,
) -> Iterator[Result]:
    """Yield the result of each item, in the order of the items, from several threads at once.

    Threads are enough where the work is done by libraries that leave Python's lock alone
    meanwhile, as FFmpeg, LiteRT and OpenCV do. The caller's thread reads the items; those in flight
    are bounded (`IN_FLIGHT`). An error of a worker is raised here as it was, and ends the work.

    Parameters
    ----------
    make_worker
        Called once in each thread; returns the function that turns an item into its result.
    items
        Read by the caller's thread, as far as the work needs them.
    threads
        Number of threads; by default `cores()`.
    """
    count = threads or cores()
    own = threading.local()

    def work(item: Item) -> Result:
        if not hasattr(own, "worker"):
            own.worker = make_worker()
        result: Result = own.worker(item)
        return result

    pool = ThreadPoolExecutor(count)
    begun: deque[Future[Result]] = deque()
    try:
        for item in items:
            begun.append(_begun(pool, work, item))
            if len(begun) >= IN_FLIGHT * count:
                yield begun.popleft().result()
        while begun:
            yield begun.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def _begun(
    pool: ThreadPoolExecutor, work: Callable[[Item], Result], item: Item
) -> "Future[Result]":
    try:
        return pool.submit(work, item)
    except RuntimeError as error:
        # Python's word for no thread: there is no memory for its stack, or there are too many.
        raise MemoryError(*error.args) from error
