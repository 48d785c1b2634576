"""Groups of pictures in rows."""

from __future__ import annotations

import pytest

from layout.base.geometry import Rect
from layout.page.arrange import arranged, natural_depth


def test_pictures_of_one_row_are_equally_deep_and_as_wide_as_their_shapes() -> None:
    left, right = arranged([2.0, 1.0], Rect(0, 0, 3010, 1000), 10)
    assert left == Rect(0, 0, 2000, 1000)
    assert right == Rect(2010, 0, 1000, 1000)


def test_a_deep_place_takes_them_over_each_other() -> None:
    upper, lower = arranged([1.5, 1.5], Rect(0, 0, 1500, 2010), 10)
    assert upper == Rect(0, 0, 1500, 1000)
    assert lower == Rect(0, 1010, 1500, 1000)


@pytest.mark.parametrize("count", [1, 2, 3, 5, 12])
def test_a_group_fills_its_place(count: int) -> None:
    place = Rect(100, 200, 5000, 3000)
    rects = arranged([1.5] * count, place, 20)
    assert len(rects) == count
    assert min(rect.x for rect in rects) == place.x
    assert min(rect.y for rect in rects) == place.y
    assert abs(max(rect.right for rect in rects) - place.right) <= 1
    assert abs(max(rect.bottom for rect in rects) - place.bottom) <= 1


def test_one_picture_is_as_deep_as_its_shape_asks() -> None:
    assert natural_depth([1.5], 3000, 10) == 2000
