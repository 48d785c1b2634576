"""Messages about pictures among columns, and what of a picture may be cropped."""

from ..diagnostics import Severity
from . import Message

E, W = Severity.ERROR, Severity.WARNING

MESSAGES: dict[str, Message] = {
    "value/inset-width": Message(
        E,
        ("插图的宽“{value}”看不懂", "the width `{value}` of an inset can't be read"),
        ("写成“14字”“1.5栏”“一栏半”或“45mm”", "write it as `14zi`, `1.5 columns` or `45mm`"),
        (
            "插图的宽按字、按栏（连栏距）或按毫米算。",
            "An inset is so many 字, columns (gutters included) or millimetres wide.",
        ),
    ),
    "value/inset-place": Message(
        E,
        ("插图的位置“{value}”看不懂", "the place `{value}` of an inset can't be read"),
        (
            "写成“右上”“中”，或“第2栏 第10行”“第1栏缝 下”",
            "write it as `top right`, `center`, `column 2 line 10` or `gutter 1 bottom`",
        ),
        (
            "横向写左、右、中，或从第几栏起，或骑在第几栏后的栏缝上；纵向写上、下、中，或从正文第几行起。一个方向只写一次。",
            "Across: left, right, center, the column that it begins with, or the gutter that it stands over. Down: top, "
            "bottom, middle, or the line of text that it begins on. Each is said once.",
        ),
    ),
    "inset/unknown-picture": Message(
        E,
        ("{story} 没有叫“{name}”的图片⟦，是 {near} 吗？⟧", "{story} has no picture `{name}`⟦, did you mean {near}?⟧"),
        ("在稿子的 pictures 里加上它⟦；已有的是 {known}⟧", "add it under `pictures` of the story⟦; it has {known}⟧"),
        ("insets 里写的是这篇稿自己的图片。", "`insets` names pictures of the story itself."),
    ),
    "inset/drawn-too": Message(
        E,
        ("图片“{name}”版样里画了，insets 里又写了", "the picture `{name}` is both drawn in the dummy and an inset"),
        ("两处留一处", "keep one of the two"),
        (
            "一张图在一版上只登一次：或占格子，或插在文中。",
            "A picture stands once: in cells of its own, or among the text.",
        ),
    ),
    "inset/too-wide": Message(
        E,
        (
            "插图“{name}”宽 {width} 字，稿子只有 {room} 字宽",
            "the inset `{name}` is {width} 字 wide, its story has {room}",
        ),
        ("宽改到 {room} 字以内", "make it {room} 字 wide at most"),
        ("插图不能伸出自己的稿子。", "An inset stays within its story."),
    ),
    "inset/too-deep": Message(
        E,
        (
            "插图“{name}”连说明要 {lines} 行，那里只有 {room} 行",
            "the inset `{name}` takes {lines} lines with its words, there are {room}",
        ),
        (
            "收窄到 {zi} 字上下，或挪高、挪到别的栏，或把版位加高 {missing} 行",
            "make it about {zi} 字 wide, move it up or to another column, or make the area {missing} lines deeper",
        ),
        (
            "插图不能压标题，也不能伸出自己的稿子；深由图的形状和说明的行数定。",
            "An inset covers no head and stays within its story; its depth follows from its shape and its words.",
        ),
    ),
    "inset/no-column": Message(
        E,
        (
            "插图“{name}”要从第 {column} 栏起，稿子只有 {columns} 栏",
            "the inset `{name}` is to begin with column {column}, its story has {columns}",
        ),
        ("栏号改到 {columns} 以内，或只写“右上”", "name a column up to {columns}, or just `top right`"),
        ("栏号从稿子自己的左边第一栏数起。", "Columns are counted from the first one of the story."),
    ),
    "inset/overlap": Message(
        E,
        ("插图“{name}”压住“{other}”", "the inset `{name}` lies over `{other}`"),
        ("把其中一张挪到别的栏，或低 {lines} 行", "move one of them to another column, or {lines} lines down"),
        ("图不压图，也不压插在文中的标题。", "No inset covers another one, or a head among the text."),
    ),
    "inset/no-text-beside": Message(
        W,
        (
            "插图“{name}”旁边只剩 {zi} 字宽，不排字，空着",
            "beside the inset `{name}` {zi} 字 are left, too few for text, and stay white",
        ),
        (
            "图收窄到 {narrower} 字，或放宽到占满栏",
            "make it {narrower} 字 wide, or as wide as its columns",
        ),
        (
            "图旁少于 8 字（样式表 least-measure 可改）就不排字：太窄的行字距会拉得很开。",
            "Fewer than 8 字 beside a picture take no text (`least-measure` changes that): such lines are spaced too far.",
        ),
    ),
    "inset/no-mask": Message(
        W,
        (
            "插图“{name}”没有透明的地方，文字绕着方框走",
            "the inset `{name}` is opaque all over, so text goes round its rectangle",
        ),
        (
            "给一张去了底、带透明的 PNG，或用 shape-outside: polygon() 画出轮廓",
            "use a PNG with a transparent ground, or draw the outline with `shape-outside: polygon()`",
        ),
        (
            "shape-outside: alpha 让文字顺着图自己的透明边走。",
            "`shape-outside: alpha` lets text follow the transparent edge of the picture itself.",
        ),
    ),
    "image/crop-limit": Message(
        W,
        (
            "{picture} 至多裁 {limit}%，版位里空出 {share}%",
            "at most {limit} % of {picture} may be cropped, so that {share} % of its area stays white",
        ),
        ("把版位改成 {lines} 行高，或放宽 crop-limit", "make the area {lines} lines deep, or raise `crop-limit`"),
        (
            "crop-limit 定一张图至多裁去多少；裁到头还填不满版位的，留白。",
            "`crop-limit` says how much of a picture may be cropped; what its area has beyond that stays white.",
        ),
    ),
}
