"""Total ink: how much a picture lays on one spot, and how it is brought under what the paper holds.

Where cyan, magenta and yellow stand together, the grey in them is as well printed by black, which takes one ink in
the place of three. Pixels over the limit are mapped to inks of the same colour with less of the three and more of
black. The map is a device link on a grid of nine points an ink: at every grid point the inks are sought that look, by
the profile of the press, as nearly as possible like those that are there, and that keep the limit. Between grid points
littleCMS interpolates, so that what lies between points within the limit is within it, too.
Colours are sought by their distance in CIELAB, relative to the paper; what is told of the result is CIEDE2000.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import product
from math import sqrt
from struct import pack
from typing import TYPE_CHECKING, Any, NamedTuple

from .lab import Lab, difference_2000
from .press import Condition, opened, to_lab

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageCms import ImageCmsTransform

_STEPS = 8
_FINE = 2 * _STEPS + 1
"""Points an ink on the grid that littleCMS works on: every second is one of ours, so that it adds no error."""
_PROBE = 0.08
"""How far an ink is changed to see what it does to the colour; colours are known to one unit of Lab only."""
_DAMPING = 30.0
_ROUNDS = 4
_SAMPLE = 1 << 16
"""Pixels that a difference in colour is measured on; a larger picture is measured on every so many."""

Inks = tuple[float, float, float, float]


class InkChange(NamedTuple):
    """What was done to a picture: its most ink before and after in per cent; difference in colour (ΔE00) of what was
    changed, on average and at most, as the profile of the press has it."""

    before: int
    after: int
    mean: float
    most: float


def most_ink(image: Image, unless_below: int = 0) -> int:
    """The largest sum of inks of any pixel of a CMYK image, as a sum of samples from 0 to 255.

    Exact at `unless_below` and above; under it, what it can't be more than.
    """
    from PIL import ImageChops

    c, m, y, k = image.split()
    # Quarters of the sum fit into a byte; rounded down, they are short of it by less than four.
    quarters = ImageChops.add(ImageChops.add(c, m, scale=2), ImageChops.add(y, k, scale=2), scale=2)
    _, peak = _extremes(quarters)
    if 4 * peak + 4 < unless_below:
        return 4 * peak + 4
    highest = quarters.point([255 * (level >= peak) for level in range(256)]).getbbox()
    return _extremes(_sum(image.crop(highest)))[1]


def _extremes(plate: Any) -> tuple[int, int]:
    return plate.getextrema()


def _sum(image: Image) -> Image:
    from PIL import ImageMath

    plates = dict(zip("cmyk", image.split(), strict=True))
    return ImageMath.lambda_eval(lambda of: of["c"] + of["m"] + of["y"] + of["k"], **plates)


def _over(image: Image, limit: int) -> Image:
    """A mask of the pixels with more ink than `limit`."""
    from PIL import ImageMath

    return ImageMath.lambda_eval(lambda of: of["convert"]((of["sum"] > limit) * 255, "L"), sum=_sum(image))


def rebuilt(image: Image, condition: Condition, limit: int) -> Image:
    """A CMYK image whose pixels over `limit` (a sum of samples) have their black rebuilt; all others as they are."""
    from PIL import ImageCms

    mask = _over(image, limit)
    box = mask.getbbox()
    if box is None:
        return image
    part, mask = image.crop(box), mask.crop(box)
    mapped = ImageCms.applyTransform(part, _link(condition, limit, _cells(part, mask)))
    assert mapped is not None
    made = image.copy()
    made.paste(mapped, box, mask)
    return made


def difference(before: Image, after: Image, condition: Condition, limit: int) -> tuple[float, float]:
    """The mean and the largest ΔE00 between two CMYK images, over the pixels of the first that are over `limit`."""
    from PIL import Image, ImageCms

    mask = _over(before, limit)
    box = mask.getbbox()
    if box is None:
        return 0.0, 0.0
    size = box[2] - box[0], box[3] - box[1]
    if (share := _SAMPLE / (size[0] * size[1])) < 1:
        size = (max(round(size[0] * sqrt(share)), 1), max(round(size[1] * sqrt(share)), 1))
    parts = [image.crop(box).resize(size, Image.Resampling.NEAREST) for image in (before, after, mask)]
    labs = [ImageCms.applyTransform(part, to_lab(condition)) for part in parts[:2]]
    one, other = (lab.tobytes() for lab in labs if lab is not None)
    shown = parts[2].tobytes()
    pairs = Counter(
        one[at : at + 3] + other[at : at + 3] for at, seen in zip(range(0, len(one), 3), shown, strict=True) if seen
    )
    counted = [(count, difference_2000(_lab(pair[:3]), _lab(pair[3:]))) for pair, count in pairs.items()]
    if not counted:
        return 0.0, 0.0
    return sum(count * delta for count, delta in counted) / pairs.total(), max(delta for _, delta in counted)


def _lab(pixel: bytes) -> Lab:
    """A pixel as Pillow has it: L* over a whole byte, a* and b* as signed bytes."""
    return pixel[0] * 100 / 255, (pixel[1] ^ 128) - 128.0, (pixel[2] ^ 128) - 128.0


def _length(a: float, b: float, c: float) -> float:
    return sqrt(a * a + b * b + c * c)


_Point = tuple[int, ...]
"""A place on the grid, in steps of each ink."""


def _cells(image: Image, mask: Image) -> frozenset[_Point]:
    """The cells of the grid that pixels under the mask lie in, by their lowest corners."""
    from PIL import Image, ImageChops

    step = [min(level * _STEPS // 255, _STEPS - 1) for level in range(256)]
    c, m, y, k = image.split()
    # Two inks share a byte; 255, which no two make, stands for what is not under the mask.
    first = ImageChops.add(c.point([s << 3 for s in step]), m.point(step))
    second = ImageChops.add(y.point([s << 3 for s in step]), k.point(step))
    first = ImageChops.lighter(first, ImageChops.invert(mask))
    found: Any = Image.merge("LA", (first, second)).getcolors(1 << 16)
    return frozenset((a >> 3, a & 7, b >> 3, b & 7) for _, (a, b) in found if a != 255)


@lru_cache(maxsize=8)
def _known(condition: Condition, limit: int) -> dict[_Point, Inks]:
    """Grid points whose inks have been sought already: each comes out the same whatever is sought with it."""
    return {}


def _link(condition: Condition, limit: int, cells: Iterable[_Point]) -> ImageCmsTransform:
    """A transform of CMYK images that is right in these cells."""
    from PIL import ImageCms

    room = limit / 255
    corners = {(c + i, m + j, y + l, k + n) for c, m, y, k in cells for i, j, l, n in product((0, 1), repeat=4)}
    known = _known(condition, limit)
    wanted = sorted(point for point in corners - known.keys() if sum(point) / _STEPS > room)
    known.update(zip(wanted, _sought([_inks(point) for point in wanted], condition, room), strict=True))
    grid = product(range(_STEPS + 1), repeat=4)
    table = b"".join(_entry(known.get(point) or _inks(point)) for point in grid)
    return ImageCms.buildTransform(
        opened(_device_link(table, _STEPS + 1)),
        opened(_identity()),
        "CMYK",
        "CMYK",
        flags=ImageCms.Flags.GRIDPOINTS(_FINE),
    )


def _entry(inks: Inks) -> bytes:
    return pack(">4H", *(round(ink * 65535) for ink in inks))


def _inks(point: _Point) -> Inks:
    c, m, y, k = (step / _STEPS for step in point)
    return c, m, y, k


def _identity() -> bytes:
    corners = product((0, 65535), repeat=4)
    return _device_link(b"".join(pack(">4H", *corner) for corner in corners), 2)


def _device_link(table: bytes, points: int) -> bytes:
    """A device link from CMYK to CMYK with one lut16 of `points` grid points an ink (ICC.1:2001-04, 6.3.4, 6.5.8)."""
    identity = pack(">9i", *(65536 * (place % 4 == 0) for place in range(9)))
    curves = pack(">2H", 0, 65535) * 4
    tag = b"mft2\0\0\0\0" + bytes((4, 4, points, 0)) + identity + pack(">2H", 2, 2) + curves + table + curves
    at = 128 + 4 + 12
    white = pack(">3I", 0xF6D6, 0x10000, 0xD32D)
    head = pack(">I4xI4s4s4s12x4s24xI12s", at + len(tag), 0x02200000, b"link", b"CMYK", b"CMYK", b"acsp", 1, white)
    return head.ljust(128, b"\0") + pack(">I4sII", 1, b"A2B0", at, len(tag)) + tag


def _sought(points: Sequence[Inks], condition: Condition, room: float) -> list[Inks]:
    """For each of these inks those that look most like them among those whose sum is at most `room`.

    Begun with what the profile itself makes of the colour, bettered by Gauss and Newton's method, damped: black is
    exchanged for the other three as long as the sum asks for it, since that direction changes no colour.
    """
    if not points:
        return []
    wanted = _labs(points, condition)
    now = [_step(inks, _STILL, (0.0, 0.0, 0.0), room) for inks in _round_trip(points, condition)]
    best: list[tuple[float, Inks]] = [(float("inf"), inks) for inks in now]
    for _ in range(_ROUNDS + 1):
        seen = _labs([near for inks in now for near in _neighbours(inks)], condition)
        for number, (inks, goal) in enumerate(zip(now, wanted, strict=True)):
            here, *moved = seen[5 * number : 5 * number + 5]
            miss = (goal[0] - here[0], goal[1] - here[1], goal[2] - here[2])
            if (far := _length(*miss)) < best[number][0]:
                best[number] = (far, inks)
            slopes = [
                ((lab[0] - here[0]) / by, (lab[1] - here[1]) / by, (lab[2] - here[2]) / by)
                for lab, by in zip(moved, map(_probe, inks), strict=True)
            ]
            now[number] = _step(inks, slopes, miss, room)
    return [inks for _, inks in best]


_STILL: Sequence[Lab] = ((0.0, 0.0, 0.0),) * 4


def _probe(ink: float) -> float:
    return _PROBE if ink < 0.5 else -_PROBE


def _neighbours(inks: Inks) -> list[Inks]:
    """The inks themselves, and with each of them changed a little."""
    c, m, y, k = inks
    return [
        inks, (c + _probe(c), m, y, k), (c, m + _probe(m), y, k), (c, m, y + _probe(y), k), (c, m, y, k + _probe(k)),
    ]  # fmt: skip


def _step(inks: Inks, slopes: Sequence[Lab], miss: Lab, room: float) -> Inks:
    """The inks moved so that the colour comes nearer by `miss`, each from 0 to 1, all together at most `room`.

    An ink that would leave its bounds is stopped at the bound, and the others are moved again.
    """
    held: dict[int, float] = {}
    while True:
        free = [i for i in range(4) if i not in held]
        left = [m - sum(held[i] * slopes[i][q] for i in held) for q, m in enumerate(miss)]
        matrix = [[_dot(slopes[i], slopes[j]) + _DAMPING * (i == j) for j in free] for i in free]
        move = _solved(matrix, [_dot(slopes[i], left) for i in free])
        spare = room - sum(inks) - sum(held.values())
        if sum(move) > spare:
            slack = _solved(matrix, [1.0] * len(free))
            share = (sum(move) - spare) / sum(slack)
            move = [by - share * ink for by, ink in zip(move, slack, strict=True)]
        outside = [(max(-inks[i] - by, inks[i] + by - 1), i, by) for i, by in zip(free, move, strict=True)]
        farthest, ink, by = max(outside)
        if farthest <= 1e-9 or len(free) == 1:
            break
        held[ink] = (0.0 if by < 0 else 1.0) - inks[ink]
    moves = held | dict(zip(free, move, strict=True))
    made = [min(max(inks[i] + moves[i], 0.0), 1.0) for i in range(4)]
    if (excess := sum(made) - room) > 0:
        share = 1 - excess / sum(made)
        made = [ink * share for ink in made]
    return made[0], made[1], made[2], made[3]


def _dot(a: Sequence[float], b: Sequence[float]) -> float:
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def _solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """The solution of a system whose matrix is symmetric and positive, by elimination."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    size = len(rows)
    for i, pivot in enumerate(rows):
        for row in rows[i + 1 :]:
            share = row[i] / pivot[i]
            for j in range(i, size + 1):
                row[j] -= share * pivot[j]
    found = [0.0] * size
    for i in reversed(range(size)):
        row = rows[i]
        found[i] = (row[size] - sum(row[j] * found[j] for j in range(i + 1, size))) / row[i]
    return found


