import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
# `benchmarks` lies beside `src` and is not installed.
sys.path.insert(0, str(HERE.parents[1]))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark all tests of the renderer and the evaluation as slow: users do not run either."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker("slow")
