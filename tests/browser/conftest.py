"""One browser for all tests of a module: what drives it keeps an event loop, beside which others can have none."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.desk import SAMPLE, launch


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        made = launch(playwright)
        yield made
        made.close()


@pytest.fixture(scope="module")
def issues(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the folder of the sample editions, to be written in."""
    folder = tmp_path_factory.mktemp("issues") / "editions"
    shutil.copytree(SAMPLE, folder, ignore=shutil.ignore_patterns("out", "*.py"))
    return folder