def _image(points: Sequence[Inks]) -> Image:
    from PIL import Image

    return Image.frombytes("CMYK", (len(points), 1), bytes(round(ink * 255) for inks in points for ink in inks))


def _labs(points: Sequence[Inks], condition: Condition) -> list[Lab]:
    """What inks look like; eight bits a value are all that Pillow passes on."""
    from PIL import ImageCms

    made = ImageCms.applyTransform(_image(points), to_lab(condition))
    assert made is not None
    data = made.tobytes()
    return [_lab(data[at : at + 3]) for at in range(0, len(data), 3)]


def _round_trip(points: Sequence[Inks], condition: Condition) -> list[Inks]:
    """The inks that the profile itself gives to the colours of these."""
    from PIL import ImageCms

    made = ImageCms.applyTransform(_image(points), _own_separation(condition))
    assert made is not None
    data = made.tobytes()
    return [
        (data[at] / 255, data[at + 1] / 255, data[at + 2] / 255, data[at + 3] / 255) for at in range(0, len(data), 4)
    ]


@lru_cache(maxsize=4)
def _own_separation(condition: Condition) -> ImageCmsTransform:
    from PIL import ImageCms

    press = opened(condition.profile)
    intent = ImageCms.Intent.RELATIVE_COLORIMETRIC
    return ImageCms.buildTransform(press, press, "CMYK", "CMYK", renderingIntent=intent)
