import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from layout.base.diagnostics import Severity, Span
from layout.base.geometry import Point
from layout.cache.keys import digest_of, engine_digest
from layout.edition.model import Paper, Text

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1", 1), (1, 1.0), (1, True), ((), ""), (("ab",), ("a", "b")), ((("a",), "b"), (("a", "b"),)),
        (None, "None"), (b"a", "a"), (Path("a"), "a"), (frozenset("ab"), frozenset("abc")),
        (date(2026, 11, 24), date(2026, 11, 25)), (Point(1, 2), Span("1", 1, 2)), (Point(1, 2), (1, 2)),
        (Text("a", "b"), Text("a", "c")), ({"a": 1}, {"a": 2}), (Severity.ERROR, "E"),
    ],
)  # fmt: skip
def test_values_that_differ_have_digests_that_differ(one: object, other: object):
    assert digest_of(one) != digest_of(other)


def test_equal_values_have_equal_digests_whatever_they_share():
    one = Text("".join(["a", "b"]), "".join(["a", "b"]))
    assert digest_of(one, "x") == digest_of(Text("ab", "ab"), "x")


def test_what_has_no_value_has_no_digest():
    with pytest.raises(TypeError, match="object"):
        digest_of(object())


def test_sets_have_one_digest_in_every_process():
    days = frozenset(date(2026, 11, day) for day in range(1, 20))
    script = (
        "from datetime import date\nfrom layout.cache.keys import digest_of\nfrom layout.edition.model import Paper\n"
        "print(digest_of(Paper('a', skipped=frozenset(date(2026, 11, day) for day in range(1, 20)))))"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout.strip()
        for seed in ("1", "2")
    }  # fmt: skip
    assert found == {digest_of(Paper("a", skipped=days))}


def test_the_engine_has_one_digest_as_long_as_it_stays_as_it_is():
    first = engine_digest()
    engine_digest.cache_clear()
    assert engine_digest() == first
