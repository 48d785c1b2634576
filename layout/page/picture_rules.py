"""Rules for pictures as checks on what has been set: insets that stand wrongly, hard crops, white."""

from __future__ import annotations

from .context import Context
from .layout import Layout
from .pictures import SetPicture, place_of
from .story import StoryMaker

CROP_LIMIT = 30
"""Percent of a picture beyond which its editor is asked."""
_LITTLE_WHITE = 5
"""Percent of its place that a picture may leave white without being asked about."""


def judge_insets(maker: StoryMaker, layout: Layout) -> None:
    """Report insets that can't stand where they should, and those that spoil the text beside them."""
    for inset in layout.insets:
        picture = next(p for p in maker.story.pictures if p.name == inset.name)
        for fault in inset.faults:
            maker.context.report(fault.code, place_of(picture, maker.part), **dict(fault.values))


def judge_picture(context: Context, made: SetPicture) -> None:
    """Report pictures that are cropped hard or leave white."""
    if made.picture is None:
        return
    cropped, limit = round(100 * made.cropped), made.crop_limit
    name = made.picture.name
    if cropped > (CROP_LIMIT if limit is None else round(100 * limit)):
        context.report("image/aspect", made.place, picture=name, percent=cropped, lines=made.whole_depth)
    white = round(100 * made.white)
    if limit is not None and white > _LITTLE_WHITE:
        context.report(
            "image/crop-limit", made.place, picture=name, limit=round(100 * limit), share=white, lines=made.whole_depth
        )
