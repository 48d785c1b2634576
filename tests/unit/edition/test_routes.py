"""The ways of stories through the areas of several pages."""

from __future__ import annotations

from layout.edition.model import Route, Stop
from layout.edition.routes import routes_of
from tests.unit.page.pages import page


def ways(*dummies: str) -> tuple[Route, ...]:
    return routes_of([page(dummy, name=f"A{number:02}") for number, dummy in enumerate(dummies, 1)])


def test_stories_in_one_area_have_no_way():
    assert ways("a a b", "c c c") == ()


def test_a_story_goes_on_page_by_page():
    assert ways("a b b", "c c a>", "a> d d") == (Route("a", (Stop("A01", "a"), Stop("A02", "a>"), Stop("A03", "a>"))),)


def test_on_one_page_the_number_of_marks_counts():
    assert ways("a a>> a>") == (Route("a", (Stop("A01", "a"), Stop("A01", "a>"), Stop("A01", "a>>"))),)


def test_the_area_without_a_mark_is_the_first_wherever_it_is():
    assert ways("a> b b", "a a b>")[0] == Route("a", (Stop("A02", "a"), Stop("A01", "a>")))


def test_of_two_beginnings_the_first_counts():
    assert ways("a b b", "a a> b>")[0] == Route("a", (Stop("A01", "a"), Stop("A02", "a>")))


def test_a_way_without_beginning_is_one_all_the_same():
    assert ways("a> b b") == (Route("a", (Stop("A01", "a>"),)),)
