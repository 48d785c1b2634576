"""Messages about matter beside the line."""

from __future__ import annotations

from ..diagnostics import Severity
from . import Message

W = Severity.WARNING

MESSAGES: dict[str, Message] = {
    "text/reading-tight": Message(
        W,
        (
            "行间只有 {gap} 点，“{text}”的注音要 {needed} 点，排出来会碰到邻行",
            "{gap} pt between lines is too little: the reading of “{text}” takes {needed} pt and will touch the next line",
        ),
        (
            "在样式表里给这一段添 line-height: {lines}line",
            "give this part line-height: {lines}line in the stylesheet",
        ),
        (
            "注音排在行间，不撑开基线网格。行间放不下，注音缩小，最小 4 点（注音符号最小四分之一字高的格子）；再放不下，"
            "就照最小的排，在这里报出。要宽，就给这一类稿或这一段 line-height，占几行写几行，后面的文字仍在网格上。",
            "A reading stands between lines and never opens the grid. Where there is little room it becomes smaller, down "
            "to 4 pt; where even that does not fit it is set so all the same, and named here. More room is given by "
            "line-height for this kind of matter, in lines of the grid, so that what follows is on the grid again.",
        ),
    ),
    "text/marks-tight": Message(
        W,
        (
            "行间只有 {gap} 点，“{text}”的着重号（连同专名号、书名号）要 {needed} 点，排出来会碰在一起",
            "{gap} pt between lines is too little: the dots of “{text}”, with the lines at names there, take "
            "{needed} pt and will touch",
        ),
        (
            "在样式表里给这一段添 line-height: {lines}line",
            "give this part line-height: {lines}line in the stylesheet",
        ),
        (
            "着重号、专名号、书名号排在行间，不撑开基线网格。横排的点在线外；竖排点在右、线在左，邻行的点和线合用一个"
            "行间。行间小，点缩小，最小八分之一字；再放不下就照最小的排，在这里报出。",
            "Dots and lines stand between lines of text and never open the grid: across the page dots outside lines, down "
            "the page dots at the right and lines at the left, so that those of neighbours share one space. Where there "
            "is little room dots become smaller, down to an eighth of a 字; where even that does not fit they are set so "
            "all the same, and named here.",
        ),
    ),
    "text/reading-turned": Message(
        W,
        (
            "“{text}”的拼音“{reading}”在竖行里要转过来排",
            "the reading {reading} of “{text}” is turned on its side in vertical lines",
        ),
        ("竖排用注音符号，或把这篇改成横排", "use bopomofo in vertical matter, or set the story across the page"),
        (
            "拼音只合横排。竖排的注音用注音符号，排在字的右边，不用转。",
            "Pinyin is for horizontal lines. In vertical ones bopomofo stands upright, at the right of its characters.",
        ),
    ),
}
