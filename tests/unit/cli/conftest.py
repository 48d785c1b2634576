"""The command, run in this process."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest

from layout.cli import main


class Run(NamedTuple):
    code: int
    out: str
    err: str


Banxin = Callable[..., Run]


@pytest.fixture
def banxin(capfd: pytest.CaptureFixture[str]) -> Banxin:
    """`banxin(*arguments)`; everything it prints is captured, and the language is English unless named."""

    def run(*arguments: str) -> Run:
        given = [*arguments] if "--lang" in arguments or not arguments else ["--lang", "en", *arguments]
        code = main(given)
        out, err = capfd.readouterr()
        return Run(code, out, err)

    return run
