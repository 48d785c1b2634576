"""Messages about what a finished PDF draws, an advertiser's or any other."""

from ..diagnostics import Severity
from . import Message

E, W = Severity.ERROR, Severity.WARNING

_AT_ZH = "（距左 {x} 毫米，距上 {y} 毫米）"
_AT_EN = "(at {x} mm from the left, {y} mm from the top)"

MESSAGES: dict[str, Message] = {
    "artwork/hairline": Message(
        W,
        (
            "{file} 里有 {value} 磅的细线，这种印刷要 {least} 磅以上" + _AT_ZH,
            "{file} has a line of {value} pt, and the press wants {least} pt " + _AT_EN,
        ),
        ("请做图的人把线加粗", "have whoever made the file draw it thicker"),
        (
            "线太细，在印版上断断续续。0 磅的线在每台设备上粗细不同：屏幕上看得见，印版上可能没有。只看成品边以内的。",
            "Lines that are too thin break up on the plate. A line of no width is as thin as the device can draw: seen on a "
            "screen, it may be gone on a plate. Only what lies inside of the trim counts.",
        ),
    ),
    "artwork/registration": Message(
        E,
        (
            "{file} 的成品边以内用了套准色（All），四块版一起着墨" + _AT_ZH,
            "{file} has registration colour (All) inside of its trim, which inks every plate " + _AT_EN,
        ),
        ("请做图的人改成 K100，套准色只用在裁切标记上", "have it made K 100; registration colour is for marks alone"),
        (
            "套准色每一块印版都印，四色合计 400%，会粘脏，稍微套不准就发虚。它只该用在成品边外面的标记上。",
            "Registration colour prints on every plate, 400 % of ink in one place: it sets off, and blurs when plates are out of "
            "register. It is meant for the marks outside of the trim.",
        ),
    ),
    "artwork/white-overprint": Message(
        E,
        (
            "{file} 里有设成叠印的白色，印出来会消失" + _AT_ZH,
            "{file} has white that is set to overprint, and will not be seen in print " + _AT_EN,
        ),
        ("请做图的人取消白色的叠印", "have overprinting turned off for white"),
        (
            "白色要把底下的颜色镂空才看得见。设成叠印，印版上什么也不留，屏幕上却往往照样显示白字。",
            "White is seen because it knocks out what is under it. Set to overprint it leaves nothing on any plate, while "
            "screens often go on showing it.",
        ),
    ),
    "artwork/grey-overprint": Message(
        W,
        (
            "{file} 里有设成叠印的灰色，底下的颜色会透上来" + _AT_ZH,
            "{file} has grey that is set to overprint, and what is under it may show through " + _AT_EN,
        ),
        ("请做图的人取消灰色的叠印，只让实黑叠印", "have only solid black set to overprint"),
        (
            "灰色叠印在别的颜色上，各家设备印出来不一样。只有实黑的小字和细线应当叠印。",
            "Devices differ in what they make of grey that overprints. Small type and fine lines in solid black should, "
            "nothing else.",
        ),
    ),
    "artwork/black-knockout": Message(
        W,
        (
            "{file} 里有 12 磅以下的黑字没有叠印" + _AT_ZH,
            "{file} has black type of 12 pt or less that does not overprint " + _AT_EN,
        ),
        (
            "字下面有底色的，请做图的人把黑字设成叠印；白底上的不要紧",
            "where it stands on a tint have it set to overprint; on white it does no harm",
        ),
        (
            "黑字不叠印，底色就要照字形镂空，套不准时笔画旁边露白边。小字的笔画细，最容易看出来。",
            "Black type that does not overprint is cut out of what is under it, and shows white edges as soon as plates are out "
            "of register. Small type suffers most.",
        ),
    ),
}
