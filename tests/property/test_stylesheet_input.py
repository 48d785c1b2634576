"""Whatever stands in a stylesheet, the reader answers with diagnostics, and any part still has a style."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from layout.base.messages import hint, sentence
from layout.style.model import Part
from layout.style.properties import property_names
from layout.style.selectors import ELEMENTS
from layout.style.stylesheet import read_stylesheet

WORDS = (
    *ELEMENTS, *property_names(),
    "@page", "@font-face", "@import", "@media", "{", "}", "(", ")", "[", "]", ";", ":",
    ",", ">", "*", "=", "!important", "var(--a)", "--a", "fit(", "url(", "local(", "device-cmyk(",
    "gray(", ":is(", ":not(",
    "1zi", "2line", "9pt", "1e99mm", "-1", "50%", "五号", "U+41-5A", '"', "'", "\\", "/*", "*/", "<!--", "inherit",
)  # fmt: skip

SHEETS = st.one_of(
    st.binary(max_size=200),
    st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.lists(st.sampled_from(WORDS), max_size=40).map(lambda words: " ".join(words).encode()),
    st.tuples(st.sampled_from(property_names()), st.lists(st.sampled_from(WORDS), min_size=1, max_size=5)).map(
        lambda pair: f"story > * {{ {pair[0]}: {' '.join(pair[1])} }}".encode()
    ),
)


@settings(derandomize=True, deadline=None, max_examples=400)
@given(SHEETS)
def test_any_bytes_give_diagnostics_and_styles(data: bytes):
    with TemporaryDirectory() as folder:
        (Path(folder) / "own.css").write_bytes(data)
        outcome = read_stylesheet("own.css", Path(folder))
    for item in outcome.diagnostics:
        for language in ("zh", "en"):
            assert sentence(item, language)
            hint(item, language)
    assert outcome.value is not None
    assert outcome.value.geometry.lines > 0
    for name in ELEMENTS:
        outcome.value.compute((Part("page"), Part("story", (("rank", "lead"),)), Part(name)))
