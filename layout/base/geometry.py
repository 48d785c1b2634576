"""Points and rectangles in page coordinates: origin at the top left of the trim, y downwards, in sp."""

from typing import NamedTuple


class Point(NamedTuple):
    x: int
    y: int


class Rect(NamedTuple):
    """A rectangle by its top left corner and its size, in sp."""

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        return self.x + self.width

    @property
    def bottom(self) -> int:
        return self.y + self.height

    def inset(self, left: int, top: int, right: int, bottom: int) -> "Rect":
        """This rectangle with each edge moved inwards."""
        return Rect(self.x + left, self.y + top, self.width - left - right, self.height - top - bottom)

    def moved(self, dx: int, dy: int) -> "Rect":
        return Rect(self.x + dx, self.y + dy, self.width, self.height)
