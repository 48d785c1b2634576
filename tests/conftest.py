"""Options of the test run: renewing goldens, random search."""

from __future__ import annotations

import os
from zlib import crc32

import hypothesis
import pytest

# No test sees results of another run, or leaves its own in the user's folder; those that test the cache say so.
os.environ["BANXIN_CACHE"] = "off"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write goldens anew instead of comparing with them")
    parser.addoption("--fuzz", type=int, metavar="SEED", help="search with the examples that SEED leads to")


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    """True when goldens are to be renewed (`make accept`)."""
    return bool(request.config.getoption("--accept"))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Give every property other examples than those it always has; a seed says how to see them again."""
    start = config.getoption("--fuzz")
    if start is None:
        return
    for item in items:
        if isinstance(item, pytest.Function) and hypothesis.is_hypothesis_test(item.obj):
            hypothesis.seed(start + crc32(item.nodeid.encode()))(item.obj)
